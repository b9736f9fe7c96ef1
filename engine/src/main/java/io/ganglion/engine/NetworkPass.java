package io.ganglion.engine;

import java.util.List;

/** One thread's way through a network, forward and back, with all the memory that it needs. */
final class NetworkPass {
  private final Arithmetic arithmetic;
  /** Of all layers but the last, which is the output activation. */
  private final Layer.Pass[] passes;
  private final OutputPass outputPass;
  /** What goes into each layer. */
  private final Rows[] signals;

  NetworkPass(Network network, Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
    List<Layer> layers = network.layers();
    this.passes = new Layer.Pass[layers.size() - 1];
    for (int i = 0; i < passes.length; i++) {
      passes[i] = layers.get(i).newPass(network.offset(i), arithmetic);
    }
    this.outputPass = new OutputPass(network.outputActivation(), network.outputWidth(), arithmetic.kernels());
    this.signals = new Rows[layers.size()];
  }

  /** The outputs for some rows of inputs, in double precision; they stay until the next call. */
  Rows forward(Parameters parameters, Rows input) {
    signals[0] = input;
    for (int i = 0; i < passes.length; i++) {
      signals[i + 1] = passes[i].forward(parameters, signals[i]);
    }
    return outputPass.forward(signals[passes.length]);
  }

  /** The sum of the losses of the rows that {@link #forward} has just seen. */
  double loss(Loss loss, double[] targets, int targetsAt) {
    return outputPass.loss(loss, targets, targetsAt);
  }

  /** Overwrites {@code gradient} with that of {@link #loss}. */
  void backward(Parameters parameters, Loss loss, double[] targets, int targetsAt, Numbers gradient) {
    Rows flowing = outputPass.backward(loss, targets, targetsAt, arithmetic.precision());
    for (int i = passes.length - 1; i >= 0; i--) {
      passes[i].gradient(signals[i], flowing, gradient);
      if (i > 0) {
        flowing = passes[i].backward(parameters, signals[i], flowing);
      }
    }
  }
}
