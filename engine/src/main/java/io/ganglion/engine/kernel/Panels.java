package io.ganglion.engine.kernel;

/**
 * The weights of one layer as {@link Kernels#forward} wants them: kept by whoever calls it chunk after chunk with the
 * same weights, so that they are arranged once. What is in it is the kernels' affair.
 */
public final class Panels {
  double[] doubles = {};
  float[] floats = {};
  boolean filled;

  /** From now on, the weights are others. */
  public void outdate() {
    filled = false;
  }
}
