package io.ganglion.engine.network;

/** What flowed through a network: what its gradient is made of. */
public interface LayerRows {
  /** What went into a layer, as long as it isn't the last. */
  Rows input(int layer);

  /** dL/d(output) of a layer that isn't the last. An activation's may be overwritten. */
  Rows outputGradient(int layer);
}
