package io.ganglion.engine;

import io.ganglion.api.Activation;
import java.util.random.RandomGenerator;

/** Applies an activation to rows. Has no parameters. */
final class ActivationLayer implements Layer {
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
  public Pass newPass(int at, Arithmetic arithmetic) {
    return new ActivationPass(new BulkActivation(activation, arithmetic.kernels()), width, arithmetic);
  }
}
