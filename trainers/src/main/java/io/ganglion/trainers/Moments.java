package io.ganglion.trainers;

import io.ganglion.api.Objective;
import io.ganglion.api.Require;
import io.ganglion.api.Scratch;

/**
 * What Adam and its kin keep between steps.
 *
 * @param first moving averages of the derivatives
 * @param second moving averages of their squares
 * @param firstPower β₁ to the power of the number of steps: what the first averages lack for being true averages
 * @param secondPower β₂ to that power
 * @param step how many steps have been made
 */
public record Moments(double[] first, double[] second, double firstPower, double secondPower, long step,
    @Scratch double[] gradient) {
  static final String LEARNING_RATE = "about how far a step moves each parameter, > 0";
  static final String BETA1 = "part of the average of derivatives that is kept in a step, at least 0 and less than 1";
  static final String BETA2 = "part of the average of squares that is kept in a step, at least 0 and less than 1";
  static final String EPSILON =
      "added to the root of the average square, > 0: where derivatives are smaller, so are steps";

  /** Checks the settings of the same names. */
  static void check(double learningRate, double beta1, double beta2, double epsilon) {
    Require.positive("learningRate", learningRate);
    Require.fromUpTo("beta1", beta1, 0, 1);
    Require.fromUpTo("beta2", beta2, 0, 1);
    Require.positive("epsilon", epsilon);
  }

  static Moments ofNothing(Objective objective) {
    int n = objective.dimension();
    return new Moments(new double[n], new double[n], 1, 1, 0, new double[n]);
  }

  /**
   * Adam's step along the gradient, with decoupled weight decay: adds to the averages, moves the parameters.
   *
   * @return what is to be kept for the next step, in the same arrays
   */
  Moments step(double[] parameters, double beta1, double beta2, double epsilon, double rate, double weightDecay) {
    double nextFirstPower = firstPower * beta1;
    double nextSecondPower = secondPower * beta2;
    for (int i = 0; i < parameters.length; i++) {
      double g = gradient[i];
      first[i] = beta1 * first[i] + (1 - beta1) * g;
      second[i] = beta2 * second[i] + (1 - beta2) * g * g;
      double mean = first[i] / (1 - nextFirstPower);
      double meanSquare = second[i] / (1 - nextSecondPower);
      parameters[i] -= rate * (mean / (Math.sqrt(meanSquare) + epsilon) + weightDecay * parameters[i]);
    }
    return new Moments(first, second, nextFirstPower, nextSecondPower, step + 1, gradient);
  }
}
