package io.ganglion.problem;

/** How many columns of a terminal a text takes. */
public final class DisplayWidth {
  /** First and last of the ranges that Unicode's EastAsianWidth.txt calls wide or fullwidth, neighbours joined. */
  private static final int[] WIDE = {
      0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23EC, 0x2614, 0x2615, 0x2705, 0x2705, 0x274C, 0x274C, 0x2E80, 0x303E,
      0x3041, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
      0x16FE0, 0x18CFF, 0x1AFF0, 0x1B2FF, 0x1F300, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393,
      0x1F3A0, 0x1F3CA, 0x1F3E0, 0x1F3F0, 0x1F400, 0x1F43E, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F550, 0x1F567,
      0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD,
  };

  private DisplayWidth() {}

  /** The width of a text. */
  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** The width of one character: 0 if it is put onto the one before, 2 if it is East Asian, else 1. */
  public static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
      return 0;
    }
    for (int i = 0; i < WIDE.length; i += 2) {
      if (codePoint >= WIDE[i] && codePoint <= WIDE[i + 1]) {
        return 2;
      }
    }
    return 1;
  }
}
