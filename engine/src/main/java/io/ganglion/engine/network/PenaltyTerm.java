package io.ganglion.engine.network;

import io.ganglion.api.Block;
import io.ganglion.engine.settings.Penalty;
import java.util.ArrayList;
import java.util.List;

/**
 * The term that a {@link Penalty} adds to the loss of a network, as a function of its parameters: of the blocks whose
 * role says that they are weights. Immutable.
 */
public final class PenaltyTerm {
  private final Penalty penalty;
  private final List<Range> weights;

  /** The parameters [from, to) of the flat vector. */
  private record Range(int from, int to) {}

  public PenaltyTerm(Penalty penalty, Graph graph) {
    this.penalty = penalty;
    List<Range> ranges = new ArrayList<>();
    for (int node : graph.trained()) {
      for (Block block : graph.node(node).layer().blocks()) {
        if (isPenalized(block.role())) {
          int from = graph.offset(node, block);
          ranges.add(new Range(from, from + block.size()));
        }
      }
    }
    this.weights = List.copyOf(ranges);
  }

  /** Biases have no part in how steep a network is, and scales are to be about 1. */
  private static boolean isPenalized(Block.Role role) {
    return switch (role) {
      case WEIGHTS, RECURRENT, EMBEDDING -> true;
      case BIASES, SCALES -> false;
    };
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
    for (Range range : weights) {
      for (int i = range.from; i < range.to; i++) {
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
    for (Range range : weights) {
      for (int i = range.from; i < range.to; i++) {
        double w = parameters[i];
        gradient[i] += Math.fma(l2, w, w > 0 ? l1 : w < 0 ? -l1 : 0);
      }
    }
  }

  /** Adds the second derivative to the diagonal of a matrix of {@code n} rows; there is no l1. */
  public void addCurvature(double[] matrix, int n) {
    for (Range range : weights) {
      for (int i = range.from; i < range.to; i++) {
        matrix[i * n + i] += penalty.l2();
      }
    }
  }
}
