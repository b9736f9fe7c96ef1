package io.ganglion.engine.network;

/** The rows that flowed through a network: what its gradient is made of. Kept for nodes with parameters at least. */
public interface LayerRows {
  /** What went into a node's layer. */
  Rows[] inputs(int node);

  /** dL/d(output) of a node's layer. An activation's may be overwritten. */
  Rows outputGradient(int node);
}
