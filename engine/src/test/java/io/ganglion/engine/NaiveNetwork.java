package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Reduction;
import java.util.List;

/** The documented order of every sum, one element after the other: what the objective must equal bit for bit. */
public final class NaiveNetwork {
  private static final int CHUNK_ROWS = 128;
  private static final int LEAF_ROWS = 1024;

  private NaiveNetwork() {}

  /** Overwrites {@code gradient}; returns the value. Over the examples in {@code order}. */
  public static double gradient(Network network, Loss loss, Reduction reduction, Examples examples, int[] order,
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
    List<LayerInfo> layers = network.layers();
    int last = layers.size() - 1;
    double[][] outputs = new double[layers.size()][];
    outputs[0] = inputs;
    for (LayerInfo layer : layers.subList(1, layers.size())) {
      double[] y = new double[rows * layer.units()];
      double[] x = outputs[layer.inputs().get(0).node()];
      outputs[layer.node()] = y;
      switch (layer.kind()) {
        case "dense" -> forward(layer, parameters, x, y, rows);
        case "activation" -> layer.activation().orElseThrow().forward(x, y, rows, layer.units());
        case "concat" -> concat(layer, outputs, y, rows);
        case "add" -> {
          for (LayerInfo.Input input : layer.inputs()) {
            boolean isFirst = input == layer.inputs().get(0);
            for (int i = 0; i < y.length; i++) {
              y[i] = isFirst ? outputs[input.node()][i] : y[i] + outputs[input.node()][i];
            }
          }
        }
        default -> throw new IllegalArgumentException(layer.kind());
      }
    }
    double[] x = outputs[layers.get(last).inputs().get(0).node()];
    Activation output = network.outputActivation();
    double[][] ds = new double[layers.size()][];
    double[] d = new double[outputs[last].length];
    loss.gradient(output, x, outputs[last], targets, 0, d, rows, network.outputWidth());
    add(ds, layers.get(last).inputs().get(0).node(), d);
    for (int i = last - 1; i > 0; i--) {
      LayerInfo layer = layers.get(i);
      List<LayerInfo.Input> from = layer.inputs();
      double[] dx = new double[rows * from.get(0).width()];
      switch (layer.kind()) {
        case "dense" -> {
          backward(layer, parameters, outputs[from.get(0).node()], ds[i], gradient, dx, rows);
          add(ds, from.get(0).node(), dx);
        }
        case "activation" -> {
          layer.activation().orElseThrow().backward(outputs[from.get(0).node()], outputs[i], ds[i], dx, rows,
              layer.units());
          add(ds, from.get(0).node(), dx);
        }
        case "concat" -> {
          int at = 0;
          for (LayerInfo.Input input : from) {
            double[] part = new double[rows * input.width()];
            for (int r = 0; r < rows; r++) {
              System.arraycopy(ds[i], r * layer.units() + at, part, r * input.width(), input.width());
            }
            add(ds, input.node(), part);
            at += input.width();
          }
        }
        default -> from.forEach(input -> add(ds, input.node(), ds[layer.node()]));
      }
    }
    return loss.value(output, x, outputs[last], targets, 0, rows, network.outputWidth());
  }

  /** What comes back to a node from one more of those that it goes to: the last first. */
  private static void add(double[][] ds, int node, double[] part) {
    if (ds[node] == null) {
      ds[node] = part.clone();
    } else {
      for (int i = 0; i < part.length; i++) {
        ds[node][i] += part[i];
      }
    }
  }

  private static void concat(LayerInfo layer, double[][] outputs, double[] y, int rows) {
    int at = 0;
    for (LayerInfo.Input input : layer.inputs()) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(outputs[input.node()], r * input.width(), y, r * layer.units() + at, input.width());
      }
      at += input.width();
    }
  }

  private static void forward(LayerInfo layer, double[] parameters, double[] x, double[] y, int rows) {
    int inputs = layer.inputWidth();
    int units = layer.units();
    int at = layer.offset();
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < units; j++) {
        double sum = layer.blocks().size() > 1 ? parameters[at + inputs * units + j] : 0;
        for (int k = 0; k < inputs; k++) {
          sum = Math.fma(x[r * inputs + k], parameters[at + k * units + j], sum);
        }
        y[r * units + j] = sum;
      }
    }
  }

  private static void backward(LayerInfo layer, double[] parameters, double[] x, double[] d,
      double[] gradient, double[] dx, int rows) {
    int inputs = layer.inputWidth();
    int units = layer.units();
    int at = layer.offset();
    for (int j = 0; j < units; j++) {
      for (int r = 0; r < rows; r++) {
        double dj = d[r * units + j];
        if (layer.blocks().size() > 1) {
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
