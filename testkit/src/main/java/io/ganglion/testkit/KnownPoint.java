package io.ganglion.testkit;

import io.ganglion.api.ElementwiseActivation;

/**
 * What an activation and its derivative are known to be at one point, from another source: by hand, from a table, or
 * from arithmetic with more digits.
 *
 * @param tolerance how far both may be off, relative to what is known
 */
public record KnownPoint(double x, double value, double derivative, double tolerance) {
  void require(ElementwiseActivation activation) {
    double y = activation.value(x);
    check("value", y, value);
    check("derivative", activation.derivative(x, y), derivative);
  }

  private void check(String what, double actual, double known) {
    if (!(Math.abs(actual - known) <= tolerance * Math.abs(known))) {
      throw Breach.of("at x = " + x + ", " + what + " gives " + actual + ", and is known to be " + known,
          "check the formula, and whether it loses digits here");
    }
  }
}
