package io.ganglion.engine.network;

import io.ganglion.api.Batch;
import io.ganglion.engine.random.Randomness;

/** What one layer sees of the examples of a chunk. */
final class LayerBatch implements Batch {
  private static final double[] NO_STATISTICS = {};

  private final Ragged ragged;
  private final int layer;

  /** @param layer tells its random numbers from those of others */
  LayerBatch(Ragged ragged, int layer) {
    this.ragged = ragged;
    this.layer = layer;
  }

  @Override
  public int examples() {
    return ragged.count();
  }

  @Override
  public int start(int example) {
    return ragged.start(example);
  }

  @Override
  public boolean isTraining() {
    return ragged.isTraining();
  }

  @Override
  public long bits(int example, long index) {
    if (!ragged.isTraining()) {
      throw new IllegalStateException("a layer asks for random bits though nothing is learned");
    }
    return Randomness.bits(Randomness.further(ragged.key(example), layer), index);
  }

  @Override
  public double[] statistics() {
    return NO_STATISTICS;
  }
}
