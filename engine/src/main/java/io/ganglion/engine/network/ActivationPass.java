package io.ganglion.engine.network;

/** One thread's way through an {@link ActivationLayer}. */
final class ActivationPass implements BoundLayer.Pass {
  private final BulkActivation activation;
  private final Arithmetic arithmetic;
  private final Rows output;

  ActivationPass(BulkActivation activation, int width, Arithmetic arithmetic) {
    this.activation = activation;
    this.arithmetic = arithmetic;
    this.output = new Rows(arithmetic.precision(), width);
  }

  @Override
  public Rows output() {
    return output;
  }

  /** In place. */
  @Override
  public Rows[] inputGradients(Rows outputGradient) {
    return new Rows[] {outputGradient};
  }

  /** Plug-ins see rows from index 0; the layer below owns its rows, so they begin there. */
  @Override
  public void forward(Parameters parameters, Rows[] inputs) {
    arithmetic.forward(activation, inputs[0], output);
  }

  @Override
  public void backward(Parameters parameters, Rows[] inputs, Rows outputGradient) {
    arithmetic.backward(activation, inputs[0], output, outputGradient);
  }
}
