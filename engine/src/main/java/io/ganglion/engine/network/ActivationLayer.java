package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import java.util.random.RandomGenerator;

/** Applies an activation to rows. Has no parameters. */
public final class ActivationLayer implements Layer {
  private final int width;
  private final Activation activation;
  private final BulkActivation bulk;

  public ActivationLayer(int width, Activation activation) {
    this.width = width;
    this.activation = activation;
    this.bulk = new BulkActivation(activation);
  }

  /** What it applies. */
  public Activation activation() {
    return activation;
  }

  /** What it applies, for whole arrays. */
  BulkActivation bulk() {
    return bulk;
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
    return new ActivationPass(bulk, width, arithmetic);
  }
}
