package io.ganglion.engine.objective;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.ExampleRows;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.NetworkPass;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.Rows;
import io.ganglion.engine.network.TargetRows;
import io.ganglion.engine.settings.Precision;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One thread's way to the normal equations of a leaf. The Jacobian is never held: its rows come example by example and
 * output by output, from a pass back that begins with 1 at one output unit, and {@value #TOGETHER} of them are added at
 * a time, one after the other in each element, so that the matrix is loaded and stored once for all of them.
 */
final class LeafEquations {
  private static final int TOGETHER = 4;
  private static final Numbers NO_INPUTS = Numbers.of(new double[0]);

  private final Graph graph;
  private final Examples examples;
  private final Targets targets;
  private final Numbers inputs;
  private final NetworkPass pass;
  private final Rows input;
  /** Every row counts once: its weight is taken into account where its residual is. */
  private final TargetRows wanted;
  /** Rows of the Jacobian, from the first on as many as {@link #held}. */
  private final Numbers[] rows = new Numbers[TOGETHER];
  private final double[] residuals = new double[TOGETHER];
  private final double[] weights = new double[TOGETHER];
  private int held;
  private final int width;
  private final Output output = new Output();
  /** Null where every example is a row, and no layer is a plug-in. */
  private final @Nullable ExampleRows ragged;

  LeafEquations(Graph graph, Examples examples) {
    this.graph = graph;
    this.examples = examples;
    this.ragged = graph.isPlain() && examples.hasNumbers() ? null : new ExampleRows(examples, Precision.FLOAT64);
    this.inputs = ragged == null ? Numbers.of(examples.inputs()) : NO_INPUTS;
    this.pass = new NetworkPass(graph, Arithmetic.in(Precision.FLOAT64, Kernels.plain()));
    this.input = new Rows(Precision.FLOAT64, graph.inputWidth());
    this.wanted = new TargetRows(graph.outputWidth());
    Arrays.setAll(rows, i -> Numbers.zeros(Precision.FLOAT64, graph.parameterCount()));
    this.width = graph.outputWidth();
    this.targets = examples.allTargets();
    if (targets instanceof Targets.Numbers numbers) {
      wanted.show(numbers.values(), 0, null, 0);
    }
  }

  /**
   * Overwrites {@code gradient} with Jᵀr and the lower triangle of {@code gaussNewton} with that of JᵀJ, both summed
   * over the examples of a leaf in order; the rest of the matrix is 0.
   *
   * @return the sum of the squared residuals
   */
  double compute(int leaf, Parameters parameters, double[] gradient, double[] gaussNewton) {
    Arrays.fill(gradient, 0);
    Arrays.fill(gaussNewton, 0);
    double squares = 0;
    held = 0;
    int to = (int) Math.min((leaf + 1L) * graph.leaf(), examples.count());
    for (int example = leaf * graph.leaf(); example < to; example++) {
      double[] outputs = forward(example, parameters);
      for (int place = 0; place < examples.targetRows(example) * width; place++) {
        double residual = outputs[place]
            - targets.target(examples.targetStart(example) + place / width, place % width);
        double weight = examples.lossWeight(example, place / width);
        if (weight == 0) {
          continue;
        }
        squares = Math.fma(weight * residual, residual, squares);
        if (ragged != null && place > 0) { // a pass back may use up what the pass forward left
          forward(example, parameters);
        }
        output.place = place;
        pass.backward(parameters, output, wanted);
        pass.gradient(rows[held]);
        residuals[held] = residual;
        weights[held] = weight;
        held++;
        if (held == TOGETHER) {
          addRows(gradient, gaussNewton);
          held = 0;
        }
      }
    }
    for (int row = 0; row < held; row++) {
      addRow(rows[row].doubles(), weights[row], residuals[row], gradient, gaussNewton);
    }
    return squares;
  }

  /** The outputs for an example: a row, or one for each step. */
  private double[] forward(int example, Parameters parameters) {
    if (ragged != null) {
      ragged.show(pass, null, example, 1, false, 0);
      return pass.forward(parameters).doubles();
    }
    input.show(inputs, example * graph.inputWidth(), 1);
    return pass.forward(parameters, input).doubles();
  }

  /** As if {@link #addRow} added each. */
  private void addRows(double[] gradient, double[] gaussNewton) {
    double[] row0 = rows[0].doubles();
    double[] row1 = rows[1].doubles();
    double[] row2 = rows[2].doubles();
    double[] row3 = rows[3].doubles();
    int n = gradient.length;
    for (int i = 0; i < n; i++) {
      double value0 = weights[0] * row0[i];
      double value1 = weights[1] * row1[i];
      double value2 = weights[2] * row2[i];
      double value3 = weights[3] * row3[i];
      gradient[i] = Math.fma(value3, residuals[3], Math.fma(value2, residuals[2],
          Math.fma(value1, residuals[1], Math.fma(value0, residuals[0], gradient[i]))));
      int at = i * n;
      for (int k = 0; k <= i; k++) {
        gaussNewton[at + k] = Math.fma(value3, row3[k], Math.fma(value2, row2[k],
            Math.fma(value1, row1[k], Math.fma(value0, row0[k], gaussNewton[at + k]))));
      }
    }
  }

  /** Adds a row of the Jacobian times the residual, and its square to the lower triangle, both times the weight. */
  private static void addRow(double[] row, double weight, double residual, double[] gradient, double[] gaussNewton) {
    int n = gradient.length;
    for (int i = 0; i < n; i++) {
      double value = weight * row[i];
      gradient[i] = Math.fma(value, residual, gradient[i]);
      int at = i * n;
      for (int k = 0; k <= i; k++) {
        gaussNewton[at + k] = Math.fma(value, row[k], gaussNewton[at + k]);
      }
    }
  }

  /** One number of the outputs, as if it were a loss: its gradient is a row of the Jacobian. */
  private static final class Output implements Loss {
    private int place;

    @Override
    public double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
        int width) {
      return y[place];
    }

    @Override
    public void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx,
        int rows, int width) {
      Arrays.fill(dx, 0, rows * width, 0);
      dx[place] = 1;
      activation.backward(x, y, dx, dx, rows, width);
    }
  }
}
