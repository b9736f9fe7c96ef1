package io.ganglion.experiments.bench;

import io.ganglion.engine.data.Table;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Tables that come with the bench. */
final class BenchFile {
  private BenchFile() {}

  /** @param skipRows lines that say something else, such as where the figures are from */
  static Table read(String name, int skipRows) {
    try (InputStream in = BenchFile.class.getResourceAsStream(name)) {
      return CsvReader.read(ByteSource.of(name, in), new TextLayout(true, ",", "\"", skipRows),
          WantedColumns.ALL.allowingGaps(column -> true)).table();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Table table, String column, int row) {
    return table.column(column).orElseThrow().text(row);
  }

  static boolean isEmpty(Table table, String column, int row) {
    return table.column(column).orElseThrow().isMissing(row);
  }

  static double number(Table table, String column, int row) {
    return Double.parseDouble(text(table, column, row));
  }
}
