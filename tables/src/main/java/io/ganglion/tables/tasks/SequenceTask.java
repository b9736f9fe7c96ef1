package io.ganglion.tables.tasks;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sequences that are drawn by a seed: a row for each step, with the number of its sequence and its own. */
public interface SequenceTask extends DataFormat {
  /** How many steps each sequence has. */
  int steps();

  /** The names of the columns. */
  List<String> columns();

  /** The columns. */
  List<Column> draw();

  /** The number of its sequence for each row, from 1. */
  static NumberColumn ids(int sequences, int steps) {
    double[] ids = new double[sequences * steps];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = row / steps + 1;
    }
    return new NumberColumn("sequence", ids);
  }

  /** The number of the step in its sequence for each row, from 1. */
  static NumberColumn steps(int sequences, int steps) {
    double[] numbers = new double[sequences * steps];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = row % steps + 1;
    }
    return new NumberColumn("step", numbers);
  }

  @Override
  default String title() {
    return name();
  }

  @Override
  default boolean needsFile() {
    return false;
  }

  @Override
  default boolean namesColumns() {
    return true;
  }

  @Override
  default Optional<List<String>> columnNames(TableRequest request) {
    return Optional.of(columns());
  }

  @Override
  default SourceTable read(TableRequest request) {
    List<Column> wanted = new ArrayList<>(draw());
    wanted.removeIf(column -> !request.columns().wants(column.name()));
    return new Drawn(name(), new Table(wanted));
  }

  /** The steps that were drawn. */
  record Drawn(String file, Table table) implements SourceTable {
    @Override
    public SourceTable keeping(int[] rows) {
      return new Drawn(file, table.rows(rows));
    }

    @Override
    public Place place(int row, String column) {
      return Place.at(file + ": step " + (row + 1) + ", column '" + column + "'");
    }
  }
}
