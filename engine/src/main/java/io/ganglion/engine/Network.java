package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.WeightInitializer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.network.ActivationLayer;
import io.ganglion.engine.network.DenseLayer;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.Layer;
import io.ganglion.engine.network.PenaltyTerm;
import io.ganglion.engine.network.ShortcutLayer;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A feed-forward network: layers one after another over one flat vector of parameters. It holds no parameters itself.
 * Immutable.
 */
public final class Network {
  private final Graph graph;

  /** A network over a graph. */
  public Network(Graph graph) {
    this.graph = graph;
  }

  /** Begins a network whose examples have {@code inputs} numbers. */
  public static Builder withInputs(int inputs) {
    return new Builder(inputs);
  }

  /** Adds layers, first to last. */
  public static final class Builder {
    private final List<Layer> layers = new ArrayList<>();
    private boolean shortcuts;
    private int width;

    private Builder(int inputs) {
      this.width = inputs;
    }

    /** From now on, every layer sees the inputs and the outputs of all layers before it, not of the last one alone. */
    public Builder shortcuts() {
      shortcuts = true;
      return this;
    }

    /** A fully connected layer whose biases start at 0. */
    public Builder dense(int units, Activation activation, WeightInitializer initializer) {
      return dense(units, activation, initializer, (w, from, to, fan, random) -> Arrays.fill(w, from, to, 0));
    }

    /** A fully connected layer. */
    public Builder dense(int units, Activation activation, WeightInitializer initializer,
        WeightInitializer biasInitializer) {
      return add(new DenseLayer(nextInputs(), units, true, initializer, biasInitializer), activation);
    }

    /** A fully connected layer whose units have no bias. */
    public Builder denseWithoutBias(int units, Activation activation, WeightInitializer initializer) {
      return add(new DenseLayer(nextInputs(), units, false, initializer, initializer), activation);
    }

    /** How many units the next layer sees; adds the shortcut that it needs. */
    private int nextInputs() {
      if (shortcuts && !layers.isEmpty()) {
        layers.add(new ShortcutLayer(layers.get(layers.size() - ShortcutLayer.DISTANCE).inputWidth(), width));
        width = layers.get(layers.size() - 1).outputWidth();
      }
      return width;
    }

    private Builder add(Layer layer, Activation activation) {
      layers.add(layer);
      layers.add(new ActivationLayer(layer.outputWidth(), activation));
      width = layer.outputWidth();
      return this;
    }

    public Network build() {
      return new Network(new Graph(layers));
    }
  }

  /** The layers and where their parameters lie; internal to Ganglion. */
  public Graph graph() {
    return graph;
  }

  public int inputWidth() {
    return graph.inputWidth();
  }

  public int outputWidth() {
    return graph.outputWidth();
  }

  /** The activation of the output units. */
  public Activation outputActivation() {
    return graph.outputActivation();
  }

  public int parameterCount() {
    return graph.parameterCount();
  }

  /** Such as {@code 4-8-3}, or {@code 4-8-3 with shortcuts}. */
  public String shape() {
    return graph.shape();
  }

  /** Start parameters: the same for the same network, initializers and seed. */
  public double[] initialParameters(long seed) {
    return graph.initialParameters(seed);
  }

  /** What a penalty adds to the loss at some parameters. */
  public double penalty(Penalty penalty, double[] parameters) {
    return new PenaltyTerm(penalty, graph).value(parameters);
  }

  /** The outputs for every example, row after row. */
  public double[] outputs(double[] parameters, Examples examples) {
    return outputs(parameters, examples.inputs(), examples.count());
  }

  /** The outputs for {@code count} rows of {@link #inputWidth} inputs each, row after row, by a {@link Predictor}. */
  public double[] outputs(double[] parameters, double[] inputs, int count) {
    graph.requireFitting(parameters);
    if (inputs.length != (long) count * inputWidth()) {
      throw new IllegalArgumentException(count + " rows for " + inputWidth() + " inputs are not " + inputs.length
          + " numbers");
    }
    double[] outputs = new double[Math.multiplyExact(count, outputWidth())];
    new Predictor(this, parameters, Precision.FLOAT64).outputs(inputs, count, outputs);
    return outputs;
  }
}
