package io.ganglion.initializers;

import java.util.random.RandomGenerator;

/** Blocks of weights that are drawn independently, around 0. */
final class Draws {
  private Draws() {}

  /** Evenly spread between ±{@code bound}; the variance is {@code bound²} / 3. */
  static void uniform(double[] weights, int from, int to, double bound, RandomGenerator random) {
    for (int i = from; i < to; i++) {
      weights[i] = (2 * random.nextDouble() - 1) * bound;
    }
  }

  static void normal(double[] weights, int from, int to, double standardDeviation, RandomGenerator random) {
    Gaussians gaussians = new Gaussians(random);
    for (int i = from; i < to; i++) {
      weights[i] = gaussians.next() * standardDeviation;
    }
  }
}
