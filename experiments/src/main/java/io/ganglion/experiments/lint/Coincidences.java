package io.ganglion.experiments.lint;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.experiments.data.PreparedData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which rows that are among the training rows are so by chance: men of the third class who paid the usual fare are no
 * copies of one another. Among the rows with the same target, each value of a row has a share; were columns
 * independent, their product would be the share of such rows. Two things show chance. Where that comes to {@value
 * #EXPECTED} rows or more, one more is nothing unusual. And copies are of rare rows as often as of common ones: where
 * significantly fewer than half of the repeated rows are rarer than half of all rows, columns depend on one another,
 * and rows of the usual kinds are alike.
 *
 * <p>The rows that are the same as one count as a single one for its shares: of three columns of measurements with a
 * hundred different values each, the product then comes to a ten-thousandth, for copies as for others.
 */
final class Coincidences {
  /** Chosen: what two columns come to, both with another value in each of twenty rows. */
  private static final double EXPECTED = 0.05;
  /** In standard deviations: a probability of 2 %. */
  private static final double SIGNIFICANT = 2;
  /** Targets that come more rarely, in the mean, are numbers, and one more column. */
  private static final int ROWS_PER_TARGET = 5;
  /** This number of rows stands for all, evenly spread. */
  private static final int SAMPLE = 1_000;

  private final List<InputColumns> inputs;
  private final List<Examples> all;
  private final Map<Long, Integer> targets = new HashMap<>();
  private final Map<Long, Integer> counts = new HashMap<>();
  private final boolean ofTargets;
  private final int rows;

  private Coincidences(PreparedData data, Examples part) {
    inputs = data.preprocessing().inputsOfNetwork();
    all = part == data.training() ? List.of(part) : List.of(data.training(), part);
    rows = all.stream().mapToInt(Examples::count).sum();
    for (Examples examples : all) {
      for (int row = 0; row < examples.count(); row++) {
        targets.merge(target(examples, row), 1, Integer::sum);
      }
    }
    ofTargets = (long) ROWS_PER_TARGET * targets.size() <= rows;
  }

  /**
   * How many of some rows of a part aren't among the training rows by chance.
   *
   * @param repeated rows of {@code part}, ascending, each of which is among the training rows
   */
  static int without(PreparedData data, Examples part, int[] repeated) {
    boolean ofRows = data.windows().isEmpty() && data.sequences().isEmpty()
        && data.training().shapes().stream().allMatch(Shape.Row.class::isInstance)
        && data.preprocessing().inputsOfNetwork().stream().noneMatch(input -> input.isText() || input.isImage());
    return ofRows ? new Coincidences(data, part).without(part, repeated) : repeated.length;
  }

  private int without(Examples part, int[] repeated) {
    int[] known = spread(repeated);
    int[] others = spread(IntStream.range(0, part.count()).toArray());
    count(part, known, others);
    double[] expected = expected(part, known);
    double[] usual = expected(part, others);
    Arrays.sort(usual);
    double median = usual[usual.length / 2];
    double rarer = Arrays.stream(expected).map(each -> each < median ? 1 : each == median ? 0.5 : 0).sum();
    if (known.length - 2 * rarer > SIGNIFICANT * Math.sqrt(known.length)) {
      return 0;
    }
    long unusual = Arrays.stream(expected).filter(each -> each < EXPECTED).count();
    return (int) Math.round((double) unusual / known.length * repeated.length);
  }

  private static int[] spread(int[] some) {
    int size = Math.min(some.length, SAMPLE);
    return IntStream.range(0, size).map(i -> some[(int) ((long) i * some.length / size)]).toArray();
  }

  /** Counts the values of some rows of a part, and these rows themselves, among all. */
  private void count(Examples part, int[]... some) {
    for (int[] each : some) {
      for (int row : each) {
        for (long value : values(part, row)) {
          counts.put(value, 0);
        }
      }
    }
    for (Examples examples : all) {
      for (int row = 0; row < examples.count(); row++) {
        for (long value : values(examples, row)) {
          counts.computeIfPresent(value, (same, count) -> count + 1);
        }
      }
    }
  }

  /** How many rows like each of some are to be expected. */
  private double[] expected(Examples part, int[] some) {
    return IntStream.of(some).mapToDouble(row -> {
      long[] values = values(part, row);
      int alike = counts.getOrDefault(values[values.length - 1], 1);
      double among = (ofTargets ? targets.getOrDefault(target(part, row), 0) : rows) - alike + 1;
      double expected = among;
      for (int i = 0; i < values.length - 1; i++) {
        expected *= (counts.getOrDefault(values[i], 0) - alike + 1) / among;
      }
      return expected;
    }).toArray();
  }

  /**
   * A hash of each column's value, and of the column and the target, which is a column itself if it is rare; at the end
   * one of the whole row.
   */
  private long[] values(Examples examples, int row) {
    int columns = inputs.stream().mapToInt(input -> input.columns().size()).sum();
    long[] values = new long[ofTargets ? columns + 1 : columns + 2];
    long target = target(examples, row);
    long whole = target;
    int column = 0;
    for (int i = 0; i < inputs.size(); i++) {
      double[] numbers = examples.inputs(i).example(row);
      whole = RepeatedRows.hash(numbers, whole);
      int at = 0;
      for (ColumnEncoding encoding : inputs.get(i).columns()) {
        long start = RepeatedRows.hash(new double[] {column}, ofTargets ? target : 0);
        values[column++] = RepeatedRows.hash(numbers, at, encoding.width(), start);
        at += encoding.width();
      }
    }
    if (!ofTargets) {
      values[column++] = RepeatedRows.hash(new double[] {column}, target);
    }
    values[column] = whole;
    return values;
  }

  private static long target(Examples examples, int row) {
    return RepeatedRows.hashOfTargets(examples, row, 0);
  }
}
