package io.ganglion.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How a table whose rows follow one another in time becomes examples: the {@code lags} rows before time t say what the
 * {@code horizon} rows from t on hold. Each window is one row of a table, which scaling, networks and metrics take as
 * any other: columns {@code x(t-1)}, {@code x(t-2)} and so on for an input series x, and for a target series y the
 * column {@code y}, or {@code y(t)}, {@code y(t+1)} and so on if the horizon is more than one row. Of what is known
 * of these rows beforehand, such as holidays, they have {@code k(t)}, {@code k(t+1)} and so on as inputs.
 *
 * @param series the input series, at least one; a target may be among them
 * @param targets the target series, at least one
 * @param known columns whose values from t on are inputs
 * @param id the column of ids, if a table has several series: rows with the same id, which lie together, are one
 * @param lags how many rows before t are seen, at least 1
 * @param horizon how many rows from t on are predicted at once, at least 1
 */
public record Windows(List<String> series, List<String> targets, List<String> known, Optional<String> id, int lags,
    int horizon) {
  /** Of one series, of which nothing is known beforehand. */
  public Windows(List<String> series, List<String> targets, int lags, int horizon) {
    this(series, targets, List.of(), Optional.empty(), lags, horizon);
  }

  public Windows {
    known = List.copyOf(known);
    series = List.copyOf(series);
    targets = List.copyOf(targets);
    if (series.isEmpty() || targets.isEmpty() || lags < 1 || horizon < 1) {
      throw new IllegalArgumentException("series, targets, lags or rows of the horizon are missing");
    }
  }

  /** Whether the model tells all that it needs to be asked again, but for what is known. */
  public boolean isClosed() {
    return unpredicted().isEmpty();
  }

  /** The input series that are neither predicted nor known. */
  public List<String> unpredicted() {
    return series.stream().filter(name -> !targets.contains(name) && !known.contains(name)).toList();
  }

  /** The names of the input columns of windows: all lags of the first series, then of the next, then what is known. */
  public List<String> inputNames() {
    List<String> names = new ArrayList<>();
    for (String name : series) {
      for (int lag = 1; lag <= lags; lag++) {
        names.add(name + "(t-" + lag + ")");
      }
    }
    names.addAll(knownNames());
    return names;
  }

  /** The names of the input columns of what is known: all rows of the first column, then those of the next. */
  public List<String> knownNames() {
    return known.stream().flatMap(name -> IntStream.range(0, horizon).mapToObj(ahead -> ahead(name, ahead))).toList();
  }

  /** The names of the target columns of windows: all of the first target, then those of the next. */
  public List<String> targetNames() {
    return targets.stream().flatMap(name -> IntStream.range(0, horizon).mapToObj(ahead -> targetName(name, ahead)))
        .toList();
  }

  private String targetName(String name, int ahead) {
    return horizon == 1 ? name : ahead(name, ahead);
  }

  private static String ahead(String name, int ahead) {
    return ahead == 0 ? name + "(t)" : name + "(t+" + ahead + ")";
  }

  /** How many windows {@code rows} rows give; none if they are too few. */
  public int count(int rows) {
    return Math.max(0, rows - lags - horizon + 1);
  }

  /** Those of the windows of a table that lie within one series, in order. */
  public int[] whole(Table table) {
    IntStream all = IntStream.range(0, count(table.rows()));
    return id.isEmpty() ? all.toArray() : all.filter(inOneSeries(table)).toArray();
  }

  /** The same of some windows. */
  public Split whole(Split windows, Table table) {
    if (id.isEmpty()) {
      return windows;
    }
    IntPredicate isWhole = inOneSeries(table);
    return new Split(IntStream.of(windows.train()).filter(isWhole).toArray(),
        IntStream.of(windows.validation()).filter(isWhole).toArray(),
        IntStream.of(windows.test()).filter(isWhole).toArray());
  }

  private IntPredicate inOneSeries(Table table) {
    Column ids = column(table, id.orElseThrow());
    return window -> ids.text(window).equals(ids.text(window + lags + horizon - 1)); // what lies together
  }

  /** The row of t in window {@code window}. */
  public int rowOf(int window) {
    return window + lags;
  }

  /** The windows, with their targets. */
  public Table of(Table table) {
    int count = count(table.rows());
    List<Column> columns = new ArrayList<>(inputs(table, count));
    columns.addAll(targets(table).columns());
    return new Table(columns);
  }

  /** The targets of the windows alone. */
  public Table targets(Table table) {
    int count = count(table.rows());
    List<Column> columns = new ArrayList<>();
    for (String name : targets) {
      for (int ahead = 0; ahead < horizon; ahead++) {
        columns.add(shifted(column(table, name), targetName(name, ahead), lags + ahead, count));
      }
    }
    return new Table(columns);
  }

  /** Where in the table's rows the inputs of some windows lie, each as a sequence of {@link #lags} steps. */
  public Spans spans(int[] chosen) {
    int[] lengths = new int[chosen.length];
    Arrays.fill(lengths, lags);
    return Spans.of(chosen, lengths, new int[chosen.length]);
  }

  /**
   * The one window behind the last rows of a table, without targets; the table has at least {@link #lags} rows. Where
   * columns are known, it is that of the last {@link #horizon} rows: what other columns have there doesn't matter.
   */
  public Table next(Table table) {
    int rows = lags + (known.isEmpty() ? 0 : horizon);
    return new Table(inputs(table.rows(IntStream.range(table.rows() - rows, table.rows()).toArray()), 1));
  }

  /**
   * The rows as steps, each with what is known of the rows behind it; of the last rows, of which that isn't in the
   * table, there are none.
   */
  public Table steps(Table table) {
    if (known.isEmpty()) {
      return table;
    }
    int[] rows = IntStream.range(0, Math.max(0, table.rows() - horizon)).toArray();
    List<Column> columns = new ArrayList<>();
    series.forEach(name -> columns.add(column(table, name).rows(rows)));
    for (String name : known) {
      for (int ahead = 0; ahead < horizon; ahead++) {
        columns.add(shifted(column(table, name), ahead(name, ahead), 1 + ahead, rows.length));
      }
    }
    return new Table(columns);
  }

  /** As {@link #unshifted}, for steps. */
  public Table unshiftedSteps(Table table) {
    List<Column> columns = new ArrayList<>();
    series.forEach(name -> columns.add(column(table, name)));
    addKnown(table, columns);
    return new Table(columns);
  }

  private void addKnown(Table table, List<Column> columns) {
    for (String name : known) {
      for (int ahead = 0; ahead < horizon; ahead++) {
        columns.add(named(column(table, name), ahead(name, ahead)));
      }
    }
  }

  private List<Column> inputs(Table table, int count) {
    List<Column> columns = new ArrayList<>();
    for (String name : series) {
      Column column = column(table, name);
      for (int lag = 1; lag <= lags; lag++) {
        columns.add(shifted(column, name + "(t-" + lag + ")", lags - lag, count));
      }
    }
    for (String name : known) {
      for (int ahead = 0; ahead < horizon; ahead++) {
        columns.add(shifted(column(table, name), ahead(name, ahead), lags + ahead, count));
      }
    }
    return columns;
  }

  /**
   * The table's own rows under the names that the columns of windows have: what is fitted to it is the same for every
   * lag of a series.
   */
  public Table unshifted(Table table) {
    List<Column> columns = new ArrayList<>();
    for (String name : series) {
      for (int lag = 1; lag <= lags; lag++) {
        columns.add(named(column(table, name), name + "(t-" + lag + ")"));
      }
    }
    addKnown(table, columns);
    for (String name : targets) {
      for (int ahead = 0; ahead < horizon; ahead++) {
        columns.add(named(column(table, name), targetName(name, ahead)));
      }
    }
    return new Table(columns);
  }

  /**
   * The parts in windows: a window belongs to a part if all of its targets do; what it looks back on may lie in the
   * part before. Windows whose targets belong to two parts are in none.
   *
   * @param rows which rows belong to which part
   */
  public Split of(Split rows, int rowCount) {
    int[] partOf = new int[rowCount];
    Arrays.stream(rows.train()).forEach(row -> partOf[row] = 1);
    Arrays.stream(rows.validation()).forEach(row -> partOf[row] = 2);
    Arrays.stream(rows.test()).forEach(row -> partOf[row] = 3);
    return new Split(windowsOf(1, partOf), windowsOf(2, partOf), windowsOf(3, partOf));
  }

  private int[] windowsOf(int part, int[] partOf) {
    return IntStream.range(0, count(partOf.length))
        .filter(window -> IntStream.range(0, horizon).allMatch(ahead -> partOf[rowOf(window) + ahead] == part))
        .toArray();
  }

  private static Column column(Table table, String name) {
    return table.column(name).orElseThrow(() -> new DataException("the table has no such column",
        DataException.NO_ROW, name, "its columns are " + Quoted.list(table.names())));
  }

  private static Column shifted(Column column, String name, int from, int count) {
    return named(column.rows(IntStream.range(from, from + count).toArray()), name);
  }

  private static Column named(Column column, String name) {
    if (column instanceof NumberColumn numbers) {
      return new NumberColumn(name, numbers.type(), numbers.values());
    }
    return column instanceof CategoryColumn labels
        ? new CategoryColumn(name, labels.labels(), labels.codes())
        : new TextColumn(name, ((TextColumn) column).texts());
  }
}
