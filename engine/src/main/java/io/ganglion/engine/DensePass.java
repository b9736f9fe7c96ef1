package io.ganglion.engine;

import io.ganglion.engine.kernel.Affine;

/** One thread's way through a {@link DenseLayer}. */
final class DensePass implements Layer.Pass {
  private final Affine affine;
  private final Affine transposed;
  private final Arithmetic arithmetic;
  private final Rows output;
  private final Rows inputGradient;

  DensePass(Affine affine, Arithmetic arithmetic) {
    this.affine = affine;
    this.transposed = affine.transposed(affine.weights());
    this.arithmetic = arithmetic;
    this.output = new Rows(arithmetic.precision(), affine.outputs());
    this.inputGradient = new Rows(arithmetic.precision(), affine.inputs());
  }

  @Override
  public Rows forward(Parameters parameters, Rows input) {
    arithmetic.forward(input, parameters.values(), affine, output);
    return output;
  }

  @Override
  public void gradient(Rows input, Rows outputGradient, Numbers gradient) {
    arithmetic.gradient(input, outputGradient, gradient, affine);
  }

  @Override
  public Rows backward(Parameters parameters, Rows input, Rows outputGradient) {
    if (parameters.rearranged() == null) {
      arithmetic.inputGradient(outputGradient, parameters.values(), affine, inputGradient);
    } else {
      arithmetic.forward(outputGradient, parameters.rearranged(), transposed, inputGradient);
    }
    return inputGradient;
  }
}
