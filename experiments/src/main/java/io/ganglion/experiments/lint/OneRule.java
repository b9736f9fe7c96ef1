package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.TextColumn;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well a single column predicts a target, by what was learned from other rows (after R. C. Holte, Very simple
 * classification rules perform well on most commonly used datasets, 1993). Each half of the rows learns for the other:
 * for each value of the column, the most frequent label of the target, or the mean. A number that was not learned
 * predicts the label of the nearest learned one, or interpolates the means of the next two; a label that was not
 * learned predicts nothing.
 */
final class OneRule {
  /**
   * Its score.
   *
   * @param ofLabels whether the target holds labels, or numbers of which there are few
   * @param predicted the share of the rows whose label is predicted; of numbers, of the variance
   * @param constant the share of rows that have the most frequent label; 0 of numbers
   * @param rows how many there were
   */
  record Score(boolean ofLabels, double predicted, double constant, int rows) {}

  /** Codes of labels, or numbers; by place in the rows. */
  private final double[] target;
  /** How many codes there are; 0 if the target holds numbers. */
  private final int labels;
  private final boolean ordered;
  /** The column's values, ascending, each once; what is missing is NaN, the last. */
  private final double[] values;
  /** By place, the index of its value. */
  private final int[] valueOf;
  /** By place, 0 or 1. */
  private final int[] half;

  private OneRule(Column column, int[] rows, double[] target, int labels) {
    this.target = target;
    this.labels = labels;
    this.ordered = column instanceof NumberColumn;
    double[] keys = keys(column, rows);
    double[] sorted = keys.clone();
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || Double.compare(sorted[i], sorted[distinct - 1]) != 0) {
        sorted[distinct++] = sorted[i];
      }
    }
    this.values = Arrays.copyOf(sorted, distinct);
    this.valueOf = new int[rows.length];
    this.half = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      valueOf[i] = Arrays.binarySearch(values, keys[i]);
      half[i] = (int) (mixed(rows[i]) & 1);
    }
  }

  private static double[] keys(Column column, int[] rows) {
    if (column instanceof NumberColumn numbers) {
      return IntStream.of(rows).mapToDouble(row -> numbers.values()[row] + 0.0).toArray(); // -0 is 0
    }
    CategoryColumn labels = column instanceof TextColumn texts ? texts.asLabels() : (CategoryColumn) column;
    return IntStream.of(rows).mapToDouble(row ->
        column.isMissing(row) ? Double.NaN : labels.codes()[row]).toArray();
  }

  /** SplitMix64's finalizer: halves that have nothing to do with the order of rows, and are the same at every call. */
  private static long mixed(long row) {
    long z = (row + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * Measures it; n log n steps.
   *
   * @param rows all with a target, and not all the same
   * @param mostLabels a target of no more different numbers is one of labels
   */
  static Score of(Column column, Column target, int[] rows, int mostLabels) {
    Optional<Codes> codes = Codes.of(target, rows,
        target instanceof CategoryColumn labels ? labels.labels().size() + 1 : mostLabels);
    if (codes.isPresent()) {
      double[] labels = IntStream.of(codes.get().codes()).asDoubleStream().toArray();
      double errors = new OneRule(column, rows, labels, codes.get().count()).errors();
      return new Score(true, 1 - errors / rows.length, (double) codes.get().most() / rows.length, rows.length);
    }
    double[] numbers = IntStream.of(rows).mapToDouble(row -> ((NumberColumn) target).values()[row]).toArray();
    double mean = Arrays.stream(numbers).average().orElseThrow();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] -= mean;
    }
    double total = Arrays.stream(numbers).map(x -> x * x).sum();
    return new Score(false, 1 - new OneRule(column, rows, numbers, 0).errors() / total, 0, rows.length);
  }

  /** Wrong labels, or the sum of squared errors. */
  private double errors() {
    double[][] lessons = labels > 0 ? mostFrequentLabels() : means();
    for (double[] lesson : lessons) {
      fillIn(lesson);
    }
    double errors = 0;
    for (int i = 0; i < target.length; i++) {
      double predicted = lessons[1 - half[i]][valueOf[i]];
      double error = target[i] - (labels == 0 && Double.isNaN(predicted) ? 0 : predicted); // 0 is the mean
      errors += labels == 0 ? error * error : error == 0 ? 0 : 1;
    }
    return errors;
  }

  /** By half and value; NaN where the half doesn't have the value. */
  private double[][] mostFrequentLabels() {
    long[] sorted = IntStream.range(0, target.length)
        .mapToLong(i -> ((long) half[i] * values.length + valueOf[i]) * labels + (long) target[i]).sorted().toArray();
    double[][] lessons = {none(), none()};
    int[] most = new int[2 * values.length];
    for (int from = 0, to; from < sorted.length; from = to) {
      to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      int place = (int) (sorted[from] / labels);
      if (to - from > most[place]) {
        most[place] = to - from;
        lessons[place / values.length][place % values.length] = sorted[from] % labels;
      }
    }
    return lessons;
  }

  private double[][] means() {
    double[][] sums = new double[2][values.length];
    int[][] counts = new int[2][values.length];
    for (int i = 0; i < target.length; i++) {
      sums[half[i]][valueOf[i]] += target[i];
      counts[half[i]][valueOf[i]]++;
    }
    double[][] lessons = {none(), none()};
    for (int h = 0; h < 2; h++) {
      for (int v = 0; v < values.length; v++) {
        lessons[h][v] = counts[h][v] == 0 ? Double.NaN : sums[h][v] / counts[h][v];
      }
    }
    return lessons;
  }

  private double[] none() {
    double[] none = new double[values.length];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  /** Gives numbers that were not learned the prediction of their neighbours; labels and missing values get none. */
  private void fillIn(double[] lesson) {
    if (!ordered) {
      return;
    }
    double[] learned = lesson.clone();
    int before = -1;
    int after = 0;
    for (int v = 0; v < values.length && !Double.isNaN(values[v]); v++) {
      if (!Double.isNaN(learned[v])) {
        before = v;
        continue;
      }
      after = Math.max(after, v + 1);
      while (after < values.length && (Double.isNaN(learned[after]) || Double.isNaN(values[after]))) {
        after++;
      }
      if (before < 0 || after == values.length) {
        lesson[v] = before >= 0 ? learned[before] : after < values.length ? learned[after] : Double.NaN;
        continue;
      }
      double share = (values[v] - values[before]) / (values[after] - values[before]);
      lesson[v] = labels > 0 ? learned[share > 0.5 ? after : before]
          : learned[before] + share * (learned[after] - learned[before]);
    }
  }
}
