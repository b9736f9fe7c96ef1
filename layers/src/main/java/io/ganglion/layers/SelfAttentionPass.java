package io.ganglion.layers;

import io.ganglion.api.Batch;
import io.ganglion.api.Carry;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One thread's way through a {@link SelfAttention}: what its heads share. */
final class SelfAttentionPass implements Layer.Pass {
  private static final int WEIGHTS = 0;
  private static final int BIASES = 1;
  private static final int OUTPUT_WEIGHTS = 2;
  private static final int OUTPUT_BIASES = 3;

  private final int features;
  /** No list: going through it would make an iterator in every call. */
  private final AttentionHead[] heads;
  private final Maths maths;
  /** Queries, keys and values of each row, of all heads. */
  private final Values projected;
  /** What the heads give, side by side. */
  private final Values seen;
  private final Values y;
  private final Values seenGradient;
  private final Values projectedGradient;
  private final Values dx;
  /** Made anew only for another x or dy. */
  private List<List<Sum>> sums = List.of();
  private Values summedX;

  SelfAttentionPass(int features, AttentionHead[] heads, Maths maths) {
    this.features = features;
    this.heads = heads;
    this.maths = maths;
    this.projected = maths.values(3 * features);
    this.seen = maths.values(features);
    this.y = maths.values(features);
    this.seenGradient = maths.values(features);
    this.projectedGradient = maths.values(3 * features);
    this.dx = maths.values(features);
    this.summedX = dx;
  }

  @Override
  public Values forward(Batch batch, Values x, List<Matrix> blocks) {
    maths.times(x, blocks.get(WEIGHTS), blocks.get(BIASES), projected);
    Optional<Carry> carry = batch.carry();
    if (carry.isPresent()) { // keys and values lie side by side in both
      Copies.columns(maths, projected, 0, features, carry.get().ofSteps(), carry.get().seen(), 0, 2 * features,
          x.rows());
    }
    seen.resize(x.rows());
    for (AttentionHead head : heads) {
      head.forward(batch, projected, seen);
    }
    maths.times(seen, blocks.get(OUTPUT_WEIGHTS), blocks.get(OUTPUT_BIASES), y);
    return y;
  }

  @Override
  public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
    maths.timesTransposed(dy, blocks.get(OUTPUT_WEIGHTS), seenGradient);
    projectedGradient.resize(x.rows());
    for (AttentionHead head : heads) {
      head.backward(batch, seenGradient, projectedGradient);
    }
    if (summedX != x || ((Sum.Rows) sums.get(OUTPUT_BIASES).get(0)).right() != dy) {
      sums = List.of(List.of(new Sum.Products(x, projectedGradient)), List.of(new Sum.Rows(projectedGradient)),
          List.of(new Sum.Products(seen, dy)), List.of(new Sum.Rows(dy)));
      summedX = x;
    }
    if (!isAsked) {
      return dy;
    }
    maths.timesTransposed(projectedGradient, blocks.get(WEIGHTS), dx);
    return dx;
  }

  @Override
  public List<List<Sum>> sums() {
    return sums;
  }

  @Override
  public List<Values> attention() {
    return Arrays.stream(heads).map(AttentionHead::weights).toList();
  }
}
