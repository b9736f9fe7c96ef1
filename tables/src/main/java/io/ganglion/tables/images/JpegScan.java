package io.ganglion.tables.images;

/**
 * Reads the segments of a JPEG file before its pixels: its size, its colours, how the camera was held, and whether the
 * file is whole. What three numbers per pixel mean is decided as by libjpeg: by Adobe's marker, else by JFIF's, else by
 * the names of the components.
 */
final class JpegScan {
  private static final int FIRST_FRAME = 0xC0;
  private static final int LAST_FRAME = 0xCF;
  private static final int TABLES_OF_CODES = 0xC4;
  private static final int EXTENSION = 0xC8;
  private static final int ARITHMETIC = 0xCC;
  private static final int START_OF_SCAN = 0xDA;
  private static final int END = 0xD9;
  private static final int JFIF = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int ADOBE = 0xEE;
  private static final int BITS = 8;

  private final Bytes bytes;
  private int orientation = 1;
  private boolean jfif;
  private int adobe = -1;
  private long frame = -1;

  private JpegScan(Bytes bytes) {
    this.bytes = bytes;
  }

  static ImageHeader scan(Bytes bytes) throws UnreadableImageException {
    return new JpegScan(bytes).header();
  }

  private ImageHeader header() throws UnreadableImageException {
    long place = 2;
    while (true) {
      while (bytes.at(place) == 0xFF && bytes.at(place + 1) == 0xFF) {
        place++; // markers may be filled up
      }
      int marker = bytes.at(place + 1);
      if (place >= bytes.length() || bytes.at(place) != 0xFF) {
        throw place >= bytes.length() ? cutShort()
            : UnreadableImageException.damaged("no segment begins at byte " + place + ", where one is expected");
      }
      if (marker == START_OF_SCAN || marker == END) {
        break;
      }
      segment(marker, place + 4);
      place += 2 + bytes.bigShort(place + 2);
    }
    if (frame < 0) {
      throw UnreadableImageException.damaged("it has no header of a frame");
    }
    requireEnd(place);
    return frame();
  }

  private void segment(int marker, long content) {
    boolean isFrame = marker >= FIRST_FRAME && marker <= LAST_FRAME && marker != TABLES_OF_CODES && marker != EXTENSION
        && marker != ARITHMETIC;
    if (isFrame) {
      frame = content;
    } else if (marker == JFIF && bytes.has(content, "JFIF\0")) {
      jfif = true;
    } else if (marker == EXIF && bytes.has(content, "Exif\0\0")) {
      orientation = Exif.orientation(bytes, content + 6);
    } else if (marker == ADOBE && bytes.has(content, "Adobe")) {
      adobe = bytes.at(content + 11);
    }
  }

  private ImageHeader frame() throws UnreadableImageException {
    int bits = bytes.at(frame);
    int components = bytes.at(frame + 5);
    if (bits != BITS) {
      throw new UnreadableImageException("it has " + bits + " bits for each number of a pixel, and 8 are read",
          "save it with 8 bits");
    }
    if (components != 1 && components != 3) {
      throw new UnreadableImageException(components == 4 ? "it has four colours, CMYK, as for printing"
          : "it has " + components + " numbers per pixel", "convert it to RGB, for instance by 'magick in.jpg"
          + " -colorspace sRGB out.jpg'");
    }
    return ImageHeader.of("jpeg", bytes.bigShort(frame + 1), bytes.bigShort(frame + 3), orientation,
        components == 3 && isYcc());
  }

  private boolean isYcc() {
    boolean namedRgb = bytes.at(frame + 6) == 'R' && bytes.at(frame + 9) == 'G' && bytes.at(frame + 12) == 'B';
    return adobe >= 0 ? adobe != 0 : jfif || !namedRgb;
  }

  /** The decoder would fill up what is missing. */
  private void requireEnd(long from) throws UnreadableImageException {
    for (long place = bytes.length() - 2L; place >= from; place--) {
      if (bytes.at(place) == 0xFF && bytes.at(place + 1) == END) {
        return;
      }
    }
    throw cutShort();
  }

  private UnreadableImageException cutShort() {
    return UnreadableImageException.damaged("the file ends after " + bytes.length()
        + " bytes, before the end of the image");
  }
}
