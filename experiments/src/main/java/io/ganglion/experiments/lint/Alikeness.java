package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** By how much the targets of rows with one value are more alike than those of any two rows. */
final class Alikeness {
  private Alikeness() {}

  /**
   * One less the mean difference of two rows with the same value, divided by that of any two rows: two labels differ by
   * 0 or 1, numbers by half of their squared distance, so that it is the intraclass correlation, or nearly.
   *
   * @return 0 if no two rows have the same value, or all have the same target
   */
  static double of(Column by, Column target, int[] rows) {
    int[] used = IntStream.of(rows).filter(row -> !by.isMissing(row) && !target.isMissing(row)).toArray();
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row : used) {
      groups.computeIfAbsent(by.text(row), value -> new ArrayList<>()).add(row);
    }
    double within = 0;
    int paired = 0;
    for (List<Integer> group : groups.values()) {
      if (group.size() > 1) {
        within += group.size() * difference(target, group.stream().mapToInt(Integer::intValue).toArray());
        paired += group.size();
      }
    }
    double all = used.length < 2 ? 0 : difference(target, used);
    return paired == 0 || all == 0 ? 0 : 1 - within / paired / all;
  }

  /** The mean over all pairs of rows. */
  private static double difference(Column target, int[] rows) {
    double n = rows.length;
    if (target instanceof NumberColumn numbers) {
      double mean = Arrays.stream(rows).mapToDouble(row -> numbers.values()[row]).sum() / n;
      return Arrays.stream(rows).mapToDouble(row -> {
        double distance = numbers.values()[row] - mean;
        return distance * distance;
      }).sum() / (n - 1);
    }
    if (target instanceof CategoryColumn labels) {
      double[] counts = new double[labels.labels().size()];
      Arrays.stream(rows).forEach(row -> counts[labels.codes()[row]]++);
      return 1 - Arrays.stream(counts).map(count -> count * (count - 1)).sum() / (n * (n - 1));
    }
    return 0;
  }
}
