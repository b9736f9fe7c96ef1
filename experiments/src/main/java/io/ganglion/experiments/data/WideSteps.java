package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The steps of sequences that stand in one row each, as a table with a row per step: {@code z1}, {@code z2} and so on
 * become one column {@code z}; a row's other cells are repeated in each of its steps. Empty cells at the end of a row
 * are no steps; those before are gaps.
 */
final class WideSteps implements SourceTable {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final SourceTable source;
  /** By the beginning of their names, the columns of the steps in order. */
  private final Map<String, List<NumberColumn>> steps;
  private final Table table;
  /** By row of {@link #table}: the row of the source. */
  private final int[] rowOf;
  /** By row of {@link #table}: which step it is, from 0. */
  private final int[] stepOf;

  private WideSteps(SourceTable source, Map<String, List<NumberColumn>> steps) {
    this.source = source;
    this.steps = steps;
    int rows = source.table().rows();
    int[] lengths = new int[rows];
    int all = 0;
    for (int row = 0; row < rows; row++) {
      lengths[row] = length(row);
      all = Math.addExact(all, lengths[row]);
    }
    this.rowOf = new int[all];
    this.stepOf = new int[all];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      for (int step = 0; step < lengths[row]; step++, at++) {
        rowOf[at] = row;
        stepOf[at] = step;
      }
    }
    this.table = stepTable();
  }

  /**
   * Finds the columns and lays out the steps.
   *
   * @param prefixes the beginnings of the names of columns that hold steps
   * @throws DataException if there are no such columns, one holds labels, they don't count from 1, or a row has no step
   */
  static WideSteps of(SourceTable source, List<String> prefixes) {
    Map<String, List<NumberColumn>> steps = new LinkedHashMap<>();
    for (String prefix : prefixes) {
      steps.put(prefix, columns(source.table(), prefix));
    }
    String first = prefixes.get(0);
    int expected = columns(source.table(), first).size();
    steps.forEach((prefix, columns) -> {
      if (columns.size() != expected) {
        throw new DataException("there are " + columns.size() + " columns '" + prefix + "1', '" + prefix
            + "2' and so on, but " + expected + " of '" + first + "'", DataException.NO_ROW, prefix,
            "every step needs a column of each");
      }
    });
    return new WideSteps(source, steps);
  }

  /** Whether a column holds steps. */
  static boolean isStep(List<String> prefixes, String column) {
    return prefixes.stream().anyMatch(prefix -> column.startsWith(prefix)
        && NUMBER.matcher(column.substring(prefix.length())).matches());
  }

  private static List<NumberColumn> columns(Table table, String prefix) {
    List<Column> found = table.columns().stream().filter(column -> isStep(List.of(prefix), column.name()))
        .sorted(Comparator.comparingInt(column -> number(prefix, column))).toList();
    if (found.isEmpty()) {
      throw new DataException("there is no column '" + prefix + "1'", DataException.NO_ROW, prefix + "1",
          "data.sequence.wide names the beginning of the names of columns that end with the number of a step, from 1;"
              + " the columns are " + Quoted.list(table.names()));
    }
    List<NumberColumn> numbers = new ArrayList<>();
    for (Column column : found) {
      String expected = prefix + (numbers.size() + 1);
      if (number(prefix, column) != numbers.size() + 1) {
        throw new DataException("the column '" + expected + "' is missing before it", DataException.NO_ROW,
            column.name(), "the columns of steps are numbered from 1 without gaps");
      }
      if (!(column instanceof NumberColumn ofNumbers) || column.type() != Column.Type.NUMBER) {
        throw new DataException("the column holds no numbers, but steps are numbers", DataException.NO_ROW,
            column.name(), "correct it, or write a row per step with an id column");
      }
      numbers.add(ofNumbers);
    }
    return numbers;
  }

  private static int number(String prefix, Column column) {
    return Integer.parseInt(column.name().substring(prefix.length()));
  }

  /** Up to the last cell that isn't empty. */
  private int length(int row) {
    int length = 0;
    for (List<NumberColumn> columns : steps.values()) {
      for (int step = columns.size(); step > length; step--) {
        if (!columns.get(step - 1).isMissing(row)) {
          length = step;
        }
      }
    }
    if (length == 0) {
      String first = steps.values().iterator().next().get(0).name();
      throw new DataException("the row has no step: all of its cells from '" + first + "' on are empty", row, first,
          "a sequence has at least one step: leave the row out");
    }
    return length;
  }

  private Table stepTable() {
    Set<String> ofSteps = new LinkedHashSet<>();
    steps.values().forEach(columns -> columns.forEach(column -> ofSteps.add(column.name())));
    List<Column> columns = new ArrayList<>();
    for (Column column : source.table().columns()) {
      if (!ofSteps.contains(column.name())) {
        columns.add(column.rows(rowOf));
      }
    }
    steps.forEach((prefix, cells) -> {
      double[] values = new double[rowOf.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = cells.get(stepOf[i]).values()[rowOf[i]];
      }
      columns.add(new NumberColumn(prefix, values));
    });
    return new Table(columns);
  }

  /** A sequence for each row of the source. */
  Sequences sequences() {
    return Sequences.inOrder(source.table().rows(), rowOf);
  }

  @Override
  public String file() {
    return source.file();
  }

  @Override
  public Table table() {
    return table;
  }

  @Override
  public SourceTable keeping(int[] rows) {
    throw new UnsupportedOperationException("steps aren't left out of sequences");
  }

  @Override
  public Place place(int row, String column) {
    List<NumberColumn> columns = steps.get(column);
    return source.place(rowOf[row], columns == null ? column : columns.get(stepOf[row]).name());
  }

  @Override
  public List<Problem> warnings() {
    return source.warnings();
  }
}
