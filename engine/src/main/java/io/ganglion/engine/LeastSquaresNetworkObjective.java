package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.LeastSquaresObjective;
import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.NetworkPass;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.PenaltyTerm;
import io.ganglion.engine.network.Rows;
import io.ganglion.engine.network.TargetRows;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import java.util.Arrays;

/**
 * The squared error of a network over all examples, with its Gauss–Newton matrix: each output of each example is one
 * residual, y − t, times the root of the example's weight; each weight of the network is one more if there is an l2
 * penalty. Under {@link Reduction#MEAN} the examples' part is divided by the sum of their weights. In double precision.
 *
 * <p>The Jacobian is never held: its rows come one at a time, example by example and output by output, from a pass back
 * that begins with 1 at one output unit.
 */
final class LeastSquaresNetworkObjective implements LeastSquaresObjective {
  private final NetworkObjective objective;
  private final Graph graph;
  private final Reduction reduction;
  private final PenaltyTerm penalty;
  private final Examples examples;
  private final NetworkPass pass;
  private final Parameters shown;
  private final Rows input;
  private final Numbers inputs;
  /** Every row counts once: its weight is taken into account where its residual is. */
  private final TargetRows wanted;
  private final Numbers jacobianRow;
  private final Loss[] units;

  /** @param objective the same function, for its value and gradient alone */
  LeastSquaresNetworkObjective(NetworkObjective objective, Graph graph, Reduction reduction, PenaltyTerm penalty,
      Examples examples) {
    this.objective = objective;
    this.graph = graph;
    this.reduction = reduction;
    this.penalty = penalty;
    this.examples = examples;
    Arithmetic arithmetic = Arithmetic.in(Precision.FLOAT64, Kernels.plain());
    this.pass = new NetworkPass(graph, arithmetic);
    this.shown = new Parameters(Precision.FLOAT64);
    this.input = new Rows(Precision.FLOAT64, graph.inputWidth());
    this.inputs = Numbers.of(examples.inputs());
    this.wanted = new TargetRows(graph.outputWidth());
    this.jacobianRow = Numbers.zeros(Precision.FLOAT64, graph.parameterCount());
    this.units = new Loss[graph.outputWidth()];
    Arrays.setAll(units, OutputUnit::new);
  }

  @Override
  public int dimension() {
    return objective.dimension();
  }

  @Override
  public double value(double[] parameters) {
    return objective.value(parameters);
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    return objective.gradient(parameters, gradient);
  }

  @Override
  public double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton) {
    graph.requireFitting(parameters);
    graph.requireFitting(gradient);
    Arrays.fill(gradient, 0);
    Arrays.fill(gaussNewton, 0);
    shown.show(parameters);
    double squares = 0;
    for (int example = 0; example < examples.count(); example++) {
      input.show(inputs, example * graph.inputWidth(), 1);
      double[] outputs = pass.forward(shown, input).doubles();
      for (int unit = 0; unit < units.length; unit++) {
        double residual = outputs[unit] - examples.targets()[example * units.length + unit];
        double weight = examples.lossWeight(example);
        if (weight == 0) {
          continue;
        }
        squares = Math.fma(weight * residual, residual, squares);
        wanted.show(examples.targets(), 0, null, 0);
        pass.backward(shown, units[unit], wanted);
        pass.gradient(jacobianRow);
        addRow(weight, residual, gradient, gaussNewton);
      }
    }
    mirror(gaussNewton, gradient.length);
    double value = squares / 2;
    if (reduction == Reduction.MEAN) {
      divide(gradient, examples.totalWeight());
      divide(gaussNewton, examples.totalWeight());
      value /= examples.totalWeight();
    }
    penalty.addGradient(parameters, gradient);
    penalty.addCurvature(gaussNewton, gradient.length);
    double penalized = value + penalty.value(parameters);
    objective.look(penalized, parameters, gradient);
    return penalized;
  }

  /** Adds the Jacobian's row times the residual, and its square to the lower triangle, both times the weight. */
  private void addRow(double weight, double residual, double[] gradient, double[] gaussNewton) {
    double[] row = jacobianRow.doubles();
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

  private static void mirror(double[] matrix, int n) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        matrix[k * n + i] = matrix[i * n + k];
      }
    }
  }

  private static void divide(double[] values, double divisor) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= divisor;
    }
  }

  /** The output of one unit, as if it were a loss: its gradient is a row of the Jacobian. For one example at a time. */
  private record OutputUnit(int unit) implements Loss {
    @Override
    public double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
        int width) {
      return y[unit];
    }

    @Override
    public void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx,
        int rows, int width) {
      Arrays.fill(dx, 0, width, 0);
      dx[unit] = 1;
      activation.backward(x, y, dx, dx, rows, width);
    }
  }
}
