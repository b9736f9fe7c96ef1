package io.ganglion.engine.network;

import io.ganglion.api.Loss;
import io.ganglion.engine.settings.Precision;
import java.util.List;

/**
 * The signals of a chunk whose rows several members compute, put together again: for all that is summed over the rows,
 * one after the other, has to see the whole chunk.
 */
public final class SharedChunk implements LayerRows {
  private final Graph graph;
  private final boolean[] hasParameters;
  /** For layers without parameters, nothing is kept. */
  private final Rows[] inputs;
  private final Rows[] outputGradients;
  private final Rows netInputs;
  private final Rows outputs;

  public SharedChunk(Graph graph, Precision precision) {
    this.graph = graph;
    List<Layer> layers = graph.layers();
    int count = layers.size() - 1;
    this.hasParameters = new boolean[count];
    this.inputs = new Rows[count];
    this.outputGradients = new Rows[count];
    for (int i = 0; i < count; i++) {
      hasParameters[i] = layers.get(i).parameterCount() > 0;
      inputs[i] = new Rows(precision, layers.get(i).inputWidth());
      outputGradients[i] = new Rows(precision, layers.get(i).outputWidth());
    }
    this.netInputs = new Rows(Precision.FLOAT64, graph.outputWidth());
    this.outputs = new Rows(Precision.FLOAT64, graph.outputWidth());
  }

  /** Begins a chunk, whose examples are {@code input}. */
  public void begin(Rows input) {
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
  public void put(NetworkPass pass, int row) {
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
  public double loss(Loss loss, TargetRows wanted) {
    return wanted.value(loss, graph.outputActivation(), netInputs, outputs);
  }
}
