package io.ganglion.engine;

import io.ganglion.api.Loss;
import java.util.List;

/**
 * The signals of a chunk whose rows several members compute, put together again: for all that is summed over the rows,
 * one after the other, has to see the whole chunk.
 */
final class SharedChunk implements Signals {
  private final Network network;
  private final boolean[] hasParameters;
  /** For layers without parameters, nothing is kept. */
  private final Rows[] inputs;
  private final Rows[] outputGradients;
  private final Rows netInputs;
  private final Rows outputs;

  SharedChunk(Network network, Precision precision) {
    this.network = network;
    List<Layer> layers = network.layers();
    int count = layers.size() - 1;
    this.hasParameters = new boolean[count];
    this.inputs = new Rows[count];
    this.outputGradients = new Rows[count];
    for (int i = 0; i < count; i++) {
      hasParameters[i] = layers.get(i).parameterCount() > 0;
      inputs[i] = new Rows(precision, layers.get(i).inputWidth());
      outputGradients[i] = new Rows(precision, layers.get(i).outputWidth());
    }
    this.netInputs = new Rows(Precision.FLOAT64, network.outputWidth());
    this.outputs = new Rows(Precision.FLOAT64, network.outputWidth());
  }

  /** Begins a chunk, whose examples are {@code input}. */
  void begin(Rows input) {
    int rows = input.count();
    for (int i = 0; i < inputs.length; i++) {
      if (hasParameters[i]) {
        if (i > 0) {
          inputs[i].resize(rows);
        }
        outputGradients[i].resize(rows);
      }
    }
    inputs[0].show(input.numbers(), input.offset(), rows);
    netInputs.resize(rows);
    outputs.resize(rows);
  }

  /** Takes over what {@code pass} computed for the rows from {@code row} on. Members may do so side by side. */
  void put(NetworkPass pass, int row) {
    for (int i = 0; i < inputs.length; i++) {
      if (hasParameters[i]) {
        if (i > 0) {
          inputs[i].put(pass.input(i), row);
        }
        outputGradients[i].put(pass.outputGradient(i), row);
      }
    }
    netInputs.put(pass.netInputs(), row);
    outputs.put(pass.outputs(), row);
  }

  @Override
  public Rows input(int layer) {
    return inputs[layer];
  }

  @Override
  public Rows outputGradient(int layer) {
    return outputGradients[layer];
  }

  /** The sum of the losses of the rows. */
  double loss(Loss loss, Wanted wanted) {
    return wanted.value(loss, network.outputActivation(), netInputs, outputs);
  }
}
