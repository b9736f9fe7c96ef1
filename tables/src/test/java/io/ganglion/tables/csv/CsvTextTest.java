package io.ganglion.tables.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "-", "=",
      "＝1+1",       "＋1", "－1", "＠x", "-x", "+49 30 1234"})
  void markWhatASpreadsheetWouldCompute(String text) {
    assertEquals("'" + text, CsvText.SPREADSHEET_SAFE.of(text));
    assertEquals(text, CsvText.EXACT.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "-1", "-1.5e-3", "+7", " =1", "a=1", "'=1", "1-1", "x@y"})
  void leaveTheRest(String text) {
    assertEquals(text, CsvText.SPREADSHEET_SAFE.of(text));
  }

  @Test
  void areQuotedAsNeeded() throws IOException {
    StringBuilder csv = new StringBuilder();
    new CsvWriter(csv, CsvText.SPREADSHEET_SAFE).row(List.of("=\"a\",b", -1.0, 3, "=x"));
    new CsvWriter(csv).row(List.of("=\"a\",b", -1.0, 3, "=x"));
    assertEquals("\"'=\"\"a\"\",b\",-1,3,'=x\n\"=\"\"a\"\",b\",-1,3,=x\n", csv.toString());
  }
}
