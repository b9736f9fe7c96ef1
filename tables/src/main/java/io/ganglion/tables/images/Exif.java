package io.ganglion.tables.images;

/** The orientation in the Exif data of an image (Exif 2.32, 4.6.4, tag 274), which are laid out as TIFF. */
final class Exif {
  private static final int ORIENTATION = 0x112;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;

  private Exif() {}

  /** The orientation, 1 if nothing sensible is said; {@code start} is where the TIFF header stands. */
  static int orientation(Bytes bytes, long start) {
    boolean little = bytes.has(start, "II*\0");
    if (!little && !bytes.has(start, "MM\0*")) {
      return 1;
    }
    long directory = start + (number(bytes, start + 4, little) & 0xFFFF_FFFFL);
    int entries = shortNumber(bytes, directory, little);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) i * ENTRY;
      if (shortNumber(bytes, entry, little) == ORIENTATION && shortNumber(bytes, entry + 2, little) == SHORT) {
        int value = shortNumber(bytes, entry + 8, little);
        return value >= 1 && value <= Orientation.LAST ? value : 1;
      }
    }
    return 1;
  }

  private static int shortNumber(Bytes bytes, long place, boolean little) {
    return little ? bytes.littleShort(place) : bytes.bigShort(place);
  }

  private static int number(Bytes bytes, long place, boolean little) {
    return little ? bytes.littleInt(place) : bytes.bigInt(place);
  }
}
