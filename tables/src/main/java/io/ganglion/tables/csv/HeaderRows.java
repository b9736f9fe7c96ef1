package io.ganglion.tables.csv;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberStyle;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.evidence.MissingWords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * First rows that belong to the header: what makes a column of numbers one of labels is its first cell, beside a few
 * words for missing values.
 */
final class HeaderRows {
  /** Half of the columns are like that, and this many at least. */
  private static final int FEW_COLUMNS = 2;
  /** This many numbers follow. */
  private static final int FEW_ROWS = 3;
  /** Different words for missing values, in a quarter of the cells. Chosen. */
  private static final int FEW_WORDS = 3;
  private static final int ONE_IN = 4;

  private HeaderRows() {}

  /**
   * Refuses a table whose first row is one.
   *
   * @throws ProblemException if half of the columns say so
   */
  static void requireNone(CsvTable source, WantedColumns wanted) {
    Table table = source.table();
    TextLayout layout = source.format();
    List<String> columns = table.columns().stream().filter(column -> !wanted.types().containsKey(column.name())
        && column instanceof CategoryColumn labels && isHeadOfNumbers(labels, layout.numbers()))
        .map(Column::name).toList();
    if (columns.size() < FEW_COLUMNS || 2 * columns.size() < table.columns().size()) {
      return;
    }
    String what = "the row seems to be a " + (layout.header() ? "further line of the header" : "header")
        + ": in " + Quoted.list(columns) + ", its cells are the only ones that aren't numbers"
        + (columns.stream().allMatch(name -> isOfNumbersAlone(table, name, layout.numbers())) ? ""
            : ", but for words that come again");
    String help = layout.header() ? "set 'header-lines: " + (layout.headerLines() + 1) + "' in 'data' to join the"
        + " lines, or 'skip-rows: " + (layout.skipRows() + layout.headerLines()) + "' to skip the lines above it"
        : "set 'header: true' in 'data', or 'skip-rows: " + (layout.skipRows() + 1) + "' to skip it";
    throw new ProblemException(ExitCode.DATA, new Problem(what, source.place(0, ""), help));
  }

  private static boolean isHeadOfNumbers(CategoryColumn column, NumberStyle style) {
    if (column.size() <= FEW_ROWS || column.isMissing(0) || column.labels().size() < 2
        || Double.isFinite(style.parse(column.label(0))) || MissingWords.isOne(column.label(0))) {
      return false;
    }
    Set<Integer> words = new HashSet<>();
    int cells = 0;
    for (int row = 1; row < column.size(); row++) {
      int code = column.codes()[row];
      if (code == column.codes()[0]) {
        return false;
      }
      if (code != CategoryColumn.MISSING && !Double.isFinite(style.parse(column.label(row)))) {
        words.add(code);
        cells++;
      }
    }
    return words.size() <= FEW_WORDS && ONE_IN * cells <= column.size();
  }

  /** Whether all of a column's cells but the first are numbers. */
  private static boolean isOfNumbersAlone(Table table, String name, NumberStyle style) {
    CategoryColumn column = (CategoryColumn) table.column(name).orElseThrow();
    return column.labels().stream().allMatch(label -> label.equals(column.label(0))
        || Double.isFinite(style.parse(label)));
  }
}
