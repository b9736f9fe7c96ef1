package io.ganglion.initializers;

import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import java.util.SplittableRandom;

/** Mean and variance of a large block of weights, and how far chance may move them. */
record Moments(double mean, double variance, int count) {
  private static final int IN = 300;
  private static final int OUT = 100;

  /** A standard error is exceeded five-fold once in two million times; and the seed is fixed. */
  private static final double STANDARD_ERRORS = 5;

  /** Of 30,000 weights with 300 inputs and 100 units. */
  static Moments of(WeightInitializer initializer) {
    double[] weights = new double[IN * OUT];
    initializer.fill(weights, 0, weights.length, new Fan(IN, OUT), new SplittableRandom(7));
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double mean = sum / weights.length;
    double squares = 0;
    for (double weight : weights) {
      squares += (weight - mean) * (weight - mean);
    }
    return new Moments(mean, squares / weights.length, weights.length);
  }

  /** For a mean of independent weights that have this variance. */
  double meanTolerance(double variance) {
    return STANDARD_ERRORS * Math.sqrt(variance / count);
  }

  /**
   * For a variance of independent weights that have this one.
   *
   * @param kurtosis the fourth central moment by the square of the variance: 3 if normal, 9/5 if evenly spread
   */
  double varianceTolerance(double variance, double kurtosis) {
    return STANDARD_ERRORS * variance * Math.sqrt((kurtosis - 1) / count);
  }
}
