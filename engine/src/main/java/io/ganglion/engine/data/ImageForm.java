package io.ganglion.engine.data;

import io.ganglion.api.Shape;

/**
 * What the images of a column are made to be.
 *
 * @param height lines
 * @param width pixels per line
 * @param features numbers per pixel, 1 or 3
 * @param scales whether images of other sizes are {@link Image#scaled scaled}; else they are errors
 */
public record ImageForm(int height, int width, int features, boolean scales) {
  /** Checks that such an image can be. */
  public ImageForm {
    if (features != Image.GRAY && features != Image.RGB) {
      throw new IllegalArgumentException("an image can't have " + features + " numbers per pixel");
    }
    if (height < 1 || width < 1 || (long) height * width > Integer.MAX_VALUE / features) {
      throw new IllegalArgumentException("an image can't have " + height + " × " + width + " pixels");
    }
  }

  /**
   * What images of these rows are made to be: of the size of the first, and coloured if one of them is.
   *
   * @param rows at least one
   */
  public static ImageForm of(ImageColumn images, int[] rows) {
    Image first = images.images().get(rows[0]);
    int features = Image.GRAY;
    for (int row : rows) {
      features = Math.max(features, images.images().get(row).features());
    }
    return new ImageForm(first.height(), first.width(), features, false);
  }

  /** The same, but that images of other sizes are scaled. */
  public ImageForm scaling() {
    return new ImageForm(height, width, features, true);
  }

  /** What a network gets. */
  public Shape.Grid shape() {
    return new Shape.Grid(height, width, features);
  }

  /**
   * An image in this form.
   *
   * @throws DataException with {@code row} and {@code column}, if it has another size, and isn't to be scaled
   */
  public Image of(Image image, int row, String column) {
    if (!scales) {
      requireSize(image, row, column);
    }
    return image.withFeatures(features).scaled(height, width);
  }

  /** @throws DataException with {@code row} and {@code column}, if an image has another size */
  public void requireSize(Image image, int row, String column) {
    if (image.height() != height || image.width() != width) {
      throw new DataException("the image has " + image.height() + " × " + image.width() + " pixels, but " + height
          + " × " + width + " are expected", row, column, "crop it; or let Ganglion scale every image, by format:"
          + " {use: images, height: " + height + ", width: " + width + "} in 'data' of the experiment");
    }
  }
}
