package io.ganglion.engine.network;

import io.ganglion.api.Activation;
import io.ganglion.engine.random.Randomness;
import java.util.List;
import java.util.stream.Collectors;

/** The layers of a network and where their parameters lie in one flat vector. Immutable. */
public final class Graph {
  private final List<Layer> layers;
  private final int[] offsets;
  private final int parameterCount;

  /**
   * @param layers the first is no {@link ActivationLayer}, for the examples don't begin at index 0 as an activation's
   *     net inputs do; the last is one: the output activation, which a loss may be fused with
   */
  public Graph(List<Layer> layers) {
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

  /** First to last. */
  public List<Layer> layers() {
    return layers;
  }

  /** How many numbers an example has. */
  public int inputWidth() {
    return layers.get(0).inputWidth();
  }

  /** How many numbers come out for an example. */
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

  /** How many numbers the flat vector has. */
  public int parameterCount() {
    return parameterCount;
  }

  /** Where a layer's parameters begin in the flat vector. */
  public int offset(int layer) {
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

  /** Start parameters: the same for the same graph, initializers and seed. */
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

  /** @throws IllegalArgumentException if there are not as many parameters as the graph has */
  public void requireFitting(double[] parameters) {
    if (parameters.length != parameterCount) {
      throw new IllegalArgumentException(
          "the network has " + parameterCount + " parameters, not " + parameters.length);
    }
  }
}
