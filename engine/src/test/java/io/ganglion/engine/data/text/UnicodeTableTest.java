package io.ganglion.engine.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class UnicodeTableTest {
  /** U+0870 is a letter since Unicode 14, which JDK 17 doesn't know. */
  @Test
  void isThatOfTheJdkThatKnowsUnicode13() {
    assumeFalse(Character.isDefined(0x870), "this JDK knows a later Unicode");
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      int type = Character.getType(c);
      assertEquals(Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER,
          UnicodeTable.isOfWord(c), "word " + Integer.toHexString(c));
      assertEquals(type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
          || type == Character.COMBINING_SPACING_MARK, UnicodeTable.isMark(c), "mark " + Integer.toHexString(c));
      assertEquals(Character.toLowerCase(c), UnicodeTable.lowerCase(c), "lower " + Integer.toHexString(c));
    }
  }

  /** Sums of what the table says, so that it is the same on JDKs with another Unicode. */
  @Test
  void isTheSameOnEveryJdk() {
    long words = 0;
    long marks = 0;
    long lower = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      words = words * 31 + (UnicodeTable.isOfWord(c) ? c : 0);
      marks = marks * 31 + (UnicodeTable.isMark(c) ? c : 0);
      lower = lower * 31 + UnicodeTable.lowerCase(c);
    }
    assertEquals("5869e2b0d90cf89d fbcf87e52c18bccd 952bc07222a5daf9",
        String.format(Locale.ROOT, "%x %x %x", words, marks, lower));
  }
}
