package io.ganglion.layers;

import io.ganglion.api.Batch;
import io.ganglion.api.Carry;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Patches;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.List;
import java.util.Optional;

/** One thread's way through a convolution over steps that sees nothing later: of whole sequences, or of their parts. */
final class CausalConvolutionPass implements Layer.Pass {
  private final ConvolutionPass whole;
  private final SequencePart part;
  /** Of a part behind the steps that its windows still see. */
  private final ConvolutionPass inside;

  CausalConvolutionPass(ConvolutionPass whole, Patches.Axis axis, int filters, int features, Maths maths) {
    this.whole = whole;
    this.part = new SequencePart(axis, features, maths);
    this.inside = new ConvolutionPass(part.patches(), filters, features, true, maths);
  }

  @Override
  public Values forward(Batch batch, Values x, List<Matrix> blocks) {
    Optional<Carry> carry = batch.carry();
    if (carry.isEmpty()) {
      return whole.forward(batch, x, blocks);
    }
    part.join(carry.get().ofExample(), x);
    Values y = inside.forward(part, part.rowsOfBoth(), blocks);
    part.leave(carry.get().ofExample());
    return y;
  }

  @Override
  public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
    return whole.backward(batch, x, dy, blocks, isAsked);
  }

  @Override
  public List<List<Sum>> sums() {
    return whole.sums();
  }
}
