package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.tables.SourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The time series of a table: one, or one for each id. The rows of each are in the order of the file. */
final class SeriesPanel {
  private final Table table;
  private final Optional<Sequences> sequences;

  private SeriesPanel(Table table, Optional<Sequences> sequences) {
    this.table = table;
    this.sequences = sequences;
  }

  /**
   * Finds them.
   *
   * @param id the column of ids, if there are several
   * @throws DataException if a row has no id
   */
  static SeriesPanel of(Table table, Optional<String> id) {
    return new SeriesPanel(table, id.flatMap(table::column).map(column -> Sequences.of(column, Optional.of(
        new NumberColumn("row", IntStream.range(0, table.rows()).asDoubleStream().toArray())))));
  }

  /** The table with the rows of each series together, the series in the order in which they begin. */
  static SourceTable grouped(SourceTable source, Optional<String> id) {
    SeriesPanel panel = of(source.table(), id);
    return id.isEmpty() ? source
        : source.keeping(IntStream.range(0, panel.count()).flatMap(i -> IntStream.of(panel.rows(i))).toArray());
  }

  int count() {
    return sequences.map(Sequences::count).orElse(1);
  }

  /** The id of a series; empty if there is one without. */
  Optional<String> id(int series) {
    return sequences.map(all -> all.ids().get(series));
  }

  /** The rows of the table that are a series. */
  int[] rows(int series) {
    return sequences.map(all -> all.rows(series)).orElseGet(table::allRows);
  }

  /** Parts of each series by fractions, the first rows for training. */
  Split split(Split.Fractions fractions) {
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      int[] rows = rows(i);
      splits.add(Split.inOrder(rows.length, fractions).within(rows));
    }
    return new Split(splits.stream().flatMapToInt(split -> IntStream.of(split.train())).toArray(),
        splits.stream().flatMapToInt(split -> IntStream.of(split.validation())).toArray(),
        splits.stream().flatMapToInt(split -> IntStream.of(split.test())).toArray());
  }

  /** @throws DataException if a column isn't the same in all rows of a series */
  void requireConstant(String name) {
    Column column = table.column(name).orElseThrow();
    int row = sequences.map(all -> all.firstChange(column)).orElse(-1);
    if (row >= 0) {
      throw new DataException("'" + column.text(row) + "' isn't what the first row of the same id has, '"
          + column.text(sequences.orElseThrow().firstRow(sequences.orElseThrow().sequenceOf(row))) + "'", row, name,
          "data.series.constant names it: correct a row, or write it in data.series.known");
    }
  }

  /**
   * The times of each series, which is sorted by them.
   *
   * @throws DataException if one isn't
   */
  void requireOrder(String time) {
    for (int i = 0; i < count(); i++) {
      int[] rows = rows(i);
      try {
        SeriesOrder.times(table.column(time).orElseThrow().rows(rows));
      } catch (DataException e) {
        throw new DataException(e.problem(), rows[e.row()], e.column(), e.help());
      }
    }
  }
}
