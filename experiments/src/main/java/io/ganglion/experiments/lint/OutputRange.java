package io.ganglion.experiments.lint;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.engine.settings.ClassOutput;

/**
 * Which values an activation can give: from its values at points from -10⁶ to 10⁶, close to each other near 0. An end
 * beyond 10⁵ is none.
 *
 * @param least -∞ if there is no lower bound
 * @param greatest ∞ if there is no upper bound
 */
public record OutputRange(double least, double greatest) {
  private static final double FAR = 1e6;
  private static final double BEYOND = 1e5;
  private static final double NEAR = 16;
  private static final double STRIDE = 1.0 / 64;

  public static OutputRange of(Activation activation) {
    if (ClassOutput.of(activation) == ClassOutput.SOFTMAX) {
      return new OutputRange(0, 1);
    }
    if (!(activation instanceof ElementwiseActivation elementwise)) {
      return new OutputRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY); // nothing is known
    }
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double x = -NEAR; x <= NEAR; x += STRIDE) {
      least = Math.min(least, elementwise.value(x));
      greatest = Math.max(greatest, elementwise.value(x));
    }
    for (double x = NEAR; x <= FAR; x *= 2) {
      least = Math.min(least, Math.min(elementwise.value(x), elementwise.value(-x)));
      greatest = Math.max(greatest, Math.max(elementwise.value(x), elementwise.value(-x)));
    }
    return new OutputRange(least < -BEYOND ? Double.NEGATIVE_INFINITY : least,
        greatest > BEYOND ? Double.POSITIVE_INFINITY : greatest);
  }

  /** Whether it has both ends, as tanh and the sigmoid have: large net inputs then all give nearly the same. */
  public boolean isBounded() {
    return Double.isFinite(least) && Double.isFinite(greatest);
  }

  /** Whether a value lies beyond an end, by more than rounding. */
  boolean excludes(double value) {
    double slack = 1e-3 * (isBounded() ? greatest - least : 1);
    return value < least - slack || value > greatest + slack;
  }
}
