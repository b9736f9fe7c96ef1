package io.ganglion.engine.metric;

import io.ganglion.engine.sum.RowSum;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * True numbers against predicted ones, in the target's own unit. Rows are counted by their weights. All sums over rows
 * are {@link RowSum}s.
 */
public final class NumberErrors {
  private final double[] actual;
  private final double @Nullable [] weights;
  private final double all;
  private final double absolute;
  private final double squared;
  private final double relative;
  private final int zeros;
  private final double ofOthers;

  /**
   * @param actual at least one
   * @param predicted as many
   * @param weights how much each counts, not all 0; null if they all count once
   */
  public NumberErrors(double[] actual, double[] predicted, double @Nullable [] weights) {
    this.actual = actual;
    this.weights = weights;
    RowSum sum = new RowSum();
    RowSum absolutes = new RowSum();
    RowSum squares = new RowSum();
    RowSum relatives = new RowSum();
    RowSum others = new RowSum();
    int zero = 0;
    for (int row = 0; row < actual.length; row++) {
      double weight = weight(row);
      double error = actual[row] - predicted[row];
      sum.add(weight);
      absolutes.add(weight * Math.abs(error));
      squares.add(weight * (error * error));
      boolean isZero = actual[row] == 0;
      zero += isZero ? 1 : 0;
      others.add(isZero ? 0 : weight);
      relatives.add(isZero ? 0 : weight * Math.abs(error / actual[row]));
    }
    all = sum.total();
    absolute = absolutes.total();
    squared = squares.total();
    relative = relatives.total();
    ofOthers = others.total();
    zeros = zero;
  }

  private double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  public Measured rmse() {
    return Measured.of(Math.sqrt(squared / all));
  }

  public Measured mae() {
    return Measured.of(absolute / all);
  }

  /**
   * 1 - Σ(true - predicted)² / Σ(true - mean)². Of targets that are all equal, 1 if every prediction is exact and else
   * 0, as in scikit-learn; of a single one, undefined.
   */
  public Measured r2() {
    if (isSingle()) {
      return Measured.undefined("there is only one example");
    }
    double variation = variation();
    return Measured.of(variation > 0 ? 1 - squared / variation : squared == 0 ? 1 : 0);
  }

  /** What predicting the mean gives: 0, or 1 where every number is the mean; NaN where it isn't defined. */
  double r2OfTheMean() {
    return isSingle() ? Double.NaN : variation() > 0 ? 0 : 1;
  }

  private boolean isSingle() {
    return counted(actual, weights).length == 1;
  }

  /** The sum of squared differences from the mean. */
  private double variation() {
    double mean = mean(actual, weights);
    RowSum variations = new RowSum();
    for (int row = 0; row < actual.length; row++) {
      variations.add(weight(row) * ((actual[row] - mean) * (actual[row] - mean)));
    }
    return variations.total();
  }

  /** The mean of |error / true number|; the rows whose true number is 0 are left out, and said. */
  public Measured mape() {
    if (ofOthers == 0) {
      return Measured.undefined("every true value is 0");
    }
    return new Measured(relative / ofOthers, zeros == 0 ? ""
        : "without " + zeros + (zeros == 1 ? " example" : " examples") + " whose true value is 0");
  }

  /**
   * The mean absolute error by that of repeating the last value (Hyndman and Koehler, 2006).
   *
   * @param repeating the mean absolute difference from one row of the training part to the next; NaN if it isn't known
   */
  public Measured mase(double repeating) {
    if (Double.isNaN(repeating)) {
      return Measured.undefined("the training series isn't known: name the run directory");
    }
    return repeating == 0 ? Measured.undefined("the training series is constant")
        : Measured.of(absolute / all / repeating);
  }

  /** The weighted mean, summed as a {@link RowSum}; of equal numbers that number, without rounding. */
  public static double mean(double[] numbers, double @Nullable [] weights) {
    double[] counted = counted(numbers, weights);
    if (Arrays.stream(counted).allMatch(number -> number == counted[0])) {
      return counted[0];
    }
    RowSum sum = new RowSum();
    RowSum all = new RowSum();
    for (int row = 0; row < numbers.length; row++) {
      double weight = weights == null ? 1 : weights[row];
      sum.add(weight * numbers[row]);
      all.add(weight);
    }
    return sum.total() / all.total();
  }

  /** Those that count. */
  private static double[] counted(double[] numbers, double @Nullable [] weights) {
    return weights == null ? numbers
        : IntStream.range(0, numbers.length).filter(i -> weights[i] > 0).mapToDouble(i -> numbers[i]).toArray();
  }

  /** The weighted median: a row of weight 2 is worth two rows; half-way between two numbers, their mean. */
  static double median(double[] numbers, double @Nullable [] weights) {
    int[] order = Descending.order(numbers);
    double all = weights == null ? numbers.length : RowSum.of(weights);
    double above = 0;
    for (int at = 0; at < order.length; at++) {
      above += weights == null ? 1 : weights[order[at]];
      if (2 * above > all) {
        return numbers[order[at]];
      }
      if (2 * above == all) {
        int next = at + 1;
        while (next < order.length - 1 && weights != null && weights[order[next]] == 0) {
          next++;
        }
        return next == order.length ? numbers[order[at]] : numbers[order[at]] / 2 + numbers[order[next]] / 2;
      }
    }
    return numbers[order[order.length - 1]];
  }
}
