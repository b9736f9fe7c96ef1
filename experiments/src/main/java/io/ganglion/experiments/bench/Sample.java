package io.ganglion.experiments.bench;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The mean of some numbers, and how far they spread. */
record Sample(int count, double mean, double deviation) {
  /** Of at least one number; the deviation, of a single one 0, is that of a sample (n - 1). */
  static Sample of(double... values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).sum();
    return new Sample(values.length, mean, values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1)));
  }

  /** The variance of the mean. */
  double meanVariance() {
    return deviation * deviation / count;
  }
}
