package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Inputs that have the same value in every training row that has one. Pixels at the edge of all images never change,
 * and can't be ignored by name; where a column has gaps and they are an input of their own, it is not constant.
 */
final class ConstantColumns implements Lint {
  @Override
  public String name() {
    return "constant-columns";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    if (!examined.canIgnore()) {
      return List.of();
    }
    List<Column> constant = examined.inputs().stream()
        .filter(column -> !tellsGaps(examined, column) && isConstant(column, examined.rows())).toList();
    if (constant.isEmpty()) {
      return List.of();
    }
    List<String> names = constant.stream().map(Column::name).toList();
    return List.of(LintFinding.ofData(name(), constant.size() == 1
        ? new Problem("every training row has the same value, '" + value(constant.get(0), examined.rows()) + "'",
            examined.place(constant.get(0)), "it carries no information (numbers are scaled by 1)",
            "name it in 'ignore'")
        : new Problem(constant.size() + " columns have the same value in every training row: " + Quoted.list(names),
            Place.at(examined.source().file()), "they carry no information (numbers are scaled by 1)",
            "name them in 'ignore'"), names, Map.of("columns", (double) constant.size())));
  }

  private static boolean tellsGaps(Examination examined, Column column) {
    return examined.asked().isPresent()
        && examined.asked().get().experiment().data().column(column.name()).indicator();
  }

  /** Whether all rows that have a value have the same. */
  static boolean isConstant(Column column, int[] rows) {
    int[] known = IntStream.of(rows).filter(row -> !column.isMissing(row)).toArray();
    if (column instanceof NumberColumn numbers) {
      return IntStream.of(known).allMatch(row -> numbers.values()[row] == numbers.values()[known[0]]);
    }
    if (column instanceof TextColumn texts) {
      return IntStream.of(known).allMatch(row -> texts.text(row).equals(texts.text(known[0])));
    }
    CategoryColumn labels = (CategoryColumn) column;
    return IntStream.of(known).allMatch(row -> labels.codes()[row] == labels.codes()[known[0]]);
  }

  private static String value(Column column, int[] rows) {
    return IntStream.of(rows).filter(row -> !column.isMissing(row)).mapToObj(column::text).findFirst().orElse("");
  }
}
