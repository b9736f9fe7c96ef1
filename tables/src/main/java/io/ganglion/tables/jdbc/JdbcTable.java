package io.ganglion.tables.jdbc;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.CellEvidence;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.csv.CsvTable;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a query.
 *
 * @param csv what they are as CSV
 * @param sha256 of the text of the whole result
 */
record JdbcTable(CsvTable csv, String sha256) implements SourceTable {
  @Override
  public String file() {
    return csv.file();
  }

  @Override
  public Table table() {
    return csv.table();
  }

  @Override
  public SourceTable keeping(int[] rows) {
    return new JdbcTable(csv.keeping(rows), sha256);
  }

  @Override
  public Place place(int row, String column) {
    return csv.place(row, column);
  }

  @Override
  public List<Problem> warnings() {
    return csv.warnings();
  }

  @Override
  public CellEvidence evidence(String column) {
    return csv.evidence(column);
  }

  @Override
  public Optional<Column> written(String column) {
    return csv.written(column);
  }
}
