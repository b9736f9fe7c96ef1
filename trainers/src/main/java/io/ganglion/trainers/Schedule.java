package io.ganglion.trainers;

import io.ganglion.api.Require;
import java.util.Objects;

/**
 * How the learning rate changes from step to step. It is multiplied by a factor f of t, the number of steps since the
 * warm-up in units of {@code decay-steps}, and of d, the setting {@code decay}. During the warm-up it rises linearly
 * from its {@code warm-up}-th part to its whole.
 *
 * <p>Sources: exponential, inverse-time and cosine are as in Keras' classes of these names; the cosine is that of
 * Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017, without restarts; the
 * warm-up is that of Goyal et al., "Accurate, large minibatch SGD", 2017, section 2.2. The settings' defaults are
 * chosen: a tenth for each thousand steps.
 */
public enum Schedule {
  /** f = 1. */
  CONSTANT,
  /** f = d to the power of ⌊t⌋: a jump down after every {@code decay-steps} steps. */
  STEP,
  /** f = d to the power of t. */
  EXPONENTIAL,
  /** f = 1 / (1 + d t). */
  INVERSE_TIME,
  /** f falls from 1 to d along half a cosine while t goes from 0 to 1, and stays there. */
  COSINE;

  static final String WHAT = "how the learning rate changes from step to step";
  static final String DECAY = "what step and exponential multiply the learning rate by in decay-steps steps, what"
      + " cosine brings it down to, what inverse-time divides it by beyond 1; from 0 to 1";
  static final String DECAY_STEPS = "the number of steps in which the schedule decays by its decay, at least 1";
  static final String WARM_UP = "the number of steps in which the learning rate rises before its schedule begins, or 0";

  static final double DEFAULT_DECAY = 0.1;
  static final long DEFAULT_DECAY_STEPS = 1000;

  /** Checks the settings of trainers with a schedule. */
  static void check(Schedule schedule, double decay, long decaySteps, long warmUp) {
    Objects.requireNonNull(schedule, "schedule");
    Require.between("decay", decay, 0, 1);
    Require.atLeast("decaySteps", decaySteps, 1);
    Require.atLeast("warmUp", warmUp, 0);
  }

  /** What the learning rate is multiplied by in a step; the first has the number 0. */
  double factor(long step, double decay, long decaySteps, long warmUp) {
    if (step < warmUp) {
      return (step + 1.0) / warmUp;
    }
    double t = (double) (step - warmUp) / decaySteps;
    return switch (this) {
      case CONSTANT -> 1;
      case STEP -> StrictMath.pow(decay, Math.floor(t));
      case EXPONENTIAL -> StrictMath.pow(decay, t);
      case INVERSE_TIME -> 1 / (1 + decay * t);
      case COSINE -> decay + (1 - decay) * (1 + StrictMath.cos(Math.PI * Math.min(t, 1))) / 2;
    };
  }
}
