package io.ganglion.engine.inspect;

import io.ganglion.api.Loss;
import io.ganglion.api.StepTrace;
import io.ganglion.api.Values;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.ExampleRows;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.NetworkPass;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.Ragged;
import io.ganglion.engine.network.TargetRows;
import io.ganglion.engine.settings.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the gradient of one target of each sequence back through the steps of recurrent layers, and counts gates that
 * don't move.
 *
 * <p>Where every step has a target, that is the last that counts; for layers that read backward the first. So a
 * gradient at some distance isn't hidden by those of targets that are nearer.
 */
final class StepCensus {
  /** About this many distances (chosen, for a curve), each some part farther than the one before. */
  private static final int DISTANCES = 24;
  /** As the units of a dense layer are: where the slope v (1 − v) is less than a hundredth of the steepest, 1/4. */
  private static final double FLAT = 0.01 / 4;
  private static final double MOST = 0.5;
  /** Rows that go through the network at a time, or one sequence that has more: long ones need much memory. */
  private static final int ROWS = 2048;

  private final Graph graph;
  private final Loss loss;
  private final Examples examples;
  private final Inputs steps;
  private final int[] distances;
  /** By node, of those that show their way through steps. */
  private final @Nullable Found[] found;
  /** Whether there is no such layer, as the first look shows. */
  private boolean isPointless;

  /** What is found of one layer. */
  private final class Found {
    private final double[] squares = new double[distances.length];
    private final int[] counts = new int[distances.length];
    /** By direction. */
    private final List<List<Gate>> gates = new ArrayList<>();

    List<Gate> gates(int direction) {
      while (gates.size() <= direction) {
        gates.add(new ArrayList<>());
      }
      return gates.get(direction);
    }

    /** The gates of all directions, those of the memory or the others. */
    List<Gate> gates(boolean areMemory) {
      return gates.stream().flatMap(List::stream).filter(gate -> gate.isMemory == areMemory).toList();
    }

    /** The names of these, each once. */
    List<String> names(boolean areMemory) {
      return gates(areMemory).stream().map(gate -> gate.name).distinct().toList();
    }
  }

  /** What is found of one gate: by unit, at how many rows it is flat, and how many of these at 1. */
  private static final class Gate {
    private final String name;
    private final boolean isMemory;
    private final int[] flat;
    private final int[] open;
    private int rows;

    Gate(StepTrace.Gate shown) {
      this.name = shown.name();
      this.isMemory = shown.isMemory();
      this.flat = new int[shown.values().columns()];
      this.open = new int[flat.length];
    }

    void add(Values values) {
      for (int row = 0; row < values.rows(); row++) {
        for (int unit = 0; unit < flat.length; unit++) {
          double value = values.doubles()[values.at() + row * flat.length + unit];
          if (value * (1 - value) < FLAT) {
            flat[unit]++;
            open[unit] += value > MOST ? 1 : 0;
          }
        }
      }
      rows += values.rows();
    }
  }

  /** @param examples at least one, of which one input at least is a sequence */
  StepCensus(Graph graph, Loss loss, Examples examples) {
    this.graph = graph;
    this.loss = loss;
    this.examples = examples;
    this.steps = examples.allInputs().stream().filter(each -> each.shape().isSequence()).findFirst().orElseThrow();
    this.distances = distances();
    this.found = new Found[graph.last()];
  }

  /** From 0 to where half of the sequences begin. */
  private int[] distances() {
    int[] lengths = new int[examples.count()];
    Arrays.setAll(lengths, steps::rows);
    Arrays.sort(lengths);
    int farthest = lengths[lengths.length / 2] - 1;
    List<Integer> distances = new ArrayList<>(List.of(0));
    double ratio = StrictMath.pow(Math.max(1, farthest), 1.0 / (DISTANCES - 2));
    for (double next = 1; distances.get(distances.size() - 1) < farthest; next *= ratio) {
      int last = distances.get(distances.size() - 1);
      distances.add(Math.min(farthest, Math.max(last + 1, (int) next)));
    }
    return distances.stream().mapToInt(distance -> distance).toArray();
  }

  /** Counts anew. */
  void count(double[] parameters) {
    Arrays.fill(found, null);
    Parameters shown = new Parameters(Precision.FLOAT64);
    shown.show(parameters);
    // Not kept from look to look: it may be larger than what training needs in single precision.
    NetworkPass pass = new NetworkPass(graph, Arithmetic.in(Precision.FLOAT64, Kernels.best()));
    shown.rearrange(Integer.MAX_VALUE, pass);
    ExampleRows rows = new ExampleRows(examples, Precision.FLOAT64);
    int count;
    for (int from = 0; from < examples.count() && !isPointless; from += count) {
      count = next(from);
      rows.show(pass, null, from, count, true, 0);
      pass.forward(shown);
      boolean isShown = follow(pass, shown, rows.wanted(), from, count, false);
      if (isShown && examples.isPerStep()) {
        follow(pass, shown, rows.wanted(), from, count, true);
      }
      isPointless = Arrays.stream(found).allMatch(layer -> layer == null);
    }
  }

