package io.ganglion.engine;

import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import io.ganglion.engine.kernel.Affine;
import io.ganglion.engine.kernel.Kernels;
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

  DenseLayer(int inputs, int units, boolean bias, WeightInitializer weightInitializer,
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
  public void initialize(double[] parameters, int at, RandomGenerator random) {
    Fan fan = new Fan(inputs, units);
    int biasAt = at + inputs * units;
    weightInitializer.fill(parameters, at, biasAt, fan, random);
    if (bias) {
      biasInitializer.fill(parameters, biasAt, biasAt + units, fan, random);
    }
  }

  @Override
  public Pass newPass(int at, Kernels kernels) {
    return new DensePass(affine(at), kernels);
  }

  /** Wᵀ. */
  @Override
  public void rearrange(double[] parameters, double[] rearranged, int at, Kernels kernels) {
    kernels.transpose(parameters, affine(at), rearranged, at);
  }

  private Affine affine(int at) {
    return new Affine(inputs, units, at, bias ? at + inputs * units : Affine.NO_BIAS);
  }

  private final class DensePass implements Pass {
    private final Affine affine;
    private final Affine transposed;
    private final Kernels kernels;
    private final Rows output = new Rows(units);
    private final Rows inputGradient = new Rows(inputs);

    DensePass(Affine affine, Kernels kernels) {
      this.affine = affine;
      this.transposed = affine.transposed(affine.weights());
      this.kernels = kernels;
    }

    @Override
    public Rows forward(Parameters parameters, Rows input) {
      output.resize(input.count());
      kernels.forward(input.values(), input.offset(), parameters.values(), affine, output.values(), 0, input.count());
      return output;
    }

    @Override
    public Rows backward(Parameters parameters, Rows input, Rows outputGradient, double[] gradient,
        boolean inputGradientWanted) {
      int rows = input.count();
      double[] d = outputGradient.values();
      int dAt = outputGradient.offset();
      kernels.weightGradient(input.values(), input.offset(), d, dAt, gradient, affine, rows);
      if (bias) {
        kernels.biasGradient(d, dAt, gradient, affine, rows);
      }
      if (!inputGradientWanted) {
        return null;
      }
      inputGradient.resize(rows);
      double[] rearranged = parameters.rearranged();
      if (rearranged == null) {
        kernels.inputGradient(d, dAt, parameters.values(), affine, inputGradient.values(), 0, rows);
      } else {
        kernels.forward(d, dAt, rearranged, transposed, inputGradient.values(), 0, rows);
      }
      return inputGradient;
    }
  }
}
