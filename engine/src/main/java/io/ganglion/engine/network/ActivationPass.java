package io.ganglion.engine.network;

import io.ganglion.engine.kernel.Kernels;

/** One thread's way through an {@link ActivationLayer}. */
final class ActivationPass implements Layer.Pass {
  private final BulkActivation activation;
  private final Arithmetic arithmetic;
  private final Rows output;

  ActivationPass(BulkActivation activation, int width, Arithmetic arithmetic) {
    this.activation = activation;
    this.arithmetic = arithmetic;
    this.output = new Rows(arithmetic.precision(), width);
  }

  @Override
  public void rearrange(Parameters parameters) {
    // Has no parameters.
  }

  /** Plug-ins see rows from index 0; the layer below owns its rows, so they begin there. */
  @Override
  public Rows forward(Parameters parameters, Rows input) {
    arithmetic.forward(activation, input, output);
    return output;
  }

  @Override
  public void gradient(Rows input, Rows outputGradient, Numbers gradient, int part, int parts) {
    // Has no parameters.
  }

  @Override
  public void gradientInParts(Rows input, Rows outputGradient, Numbers gradient, int part, int parts,
      Kernels.PartUser user) {
    // Has no parameters.
  }

  @Override
  public Rows backward(Parameters parameters, Rows input, Rows outputGradient) {
    arithmetic.backward(activation, input, output, outputGradient);
    return outputGradient;
  }
}
