package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.WeightInitializer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.random.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A feed-forward network: layers one after another over one flat vector of parameters. It holds no parameters itself.
 * Immutable.
 */
public final class Network {
  private final List<Layer> layers;
  private final int[] offsets;
  private final int parameterCount;

  /**
   * @param layers the first is no {@link ActivationLayer}, for the examples don't begin at index 0 as an activation's
   *     net inputs do; the last is one: the output activation, which a loss may be fused with
   */
  Network(List<Layer> layers) {
    if (layers.isEmpty() || layers.get(0) instanceof ActivationLayer
        || !(layers.get(layers.size() - 1) instanceof ActivationLayer)) {
      throw new IllegalArgumentException(
          "a network begins with a layer that has parameters and ends with an activation");
    }
    this.layers = List.copyOf(layers);
    this.offsets = new int[layers.size()];
    int at = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (i > 0 && layers.get(i).inputWidth() != layers.get(i - 1).outputWidth()) {
        throw new IllegalArgumentException("layer " + i + " takes " + layers.get(i).inputWidth()
            + " units, but the one before gives " + layers.get(i - 1).outputWidth());
      }
      if (layers.get(i) instanceof ShortcutLayer shortcut && !isAroundADenseLayer(shortcut, i)) {
        throw new IllegalArgumentException("layer " + i + " is a shortcut around a layer with "
            + shortcut.bypassing() + " inputs, which isn't there");
      }
      offsets[i] = at;
      at = Math.addExact(at, layers.get(i).parameterCount());
    }
    this.parameterCount = at;
  }

  private boolean isAroundADenseLayer(ShortcutLayer shortcut, int layer) {
    return layer >= ShortcutLayer.DISTANCE
        && layers.get(layer - ShortcutLayer.DISTANCE) instanceof DenseLayer dense
        && dense.inputWidth() == shortcut.bypassing();
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
      return new Network(layers);
    }
  }

  /** First to last. */
  List<Layer> layers() {
    return layers;
  }

  public int inputWidth() {
    return layers.get(0).inputWidth();
  }

  public int outputWidth() {
    return layers.get(layers.size() - 1).outputWidth();
  }

  /** The activation of the output units. */
  public Activation outputActivation() {
    return outputLayer().activation();
  }

  /** The last layer. */
  ActivationLayer outputLayer() {
    return (ActivationLayer) layers.get(layers.size() - 1);
  }

  public int parameterCount() {
    return parameterCount;
  }

  /** Where a layer's parameters begin in the flat vector. */
  int offset(int layer) {
    return offsets[layer];
  }

  /** Such as {@code 4-8-3}, or {@code 4-8-3 with shortcuts}. */
  public String shape() {
    return inputWidth() + "-" + layers.stream()
        .filter(layer -> layer.parameterCount() > 0)
        .map(layer -> Integer.toString(layer.outputWidth()))
        .collect(Collectors.joining("-"))
        + (layers.stream().anyMatch(ShortcutLayer.class::isInstance) ? " with shortcuts" : "");
  }

  /** Start parameters: the same for the same network, initialisers and seed. */
  public double[] initialParameters(long seed) {
    double[] parameters = new double[parameterCount];
    int drawn = 0;
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).parameterCount() > 0) {
        layers.get(i).initialize(parameters, offsets[i], Randomness.of(seed, Randomness.Purpose.WEIGHTS, drawn++));
      }
    }
    return parameters;
  }

  /** The outputs for every example, row after row. */
  public double[] outputs(double[] parameters, Examples examples) {
    return outputs(parameters, examples.inputs(), examples.count());
  }

  /** The outputs for {@code count} rows of {@link #inputWidth} inputs each, row after row, by a {@link Predictor}. */
  public double[] outputs(double[] parameters, double[] inputs, int count) {
    requireFitting(parameters);
    if (inputs.length != (long) count * inputWidth()) {
      throw new IllegalArgumentException(count + " rows for " + inputWidth() + " inputs are not " + inputs.length
          + " numbers");
    }
    double[] outputs = new double[Math.multiplyExact(count, outputWidth())];
    new Predictor(this, parameters, Precision.FLOAT64).outputs(inputs, count, outputs);
    return outputs;
  }

  void requireFitting(double[] parameters) {
    if (parameters.length != parameterCount) {
      throw new IllegalArgumentException(
          "the network has " + parameterCount + " parameters, not " + parameters.length);
    }
  }
}
