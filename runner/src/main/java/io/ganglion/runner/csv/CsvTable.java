package io.ganglion.runner.csv;

import io.ganglion.engine.data.Table;
import io.ganglion.runner.table.SourceTable;
import io.ganglion.runner.problem.Place;

/** A table that was read from a file, and where in it each row stood. */
public final class CsvTable implements SourceTable {
  private final String file;
  private final Table table;
  private final RowPlaces places;
  /** The rows that were kept; null if all of them. */
  private final int[] kept;

  CsvTable(String file, Table table, RowPlaces places) {
    this(file, table, places, null);
  }

  private CsvTable(String file, Table table, RowPlaces places, int[] kept) {
    this.file = file;
    this.table = table;
    this.places = places;
    this.kept = kept;
  }

  @Override
  public CsvTable keeping(int[] rows) {
    if (kept != null) {
      throw new IllegalStateException("rows of '" + file + "' have been left out before");
    }
    return new CsvTable(file, table.rows(rows), places, rows);
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public Table table() {
    return table;
  }

  @Override
  public Place place(int row, String column) {
    int read = kept == null ? row : kept[row];
    return CsvRecords.place(file, places.fileRow(read), places.line(read), column);
  }
}
