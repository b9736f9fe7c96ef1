package io.ganglion.experiments.describe;

import io.ganglion.engine.data.Quantile;

/**
 * Numbers in short. Quartiles lie between order statistics (type 7 of Hyndman and Fan).
 *
 * @param mean not finite if the numbers are too large to be added up
 * @param deviation the standard deviation, divisor n, as {@code scale: standard} has it
 */
public record NumberSummary(double min, double lowerQuartile, double median, double upperQuartile, double max,
    double mean, double deviation, Histogram histogram) {
  /** @param sorted at least one number, ascending */
  static NumberSummary of(double[] sorted) {
    double mean = mean(sorted);
    double squares = 0;
    for (double x : sorted) {
      squares += (x - mean) * (x - mean);
    }
    return new NumberSummary(sorted[0], Quantile.of(sorted, 0.25), Quantile.of(sorted, 0.5),
        Quantile.of(sorted, 0.75), sorted[sorted.length - 1], mean, Math.sqrt(squares / sorted.length),
        Histogram.of(sorted));
  }

  /** Corrected by the mean of what is left, so that numbers far from 0 lose nothing. */
  private static double mean(double[] values) {
    double sum = 0;
    for (double x : values) {
      sum += x;
    }
    double mean = sum / values.length;
    double left = 0;
    for (double x : values) {
      left += x - mean;
    }
    return mean + left / values.length;
  }
}
