package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.experiments.config.DenseSection;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Inputs that have the same value in every training row that has one. Pixels at the edge of all images never change,
 * and can't be ignored by name; where they are columns of a table, or others that count something, some that are always
 * 0 are nothing unusual. Where a column has gaps and they are an input of their own, it is not constant. To layers
 * without biases, a single constant is their bias.
 */
final class ConstantColumns implements Lint {
  /** The least number of inputs that are all counts. Chosen: 4 × 4 pixels. */
  private static final int COUNTS = 16;
  /** The share of them that may be 0 everywhere. Chosen: of the 784 pixels of MNIST, 67 are. */
  private static final double ALWAYS_ZERO = 0.25;
  /** Counts go on beyond this; others are marks for yes and no. */
  private static final double MARK = 1;

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
    if (constant.isEmpty() || areUnusedCounts(constant, examined) || isBias(constant, examined)) {
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

  /** Whether it is the only one, a number other than 0, and the layers that see it have no biases. */
  private static boolean isBias(List<Column> constant, Examination examined) {
    return constant.size() == 1 && constant.get(0) instanceof NumberColumn numbers
        && numbers.values()[examined.rows()[0]] != 0 && examined.asked().isPresent()
        && examined.asked().get().experiment().network().firstLayers().stream()
            .allMatch(layer -> layer instanceof DenseSection dense && !dense.bias());
  }

  /**
   * Whether they are 0, and a small part of inputs that are all numbers of one kind, such as pixels or how often words
   * occur: whole numbers from 0 on, and in half of the other columns also above 1.
   */
  private static boolean areUnusedCounts(List<Column> constant, Examination examined) {
    List<Column> inputs = examined.inputs();
    if (inputs.size() < COUNTS || constant.size() > ALWAYS_ZERO * inputs.size()) {
      return false;
    }
    int counting = 0;
    for (Column column : inputs) {
      if (!(column instanceof NumberColumn numbers) || column.type() != Column.Type.NUMBER) {
        return false;
      }
      double[] values = IntStream.of(examined.rows()).mapToDouble(row -> numbers.values()[row]).toArray();
      if (!Arrays.stream(values).allMatch(x -> x >= 0 && x == Math.rint(x))) {
        return false;
      }
      double greatest = Arrays.stream(values).max().orElse(0);
      if (constant.contains(column) && greatest > 0) {
        return false;
      }
      counting += greatest > MARK ? 1 : 0;
    }
    return 2 * counting >= inputs.size() - constant.size();
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
