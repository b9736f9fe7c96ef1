package io.ganglion.tables.images;

import java.util.zip.CRC32;

/** Walks through the chunks of a PNG file: its size, and whether it is whole. */
final class PngScan {
  static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
  private static final int SIGNATURE_LENGTH = 8;
  /** Its length, its type and its checksum. */
  private static final int AROUND_CHUNK = 12;
  private static final int MOST_BITS = 8;

  private PngScan() {}

  static ImageHeader scan(Bytes bytes) throws UnreadableImageException {
    if (!bytes.has(SIGNATURE_LENGTH + 4, "IHDR")) {
      throw UnreadableImageException.damaged("its first chunk isn't the header, IHDR");
    }
    int orientation = 1;
    long place = SIGNATURE_LENGTH;
    while (!bytes.has(place + 4, "IEND")) {
      long length = bytes.bigInt(place) & 0xFFFF_FFFFL;
      if (place + AROUND_CHUNK + length > bytes.length()) {
        throw UnreadableImageException.damaged("the file ends after " + bytes.length() + " bytes, before the end of the"
            + " image");
      }
      requireChecksum(bytes, (int) place + 4, (int) length + 4);
      if (bytes.has(place + 4, "acTL") && bytes.bigInt(place + 8) != 1) {
        throw UnreadableImageException.animated(bytes.bigInt(place + 8));
      }
      if (bytes.has(place + 4, "eXIf")) {
        orientation = Exif.orientation(bytes, place + 8);
      }
      place += AROUND_CHUNK + length;
    }
    int bits = bytes.at(SIGNATURE_LENGTH + 16);
    if (bits > MOST_BITS) {
      throw new UnreadableImageException("it has " + bits + " bits for each number of a pixel, and at most " + MOST_BITS
          + " are read", "save it with 8 bits, for instance by 'magick in.png -depth 8 out.png'");
    }
    return ImageHeader.of("png", bytes.bigInt(SIGNATURE_LENGTH + 12) & 0xFFFF_FFFFL,
        bytes.bigInt(SIGNATURE_LENGTH + 8) & 0xFFFF_FFFFL, orientation, false);
  }

  private static void requireChecksum(Bytes bytes, int from, int length) throws UnreadableImageException {
    CRC32 checksum = new CRC32();
    checksum.update(bytes.all(), from, length);
    if ((int) checksum.getValue() != bytes.bigInt((long) from + length)) {
      throw UnreadableImageException.damaged("the checksum of the bytes from " + from + " on is wrong");
    }
  }
}
