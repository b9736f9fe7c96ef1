package io.ganglion.trainers;

import io.ganglion.api.Objective;
import io.ganglion.api.Require;
import io.ganglion.api.Scratch;
import io.ganglion.api.Step;

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
   * Adam's step along the clipped gradient, with decoupled weight decay: adds to the averages, moves the parameters.
   *
   * @return the loss, and what is to be kept for the next step, in the same arrays
   */
  Step<Moments> step(Objective objective, double[] parameters, double clipNorm, double beta1, double beta2,
      double epsilon, double rate, double weightDecay) {
    Moments next = new Moments(first, second, firstPower * beta1, secondPower * beta2, step + 1, gradient);
    double loss = Clipping.gradient(objective, parameters, gradient, clipNorm,
        (from, to) -> next.move(parameters, beta1, beta2, epsilon, rate, weightDecay, from, to));
    return Step.progress(loss, next);
  }

  private void move(double[] parameters, double beta1, double beta2, double epsilon, double rate, double weightDecay,
      int from, int to) {
    for (int i = from; i < to; i++) {
      double g = gradient[i];
      first[i] = beta1 * first[i] + (1 - beta1) * g;
      second[i] = beta2 * second[i] + (1 - beta2) * g * g;
      double mean = first[i] / (1 - firstPower);
      double meanSquare = second[i] / (1 - secondPower);
      parameters[i] -= rate * (mean / (Math.sqrt(meanSquare) + epsilon) + weightDecay * parameters[i]);
    }
  }
}
