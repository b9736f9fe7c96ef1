package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberStyle;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.TextLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names of columns that are values: each is a number where the column holds numbers, or one of the column's labels, and
 * at least one is a number that is none in a sequence such as years. The file has no header then, and its first row is
 * lost.
 */
final class HeaderOfValues implements Lint {
  @Override
  public String name() {
    return "header-of-values";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    Optional<TextLayout> layout = examined.source().layout();
    List<Column> columns = examined.source().table().columns();
    if (layout.isEmpty() || !layout.get().header()) {
      return List.of();
    }
    NumberStyle style = layout.get().numbers();
    boolean values = columns.stream().allMatch(column -> isValue(column, style))
        && columns.stream().anyMatch(column -> isNumber(column.name(), style));
    return values ? List.of(LintFinding.ofData(name(), new Problem("the names of the columns are values: "
        + Quoted.list(columns.stream().map(Column::name).toList()), Place.at(examined.source().file()),
        "the first line seems to be a row, not a header: it is lost, and columns aren't found by name in other files",
        "set 'header: false' in 'data'"), List.of(), Map.of("columns", (double) columns.size()))) : List.of();
  }

  private static boolean isValue(Column column, NumberStyle style) {
    return column instanceof CategoryColumn labels ? labels.labels().contains(column.name())
        : isNumber(column.name(), style);
  }

  private static boolean isNumber(String name, NumberStyle style) {
    return Double.isFinite(style.parse(name));
  }
}
