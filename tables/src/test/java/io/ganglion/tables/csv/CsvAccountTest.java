package io.ganglion.tables.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.Column;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each record of a file. */
class CsvAccountTest {
  private static ByteSource source(String text) {
    return new ByteSource.OfBytes("x.csv", text.replace("|", "\n").getBytes(UTF_8));
  }

  /** @param rows how many a table has, and how many new data has, where none may be left out */
  @ParameterizedTest
  @CsvSource({"'a,b|1,2|3,4|', 2, 2", "'|a,b||1,2||3,4||', 2, 2", "'a,b|1,2|,|,|', 1, 3", "'a,b|1,2|,|3,4|', 3, 3",
      "'a,b|\"1\n\",2|3,4', 2, 2"})
  void comesOut(String text, int rows, int newRows) {
    TextLayout layout = new TextLayout().delimitedBy(",");
    assertEquals(rows,
        CsvReader.read(source(text), layout, WantedColumns.ALL.allowingGaps(name -> true)).table().rows());
    WantedColumns wanted = WantedColumns.only(Map.of("a", Column.Type.CATEGORY)).allowingGaps(name -> true);
    for (int most : new int[] {1, 2, 100}) {
      int read = 0;
      try (CsvPieces pieces = CsvPieces.open(source(text), layout, wanted, most)) {
        while (pieces.hasNext()) {
          read += pieces.next().table().rows();
        }
      }
      assertEquals(newRows, read);
    }
  }

  /** A reader that lost a row, or gave one twice. */
  @ParameterizedTest
  @CsvSource({"1, 'of the 4 rows of ''x.csv'', 1 are used and 2 left out (1 of the header, 1 blank)'",
      "3, 'of the 4 rows of ''x.csv'', 3 are used and 2 left out (1 of the header, 1 blank)'"})
  void breaksIfARowIsLostOrGivenTwice(long rows, String message) {
    try (CsvRecords records = CsvRecords.open(source("a,b|1,2||3,4|"), new TextLayout())) {
      while (records.next()) {
        // to the end
      }
      records.requireAccounted(2);
      assertEquals(message, assertThrows(IllegalStateException.class, () -> records.requireAccounted(rows)).getMessage()
          .replace("1 blank, 1 of the header", "1 of the header, 1 blank"));
    }
  }
}
