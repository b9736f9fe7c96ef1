package io.ganglion.testkit;

import io.ganglion.api.Layer;
import io.ganglion.api.Matrix;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * A pass of a layer with plain mathematics, and the values that a host gives it in all calls. What is before and behind
 * the rows that it is given is NaN.
 */
final class LayerRun {
  /** Of x and dy: rows that a host shows need not be at the beginning of their array. */
  private static final int OFFSET = 5;

  private final boolean isDouble;
  private final PlainMaths maths;
  private final Layer.Pass pass;
  private final PlainValues x;
  private final PlainValues dy;
  private final List<PlainMatrix> matrices = new ArrayList<>();
  private final List<Matrix> blocks;

  LayerRun(LayerSample sample, boolean isDouble) {
    this.isDouble = isDouble;
    this.maths = new PlainMaths(isDouble);
    this.pass = sample.layer().pass(sample.shape(), maths);
    this.x = new PlainValues(isDouble, sample.shape().features(), OFFSET);
    this.dy = new PlainValues(isDouble, sample.form().output().features(), OFFSET);
    sample.blocks().forEach(block -> matrices.add(new PlainMatrix(new PlainValues(isDouble, block.columns(), 3))));
    this.blocks = List.copyOf(matrices);
  }

  /**
   * What a pass forward and back gave, in copies.
   *
   * @param y the outputs
   * @param dx dL/dx, empty if it wasn't asked for, and for tokens
   * @param gradients by block
   */
  record Result(double[] y, double[] dx, List<double[]> gradients) {}

  /** A batch of some of the sample's examples. */
  static PlainBatch batch(LayerSample sample, int[] examples, boolean isTraining) {
    int[] lengths = new int[examples.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = sample.length(examples[i]);
    }
    return PlainBatch.of(examples, lengths, isTraining, sample.statistics());
  }

  /** Forward and back in training, with a pass of its own. */
  static Result of(LayerSample sample, int[] examples, boolean isDouble) {
    return new LayerRun(sample, isDouble).run(sample, examples, batch(sample, examples, true), true);
  }

  /** Forward and back. */
  Result run(LayerSample sample, int[] examples, PlainBatch batch, boolean isAsked) {
    double[] y = forward(sample, examples, batch);
    boolean hasGradient = isAsked && sample.inputsHaveGradients();
    Values back = back(sample, examples, batch, hasGradient);
    double[] dx = hasGradient ? PlainValues.copy(back, isDouble) : new double[0];
    List<double[]> gradients = new ArrayList<>();
    List<List<Sum>> sums = pass.sums();
    for (int b = 0; b < blocks.size(); b++) {
      Matrix block = blocks.get(b);
      gradients.add(maths.gradient(batch, block.rows(), block.columns(), sums.get(b)));
    }
    return new Result(y, dx, gradients);
  }

  /** The outputs for some examples. */
  double[] forward(LayerSample sample, int[] examples, PlainBatch batch) {
    give(sample, examples);
    return PlainValues.copy(pass.forward(batch, x, blocks), isDouble);
  }

  /** Puts the examples and the parameters where the pass finds them. */
  void give(LayerSample sample, int[] examples) {
    x.put(joined(sample, examples, true));
    for (int b = 0; b < matrices.size(); b++) {
      matrices.get(b).values().put(sample.parameters(b));
    }
  }

  private Values back(LayerSample sample, int[] examples, PlainBatch batch, boolean isAsked) {
    dy.put(joined(sample, examples, false));
    return pass.backward(batch, x, dy, blocks, isAsked);
  }

  private static double[] joined(LayerSample sample, int[] examples, boolean isInputs) {
    int size = 0;
    for (int example : examples) {
      size += (isInputs ? sample.inputs(example) : sample.weights(example)).length;
    }
    double[] joined = new double[size];
    int at = 0;
    for (int example : examples) {
      double[] part = isInputs ? sample.inputs(example) : sample.weights(example);
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  /** Some steps of a sequence. */
  double[] part(PlainBatch batch, double[] steps) {
    x.put(steps);
    return PlainValues.copy(pass.forward(batch, x, blocks), isDouble);
  }

  Layer.Pass pass() {
    return pass;
  }

  PlainValues x() {
    return x;
  }

  PlainValues dy() {
    return dy;
  }

  List<Matrix> blocks() {
    return blocks;
  }

  PlainMaths maths() {
    return maths;
  }
}
