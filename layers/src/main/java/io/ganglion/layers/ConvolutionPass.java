package io.ganglion.layers;

import io.ganglion.api.Batch;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Patches;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.List;

/** One thread's way through a convolution: a block of weights, and one of biases if it has any. */
final class ConvolutionPass implements Layer.Pass {
  private static final int WEIGHTS = 0;
  private static final int BIASES = 1;

  private final Patches patches;
  private final Maths maths;
  private final Values y;
  private final Values dx;
  private final boolean hasBiases;
  /** Made anew only for another dy. */
  private List<List<Sum>> sums = List.of();

  ConvolutionPass(Patches patches, int filters, int features, boolean hasBiases, Maths maths) {
    this.patches = patches;
    this.maths = maths;
    this.hasBiases = hasBiases;
    this.y = maths.values(filters);
    this.dx = maths.values(features);
  }

  @Override
  public Values forward(Batch batch, Values x, List<Matrix> blocks) {
    if (hasBiases) {
      maths.timesPatches(batch, patches, x, blocks.get(WEIGHTS), blocks.get(BIASES), y);
    } else {
      maths.timesPatches(batch, patches, x, blocks.get(WEIGHTS), y);
    }
    return y;
  }

  @Override
  public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
    if (sums.isEmpty() || ((Sum.Windows) sums.get(WEIGHTS).get(0)).right() != dy) {
      List<Sum> weights = List.of(new Sum.Windows(patches, x, dy));
      sums = hasBiases ? List.of(weights, List.of(new Sum.Rows(dy))) : List.of(weights);
    }
    if (!isAsked) {
      return dy;
    }
    maths.timesPatchesBack(batch, patches, dy, blocks.get(WEIGHTS), dx);
    return dx;
  }

  @Override
  public List<List<Sum>> sums() {
    return sums;
  }
}
