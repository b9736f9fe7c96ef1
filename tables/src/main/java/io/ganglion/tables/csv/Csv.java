package io.ganglion.tables.csv;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.engine.store.WholeFile;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** CSV files in one call: a file to a table, a table to a file. */
public final class Csv {
  private Csv() {}

  /**
   * Reads every column of a file with a header. The delimiter is guessed, the type of each column inferred, and cells
   * may have no value.
   *
   * @throws io.ganglion.problem.ProblemException with file and row if it can't be read or isn't well-formed
   */
  public static Table read(Path file) {
    return read(file, new TextLayout().delimitedBy(TextLayout.AUTO));
  }

  /**
   * Reads every column of a file; the type of each is inferred, and cells may have no value.
   *
   * @throws io.ganglion.problem.ProblemException as {@link #read(Path)}
   */
  public static Table read(Path file, TextLayout format) {
    return read(file, format, WantedColumns.ALL.allowingGaps(column -> true));
  }

  /**
   * Reads some columns of a file.
   *
   * @throws io.ganglion.problem.ProblemException as {@link #read(Path)}, or if a column isn't there, or a cell of it
   *     isn't what it should be
   */
  public static Table read(Path file, TextLayout format, WantedColumns columns) {
    return CsvReader.read(ByteSource.of(file), format, columns).table();
  }

  /**
   * Writes a table with a header, whole or not at all: cells separated by commas, a row without a value with an empty
   * cell, numbers with the digits that bring back the same bits.
   *
   * @throws IOException if the file can't be written
   */
  public static void write(Path file, Table table) throws IOException {
    WholeFile.write(file, bytes -> {
      Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
      CsvWriter rows = new CsvWriter(out);
      rows.row(table.names());
      for (int row = 0; row < table.rows(); row++) {
        List<Object> cells = new ArrayList<>();
        for (Column column : table.columns()) {
          cells.add(cell(column, row));
        }
        rows.row(cells);
      }
      out.flush();
    });
  }

  private static Object cell(Column column, int row) {
    return column instanceof NumberColumn numbers && column.type() == Column.Type.NUMBER && !column.isMissing(row)
        ? numbers.values()[row]
        : column.text(row);
  }
}
