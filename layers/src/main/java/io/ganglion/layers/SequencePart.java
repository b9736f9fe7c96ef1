package io.ganglion.layers;

import io.ganglion.api.Batch;
import io.ganglion.api.Maths;
import io.ganglion.api.Patches;
import io.ganglion.api.Values;

/**
 * The next steps of a sequence for a causal convolution, behind those that its windows still see: zeros before the
 * first. It shows them as a batch of one example, all of whose windows lie inside.
 */
final class SequencePart implements Batch {
  private static final double[] NO_STATISTICS = {};

  private final int before;
  private final int features;
  private final Maths maths;
  private final Patches patches;
  private final Values both;

  SequencePart(Patches.Axis axis, int features, Maths maths) {
    this.before = axis.reach() - 1;
    this.features = features;
    this.maths = maths;
    this.patches = Patches.ofSteps(Patches.Axis.valid(axis.kernel(), 1, axis.dilation()), 1);
    this.both = maths.values(features);
  }

  /** Puts the next steps behind those of a carry. */
  void join(Values carry, Values x) {
    both.resize(before + x.rows());
    for (int row = 0; row < before; row++) {
      Copies.columns(maths, carry, 0, row * features, both, row, 0, features);
    }
    Copies.columns(maths, x, 0, 0, both, before, 0, features, x.rows());
  }

  /** Leaves the last steps in a carry, for the next part. */
  void leave(Values carry) {
    for (int row = 0; row < before; row++) {
      Copies.columns(maths, both, both.rows() - before + row, 0, carry, 0, row * features, features);
    }
  }

  Patches patches() {
    return patches;
  }

  Values rowsOfBoth() {
    return both;
  }

  @Override
  public int examples() {
    return 1;
  }

  @Override
  public int start(int example) {
    return example * both.rows();
  }

  @Override
  public boolean isTraining() {
    return false;
  }

  @Override
  public long bits(int example, long index) {
    throw new IllegalStateException("nothing is learned");
  }

  @Override
  public double[] statistics() {
    return NO_STATISTICS;
  }
}
