package io.ganglion.engine.settings;

import io.ganglion.api.Block;
import io.ganglion.api.WeightInitializer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Who fills the blocks of a layer that don't begin with constants.
 *
 * @param weights fills weights and embeddings
 * @param recurrent fills recurrent weights
 * @param biases fills biases
 */
public record Initializers(WeightInitializer weights, WeightInitializer recurrent, WeightInitializer biases) {
  /** The same for all weights; biases are 0. */
  public static Initializers of(WeightInitializer weights) {
    return new Initializers(weights, weights, (values, from, to, fan, random) -> Arrays.fill(values, from, to, 0));
  }

  /** Overwrites {@code parameters[at, at + block.size())}; scales are 1. */
  public void fill(double[] parameters, int at, Block block, RandomGenerator random) {
    switch (block.role()) {
      case WEIGHTS, EMBEDDING -> weights.fill(parameters, at, block, random);
      case RECURRENT -> recurrent.fill(parameters, at, block, random);
      case BIASES -> biases.fill(parameters, at, block, random);
      case SCALES -> Arrays.fill(parameters, at, at + block.size(), 1);
    }
  }
}
