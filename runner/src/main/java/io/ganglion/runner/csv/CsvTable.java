package io.ganglion.runner.csv;

import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Table;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Place;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;

/** A table that was read from a file, and where in it each row stood. */
public final class CsvTable {
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

  /** The same file with these rows of {@link #table} alone; not to be called on what it returned. */
  public CsvTable keeping(int[] rows) {
    if (kept != null) {
      throw new IllegalStateException("rows of '" + file + "' have been left out before");
    }
    return new CsvTable(file, table.rows(rows), places, rows);
  }

  /** The file as messages name it. */
  public String file() {
    return file;
  }

  public Table table() {
    return table;
  }

  /** The place of a cell, such as {@code iris.csv: row 3, column 'species'}; {@code row} is the table's, from 0. */
  public Place place(int row, String column) {
    int read = kept == null ? row : kept[row];
    return CsvRecords.place(file, places.fileRow(read), places.line(read), column);
  }

  /** What the engine found wrong with the table, with its place in the file. */
  public ProblemException problem(DataException e) {
    Place place = e.row() == DataException.NO_ROW
        ? Place.at(file + ": column '" + e.column() + "'")
        : place(e.row(), e.column());
    return new ProblemException(ExitCode.DATA, new Problem(e.problem(), place, e.help()));
  }
}
