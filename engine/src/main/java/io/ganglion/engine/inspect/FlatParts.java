package io.ganglion.engine.inspect;

import io.ganglion.api.ElementwiseActivation;

/**
 * Where an activation is flat: where its slope is less than a hundredth of the steepest between -8 and 8, where net
 * inputs belong. A unit that stays there learns nothing.
 *
 * <p>Of an activation that grows ever steeper, such as the exponential, that says nothing: its slope is as large as its
 * output everywhere. It is flat where the slope is next to nothing beside that at 0.
 */
final class FlatParts {
  private static final double REACH = 8;
  private static final double STRIDE = 0.125;
  private static final double SHARE = 0.01;
  /** Far out: activations with a flat end are flat there. */
  private static final double FAR = 50;
  /** Slopes that still grow by this factor from 8 to 50 grow without bound (chosen). */
  private static final double STEEPER = 10;
  private static final double NOTHING = 1e-12;

  /** At which ends it is flat. */
  enum Ends {
    /** At both, as tanh is: a unit there is saturated. */
    BOTH,
    /** At one, as the rectifier is: a unit that is always there is dead. */
    ONE,
    NONE
  }

  private final ElementwiseActivation activation;
  private final double threshold;
  private final Ends ends;

  FlatParts(ElementwiseActivation activation) {
    this.activation = activation;
    double steepest = 0;
    for (double x = -REACH; x <= REACH; x += STRIDE) {
      steepest = Math.max(steepest, slope(x));
    }
    boolean growsSteeper = Math.max(slope(-FAR), slope(FAR)) > STEEPER * Math.max(slope(-REACH), slope(REACH));
    this.threshold = growsSteeper ? NOTHING * slope(0) : SHARE * steepest;
    boolean left = isFlatAt(-FAR);
    boolean right = isFlatAt(FAR);
    this.ends = left && right ? Ends.BOTH : left || right ? Ends.ONE : Ends.NONE;
  }

  Ends ends() {
    return ends;
  }

  boolean isFlatAt(double x) {
    return slope(x) < threshold;
  }

  private double slope(double x) {
    return Math.abs(activation.derivative(x, activation.value(x)));
  }
}
