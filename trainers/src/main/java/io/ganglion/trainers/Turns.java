package io.ganglion.trainers;

/**
 * What {@link Rprop} does to many parameters at once, as short loops that C2 makes vectors of: nobody can foresee
 * signs, and a branch that goes wrong costs more than all that is done here. A <em>turn</em> is the sign of a
 * derivative times that of the one before: 1 where it lasts, -1 where it flips, 0 where either is zero.
 *
 * <p>Every number is exactly what choosing by {@code if} gives: what is multiplied with is 0, 1 or -1, at most one of
 * several terms isn't zero, and {@code 0.0 -} makes zero of minus zero before it is added. A sign is written out as two
 * products, a least and a greatest, because C2 has no vectors for {@code if}, and those of JDK 17 none for
 * {@link Math#signum}, which costs ten times as much there; nor does JDK 17 use them where a loop does more at once.
 */
final class Turns {
  /** Twice this makes every double but 0 at least 1. */
  private static final double HUGE = 0x1.0p1023;

  private Turns() {}

  /** Overwrites {@code previous} with turns. */
  static void find(double[] g, double[] previous, int from, int to) {
    for (int i = from; i < to; i++) {
      previous[i] = Math.max(Math.min(previous[i] * HUGE * HUGE, 1), -1);
    }
    for (int i = from; i < to; i++) {
      previous[i] = Math.max(Math.min(previous[i] * g[i] * HUGE * HUGE, 1), -1);
    }
  }

  /**
   * Whether a derivative is infinite or {@code NaN}, or the one before was {@code NaN}: the loops below aren't made for
   * these. The turn is {@code NaN} where either is {@code NaN}, or 0 before an infinite one; it stands for 0.
   */
  static boolean areAnyUnclear(double[] turn, double[] g, int from, int to) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      sum0 += turn[i] + g[i] * 0;
      sum1 += turn[i + 1] + g[i + 1] * 0;
      sum2 += turn[i + 2] + g[i + 2] * 0;
      sum3 += turn[i + 3] + g[i + 3] * 0;
    }
    for (; i < to; i++) {
      sum0 += turn[i] + g[i] * 0;
    }
    return Double.isNaN(sum0 + sum1 + sum2 + sum3);
  }

  /** Moves each parameter whose derivative flipped against its last step, which was {@code stepSize} long. */
  static void takeBack(double[] turn, double[] g, double[] stepSize, double[] parameters, int from, int to) {
    for (int i = from; i < to; i++) {
      double flipped = (Math.abs(turn[i]) - turn[i]) * 0.5;
      parameters[i] += 0.0 - flipped * Math.max(Math.min(g[i] * HUGE * HUGE, 1), -1) * stepSize[i];
    }
  }

  /** Sets each derivative that flipped to zero. */
  static void forget(double[] turn, double[] g, int from, int to) {
    for (int i = from; i < to; i++) {
      double flipped = (Math.abs(turn[i]) - turn[i]) * 0.5;
      g[i] = g[i] * (1 - flipped) + (flipped - 1) * 0.0; // -0.0 changes nothing; 0.0 makes 0 of -0
    }
  }

  /** Makes factors of turns: {@code increase}, {@code decrease}, or 1 for 0. */
  static void toFactors(double[] turn, double increase, double decrease, int from, int to) {
    double half = increase * 0.5;
    for (int i = from; i < to; i++) {
      double t = turn[i];
      turn[i] = (Math.abs(t) + t) * half + (Math.abs(t) - t) * 0.5 * decrease + (1 - t * t);
    }
  }

  static void resize(double[] factor, double[] stepSize, double minStep, double maxStep, int from, int to) {
    for (int i = from; i < to; i++) {
      stepSize[i] = Math.max(Math.min(stepSize[i] * factor[i], maxStep), minStep);
    }
  }

  /** Moves each parameter by its step size against the sign of its derivative. */
  static void move(double[] g, double[] stepSize, double[] parameters, int from, int to) {
    for (int i = from; i < to; i++) {
      parameters[i] += 0.0 - Math.max(Math.min(g[i] * HUGE * HUGE, 1), -1) * stepSize[i];
    }
  }
}
