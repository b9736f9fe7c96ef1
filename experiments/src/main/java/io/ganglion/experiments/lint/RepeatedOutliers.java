package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.tables.CellStyle;
import io.ganglion.tables.evidence.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value that comes again and again, far outside of all others of its column, such as -999: mostly one that says that
 * there is no value.
 */
final class RepeatedOutliers implements Lint {
  /** With fewer different values, there is no range to be outside of. */
  private static final int VALUES = 10;
  private static final int REPEATS = 3;
  /** How many times the range of the others it is away from them. Chosen. */
  private static final double FAR = 2;
  /** The same for a value that is far away in another column. */
  private static final double NEAR = 0.05;

  /** A value outside of those from {@code least} to {@code greatest}. */
  private record Outlier(String column, double value, int rows, double least, double greatest) {
    double distance() {
      return value < least ? least - value : value - greatest;
    }

    boolean isAway(double ranges) {
      return distance() > ranges * (greatest - least);
    }
  }

  @Override
  public String name() {
    return "repeated-outliers";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<Outlier> all = new ArrayList<>();
    for (Column column : examined.canIgnore() ? examined.source().table().columns() : List.<Column>of()) {
      if (column instanceof NumberColumn numbers && column.type() == Column.Type.NUMBER) {
        outlier(numbers).ifPresent(all::add);
      }
    }
    Map<Double, List<Outlier>> byValue = new LinkedHashMap<>();
    for (Outlier outlier : all) {
      boolean far = all.stream().anyMatch(other -> other.value == outlier.value && other.isAway(FAR));
      if (far && outlier.isAway(NEAR)) {
        byValue.computeIfAbsent(outlier.value, value -> new ArrayList<>()).add(outlier);
      }
    }
    return byValue.values().stream().map(outliers -> finding(examined, outliers)).toList();
  }

  /** The least or the greatest value, if it comes often and is outside of the others. */
  private static Optional<Outlier> outlier(NumberColumn column) {
    double[] sorted = Arrays.stream(column.values()).filter(x -> !Double.isNaN(x)).sorted().toArray();
    if (sorted.length < VALUES + REPEATS) {
      return Optional.empty();
    }
    int low = 1;
    while (low < sorted.length && sorted[low] == sorted[0]) {
      low++;
    }
    int last = sorted.length - 1;
    int high = 1;
    while (high < sorted.length && sorted[last - high] == sorted[last]) {
      high++;
    }
    if (low + high >= sorted.length || different(sorted, low, sorted.length - high) < VALUES) {
      return Optional.empty();
    }
    return Stream.of(new Outlier(column.name(), sorted[0], low, sorted[low], sorted[last]),
        new Outlier(column.name(), sorted[last], high, sorted[0], sorted[last - high]))
        .filter(outlier -> outlier.rows >= REPEATS).max((a, b) -> Double.compare(a.distance(), b.distance()));
  }

  private static int different(double[] sorted, int from, int end) {
    int different = 0;
    for (int i = from; i < end; i++) {
      different += i == from || sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    return different;
  }

  private LintFinding finding(Examination examined, List<Outlier> outliers) {
    Outlier first = outliers.stream().filter(outlier -> outlier.isAway(FAR)).findFirst().orElseThrow();
    List<String> columns = outliers.stream().map(Outlier::column).toList();
    String value = LintText.number(first.value);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("value", first.value);
    figures.put("rows", (double) first.rows);
    return LintFinding.ofData(name(), new Problem(value + " occurs in " + LintText.count(first.rows, "row") + " of '"
        + first.column + "', far outside of all other values, " + LintText.number(first.least) + " to "
        + LintText.number(first.greatest), Place.at(examined.source().file() + (columns.size() == 1 ? ": column "
            : ": columns ") + Quoted.list(columns)),
        "if it means that there is no value, it distorts the scale and what is learned",
        "set 'null-values: " + Written.list(nullValues(examined, first)) + "' in 'data' if it means that"), columns,
        figures);
  }

  private static List<String> nullValues(Examination examined, Outlier outlier) {
    List<String> usual = examined.asked().map(asked -> asked.experiment().data().styles().of(outlier.column))
        .orElse(CellStyle.USUAL).nullValues();
    return Stream.concat(usual.stream(), Stream.of(LintText.number(outlier.value))).toList();
  }
}
