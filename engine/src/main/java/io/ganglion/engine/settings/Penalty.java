package io.ganglion.engine.settings;

import io.ganglion.api.Require;

/**
 * What is added to the loss so that weights stay small: l1 Σ |w| + ½ l2 Σ w² over all weights, but not over biases,
 * which have no part in how steep a network is. Added once, independent of the number of examples and of how their
 * losses are reduced. The slope of |w| at 0 is taken for 0.
 *
 * @param l1 at least 0
 * @param l2 at least 0; half of it stands before the squares, so that its gradient is l2 times w
 */
public record Penalty(double l1, double l2) {
  /** Nothing is added. */
  public static final Penalty NONE = new Penalty(0, 0);

  public Penalty {
    Require.notNegative("l1", l1);
    Require.notNegative("l2", l2);
  }

  /** Whether it is 0 for all weights. */
  public boolean isNone() {
    return l1 == 0 && l2 == 0;
  }
}
