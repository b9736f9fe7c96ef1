package io.ganglion.engine.network;

import io.ganglion.engine.kernel.Affine;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.kernel.Panels;

/** One thread's way through a {@link DenseLayer}. */
final class DensePass implements BoundLayer.Pass {
  /** Numbers in a part of a gradient, if that is not less than {@link #LEAST_INPUTS}. */
  private static final int PART = 8192;
  /** The same for few rows: they fit into the first-level cache. With many, what all parts go by is read too often. */
  private static final int SMALL_PART = 2048;
  /** Inputs in a part at least: as many numbers of a row fill one cache line, or two. */
  private static final int LEAST_INPUTS = 16;

  /** From this many rows on, a faster pass back is worth transposing, be it the weights or the rows. */
  private static final int MANY_ROWS = 8;

  private final Affine affine;
  private final Affine transposed;
  private final Arithmetic arithmetic;
  private final Panels panels = new Panels();
  /** Of the parameters that {@link #panels} were made of. */
  private int panelsVersion = -1;
  private final Rows output;
  private final Rows inputGradient;

  DensePass(Affine affine, Arithmetic arithmetic) {
    this.affine = affine;
    this.transposed = affine.transposed(affine.weights());
    this.arithmetic = arithmetic;
    this.output = new Rows(arithmetic.precision(), affine.outputs());
    this.inputGradient = new Rows(arithmetic.precision(), affine.inputs());
  }

  /** Wᵀ. */
  @Override
  public void rearrange(Parameters parameters) {
    if (isRearranged(parameters.rows())) {
      arithmetic.transpose(parameters.values(), affine, parameters.rearranged(), affine.weights());
    }
  }

  /** Whether to transpose the weights: not if transposing the rows would move fewer numbers. */
  private boolean isRearranged(int rows) {
    return rows >= MANY_ROWS && 2L * rows * (affine.inputs() + affine.outputs()) >= affine.size();
  }

  @Override
  public Rows output() {
    return output;
  }

  @Override
  public Rows[] inputGradients(Rows outputGradient) {
    return new Rows[] {inputGradient};
  }

  @Override
  public void forward(Parameters parameters, Rows[] inputs) {
    Rows input = inputs[0];
    if (!parameters.isForManyChunks()) {
      arithmetic.forward(input, parameters.values(), affine, output);
      return;
    }
    if (parameters.version() != panelsVersion) {
      panels.outdate();
      panelsVersion = parameters.version();
    }
    arithmetic.forward(input, parameters.values(), affine, output, panels);
  }

  @Override
  public void gradient(Rows[] inputs, Rows outputGradient, Numbers gradient, int part, int parts) {
    int from = (int) ((long) affine.inputs() * part / parts);
    int to = (int) ((long) affine.inputs() * (part + 1) / parts);
    if (from < to) {
      arithmetic.weightGradient(inputs[0], outputGradient, gradient, affine, from, to);
    }
    if (affine.hasBias() && part == 0) {
      arithmetic.biasGradient(outputGradient, gradient, affine);
    }
  }

  @Override
  public void gradientInParts(Rows[] inputs, Rows outputGradient, Numbers gradient, int part, int parts,
      Kernels.PartUser user) {
    int from = (int) ((long) affine.inputs() * part / parts);
    int to = (int) ((long) affine.inputs() * (part + 1) / parts);
    if (from < to) {
      int weights = affine.weights();
      int outputs = affine.outputs();
      Rows input = inputs[0];
      int size = input.count() < MANY_ROWS ? SMALL_PART : PART;
      int most = Math.max(LEAST_INPUTS, size / outputs / LEAST_INPUTS * LEAST_INPUTS);
      arithmetic.weightGradientInParts(input, outputGradient, gradient, affine, from, to, most,
          (first, end) -> user.use(weights + first * outputs, weights + end * outputs));
    }
    if (affine.hasBias() && part == 0) {
      arithmetic.biasGradient(outputGradient, gradient, affine);
      user.use(affine.bias(), affine.bias() + affine.outputs());
    }
  }

  @Override
  public void backward(Parameters parameters, Rows[] inputs, Rows outputGradient) {
    if (isRearranged(parameters.rows())) {
      arithmetic.forward(outputGradient, parameters.rearranged(), transposed, inputGradient);
    } else {
      arithmetic.inputGradient(outputGradient, parameters.values(), affine, inputGradient);
    }
  }
}
