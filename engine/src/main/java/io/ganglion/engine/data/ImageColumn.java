package io.ganglion.engine.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of images, of any sizes. A row without one can't be.
 *
 * @param origins what each was before it was scaled, or its colours were changed
 */
public record ImageColumn(String name, List<Image> images, List<Origin> origins) implements Column {
  /** Checks that each image has its origin. */
  public ImageColumn {
    images = List.copyOf(images);
    origins = List.copyOf(origins);
    if (images.size() != origins.size()) {
      throw new IllegalArgumentException(images.size() + " images can't have " + origins.size() + " origins");
    }
  }

  /** Images as they were. */
  public ImageColumn(String name, List<Image> images) {
    this(name, images, images.stream().map(Origin::of).toList());
  }

  /**
   * What a file says of its image.
   *
   * @param height lines
   * @param width pixels per line
   */
  public record Origin(int height, int width, boolean isGray) {
    /** That of an image that nothing was done to. */
    public static Origin of(Image image) {
      return new Origin(image.height(), image.width(), image.isGray());
    }

    /** Such as {@code 28 × 28}. */
    public String size() {
      return height + " × " + width;
    }

    /** Such as {@code 28 × 28 gray}. */
    public String text() {
      return size() + (isGray ? " gray" : " coloured");
    }
  }

  /** The same with the origin of each image as a label. */
  public CategoryColumn sizes() {
    return CategoryColumn.of(name, origins.stream().map(Origin::text).toList());
  }

  @Override
  public Type type() {
    return Type.IMAGE;
  }

  @Override
  public int size() {
    return images.size();
  }

  /** The images are shared. */
  @Override
  public ImageColumn rows(int[] chosen) {
    return new ImageColumn(name, IntStream.of(chosen).mapToObj(images::get).toList(),
        IntStream.of(chosen).mapToObj(origins::get).toList());
  }

  @Override
  public boolean isMissing(int row) {
    return false;
  }

  /** Its origin. */
  @Override
  public String text(int row) {
    return origins.get(row).text();
  }

  /** The images are left out. */
  @Override
  public String toString() {
    return "ImageColumn[name=" + name + ", images=" + images.size() + "]";
  }
}
