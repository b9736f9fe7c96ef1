package io.ganglion.trainers;

import io.ganglion.api.Objective;

/** Is 1 at 1 and more everywhere else, but has a derivative that tells otherwise. */
final class Misleading implements Objective {
  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public double value(double[] parameters) {
    return 1 + Math.abs(parameters[0] - 1);
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    gradient[0] = 1;
    return value(parameters);
  }
}
