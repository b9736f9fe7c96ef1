package io.ganglion.engine;

import io.ganglion.api.ElementwiseActivation;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.ActivationLayer;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.Layer;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.Rows;
import io.ganglion.engine.network.ShortcutLayer;
import io.ganglion.engine.network.ShortcutPass;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.sum.Leaf;
import java.util.Arrays;
import java.util.List;

/** Counts the units of each hidden layer that are flat on some examples. */
final class UnitCensus {
  /** On so many of the examples, at least, a unit that counts as saturated is flat. */
  private static final double MOST = 0.5;

  private final Network network;
  private final Layer.Pass[] passes;
  /** By layer; null where it doesn't apply. */
  private final FlatParts[] parts;
  private final int[][] flat;

  UnitCensus(Network network) {
    this.network = network;
    List<Layer> layers = network.graph().layers();
    Arithmetic arithmetic = Arithmetic.in(Precision.FLOAT64, Kernels.best());
    int inner = layers.size() - 1;
    this.passes = new Layer.Pass[inner];
    this.parts = new FlatParts[inner];
    this.flat = new int[inner][];
    for (int i = 0; i < inner; i++) {
      passes[i] = layers.get(i).newPass(network.graph().offset(i), arithmetic);
      if (layers.get(i) instanceof ActivationLayer layer
          && layer.activation() instanceof ElementwiseActivation activation) {
        parts[i] = new FlatParts(activation);
        flat[i] = new int[layer.outputWidth()];
      }
    }
  }

  /** Counts anew. */
  void count(double[] parameters, Examples examples) {
    for (int[] counts : flat) {
      if (counts != null) {
        Arrays.fill(counts, 0);
      }
    }
    Parameters shown = new Parameters(Precision.FLOAT64);
    shown.show(parameters);
    Numbers inputs = Numbers.of(examples.inputs());
    Rows[] signals = new Rows[passes.length + 1];
    Rows rows = new Rows(Precision.FLOAT64, network.inputWidth());
    for (int from = 0; from < examples.count(); from += Leaf.CHUNK_ROWS) {
      rows.show(inputs, from * network.inputWidth(), Math.min(Leaf.CHUNK_ROWS, examples.count() - from));
      signals[0] = rows;
      for (int i = 0; i < passes.length; i++) {
        if (parts[i] != null) {
          add(signals[i], parts[i], flat[i]);
        }
        if (passes[i] instanceof ShortcutPass shortcut) {
          shortcut.bypass(signals[i - ShortcutLayer.DISTANCE]);
        }
        signals[i + 1] = passes[i].forward(shown, signals[i]);
      }
    }
  }

  private static void add(Rows netInputs, FlatParts parts, int[] counts) {
    double[] x = netInputs.doubles();
    for (int i = 0; i < netInputs.size(); i++) {
      if (parts.isFlatAt(x[netInputs.offset() + i])) {
        counts[i % counts.length]++;
      }
    }
  }

  /** The share of saturated units of a layer; NaN if its units can't be. */
  double saturated(int layer, int examples) {
    return share(layer, FlatParts.Ends.BOTH, MOST * examples);
  }

  /** The share of dead units of a layer; NaN if its units can't be. */
  double dead(int layer, int examples) {
    return share(layer, FlatParts.Ends.ONE, examples);
  }

  private double share(int layer, FlatParts.Ends ends, double least) {
    if (layer >= parts.length || parts[layer] == null || parts[layer].ends() != ends) {
      return Double.NaN;
    }
    return (double) Arrays.stream(flat[layer]).filter(count -> count >= least).count() / flat[layer].length;
  }
}
