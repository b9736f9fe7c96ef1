package io.ganglion.tables.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import org.junit.jupiter.api.Test;

class CsvFormatTest {
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
    assertEquals("\t", new CsvFormat(true, "\\t", "\"").delimiter());
  }

  private static String message(String delimiter, String quote) {
    return assertThrows(InvalidSettingException.class, () -> new CsvFormat(true, delimiter, quote)).getMessage();
  }
}
