package io.ganglion.tables.images;

/** Walks through the blocks of a GIF file: its size, how many frames it has, and whether it is whole. */
final class GifScan {
  private static final int HEADER = 13;
  private static final int DESCRIPTOR = 10;
  private static final int IMAGE = 0x2C;
  private static final int EXTENSION = 0x21;
  private static final int TRAILER = 0x3B;

  private GifScan() {}

  static ImageHeader scan(Bytes bytes) throws UnreadableImageException {
    int frames = 0;
    long first = 0;
    long place = (long) HEADER + colours(bytes, 10);
    while (bytes.at(place) != TRAILER || place >= bytes.length()) {
      switch (bytes.at(place)) {
        case IMAGE -> {
          first = frames == 0 ? place : first;
          frames++;
          place = afterBlocks(bytes, place + DESCRIPTOR + colours(bytes, place + 9) + 1);
        }
        case EXTENSION -> place = afterBlocks(bytes, place + 2);
        default -> throw UnreadableImageException.damaged(place >= bytes.length()
            ? "the file ends after " + bytes.length() + " bytes, before the end of the image"
            : "no block begins at byte " + place + ", where one is expected");
      }
    }
    if (frames == 0) {
      throw UnreadableImageException.damaged("it has no frame");
    }
    if (frames > 1) {
      throw UnreadableImageException.animated(frames);
    }
    int height = bytes.littleShort(first + 7);
    int width = bytes.littleShort(first + 5);
    if (height != bytes.littleShort(8) || width != bytes.littleShort(6)) {
      throw new UnreadableImageException("its frame has " + height + " × " + width + " pixels, but the whole image "
          + bytes.littleShort(8) + " × " + bytes.littleShort(6), "save it as PNG");
    }
    return ImageHeader.of("gif", height, width);
  }

  /** How many bytes a table of colours takes, of which {@code flags} tells. */
  private static int colours(Bytes bytes, long flags) {
    return (bytes.at(flags) & 0x80) == 0 ? 0 : 3 << (bytes.at(flags) & 7) + 1;
  }

  /** The place behind blocks of data, each of which begins with its length, the last with 0. */
  private static long afterBlocks(Bytes bytes, long start) {
    long place = start;
    while (place < bytes.length() && bytes.at(place) != 0) {
      place += 1 + bytes.at(place);
    }
    return place + 1;
  }
}
