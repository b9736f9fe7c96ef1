package io.ganglion.experiments.draft;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Quantile;
import io.ganglion.experiments.text.Format;
import io.ganglion.problem.SafeText;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a target is: classes or numbers.
 *
 * @param classes how often each class occurs, by its label; empty if it holds numbers
 * @param declared why its numbers are classes; empty unless they are
 * @param missing in how many rows it has no value
 * @param outliers the share of the interquartile range by which the farthest number is away from the median
 */
record TargetChoice(String name, Map<String, Integer> classes, String declared, int missing, double outliers) {
  /** More different numbers are quantities. Chosen, as lints have it. */
  private static final int MOST_CLASSES = 20;
  /** Rarer numbers are counts that are seldom so large. */
  private static final double RARE = 0.02;
  /** A class that is this many times as frequent as another outweighs it, as the lint has it. */
  private static final double HEAVY = 10;

  static TargetChoice of(Column column, boolean canDeclare) {
    int missing = 0;
    Map<String, Integer> classes = new TreeMap<>();
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        missing++;
      } else if (column instanceof CategoryColumn) {
        classes.merge(column.text(row), 1, Integer::sum);
      }
    }
    if (column instanceof CategoryColumn) {
      return new TargetChoice(column.name(), classes, "", missing, 0);
    }
    double[] sorted = Arrays.stream(((NumberColumn) column).values()).filter(x -> !Double.isNaN(x)).sorted().toArray();
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    if (canDeclare && column.type() == Column.Type.NUMBER && areClasses(sorted, distinct)) {
      Map<String, Integer> counts = new TreeMap<>();
      for (double x : sorted) {
        counts.merge(Format.plain(x), 1, Integer::sum);
      }
      return new TargetChoice(column.name(), counts, "its values are " + numbers(distinct) + ": classes, not"
          + " quantities; without this line they are predicted as numbers", missing, 0);
    }
    return new TargetChoice(column.name(), Map.of(), "", missing, outliers(sorted));
  }

  /** Two numbers, or a few that count from 0 or 1 and are all frequent. */
  private static boolean areClasses(double[] sorted, double[] distinct) {
    if (distinct.length == 2) {
      return true;
    }
    if (distinct.length < 2 || distinct.length > MOST_CLASSES || distinct[0] != 0 && distinct[0] != 1) {
      return false;
    }
    for (int i = 0; i < distinct.length; i++) {
      double value = distinct[i];
      long rows = Arrays.stream(sorted).filter(x -> x == value).count();
      if (value != distinct[0] + i || rows < Math.max(2, RARE * sorted.length)) {
        return false;
      }
    }
    return true;
  }

  private static String numbers(double[] distinct) {
    String first = Format.plain(distinct[0]);
    return distinct.length == 2 ? first + " and " + Format.plain(distinct[1])
        : first + " to " + Format.plain(distinct[distinct.length - 1]);
  }

  private static double outliers(double[] sorted) {
    if (sorted.length == 0) {
      return 0;
    }
    double median = Quantile.of(sorted, 0.5);
    double range = Quantile.of(sorted, 0.75) - Quantile.of(sorted, 0.25);
    return range == 0 ? 0 : Math.max(sorted[sorted.length - 1] - median, median - sorted[0]) / range;
  }

  boolean isOfClasses() {
    return !classes.isEmpty();
  }

  /** Whether one of the classes outweighs another. */
  boolean isImbalanced() {
    return classes.size() > 1 && most().getValue() >= HEAVY * least().getValue();
  }

  Map.Entry<String, Integer> most() {
    return Collections.max(classes.entrySet(), Map.Entry.comparingByValue());
  }

  Map.Entry<String, Integer> least() {
    return Collections.min(classes.entrySet(), Map.Entry.comparingByValue());
  }

  /** In short: {@code survived: 2 classes, 0 549, 1 342}. */
  String summary() {
    if (!isOfClasses()) {
      return SafeText.line(name) + ": numbers";
    }
    List<Map.Entry<String, Integer>> frequent = classes.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(3).toList();
    return SafeText.line(name) + ": " + Format.count(classes.size(), "class").replaceFirst("classs$", "classes") + ", "
        + frequent.stream().map(each -> SafeText.line(each.getKey(), 20) + " " + Format.grouped(each.getValue()))
            .collect(Collectors.joining(", ")) + (classes.size() > frequent.size() ? ", …" : "");
  }
}
