package io.ganglion.engine;

import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Reduction;
import java.util.Arrays;

/** What gives the same outputs whatever its inputs: the least that a network has to be better than. */
public final class ConstantPredictor {
  /** On a sample of this size, a mean loss is mostly right to one or two parts in a hundred. */
  private static final int SAMPLE = 4096;
  private static final int STEPS = 100;
  private static final double FIRST_STEP = 0.5;

  private ConstantPredictor() {}

  /**
   * Nearly the least loss that constant outputs have on some training examples, or on a sample of them.
   *
   * @param network whose output activation the constants go through
   */
  public static double loss(Network network, Loss loss, Reduction reduction, Examples training) {
    Examples sample = training.spread(SAMPLE);
    int outputs = network.outputWidth();
    Examples blind = sample.counted();
    Network constant = Network.withInputs(1)
        .dense(outputs, network.outputActivation(), (w, from, to, fan, random) -> Arrays.fill(w, from, to, 0))
        .build();
    double least = Double.POSITIVE_INFINITY;
    try (Team alone = new Team(1)) {
      NetworkObjective objective = new NetworkObjective(constant.graph(), loss, reduction, blind, alone);
      double[] parameters = new double[objective.dimension()];
      double[] gradient = new double[parameters.length];
      double[] previous = new double[parameters.length];
      double[] steps = new double[parameters.length];
      Arrays.fill(steps, FIRST_STEP);
      for (int step = 0; step < STEPS; step++) { // by the sign of the gradient: works for any loss
        least = Math.min(least, objective.gradient(parameters, gradient));
        for (int i = 0; i < parameters.length; i++) {
          double sign = Math.signum(gradient[i]);
          double turn = sign * previous[i];
          steps[i] *= turn > 0 ? 1.2 : turn < 0 ? 0.5 : 1;
          parameters[i] -= sign * steps[i];
          previous[i] = sign;
        }
      }
    }
    return reduction == Reduction.SUM ? least / sample.totalWeight() * training.totalWeight() : least;
  }
}
