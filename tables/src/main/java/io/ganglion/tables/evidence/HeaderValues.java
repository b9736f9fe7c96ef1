package io.ganglion.tables.evidence;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberStyle;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TextLayout;
import java.util.List;
import java.util.Optional;

/**
 * Names of columns that are values: each is a number where the column holds numbers, or one of the column's labels
 * unless those are text, and about half of them are numbers. The file has no header then, and its first row is lost.
 */
public final class HeaderValues {
  private HeaderValues() {}

  /** What is wrong, if the names are values. */
  public static Optional<Problem> in(SourceTable source) {
    Optional<TextLayout> layout = source.layout();
    if (layout.isEmpty() || !layout.get().header()) {
      return Optional.empty();
    }
    List<Column> columns = source.table().columns();
    NumberStyle style = layout.get().numbers();
    long numbers = columns.stream().filter(column -> isNumber(column.name(), style)).count();
    boolean values = numbers > 0 && 2 * numbers >= columns.size() - 1
        && columns.stream().allMatch(column -> isValue(column, style));
    return values ? Optional.of(new Problem("the names of the columns are values: "
        + Quoted.list(columns.stream().map(Column::name).toList()), Place.at(source.file()),
        "the first line seems to be a row, not a header: it is lost, and columns aren't found by name in other files",
        "set 'header: false' in 'data'")) : Optional.empty();
  }

  private static boolean isValue(Column column, NumberStyle style) {
    return column instanceof CategoryColumn labels
        ? labels.labels().contains(column.name()) || 2 * labels.labels().size() > labels.size() // text, as names are
        : isNumber(column.name(), style);
  }

  private static boolean isNumber(String name, NumberStyle style) {
    return Double.isFinite(style.parse(name));
  }
}
