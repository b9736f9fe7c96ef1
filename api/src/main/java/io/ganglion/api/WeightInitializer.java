package io.ganglion.api;

import java.util.random.RandomGenerator;

/**
 * Draws the initial weights of a layer. An implementation is a plug-in record, immutable and safe for concurrent use.
 */
@FunctionalInterface
public interface WeightInitializer {
  /**
   * Overwrites {@code weights[from, to)} with finite numbers, taking every random number from {@code random}, and
   * touches nothing else. The weights of one block lie input by input: all weights that leave the first input, then all
   * that leave the second.
   */
  void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random);

  /**
   * As {@link #fill(double[], int, int, Fan, RandomGenerator)}, with the block that is filled: overwrites {@code
   * weights[at, at + block.size())}. Hosts call this method. Override it where more counts than the block's fan: what
   * its parameters do, or its shape as a matrix. {@code at} is the block's place in {@code weights}, whatever its
   * {@link Block#start}.
   */
  default void fill(double[] weights, int at, Block block, RandomGenerator random) {
    fill(weights, at, at + block.size(), block.fan(), random);
  }
}
