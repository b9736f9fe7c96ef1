package io.ganglion.engine.objective;

import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.ExampleRows;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.NetworkPass;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.Rows;
import io.ganglion.engine.network.TargetRows;
import io.ganglion.engine.network.TouchedRows;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.sum.Leaf;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one thread needs to take chunks of the selected examples through a network and back. */
final class ChunkMember {
  private final Graph graph;
  private final Loss loss;
  private final Examples examples;
  /** In the precision that computes; null where {@link #ragged} copies them. */
  private final @Nullable Numbers inputs;
  private final Selection selection;
  private final Parameters parameters;
  private final Arithmetic arithmetic;
  private final NetworkPass pass;
  /** What {@link #show(int)} shows: not the pass's own examples, which may be a part of these. */
  private final Rows input;
  private final TargetRows wanted;
  private final TargetRows wantedOfPart;
  /** Null where every example is a row of numbers, and no layer is a plug-in. */
  private final @Nullable ExampleRows ragged;
  private double @Nullable [] gatheredTargets;
  private double @Nullable [] gatheredWeights;
  private @Nullable Numbers gradient;
  private TouchedRows[] sparse = {};

  ChunkMember(Graph graph, Loss loss, Examples examples, @Nullable Numbers inputs, Selection selection,
      Parameters parameters, Precision precision) {
    this.graph = graph;
    this.loss = loss;
    this.examples = examples;
    this.inputs = inputs;
    this.selection = selection;
    this.parameters = parameters;
    this.arithmetic = Arithmetic.in(precision, Kernels.best());
    this.pass = new NetworkPass(graph, arithmetic);
    this.input = new Rows(precision, graph.inputWidth());
    this.ragged = inputs != null ? null : new ExampleRows(examples, precision);
    this.wanted = ragged == null ? new TargetRows(graph.outputWidth()) : ragged.wanted();
    this.wantedOfPart = new TargetRows(graph.outputWidth());
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  NetworkPass pass() {
    return pass;
  }

  /** The rows that {@link #show(int)} has shown last. */
  Rows input() {
    return input;
  }

  /** What these rows should give. */
  TargetRows wanted() {
    return wanted;
  }

  /** This member's own array for the gradient of a chunk. */
  Numbers gradient() {
    if (gradient == null) {
      gradient = Numbers.zeros(arithmetic.precision(), graph.parameterCount());
      sparse = pass.own(gradient).toArray(TouchedRows[]::new);
    }
    return gradient;
  }

  /** Adds {@link #gradient}, but for what is known to be 0. */
  void addGradient(double[] total) {
    Numbers part = gradient();
    int from = 0;
    for (TouchedRows rows : sparse) {
      arithmetic.add(part, total, from, rows.at());
      for (int i = 0; i < rows.count(); i++) {
        arithmetic.add(part, total, rows.row(i), rows.row(i) + rows.columns());
      }
      from = rows.end();
    }
    arithmetic.add(part, total, from, total.length);
  }

  /** Overwrites {@code total} with {@link #gradient}, to which 0 is added. */
  void putGradient(double[] total) {
    Numbers part = gradient();
    int from = 0;
    for (TouchedRows rows : sparse) {
      arithmetic.put(part, total, from, rows.at());
      Arrays.fill(total, rows.at(), rows.end(), 0);
      for (int i = 0; i < rows.count(); i++) {
        arithmetic.put(part, total, rows.row(i), rows.row(i) + rows.columns());
      }
      from = rows.end();
    }
    arithmetic.put(part, total, from, total.length);
  }

  /** Takes a chunk through the graph; returns the sum of its losses. */
  double forward(int chunk) {
    show(chunk, pass.examples());
    pass.forward(parameters);
    return pass.loss(loss, wanted);
  }

  /** Takes a chunk through the network and back; returns the sum of its losses. */
  double backward(int chunk) {
    show(chunk, pass.examples()); // not by forward(chunk): C2 inlines 15 calls deep, which a sigmoid's would exceed
    pass.forward(parameters);
    double sum = pass.loss(loss, wanted);
    pass.backward(parameters, loss, wanted);
    return sum;
  }

  /** Takes the rows [from, to) of those that {@code leader} shows through the network and back. */
  void backward(ChunkMember leader, int from, int to) {
    pass.examples().show(leader.input.numbers(), leader.input.offset() + from * graph.inputWidth(), to - from);
    pass.forward(parameters);
    wantedOfPart.show(leader.wanted, from);
    pass.backward(parameters, loss, wantedOfPart);
  }

  /** Makes the rows of a chunk lie one after another. */
  void show(int chunk) {
    show(chunk, input);
  }

  private void show(int chunk, Rows input) {
    int start = selection.start(chunk);
    int rows = selection.size(chunk);
    int[] order = selection.order();
    if (inputs == null) {
      Objects.requireNonNull(ragged).show(pass, order, start, rows, selection.isTraining(), selection.stepKey());
      input.show(pass.examples().numbers(), pass.examples().offset(), pass.examples().count());
    } else if (order == null) {
      input.show(inputs, start * examples.inputWidth(), rows);
      wanted.show(examples.targets(), start * examples.targetWidth(), examples.lossWeights(), start);
    } else {
      gather(inputs, order, start, rows, input);
    }
  }

  private void gather(Numbers inputs, int[] order, int start, int rows, Rows input) {
    int width = examples.targetWidth();
    input.gather(inputs, order, start, rows);
    if (gatheredTargets == null) {
      gatheredTargets = new double[Math.multiplyExact(Leaf.CHUNK_ROWS, width)];
      gatheredWeights = examples.isWeighted() ? new double[Leaf.CHUNK_ROWS] : null;
    }
    for (int r = 0; r < rows; r++) {
      int example = order[start + r];
      System.arraycopy(examples.targets(), example * width, gatheredTargets, r * width, width);
      if (gatheredWeights != null) {
        gatheredWeights[r] = examples.lossWeight(example);
      }
    }
    wanted.show(gatheredTargets, 0, gatheredWeights, 0);
  }
}
