package io.ganglion.tables.images;

import java.nio.charset.StandardCharsets;

/** The bytes of a file, with numbers in either order. Places outside of it are zeros, whatever a header says. */
record Bytes(byte[] all) {
  int length() {
    return all.length;
  }

  /** A byte without a sign. */
  int at(long place) {
    return place < 0 || place >= all.length ? 0 : all[(int) place] & 0xFF;
  }

  int bigShort(long place) {
    return at(place) << 8 | at(place + 1);
  }

  int bigInt(long place) {
    return bigShort(place) << 16 | bigShort(place + 2);
  }

  int littleShort(long place) {
    return at(place) | at(place + 1) << 8;
  }

  int littleInt(long place) {
    return littleShort(place) | littleShort(place + 2) << 16;
  }

  /** Whether ASCII characters stand at a place. */
  boolean has(long place, String ascii) {
    byte[] expected = ascii.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < expected.length; i++) {
      if (place + i >= all.length || at(place + i) != (expected[i] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /** Some bytes as characters. */
  String text(int place, int length) {
    return new String(all, place, Math.min(length, all.length - place), StandardCharsets.ISO_8859_1);
  }
}
