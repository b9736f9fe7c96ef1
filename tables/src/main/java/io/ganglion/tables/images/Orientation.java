package io.ganglion.tables.images;

import io.ganglion.engine.data.Image;

/** Turns an image as its Exif orientation says: cameras write lines as the sensor has them, however it was held. */
final class Orientation {
  /** The last of the orientations, which begin with 1. */
  static final int LAST = 8;
  /** From here on lines are columns. */
  private static final int FIRST_TRANSPOSED = 5;

  private Orientation() {}

  /** The image with its first line at the top. */
  static Image upright(Image image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    boolean transposed = orientation >= FIRST_TRANSPOSED;
    int height = transposed ? image.width() : image.height();
    int width = transposed ? image.height() : image.width();
    byte[] values = new byte[image.values().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = switch (orientation) {
          case 2 -> place(image, y, width - 1 - x); // mirrored
          case 3 -> place(image, height - 1 - y, width - 1 - x); // upside down
          case 4 -> place(image, height - 1 - y, x);
          case 5 -> place(image, x, y);
          case 6 -> place(image, width - 1 - x, y); // to be turned to the right
          case 7 -> place(image, width - 1 - x, height - 1 - y);
          default -> place(image, x, height - 1 - y); // to be turned to the left
        };
        System.arraycopy(image.values(), from, values, (y * width + x) * image.features(), image.features());
      }
    }
    return new Image(height, width, image.features(), values);
  }

  private static int place(Image image, int line, int pixel) {
    return (line * image.width() + pixel) * image.features();
  }
}
