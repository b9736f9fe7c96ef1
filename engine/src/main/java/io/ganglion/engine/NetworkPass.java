package io.ganglion.engine;

import io.ganglion.engine.kernel.Kernels;
import java.util.List;

/** One thread's way through a network, forward and back, with all the memory that it needs. */
final class NetworkPass {
  private final Network network;
  private final Layer.Pass[] passes;
  /** What goes into each layer; the last is what comes out of the network. */
  private final Rows[] signals;
  private final Rows input;
  private final Rows outputGradient;

  NetworkPass(Network network, Kernels kernels) {
    this.network = network;
    List<Layer> layers = network.layers();
    this.passes = new Layer.Pass[layers.size()];
    for (int i = 0; i < passes.length; i++) {
      passes[i] = layers.get(i).newPass(network.offset(i), kernels);
    }
    this.signals = new Rows[passes.length + 1];
    this.input = new Rows(network.inputWidth());
    this.outputGradient = new Rows(network.outputWidth());
  }

  /** The outputs for {@code rows} rows of inputs; they stay until the next call. */
  Rows forward(Parameters parameters, double[] inputs, int inputsAt, int rows) {
    input.show(inputs, inputsAt, rows);
    signals[0] = input;
    for (int i = 0; i < passes.length; i++) {
      signals[i + 1] = passes[i].forward(parameters, signals[i]);
    }
    return signals[passes.length];
  }

  /** The sum of the losses of the rows that {@link #forward} has just seen. */
  double loss(Loss loss, double[] targets, int targetsAt) {
    int last = passes.length;
    return loss.value(network.outputActivation(), signals[last - 1].values(), signals[last].values(), targets,
        targetsAt, signals[last].count(), network.outputWidth());
  }

  /** Overwrites {@code gradient} with that of {@link #loss}. */
  void backward(Parameters parameters, Loss loss, double[] targets, int targetsAt, double[] gradient) {
    int last = passes.length - 1;
    Rows output = signals[passes.length];
    outputGradient.resize(output.count());
    loss.gradient(network.outputActivation(), signals[last].values(), output.values(), targets, targetsAt,
        outputGradient.values(), output.count(), network.outputWidth());
    Rows flowing = outputGradient;
    for (int i = last - 1; i >= 0; i--) {
      flowing = passes[i].backward(parameters, signals[i], flowing, gradient, i > 0);
    }
  }
}
