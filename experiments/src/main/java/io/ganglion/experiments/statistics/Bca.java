package io.ganglion.experiments.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * The bias-corrected and accelerated bootstrap interval (B. Efron, Better bootstrap confidence intervals, 1987) of a
 * number that is computed from pairs, which are drawn as pairs.
 */
public final class Bca {
  /** As SciPy's default: the quantiles near 2.5 % are then known to about a tenth of a standard error. */
  static final int RESAMPLES = 9_999;
  private static final double TAIL = 0.025;
  private static final double SQRT2 = Math.sqrt(2);

  private final int pairs;
  private final ToDoubleFunction<int[]> statistic;

  private Bca(int pairs, ToDoubleFunction<int[]> statistic) {
    this.pairs = pairs;
    this.statistic = statistic;
  }

  /**
   * The 95 % interval.
   *
   * @param pairs how many there are, at least 1
   * @param statistic the number for the pairs with these indices, which may come any number of times; may be infinite,
   *     but not {@code NaN}
   */
  public static Interval interval(int pairs, ToDoubleFunction<int[]> statistic, RandomGenerator random) {
    return new Bca(pairs, statistic).interval(random);
  }

  private Interval interval(RandomGenerator random) {
    int[] all = new int[pairs];
    Arrays.setAll(all, i -> i);
    double observed = statistic.applyAsDouble(all);
    double[] resampled = new double[RESAMPLES];
    int[] drawn = new int[pairs];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int k = 0; k < pairs; k++) {
        drawn[k] = random.nextInt(pairs);
      }
      resampled[i] = statistic.applyAsDouble(drawn);
    }
    Arrays.sort(resampled);
    double bias = bias(resampled, observed);
    double acceleration = acceleration();
    return new Interval(Median.ofSorted(resampled, share(TAIL, bias, acceleration)),
        Median.ofSorted(resampled, share(1 - TAIL, bias, acceleration)));
  }

  /**
   * How far, in standard deviations, the observed number is from the middle of the resampled ones; of those that equal
   * it, half count as less. Where all are on one side it would be infinite: the ends then count as half a resample.
   */
  private static double bias(double[] resampled, double observed) {
    double less = 0;
    for (double value : resampled) {
      less += value < observed ? 1 : value == observed ? 0.5 : 0;
    }
    return quantile(Math.min(Math.max(less, 0.5), resampled.length - 0.5) / resampled.length);
  }

  /** By the jackknife; 0 where leaving out a pair changes nothing, or makes the number infinite. */
  private double acceleration() {
    double[] left = new double[pairs];
    double sum = 0;
    for (int out = 0; out < pairs; out++) {
      int without = out;
      left[out] = pairs == 1 ? 0 : statistic.applyAsDouble(
          IntStream.range(0, pairs).filter(i -> i != without).toArray());
      sum += left[out];
    }
    double mean = sum / pairs;
    double squares = 0;
    double cubes = 0;
    for (double value : left) {
      double d = mean - value;
      squares += d * d;
      cubes += d * d * d;
    }
    double acceleration = cubes / (6 * squares * Math.sqrt(squares));
    return Double.isFinite(acceleration) ? acceleration : 0;
  }

  /** Which share of the resampled numbers lies below an end of the interval. */
  private static double share(double tail, double bias, double acceleration) {
    double z = bias + quantile(tail);
    double scale = 1 - acceleration * z;
    // Beyond the pole of the acceleration the end is that of all resampled numbers.
    return scale > 0 ? probability(bias + z / scale) : tail < 0.5 ? 0 : 1;
  }

  /** The standard normal distribution. */
  private static double probability(double z) {
    return Erfc.value(-z / SQRT2) / 2;
  }

  /** Its inverse. */
  private static double quantile(double probability) {
    return -SQRT2 * InverseErfc.value(2 * probability);
  }
}
