package io.ganglion.engine;

import io.ganglion.engine.kernel.Kernels;
import java.util.List;

/**
 * The parameters of one evaluation, and beside them what the layers want rearranged of these, once for all chunks and
 * threads. Mutable and used again for the next evaluation.
 */
final class Parameters {
  /** From this many rows on, a faster pass back is worth the rearranging. */
  private static final int MANY_ROWS = 8;

  private final Network network;
  private double[] values;
  private double[] rearranged;
  private boolean isRearranged;

  Parameters(Network network) {
    this.network = network;
  }

  /** From now on, {@code values} are meant: not copied, and not yet rearranged. */
  void show(double[] values) {
    this.values = values;
    isRearranged = false;
  }

  /** Rearranges them for passes back, {@code rows} rows at a time, unless that is too few to gain by it. */
  void rearrange(int rows, Kernels kernels) {
    if (rows < MANY_ROWS) {
      return;
    }
    if (rearranged == null) {
      rearranged = new double[network.parameterCount()];
    }
    List<Layer> layers = network.layers();
    // Nobody wants dL/d(input) of the first layer.
    for (int i = 1; i < layers.size(); i++) {
      layers.get(i).rearrange(values, rearranged, network.offset(i), kernels);
    }
    isRearranged = true;
  }

  double[] values() {
    return values;
  }

  /** As {@link Layer#rearrange} left them, or null if they weren't worth it. */
  double[] rearranged() {
    return isRearranged ? rearranged : null;
  }
}
