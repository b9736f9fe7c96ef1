package io.ganglion.testkit;

import io.ganglion.api.LeastSquaresObjective;

/** An objective times a factor. */
record Scaled(LeastSquaresObjective objective, double factor) implements LeastSquaresObjective {
  @Override
  public int dimension() {
    return objective.dimension();
  }

  @Override
  public double value(double[] parameters) {
    return factor * objective.value(parameters);
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    double value = objective.gradient(parameters, gradient);
    scale(gradient);
    return factor * value;
  }

  @Override
  public double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton) {
    double value = objective.normalEquations(parameters, gradient, gaussNewton);
    scale(gradient);
    scale(gaussNewton);
    return factor * value;
  }

  private void scale(double[] array) {
    for (int i = 0; i < array.length; i++) {
      array[i] *= factor;
    }
  }
}
