package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.settings.Precision;

/**
 * One thread's way from the net inputs of the output units to the loss, and back. In double precision whatever the
 * hidden layers compute in: it costs little, and small losses keep their digits.
 */
final class OutputPass {
  private final Activation activation;
  private final BulkActivation bulk;
  private final Kernels kernels;
  /** Whether hidden layers compute in double precision. */
  private final boolean isDouble;
  private final Rows converted;
  private final Rows output;
  private final Rows gradient;
  private final Rows convertedGradient;
  @SuppressWarnings("NullAway.Init") // forward comes first
  private Rows netInputs;

  OutputPass(Graph graph, Arithmetic arithmetic) {
    int width = graph.outputWidth();
    this.activation = graph.outputActivation();
    this.bulk = graph.output();
    this.kernels = arithmetic.kernels();
    this.isDouble = arithmetic.precision() == Precision.FLOAT64;
    this.converted = new Rows(Precision.FLOAT64, width);
    this.output = new Rows(Precision.FLOAT64, width);
    this.gradient = new Rows(Precision.FLOAT64, width);
    this.convertedGradient = new Rows(Precision.FLOAT32, width);
  }

  /** The outputs for net inputs that begin at 0; both stay until the next call. */
  Rows forward(Rows input) {
    netInputs = input.floats() == null ? input : widened(input);
    output.resize(input.count());
    bulk.forward(kernels, netInputs.doubles(), output.doubles(), input.count(), input.width());
    return output;
  }

  private Rows widened(Rows input) {
    converted.resize(input.count());
    float[] from = input.floats();
    double[] to = converted.doubles();
    int size = input.size();
    for (int i = 0; i < size; i++) {
      to[i] = from[i];
    }
    return converted;
  }

  /** In double precision. */
  Rows netInputs() {
    return netInputs;
  }

  Rows outputs() {
    return output;
  }

  /** The sum of the losses of the rows, each times its weight. */
  double loss(Loss loss, TargetRows wanted) {
    return wanted.value(loss, activation, netInputs, output);
  }

  /** Where {@link #backward} puts dL/d(net inputs), in the precision of the hidden layers: always the same rows. */
  Rows inputGradient() {
    return isDouble ? gradient : convertedGradient;
  }

  /** Computes dL/d(net inputs), where L is {@link #loss}. */
  void backward(Loss loss, TargetRows targets) {
    gradient.resize(output.count());
    targets.gradient(loss, activation, netInputs, output, gradient.doubles());
    if (!isDouble) {
      convertedGradient.resize(output.count());
      kernels.round(gradient.doubles(), 0, convertedGradient.floats(), 0, gradient.size());
    }
  }
}
