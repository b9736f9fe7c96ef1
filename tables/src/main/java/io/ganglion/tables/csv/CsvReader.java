package io.ganglion.tables.csv;

import io.ganglion.engine.data.Column;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads CSV files into a table.
 *
 * <p>Blanks around cells and names don't count. A cell that is empty, {@code NA} or {@code ?} has no value.
 */
public final class CsvReader {
  private CsvReader() {}

  /** Reads the requested columns of one file. */
  public static CsvTable read(ByteSource source, TextLayout format, WantedColumns wanted) {
    return read(List.of(source), format, wanted);
  }

  /**
   * Reads the requested columns; the rows of several files one after the other, columns found by name.
   *
   * @throws ProblemException ({@link ExitCode#DATA}) if a file can't be read, isn't well-formed, lacks a column, or if
   *     cells have no value or the wrong type: then one problem per column, at the first such cell
   */
  public static CsvTable read(List<ByteSource> sources, TextLayout format, WantedColumns wanted) {
    Map<String, Column.Type> types = new LinkedHashMap<>(wanted.types());
    CsvPass pass = new CsvPass(wanted, types);
    sources.forEach(source -> pass.read(source, format));
    List<String> lost = pass.columnsThatLostText();
    if (lost.isEmpty()) {
      return checked(pass.table(), wanted);
    }
    lost.forEach(name -> types.put(name, Column.Type.CATEGORY));
    CsvPass second = new CsvPass(wanted, types);
    sources.forEach(source -> second.read(source, format));
    return checked(second.table(), wanted);
  }

  private static CsvTable checked(CsvTable table, WantedColumns wanted) {
    HeaderRows.requireNone(table, wanted);
    return table;
  }

  /** The names of a file's columns. */
  public static List<String> names(ByteSource source, TextLayout format) {
    try (CsvRecords records = CsvRecords.open(source, format)) {
      CsvPass.requireRow(records, source.name());
      return CsvHeader.of(records).names();
    }
  }
}
