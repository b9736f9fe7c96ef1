package io.ganglion.engine.inspect;

import io.ganglion.api.ElementwiseActivation;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.ExampleRows;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.NetworkPass;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.Rows;
import io.ganglion.engine.settings.Precision;
import java.util.Arrays;

/** Counts the units of each hidden layer that are flat on some examples. */
final class UnitCensus {
  /** The least share of the examples on which a saturated unit is flat. */
  private static final double MOST = 0.5;

  private final Graph graph;
  /** By node; null where it isn't a hidden activation that treats every unit alike. */
  private final FlatParts[] parts;
  private final int[][] flat;
  /** By node: how many rows of net inputs were counted. */
  private final long[] seen;

  UnitCensus(Graph graph) {
    this.graph = graph;
    this.parts = new FlatParts[graph.last()];
    this.flat = new int[graph.last()][];
    this.seen = new long[graph.last()];
    for (int node = 0; node < graph.last(); node++) {
      if (graph.node(node).layer().activation().orElse(null) instanceof ElementwiseActivation activation) {
        parts[node] = new FlatParts(activation);
        flat[node] = new int[graph.node(node).layer().outputWidth()];
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
    // Not kept from look to look: of long sequences it is large.
    NetworkPass pass = new NetworkPass(graph, Arithmetic.in(Precision.FLOAT64, Kernels.best()));
    Parameters shown = new Parameters(Precision.FLOAT64);
    shown.show(parameters);
    Arrays.fill(seen, 0);
    ExampleRows rows = new ExampleRows(examples, Precision.FLOAT64);
    for (int from = 0; from < examples.count(); from += graph.chunk()) {
      rows.show(pass, null, from, Math.min(graph.chunk(), examples.count() - from), false, 0);
      pass.forward(shown);
      for (int node = 0; node < parts.length; node++) {
        if (parts[node] != null) {
          add(pass.inputs(node)[0], parts[node], flat[node]);
          seen[node] += pass.inputs(node)[0].count();
        }
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

  /** The share of saturated units of the activation at a node; NaN if its units can't be. */
  double saturated(int node) {
    return share(node, FlatParts.Ends.BOTH, MOST);
  }

  /** The share of dead units of the activation at a node; NaN if its units can't be. */
  double dead(int node) {
    return share(node, FlatParts.Ends.ONE, 1);
  }

  private double share(int node, FlatParts.Ends ends, double leastShare) {
    if (node < 0 || node >= parts.length || parts[node] == null || parts[node].ends() != ends) {
      return Double.NaN;
    }
    double least = leastShare * seen[node];
    return (double) Arrays.stream(flat[node]).filter(count -> count >= least).count() / flat[node].length;
  }
}
