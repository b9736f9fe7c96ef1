package io.ganglion.trainers;

import io.ganglion.api.Objective;

/**
 * Where a trainer that searches along lines starts: the gradient at the first parameters, and the direction against it.
 *
 * @param loss the objective there
 */
record Downhill(double[] gradient, double[] direction, double loss) {
  /** In new arrays: if the objective throws, the arrays of the trainer's state are as they were. */
  static Downhill at(double[] parameters, Objective objective) {
    double[] gradient = new double[parameters.length];
    double loss = objective.gradient(parameters, gradient);
    double[] direction = new double[parameters.length];
    Vectors.negate(gradient, direction);
    return new Downhill(gradient, direction, loss);
  }
}
