package io.ganglion.testkit;

import io.ganglion.api.Batch;
import io.ganglion.api.Block;
import io.ganglion.api.Carry;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Shape;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.List;

/**
 * A layer that keeps its contract: y = d y′ + s x for every feature, y′ being that of the step before. Its methods are
 * there to be overridden by faults.
 */
class LeakyPass implements Layer.Pass {
  private static final int DECAYS = 0;
  private static final int SCALES = 1;

  final Maths maths;
  final int features;
  final Values y;
  final Values before;
  final Values dx;
  /** dL/dy with all later steps counted in. */
  final Values dAll;
  final Values ofDecays;
  final Values ofScales;
  final List<List<Sum>> sums;

  LeakyPass(Shape input, Maths maths) {
    this.maths = maths;
    this.features = input.features();
    this.y = maths.values(features);
    this.before = maths.values(features);
    this.dx = maths.values(features);
    this.dAll = maths.values(features);
    this.ofDecays = maths.values(features);
    this.ofScales = maths.values(features);
    this.sums = List.of(List.of(new Sum.Rows(ofDecays)), List.of(new Sum.Rows(ofScales)));
  }

  static Form form(Shape input) {
    return new Form(input, Block.scales("decays", input.features()), Block.scales("scales", input.features()))
        .carrying(input.features(), 0);
  }

  double get(Values values, int row, int column) {
    return PlainValues.get(values, maths.isDouble(), row, column);
  }

  void set(Values values, int row, int column, double value) {
    PlainValues.set(values, maths.isDouble(), row, column, value);
  }

  double decay(List<Matrix> blocks, int column) {
    return get(blocks.get(DECAYS).values(), 0, column);
  }

  double scale(List<Matrix> blocks, int column) {
    return get(blocks.get(SCALES).values(), 0, column);
  }

  /** What a sequence begins with. */
  double begin(Batch batch, int example, int column) {
    return batch.carry().isPresent() ? get(batch.carry().get().ofExample(), 0, column) : 0;
  }

  @Override
  public Values forward(Batch batch, Values x, List<Matrix> blocks) {
    y.resize(x.rows());
    before.resize(x.rows());
    for (int example = 0; example < batch.examples(); example++) {
      for (int row = batch.start(example); row < batch.start(example + 1); row++) {
        for (int j = 0; j < features; j++) {
          double old = row == batch.start(example) ? begin(batch, example, j) : get(y, row - 1, j);
          set(before, row, j, old);
          set(y, row, j, decay(blocks, j) * old + scale(blocks, j) * get(x, row, j));
        }
      }
    }
    if (batch.carry().isPresent()) {
      leave(batch.carry().get(), x.rows() - 1);
    }
    return y;
  }

  void leave(Carry carry, int last) {
    for (int j = 0; j < features; j++) {
      set(carry.ofExample(), 0, j, get(y, last, j));
    }
  }

  @Override
  public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
    dAll.resize(x.rows());
    dx.resize(x.rows());
    ofDecays.resize(x.rows());
    ofScales.resize(x.rows());
    for (int example = 0; example < batch.examples(); example++) {
      for (int row = batch.start(example + 1) - 1; row >= batch.start(example); row--) {
        for (int j = 0; j < features; j++) {
          double later = row + 1 < batch.start(example + 1) ? decay(blocks, j) * get(dAll, row + 1, j) : 0;
          set(dAll, row, j, get(dy, row, j) + later);
          set(ofDecays, row, j, get(dAll, row, j) * get(before, row, j));
          set(ofScales, row, j, get(dAll, row, j) * get(x, row, j));
          set(dx, row, j, get(dAll, row, j) * scale(blocks, j));
        }
      }
    }
    return dx;
  }

  @Override
  public List<List<Sum>> sums() {
    return sums;
  }

  /** Layers of such passes. */
  interface Leaky extends Layer {
    @Override
    default Form form(Shape input) {
      return LeakyPass.form(input);
    }
  }
}
