package io.ganglion.engine.network;

import io.ganglion.api.Loss;
import io.ganglion.engine.settings.Precision;
import java.util.List;

/**
 * The rows of a chunk that several members compute, put together again: each sum over rows has to see the whole chunk,
 * in order.
 */
public final class SharedChunk implements LayerRows {
  private final Graph graph;
  /** By node; of nodes without parameters, nothing is kept. */
  private final Rows[][] inputs;
  private final Rows[] outputGradients;
  private final Rows netInputs;
  private final Rows outputs;

  public SharedChunk(Graph graph, Precision precision) {
    this.graph = graph;
    this.inputs = new Rows[graph.last() + 1][];
    this.outputGradients = new Rows[graph.last() + 1];
    for (int node : graph.trained()) {
      BoundLayer layer = graph.node(node).layer();
      inputs[node] = layer.inputWidths().stream().map(width -> new Rows(precision, width)).toArray(Rows[]::new);
      outputGradients[node] = new Rows(precision, layer.outputWidth());
    }
    this.netInputs = new Rows(Precision.FLOAT64, graph.outputWidth());
    this.outputs = new Rows(Precision.FLOAT64, graph.outputWidth());
  }

  /** Begins a chunk, whose examples are {@code examples}. */
  public void begin(Rows examples) {
    int rows = examples.count();
    for (int node : graph.trained()) {
      List<Integer> from = graph.node(node).inputs();
      for (int k = 0; k < from.size(); k++) {
        if (from.get(k) == 0) {
          inputs[node][k].show(examples.numbers(), examples.offset(), rows);
        } else {
          inputs[node][k].resize(rows);
        }
      }
      outputGradients[node].resize(rows);
    }
    netInputs.resize(rows);
    outputs.resize(rows);
  }

  /** Takes over what {@code pass} computed for the rows from {@code row} on. Members may do so side by side. */
  public void put(NetworkPass pass, int row) {
    for (int node : graph.trained()) {
      List<Integer> from = graph.node(node).inputs();
      for (int k = 0; k < from.size(); k++) {
        if (from.get(k) > 0) {
          inputs[node][k].put(pass.inputs(node)[k], row);
        }
      }
      outputGradients[node].put(pass.outputGradient(node), row);
    }
    netInputs.put(pass.netInputs(), row);
    outputs.put(pass.outputs(), row);
  }

  @Override
  public Rows[] inputs(int node) {
    return inputs[node];
  }

  @Override
  public Rows outputGradient(int node) {
    return outputGradients[node];
  }

  /** The sum of the losses of the rows. */
  public double loss(Loss loss, TargetRows targets) {
    return targets.value(loss, graph.outputActivation(), netInputs, outputs);
  }
}
