package io.ganglion.engine.kernel;

/**
 * The weights of one layer in the order in which {@link Kernels#forward} reads them. A caller that computes several
 * chunks with the same weights keeps one instance, so that the weights are rearranged once. Only kernels use the
 * contents.
 */
public final class Panels {
  double[] doubles = {};
  float[] floats = {};
  boolean filled;

  /** The weights have changed: the next use rearranges them again. */
  public void outdate() {
    filled = false;
  }
}
