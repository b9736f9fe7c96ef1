package io.ganglion.engine;

import io.ganglion.api.Require;

/**
 * What is added to the loss so that weights stay small: l1 Σ |w| + ½ l2 Σ w² over all weights, but not over biases,
 * which have no part in how steep a network is. Added once, whatever the number of examples and however their losses
 * are reduced. The slope of |w| at 0 is taken for 0.
 *
 * @param l1 at least 0
 * @param l2 at least 0; half of it stands before the squares, so that its gradient is l2 times w
 */
public record Penalty(double l1, double l2) {
  /** Nothing is added. */
  public static final Penalty NONE = new Penalty(0, 0);

  public Penalty {
    Require.notNegative("l1", l1);
    Require.notNegative("l2", l2);
  }

  boolean isNone() {
    return l1 == 0 && l2 == 0;
  }

  /** The penalty of a network's parameters. */
  public double value(Network network, double[] parameters) {
    if (isNone()) {
      return 0;
    }
    double sizes = 0;
    double squares = 0;
    for (int layer = 0; layer < network.layers().size(); layer++) {
      int from = network.offset(layer);
      int to = from + network.layers().get(layer).weightCount();
      for (int i = from; i < to; i++) {
        sizes += Math.abs(parameters[i]);
        squares = Math.fma(parameters[i], parameters[i], squares);
      }
    }
    return (l1 == 0 ? 0 : l1 * sizes) + (l2 == 0 ? 0 : 0.5 * l2 * squares);
  }

  /** Adds its gradient to {@code gradient}. */
  void addGradient(Network network, double[] parameters, double[] gradient) {
    if (isNone()) {
      return;
    }
    for (int layer = 0; layer < network.layers().size(); layer++) {
      int from = network.offset(layer);
      int to = from + network.layers().get(layer).weightCount();
      for (int i = from; i < to; i++) {
        double w = parameters[i];
        gradient[i] += Math.fma(l2, w, w > 0 ? l1 : w < 0 ? -l1 : 0);
      }
    }
  }

  /** Adds the second derivative to the diagonal of a matrix of {@code n} rows; there is no {@link #l1}. */
  void addCurvature(Network network, double[] matrix, int n) {
    for (int layer = 0; layer < network.layers().size(); layer++) {
      int from = network.offset(layer);
      int to = from + network.layers().get(layer).weightCount();
      for (int i = from; i < to; i++) {
        matrix[i * n + i] += l2;
      }
    }
  }
}
