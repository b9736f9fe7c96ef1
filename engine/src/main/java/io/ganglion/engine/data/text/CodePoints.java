package io.ganglion.engine.data.text;

/** The code points of a text, as tokenizers see them. */
final class CodePoints {
  private static final int REPLACEMENT = 0xFFFD;
  private static final String[] ASCII = new String[128];

  static {
    for (int i = 0; i < ASCII.length; i++) {
      ASCII[i] = String.valueOf((char) i);
    }
  }

  private CodePoints() {}

  /** The code point at a place, small if that is asked; U+FFFD for half a pair. */
  static int at(String text, int place, boolean lowerCase) {
    int c = text.codePointAt(place);
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      return REPLACEMENT;
    }
    return lowerCase ? UnicodeTable.lowerCase(c) : c;
  }

  static String text(int codePoint) {
    return codePoint < ASCII.length ? ASCII[codePoint] : Character.toString(codePoint);
  }
}
