package io.ganglion.engine.objective;

import io.ganglion.api.LeastSquaresObjective;
import io.ganglion.api.Loss;
import io.ganglion.api.Trainer;
import io.ganglion.api.host.PluginCalls;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.PenaltyTerm;
import io.ganglion.engine.settings.LossChecks;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;

/**
 * The squared error of a network over all examples, with its Gauss–Newton matrix: each output of each example is one
 * residual, y − t, times the root of the example's weight; each weight of the network is one more if there is an l2
 * penalty. Under {@link Reduction#MEAN} the examples' part is divided by the sum of their weights. In double precision.
 */
public final class LeastSquaresNetworkObjective implements LeastSquaresObjective {
  private final NetworkObjective objective;
  private final Reduction reduction;
  private final PenaltyTerm penalty;
  private final double totalWeight;
  private final NormalEquations equations;

  /**
   * Computed by {@code team}.
   *
   * @param objective the same function, for its value and gradient alone
   */
  public LeastSquaresNetworkObjective(NetworkObjective objective, Graph graph, Reduction reduction, PenaltyTerm penalty,
      Examples examples, Team team) {
    this.objective = objective;
    this.reduction = reduction;
    this.penalty = penalty;
    this.totalWeight = examples.totalWeight();
    this.equations = new NormalEquations(graph, examples, team);
  }

  /**
   * @throws IllegalArgumentException if these are no sum of squares in double precision, which {@code trainer} needs
   */
  public static void requireSquares(Trainer<?> trainer, Loss loss, Penalty penalty, Precision precision) {
    if (!LossChecks.isSumOfSquares(loss)) {
      throw new IllegalArgumentException(trainer + " needs a sum of squares, which " + LossChecks.name(loss)
          + " isn't");
    }
    if (precision != Precision.FLOAT64) {
      throw new IllegalArgumentException(trainer + " needs double precision");
    }
    if (penalty.l1() != 0) {
      throw new IllegalArgumentException(trainer + " needs a sum of squares, which an l1 penalty isn't");
    }
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
    NetworkObjective.requireFitting("parameters", parameters, dimension());
    NetworkObjective.requireFitting("gradient", gradient, dimension());
    NetworkObjective.requireFitting("Gauss-Newton matrix", gaussNewton, (long) dimension() * dimension());
    double value = equations.compute(parameters, gradient, gaussNewton) / 2;
    if (reduction == Reduction.MEAN) {
      divide(gradient, totalWeight);
      divide(gaussNewton, totalWeight);
      value /= totalWeight;
    }
    penalty.addGradient(parameters, gradient);
    penalty.addCurvature(gaussNewton, gradient.length);
    double penalized = value + penalty.value(parameters);
    StepWatch watch = objective.watch();
    watch.evaluating(parameters);
    PluginCalls.evaluated();
    watch.sawGradient(penalized, parameters, gradient, watch.areFinite(gradient));
    return penalized;
  }

  private static void divide(double[] values, double divisor) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= divisor;
    }
  }
}
