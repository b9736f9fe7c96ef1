package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.sum.RowSum;
import java.util.Arrays;

/**
 * What gives the same outputs whatever its inputs: the least that a network has to be better than.
 *
 * <p>The outputs begin at the mean of the targets, which is best for squared errors, cross-entropies and the Poisson
 * loss. From there the net inputs go by the sign of the gradient, each with a step of its own: twice as long until the
 * sign changes for the first time, so that any scale is reached in a few dozen steps, and then as in Rprop. That works
 * for any loss, and computes no more than a value or two where the mean is already best.
 */
public final class ConstantPredictor {
  /** Constants are chosen on this many examples: the loss is then off by about one part in as many. */
  private static final int SAMPLE = 4096;
  private static final int MOST_STEPS = 400;
  private static final double FIRST_STEP = 0.5;
  /** Where this many steps in a row have lowered the loss by less than this share of it, the search ends (chosen). */
  private static final int PATIENCE = 12;
  private static final double GAIN = 1e-7;
  private static final double FARTHEST = 0x1p1000;

  private ConstantPredictor() {}

  /**
   * Nearly the least loss that constant outputs have on some training examples.
   *
   * @param network whose output activation the constants go through
   */
  public static double loss(Network network, Loss loss, Reduction reduction, Examples training) {
    int outputs = network.outputWidth();
    Network constant = Network.withInputs(1)
        .dense(outputs, network.outputActivation(), (w, from, to, fan, random) -> Arrays.fill(w, from, to, 0))
        .build();
    Examples sample = training.spread(SAMPLE).counted();
    try (Team alone = new Team(1)) {
      NetworkObjective ofSample = new NetworkObjective(constant.graph(), loss, reduction, sample, alone);
      double[] best = new double[ofSample.dimension()];
      System.arraycopy(netInputs(network.outputActivation(), means(sample)), 0, best, best.length - outputs, outputs);
      double[] zero = new double[best.length];
      if (!(ofSample.value(best) <= ofSample.value(zero))) {
        best = zero;
      }
      improve(ofSample, best);
      return new NetworkObjective(constant.graph(), loss, reduction, training.counted(), alone).value(best);
    }
  }

  /** Of each target, weighted. */
  private static double[] means(Examples examples) {
    double[] means = new double[examples.targetWidth()];
    if (examples.allTargets() instanceof Targets.Classes classes) {
      for (int example = 0; example < examples.count(); example++) {
        means[classes.values()[example]] += examples.lossWeight(example);
      }
      for (int output = 0; output < means.length; output++) {
        means[output] /= examples.totalWeight();
      }
      return means;
    }
    for (int output = 0; output < means.length; output++) {
      // The mean is corrected by the mean of what is left, so that numbers far from 0 lose nothing.
      for (int pass = 0; pass < 2; pass++) {
        RowSum sum = new RowSum();
        for (int example = 0; example < examples.count(); example++) {
          sum.add(examples.lossWeight(example)
              * (examples.allTargets().target(example, output) - means[output]));
        }
        means[output] += sum.total() / examples.totalWeight();
      }
    }
    return means;
  }

  /** Net inputs whose outputs are nearly these; 0 where there are none to be found. */
  private static double[] netInputs(Activation activation, double[] outputs) {
    double[] netInputs = new double[outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      if (activation instanceof ElementwiseActivation elementwise) {
        netInputs[i] = netInput(elementwise, outputs[i]);
      } else if (outputs[i] > 0) { // right for softmax; others may go on from there
        netInputs[i] = StrictMath.log(outputs[i]);
      }
    }
    return netInputs;
  }

  /** By bisection between two points with the output between theirs, which are found by doubling. */
  private static double netInput(ElementwiseActivation activation, double output) {
    double low = -FIRST_STEP;
    double high = FIRST_STEP;
    while (!isBetween(activation.value(low), output, activation.value(high))) {
      low *= 2;
      high *= 2;
      if (high > FARTHEST) {
        return 0;
      }
    }
    boolean rises = activation.value(low) <= output;
    while (true) {
      double middle = low / 2 + high / 2;
      if (middle == low || middle == high) {
        return middle;
      }
      if (activation.value(middle) <= output == rises) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  private static boolean isBetween(double low, double value, double high) {
    return low <= value && value <= high || high <= value && value <= low;
  }

  /** Overwrites {@code point} with a better one, if there is one. */
  private static void improve(NetworkObjective objective, double[] point) {
    double[] now = point.clone();
    double[] finite = point.clone();
    double[] gradient = new double[point.length];
    double[] signs = new double[point.length];
    boolean[] turned = new boolean[point.length];
    double[] steps = new double[point.length];
    Arrays.fill(steps, FIRST_STEP);
    double least = Double.POSITIVE_INFINITY;
    int stepsWithoutGain = 0;
    for (int step = 0; step < MOST_STEPS && stepsWithoutGain < PATIENCE; step++) {
      double value = objective.gradient(now, gradient);
      if (!Double.isFinite(value) || !allFinite(gradient)) {
        for (int i = 0; i < now.length; i++) {
          steps[i] *= 0.5;
          now[i] = finite[i] - signs[i] * steps[i];
        }
        Arrays.fill(turned, true);
        continue;
      }
      System.arraycopy(now, 0, finite, 0, now.length);
      stepsWithoutGain = least - value > GAIN * Math.abs(least) || step == 0 || !allHaveTurned(turned, gradient)
          ? 0 : stepsWithoutGain + 1;
      if (value < least) {
        least = value;
        System.arraycopy(now, 0, point, 0, point.length);
      }
      for (int i = 0; i < now.length; i++) {
        double sign = Math.signum(gradient[i]);
        double turn = sign * signs[i];
        turned[i] |= turn < 0;
        steps[i] *= turn < 0 ? 0.5 : turn == 0 ? 1 : turned[i] ? 1.2 : 2;
        now[i] -= sign * steps[i];
        signs[i] = sign;
      }
    }
  }

  private static boolean allFinite(double[] numbers) {
    return Arrays.stream(numbers).allMatch(number -> Double.isFinite(number));
  }

  private static boolean allHaveTurned(boolean[] turned, double[] gradient) {
    for (int i = 0; i < turned.length; i++) {
      if (!turned[i] && gradient[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
