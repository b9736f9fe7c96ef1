package io.ganglion.tables.images;

import io.ganglion.tables.ImageStyle;

/**
 * What the bytes of an image file say of it before any pixel is decoded.
 *
 * @param format as the JDK names it
 * @param height lines
 * @param width pixels per line
 * @param orientation how the lines lie, by Exif 2.32: 1, the first line at the top, if nothing else is said, to 8
 * @param ycc whether three numbers per pixel are brightness and colour differences, as JPEG has them
 */
record ImageHeader(String format, int height, int width, int orientation, boolean ycc) {
  /** About 190 megabytes of colours; cameras make up to 50 millions. */
  static final int MOST_PIXELS = ImageStyle.MOST_PIXELS;

  ImageHeader {
    if (orientation < 1 || orientation > Orientation.LAST) {
      throw new IllegalArgumentException("there is no orientation " + orientation);
    }
  }

  /** An image whose first line is at the top. */
  static ImageHeader of(String format, long height, long width) throws UnreadableImageException {
    return of(format, height, width, 1, false);
  }

  /** Checks that it can be decoded in bounded memory. */
  static ImageHeader of(String format, long height, long width, int orientation, boolean ycc)
      throws UnreadableImageException {
    if (height < 1 || width < 1) {
      throw UnreadableImageException.damaged("its header declares " + height + " × " + width + " pixels");
    }
    if (height * width > MOST_PIXELS) {
      throw new UnreadableImageException("its header declares " + height + " × " + width + " pixels, and at most "
          + MOST_PIXELS + " are read", "scale the image down");
    }
    return new ImageHeader(format, (int) height, (int) width, orientation, ycc);
  }
}
