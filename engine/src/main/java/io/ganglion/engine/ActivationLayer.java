package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.engine.kernel.Kernels;
import java.util.random.RandomGenerator;

/** Applies an activation to rows. Has no parameters. */
public final class ActivationLayer implements Layer {
  private final int width;
  private final Activation activation;

  ActivationLayer(int width, Activation activation) {
    this.width = width;
    this.activation = activation;
  }

  /** What it applies. */
  public Activation activation() {
    return activation;
  }

  @Override
  public int inputWidth() {
    return width;
  }

  @Override
  public int outputWidth() {
    return width;
  }

  @Override
  public int parameterCount() {
    return 0;
  }

  @Override
  public void initialize(double[] parameters, int at, RandomGenerator random) {
    // Nothing to fill.
  }

  @Override
  public Pass newPass(int at, Kernels kernels) {
    return new ActivationPass(new BulkActivation(activation, kernels));
  }

  private final class ActivationPass implements Pass {
    private final BulkActivation bulk;
    private final Rows output = new Rows(width);

    ActivationPass(BulkActivation bulk) {
      this.bulk = bulk;
    }

    @Override
    public Rows forward(Parameters parameters, Rows input) {
      // Plug-ins see rows from index 0; the layer below owns its rows, so they begin there.
      output.resize(input.count());
      bulk.forward(input.values(), output.values(), input.count(), width);
      return output;
    }

    @Override
    public Rows backward(Parameters parameters, Rows input, Rows outputGradient, double[] gradient,
        boolean inputGradientWanted) {
      double[] d = outputGradient.values();
      bulk.backward(input.values(), output.values(), d, d, input.count(), width);
      return outputGradient;
    }
  }
}
