package io.ganglion.testkit;

import io.ganglion.api.Objective;

/** An objective that offers nothing beyond {@link Objective}. */
record PlainObjective(Objective objective) implements Objective {
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
}
