package io.ganglion.runner.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import org.junit.jupiter.api.Test;

class CsvFormatTest {
  @Test
  void refusesWhatCantSeparateCells() {
    assertEquals("delimiter must be one character within a line, but is ''", message("", "\""));
    assertEquals("delimiter must be one character within a line, but is '||'", message("||", "\""));
    assertEquals("delimiter must be one character within a line, but is '\n'", message("\n", "\""));
    assertEquals("quote must be one character within a line, or empty, but is ''''", message(",", "''"));
    assertEquals("quote must differ from the delimiter, but both are ','", message(",", ","));
  }

  private static String message(String delimiter, String quote) {
    return assertThrows(InvalidSettingException.class, () -> new CsvFormat(true, delimiter, quote)).getMessage();
  }
}
