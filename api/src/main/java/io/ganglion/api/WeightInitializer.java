package io.ganglion.api;

import java.util.random.RandomGenerator;

/** Draws the start weights of a layer. An implementation is a plug-in record, immutable and safe for concurrent use. */
@FunctionalInterface
public interface WeightInitializer {
  /**
   * Overwrites {@code weights[from, to)} with finite numbers, taking every random number from {@code random}, and
   * touches nothing else. The weights of one block lie input by input: all weights that leave the first input, then all
   * that leave the second.
   */
  void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random);
}
