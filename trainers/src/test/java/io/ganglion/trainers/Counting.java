package io.ganglion.trainers;

import io.ganglion.api.LeastSquaresObjective;

/** An objective that counts how often it is asked for what. */
final class Counting implements LeastSquaresObjective {
  private final LeastSquaresObjective objective;
  int values;
  int gradients;
  int normalEquations;

  Counting(LeastSquaresObjective objective) {
    this.objective = objective;
  }

  @Override
  public int dimension() {
    return objective.dimension();
  }

  @Override
  public double value(double[] parameters) {
    values++;
    return objective.value(parameters);
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    gradients++;
    return objective.gradient(parameters, gradient);
  }

  @Override
  public double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton) {
    normalEquations++;
    return objective.normalEquations(parameters, gradient, gaussNewton);
  }
}
