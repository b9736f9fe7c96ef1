package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.network.ActivationLayer;
import io.ganglion.engine.network.DenseLayer;
import io.ganglion.engine.network.Layer;
import io.ganglion.engine.network.ShortcutLayer;
import io.ganglion.engine.settings.Reduction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The documented order of every sum, one element after the other: what the objective must equal bit for bit. */
final class NaiveNetwork {
  private static final int CHUNK_ROWS = 128;
  private static final int LEAF_ROWS = 1024;

  private NaiveNetwork() {}

  /** Overwrites {@code gradient}; returns the value. Over the examples in {@code order}. */
  static double gradient(Network network, Loss loss, Reduction reduction, Examples examples, int[] order,
      double[] parameters, double[] gradient) {
    double value = node(network, loss, examples, order, 0, LEAF_ROWS, parameters, gradient);
    for (long rows = LEAF_ROWS; rows < order.length; rows *= 2) {
      double[] right = new double[gradient.length];
      value += node(network, loss, examples, order, (int) rows, rows, parameters, right);
      add(right, gradient);
    }
    if (reduction == Reduction.SUM) {
      return value;
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= order.length;
    }
    return value / order.length;
  }

  /** The node of the tree that is {@code size} rows wide and begins at row {@code first}; fewer rows may be there. */
  private static double node(Network network, Loss loss, Examples examples, int[] order, int first, long size,
      double[] parameters, double[] gradient) {
    if (size == LEAF_ROWS) {
      return leaf(network, loss, examples, order, first, parameters, gradient);
    }
    double value = node(network, loss, examples, order, first, size / 2, parameters, gradient);
    long middle = first + size / 2;
    if (middle < order.length) {
      double[] right = new double[gradient.length];
      value += node(network, loss, examples, order, (int) middle, size / 2, parameters, right);
      add(right, gradient);
    }
    return value;
  }

  private static void add(double[] part, double[] total) {
    for (int i = 0; i < total.length; i++) {
      total[i] += part[i];
    }
  }

  private static double leaf(Network network, Loss loss, Examples examples, int[] order, int first,
      double[] parameters, double[] gradient) {
    double value = 0;
    int end = Math.min(first + LEAF_ROWS, order.length);
    for (int from = first; from < end; from += CHUNK_ROWS) {
      int rows = Math.min(CHUNK_ROWS, end - from);
      double[] inputs = new double[rows * examples.inputWidth()];
      double[] targets = new double[rows * examples.targetWidth()];
      for (int r = 0; r < rows; r++) {
        int example = order[from + r];
        System.arraycopy(examples.input(example), 0, inputs, r * examples.inputWidth(), examples.inputWidth());
        System.arraycopy(examples.target(example), 0, targets, r * examples.targetWidth(), examples.targetWidth());
      }
      double[] part = new double[gradient.length];
      value += chunk(network, loss, inputs, targets, rows, parameters, part);
      for (int i = 0; i < part.length; i++) {
        gradient[i] = from == first ? part[i] : gradient[i] + part[i];
      }
    }
    return value;
  }

  private static double chunk(Network network, Loss loss, double[] inputs, double[] targets, int rows,
      double[] parameters, double[] gradient) {
    List<Layer> layers = network.graph().layers();
    List<double[]> signals = new ArrayList<>(List.of(inputs));
    int end = 0;
    for (Layer layer : layers) {
      double[] x = signals.get(signals.size() - 1);
      double[] y = new double[rows * layer.outputWidth()];
      if (layer instanceof DenseLayer dense) {
        forward(dense, parameters, end, x, y, rows);
      } else if (layer instanceof ShortcutLayer shortcut) {
        double[] bypassing = signals.get(signals.size() - 1 - ShortcutLayer.DISTANCE);
        for (int r = 0; r < rows; r++) {
          System.arraycopy(bypassing, r * shortcut.bypassing(), y, r * shortcut.outputWidth(), shortcut.bypassing());
          System.arraycopy(x, r * shortcut.inputWidth(), y, r * shortcut.outputWidth() + shortcut.bypassing(),
              shortcut.inputWidth());
        }
      } else {
        ((ActivationLayer) layer).activation().forward(x, y, rows, layer.outputWidth());
      }
      signals.add(y);
      end += layer.parameterCount();
    }
    int last = layers.size() - 1;
    double[] x = signals.get(last);
    double[] y = signals.get(last + 1);
    Activation output = network.outputActivation();
    double[] d = new double[y.length];
    loss.gradient(output, x, y, targets, 0, d, rows, network.outputWidth());
    Map<Integer, double[]> bypassing = new HashMap<>();
    for (int i = last - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      double[] dx = new double[rows * layer.inputWidth()];
      if (layer instanceof DenseLayer dense) {
        end -= layer.parameterCount();
        backward(dense, parameters, end, signals.get(i), d, gradient, dx, rows);
        double[] onTheShortcut = bypassing.getOrDefault(i, new double[dx.length]);
        for (int k = 0; k < dx.length; k++) {
          dx[k] += onTheShortcut[k];
        }
      } else if (layer instanceof ShortcutLayer shortcut) {
        double[] head = new double[rows * shortcut.bypassing()];
        for (int r = 0; r < rows; r++) {
          System.arraycopy(d, r * shortcut.outputWidth(), head, r * shortcut.bypassing(), shortcut.bypassing());
          System.arraycopy(d, r * shortcut.outputWidth() + shortcut.bypassing(), dx, r * shortcut.inputWidth(),
              shortcut.inputWidth());
        }
        bypassing.put(i - ShortcutLayer.DISTANCE, head);
      } else {
        ((ActivationLayer) layer).activation()
            .backward(signals.get(i), signals.get(i + 1), d, dx, rows, layer.outputWidth());
      }
      d = dx;
    }
    return loss.value(output, x, y, targets, 0, rows, network.outputWidth());
  }

  private static void forward(DenseLayer layer, double[] parameters, int at, double[] x, double[] y, int rows) {
    int inputs = layer.inputWidth();
    int units = layer.outputWidth();
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < units; j++) {
        double sum = layer.hasBias() ? parameters[at + inputs * units + j] : 0;
        for (int k = 0; k < inputs; k++) {
          sum = Math.fma(x[r * inputs + k], parameters[at + k * units + j], sum);
        }
        y[r * units + j] = sum;
      }
    }
  }

  private static void backward(DenseLayer layer, double[] parameters, int at, double[] x, double[] d,
      double[] gradient, double[] dx, int rows) {
    int inputs = layer.inputWidth();
    int units = layer.outputWidth();
    for (int j = 0; j < units; j++) {
      for (int r = 0; r < rows; r++) {
        double dj = d[r * units + j];
        if (layer.hasBias()) {
          gradient[at + inputs * units + j] += dj;
        }
        for (int k = 0; k < inputs; k++) {
          int weight = at + k * units + j;
          gradient[weight] = Math.fma(x[r * inputs + k], dj, gradient[weight]);
          dx[r * inputs + k] = Math.fma(dj, parameters[weight], dx[r * inputs + k]);
        }
      }
    }
  }
}
