package io.ganglion.runner.cli;

import io.ganglion.tables.SourceTable;
import io.ganglion.tables.csv.CsvPieces;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table in pieces of some rows each: CSV as it is read, files of other formats as a whole. */
final class TablePieces implements AutoCloseable {
  private final @Nullable CsvPieces csv;
  private final int rows;
  /** The one piece that is left; null if there is none, or the table is read in pieces. */
  private @Nullable SourceTable whole;

  private TablePieces(@Nullable CsvPieces csv, int rows, @Nullable SourceTable whole) {
    this.csv = csv;
    this.rows = rows;
    this.whole = whole;
  }

  /** Pieces of at most {@code rows} rows. */
  static TablePieces of(CsvPieces csv, int rows) {
    return new TablePieces(csv, rows, null);
  }

  /** One piece. */
  static TablePieces of(SourceTable whole) {
    return new TablePieces(null, 0, whole);
  }

  boolean hasNext() {
    return csv == null ? whole != null : csv.hasNext();
  }

  SourceTable next() {
    if (csv != null) {
      return csv.next(rows);
    }
    SourceTable piece = Objects.requireNonNull(whole);
    whole = null;
    return piece;
  }

  @Override
  public void close() {
    if (csv != null) {
      csv.close();
    }
  }
}
