package io.ganglion.engine.data;

import java.util.List;
import java.util.stream.IntStream;

/** A column of images, of any sizes. A row without one can't be. */
public record ImageColumn(String name, List<Image> images) implements Column {
  public ImageColumn {
    images = List.copyOf(images);
  }

  /** The same with the size of each image, and whether it is gray, as a label. */
  public CategoryColumn sizes() {
    return CategoryColumn.of(name, images.stream().map(Image::size).toList());
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
    return new ImageColumn(name, IntStream.of(chosen).mapToObj(images::get).toList());
  }

  @Override
  public boolean isMissing(int row) {
    return false;
  }

  /** Its size and whether it is gray. */
  @Override
  public String text(int row) {
    return images.get(row).size();
  }

  /** The images are left out. */
  @Override
  public String toString() {
    return "ImageColumn[name=" + name + ", images=" + images.size() + "]";
  }
}
