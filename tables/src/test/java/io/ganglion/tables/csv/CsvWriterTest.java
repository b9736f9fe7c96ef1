package io.ganglion.tables.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
  @Test
  void quotesWhatHasToBeQuoted() throws IOException {
    StringBuilder out = new StringBuilder();
    CsvWriter writer = new CsvWriter(out);
    writer.row(List.of("a", "b, c", "say \"x\"", "two\nlines", ""));
    writer.row(List.of(0.25, 3, 1.0, "gr\u00FCn", -0.5));
    writer.row(List.of(""));
    assertEquals("a,\"b, c\",\"say \"\"x\"\"\",\"two\nlines\",\n0.25,3,1,gr\u00FCn,-0.5\n\"\"\n", out.toString());
  }

  @Test
  void writesWhatIsReadBack() throws IOException {
    List<List<String>> rows = List.of(List.of("a", ""), List.of(" b ", "\"\n,"), List.of("", "#"));
    StringBuilder out = new StringBuilder();
    CsvWriter writer = new CsvWriter(out);
    for (List<String> row : rows) {
      writer.row(row);
    }
    assertEquals(rows.toString(), Outcome.of(out.toString()));
  }
}
