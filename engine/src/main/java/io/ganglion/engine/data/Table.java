package io.ganglion.engine.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Named columns of the same length. */
public final class Table {
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final int rows;

  /** At least one column; all of the same length and with different names. */
  public Table(List<? extends Column> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table needs at least one column");
    }
    rows = columns.get(0).size();
    for (Column column : columns) {
      if (column.size() != rows) {
        throw new IllegalArgumentException("column '" + column.name() + "' has " + column.size() + " rows, column '"
            + columns.get(0).name() + "' has " + rows);
      }
      if (this.columns.put(column.name(), column) != null) {
        throw new IllegalArgumentException("two columns are named '" + column.name() + "'");
      }
    }
  }

  /** The columns in order. */
  public List<Column> columns() {
    return List.copyOf(columns.values());
  }

  /** The columns' names in order. */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  public Optional<Column> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The index of every row, ascending. */
  public int[] allRows() {
    return IntStream.range(0, rows).toArray();
  }

  /** A table of these rows alone, in that order. */
  public Table rows(int[] chosen) {
    return new Table(columns.values().stream().map(column -> column.rows(chosen)).toList());
  }

  /** These columns and then those of a table with as many rows, none of the same name. */
  public Table beside(Table other) {
    return new Table(Stream.concat(columns.values().stream(), other.columns.values().stream()).toList());
  }

  /** These columns alone, in that order. */
  public Table only(String... names) {
    return new Table(Stream.of(names).map(name -> column(name).orElseThrow(() -> new IllegalArgumentException(
        "there is no column '" + name + "', but " + Quoted.list(names())))).toList());
  }

  /** {@code Table[3 rows: x, y]}. */
  @Override
  public String toString() {
    return "Table[" + rows + (rows == 1 ? " row: " : " rows: ") + String.join(", ", columns.keySet()) + "]";
  }
}
