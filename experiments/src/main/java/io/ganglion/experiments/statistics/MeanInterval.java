package io.ganglion.experiments.statistics;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.jspecify.annotations.Nullable;

/**
 * 95 % intervals of means of paired differences. Of weighted pairs, as many count as Kish's effective sample size says,
 * (Σw)² / Σw², which is at most their number.
 */
public final class MeanInterval {
  private static final double TAIL = 0.025;
  /** What the standard normal distribution exceeds with that probability. */
  private static final double NORMAL = 1.959963984540054;

  private MeanInterval() {}

  /**
   * By Student's t.
   *
   * @param weights null if all count once
   * @return infinite with less than two effective pairs that count
   */
  public static Interval ofNumbers(double[] differences, double @Nullable [] weights) {
    double all = 0;
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      double weight = weight(weights, i);
      all += weight;
      sum += weight * differences[i];
    }
    double mean = sum / all;
    double squares = 0;
    for (int i = 0; i < differences.length; i++) {
      squares += weight(weights, i) * (differences[i] - mean) * (differences[i] - mean);
    }
    double n = effective(differences.length, weights);
    if (n < 2 || !Double.isFinite(squares)) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double error = Math.sqrt(squares / all / (n - 1));
    double reach = quantile(n - 1) * error;
    return new Interval(mean - reach, mean + reach);
  }

  /**
   * Of the difference of two shares of the same examples, by A. Agresti and Y. Min, "Simple improved confidence
   * intervals for comparing matched proportions" (2005): half an example is added to each of the four outcomes.
   *
   * @param differences 1 where only the first is right, -1 where only the second is, else 0
   * @param weights null if all count once
   */
  public static Interval ofShares(int[] differences, double @Nullable [] weights) {
    double all = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < differences.length; i++) {
      double weight = weight(weights, i);
      all += weight;
      first += differences[i] > 0 ? weight : 0;
      second += differences[i] < 0 ? weight : 0;
    }
    double n = effective(differences.length, weights);
    double more = n * first / all + 0.5;
    double less = n * second / all + 0.5;
    double total = n + 2;
    double difference = (more - less) / total;
    double reach = NORMAL * Math.sqrt((more + less) / total - difference * difference) / Math.sqrt(total);
    return new Interval(difference - reach, difference + reach);
  }

  private static double weight(double @Nullable [] weights, int index) {
    return weights == null ? 1 : weights[index];
  }

  private static double effective(int count, double @Nullable [] weights) {
    if (weights == null) {
      return count;
    }
    double sum = Arrays.stream(weights).sum();
    return sum * sum / Arrays.stream(weights).map(weight -> weight * weight).sum();
  }

  /** What Student's t exceeds with a probability of 2.5 %. */
  static double quantile(double freedom) {
    double low = 0;
    double high = 1e3; // with one degree of freedom, it is 12.7; fractions of one are possible
    for (int i = 0; i < 80; i++) {
      double t = (low + high) / 2;
      boolean beyond = RegularizedBeta.value(freedom / (freedom + t * t), freedom / 2, 0.5) / 2 < TAIL;
      if (beyond) {
        high = t;
      } else {
        low = t;
      }
    }
    return (low + high) / 2;
  }
}
