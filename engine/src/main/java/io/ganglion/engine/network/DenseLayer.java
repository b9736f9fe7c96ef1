package io.ganglion.engine.network;

import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import io.ganglion.engine.kernel.Affine;
import java.util.random.RandomGenerator;

/**
 * x W + b for every row x. Its parameters are W, input by input, and then b if there is a bias. Without its activation,
 * which is a layer of its own.
 */
public final class DenseLayer implements Layer {
  private final int inputs;
  private final int units;
  private final boolean bias;
  private final WeightInitializer weightInitializer;
  private final WeightInitializer biasInitializer;

  public DenseLayer(int inputs, int units, boolean bias, WeightInitializer weightInitializer,
      WeightInitializer biasInitializer) {
    if (inputs < 1 || units < 1) {
      throw new IllegalArgumentException("a layer has at least one input and one unit: " + inputs + ", " + units);
    }
    this.inputs = inputs;
    this.units = units;
    this.bias = bias;
    this.weightInitializer = weightInitializer;
    this.biasInitializer = biasInitializer;
  }

  @Override
  public int inputWidth() {
    return inputs;
  }

  @Override
  public int outputWidth() {
    return units;
  }

  public boolean hasBias() {
    return bias;
  }

  @Override
  public int parameterCount() {
    return Math.addExact(Math.multiplyExact(inputs, units), bias ? units : 0);
  }

  @Override
  public int weightCount() {
    return inputs * units;
  }

  @Override
  public void initialize(double[] parameters, int at, RandomGenerator random) {
    Fan fan = new Fan(inputs, units);
    int biasAt = at + inputs * units;
    weightInitializer.fill(parameters, at, biasAt, fan, random);
    if (bias) {
      biasInitializer.fill(parameters, biasAt, biasAt + units, fan, random);
    }
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic) {
    return new DensePass(new Affine(inputs, units, at, bias ? at + inputs * units : Affine.NO_BIAS), arithmetic);
  }
}
