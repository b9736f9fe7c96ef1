package io.ganglion.engine.network;

import io.ganglion.engine.settings.Penalty;

/** The term that a {@link Penalty} adds to the loss of a network, as a function of its parameters. Immutable. */
public final class PenaltyTerm {
  private final Penalty penalty;
  private final Graph graph;

  public PenaltyTerm(Penalty penalty, Graph graph) {
    this.penalty = penalty;
    this.graph = graph;
  }

  /** Whether it is 0 for all parameters. */
  public boolean isNone() {
    return penalty.isNone();
  }

  /** The term's value. */
  public double value(double[] parameters) {
    if (isNone()) {
      return 0;
    }
    double sizes = 0;
    double squares = 0;
    for (int layer = 0; layer < graph.layers().size(); layer++) {
      int from = graph.offset(layer);
      int to = from + graph.layers().get(layer).weightCount();
      for (int i = from; i < to; i++) {
        sizes += Math.abs(parameters[i]);
        squares = Math.fma(parameters[i], parameters[i], squares);
      }
    }
    return (penalty.l1() == 0 ? 0 : penalty.l1() * sizes) + (penalty.l2() == 0 ? 0 : 0.5 * penalty.l2() * squares);
  }

  /** Adds its gradient to {@code gradient}. */
  public void addGradient(double[] parameters, double[] gradient) {
    if (isNone()) {
      return;
    }
    double l1 = penalty.l1();
    double l2 = penalty.l2();
    for (int layer = 0; layer < graph.layers().size(); layer++) {
      int from = graph.offset(layer);
      int to = from + graph.layers().get(layer).weightCount();
      for (int i = from; i < to; i++) {
        double w = parameters[i];
        gradient[i] += Math.fma(l2, w, w > 0 ? l1 : w < 0 ? -l1 : 0);
      }
    }
  }

  /** Adds the second derivative to the diagonal of a matrix of {@code n} rows; there is no l1. */
  public void addCurvature(double[] matrix, int n) {
    for (int layer = 0; layer < graph.layers().size(); layer++) {
      int from = graph.offset(layer);
      int to = from + graph.layers().get(layer).weightCount();
      for (int i = from; i < to; i++) {
        matrix[i * n + i] += penalty.l2();
      }
    }
  }
}
