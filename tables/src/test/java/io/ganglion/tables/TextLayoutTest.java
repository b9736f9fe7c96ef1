package io.ganglion.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import org.junit.jupiter.api.Test;

class TextLayoutTest {
  @Test
  void refusesWhatCantSeparateCells() {
    assertEquals("delimiter must be one character and no line break, or auto", message("", "\""));
    assertEquals("delimiter must be one character and no line break, or auto", message("||", "\""));
    assertEquals("delimiter must be one character and no line break, or auto", message("\n", "\""));
    assertEquals("quote must be one character and no line break, or \"\" for none", message(",", "''"));
    assertEquals("quote must not be the delimiter as well", message(",", ","));
  }

  @Test
  void takesATabAsItIsTyped() {
    assertEquals("\t", new TextLayout(true, "\\t", "\"").delimiter());
  }

  private static String message(String delimiter, String quote) {
    return assertThrows(InvalidSettingException.class, () -> new TextLayout(true, delimiter, quote)).getMessage();
  }
}