  /** How many sequences from one on go through the network together. */
  private int next(int from) {
    int rows = steps.rows(from);
    int count = 1;
    while (from + count < examples.count() && rows + steps.rows(from + count) <= ROWS) {
      rows += steps.rows(from + count);
      count++;
    }
    return count;
  }

  /**
   * Goes back from one target of each of some sequences.
   *
   * @param fromFirst whether from the first, which is for layers that read backward, and not from the last
   * @return whether a layer reads backward
   */
  private boolean follow(NetworkPass pass, Parameters parameters, TargetRows wanted, int from, int count,
      boolean fromFirst) {
    int[] at = new int[count];
    TargetRows one = new TargetRows(examples.targetWidth());
    one.show(wanted, weights(from, fromFirst, at));
    pass.backward(parameters, loss, one);
    boolean hasBackward = false;
    for (int node = graph.inputs(); node < graph.last(); node++) {
      Ragged into = pass.batch(graph.node(node).inputs().get(0));
      List<StepTrace> traces = pass.traces(node);
      for (int direction = 0; direction < traces.size(); direction++) {
        StepTrace trace = traces.get(direction);
        hasBackward |= trace.isBackward();
        if (!examples.isPerStep() || trace.isBackward() == fromFirst) {
          Found layer = found[node] == null ? found[node] = new Found() : found[node];
          addNorms(trace, into, from, at, layer);
          addGates(trace.gates(), layer.gates(direction));
        }
      }
    }
    return hasBackward;
  }

  /** Of the targets of some sequences, 1 for one of each; {@code at} gets its row, -1 without one. */
  private double[] weights(int from, boolean fromFirst, int[] at) {
    int rows = 0;
    for (int i = 0; i < at.length; i++) {
      rows += examples.targetRows(from + i);
    }
    double[] weights = new double[rows];
    int begin = 0;
    for (int i = 0; i < at.length; i++) {
      at[i] = counted(from + i, fromFirst);
      if (at[i] >= 0) {
        weights[begin + at[i]] = 1;
      }
      begin += examples.targetRows(from + i);
    }
    return weights;
  }

  /** The first or the last row of targets of an example that counts; -1 without one. */
  private int counted(int example, boolean isFirst) {
    int rows = examples.targetRows(example);
    for (int k = 0; k < rows; k++) {
      int row = isFirst ? k : rows - 1 - k;
      if (examples.lossWeight(example, row) > 0) {
        return row;
      }
    }
    return -1;
  }

  private void addNorms(StepTrace trace, Ragged into, int from, int[] at, Found layer) {
    Values gradients = trace.gradients();
    for (int i = 0; i < at.length; i++) {
      int rows = into.rows(i);
      if (at[i] >= 0 && (!examples.isPerStep() || rows == examples.targetRows(from + i))) {
        int target = examples.isPerStep() ? at[i] : trace.isBackward() ? 0 : rows - 1;
        for (int k = 0; k < distances.length; k++) {
          int step = trace.isBackward() ? target + distances[k] : target - distances[k];
          if (step >= 0 && step < rows) {
            layer.squares[k] += square(gradients, into.start(i) + step);
            layer.counts[k]++;
          }
        }
      }
    }
  }

  private static void addGates(List<StepTrace.Gate> shown, List<Gate> gates) {
    for (int g = 0; g < shown.size(); g++) {
      if (g == gates.size()) {
        gates.add(new Gate(shown.get(g)));
      }
      gates.get(g).add(shown.get(g).values());
    }
  }

  private static double square(Values values, int row) {
    double sum = 0;
    for (int i = values.at() + row * values.columns(); i < values.at() + (row + 1) * values.columns(); i++) {
      sum += values.doubles()[i] * values.doubles()[i];
    }
    return sum;
  }

  /** What was found of a layer; empty if it has no way through steps. */
  Optional<StepsView> of(int node) {
    Found layer = node < found.length ? found[node] : null;
    if (layer == null) {
      return Optional.empty();
    }
    int seen = 0;
    while (seen < distances.length && layer.counts[seen] > 0) {
      seen++;
    }
    if (seen == 0) {
      return Optional.empty();
    }
    double[] norms = new double[seen];
    Arrays.setAll(norms, k -> Math.sqrt(layer.squares[k] / layer.counts[k]));
    return Optional.of(new StepsView(Arrays.copyOf(distances, seen), norms, layer.names(false), layer.names(true),
        saturated(layer), stuck(layer, true), stuck(layer, false)));
  }

  private static double saturated(Found layer) {
    int units = 0;
    int saturated = 0;
    for (Gate gate : layer.gates(false)) {
      units += gate.flat.length;
      saturated += (int) Arrays.stream(gate.flat).filter(flat -> flat >= MOST * gate.rows).count();
    }
    return (double) saturated / units;
  }

  /** The share of the gates of the memory that are flat at every step, at 1 or at 0. */
  private static double stuck(Found layer, boolean isOpen) {
    int units = 0;
    int stuck = 0;
    for (Gate gate : layer.gates(true)) {
      units += gate.flat.length;
      for (int unit = 0; unit < gate.flat.length; unit++) {
        int there = isOpen ? gate.open[unit] : gate.flat[unit] - gate.open[unit];
        stuck += there == gate.rows ? 1 : 0;
      }
    }
    return (double) stuck / units;
  }
}
