package io.ganglion.trainers;

/**
 * The steps of {@link Rprop} for many parameters at once, as short loops that C2 turns into vector instructions: signs
 * are unpredictable, and a mispredicted branch costs more than all the work here. A <em>change</em> is the sign of a
 * derivative times that of the previous one: 1 if the sign stays, -1 if it flips, 0 if either derivative is zero.
 *
 * <p>Every number is exactly what an {@code if} would give: factors are 0, 1 or -1, at most one term of a sum isn't
 * zero, and {@code 0.0 -} turns minus zero into zero before it is added. A sign is computed by two products, a minimum
 * and a maximum, because C2 doesn't vectorise {@code if}, and on JDK 17 not {@link Math#signum} either, which takes ten
 * times as long there. Each loop does one thing, because JDK 17 doesn't vectorise longer ones.
 */
final class SignChanges {
  /** Twice this makes every double but 0 at least 1. */
  private static final double HUGE = 0x1.0p1023;

  private SignChanges() {}

  /** Overwrites the previous derivatives with changes. */
  static void find(double[] g, double[] previous, int from, int to) {
    for (int i = from; i < to; i++) {
      previous[i] = Math.max(Math.min(previous[i] * HUGE * HUGE, 1), -1);
    }
    for (int i = from; i < to; i++) {
      previous[i] = Math.max(Math.min(previous[i] * g[i] * HUGE * HUGE, 1), -1);
    }
  }

  /**
   * Whether a derivative is infinite or {@code NaN}, or the previous one was {@code NaN}: the loops below don't handle
   * these. The change is {@code NaN} if either is {@code NaN}, or if zero is followed by infinity; it stands for 0.
   */
  static boolean areAnyUnclear(double[] change, double[] g, int from, int to) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      sum0 += change[i] + g[i] * 0;
      sum1 += change[i + 1] + g[i + 1] * 0;
      sum2 += change[i + 2] + g[i + 2] * 0;
      sum3 += change[i + 3] + g[i + 3] * 0;
    }
    for (; i < to; i++) {
      sum0 += change[i] + g[i] * 0;
    }
    return Double.isNaN(sum0 + sum1 + sum2 + sum3);
  }

  /** Moves each parameter whose derivative flipped against its last step, which was {@code stepSize} long. */
  static void takeBack(double[] change, double[] g, double[] stepSize, double[] parameters, int from, int to) {
    for (int i = from; i < to; i++) {
      double flipped = (Math.abs(change[i]) - change[i]) * 0.5;
      parameters[i] += 0.0 - flipped * Math.max(Math.min(g[i] * HUGE * HUGE, 1), -1) * stepSize[i];
    }
  }

  /** Sets each derivative that flipped to zero. */
  static void forget(double[] change, double[] g, int from, int to) {
    for (int i = from; i < to; i++) {
      double flipped = (Math.abs(change[i]) - change[i]) * 0.5;
      g[i] = g[i] * (1 - flipped) + (flipped - 1) * 0.0; // -0.0 changes nothing; 0.0 makes 0 of -0
    }
  }

  /** Overwrites changes with factors: {@code increase} for 1, {@code decrease} for -1, 1 for 0. */
  static void toFactors(double[] change, double increase, double decrease, int from, int to) {
    double half = increase * 0.5;
    for (int i = from; i < to; i++) {
      double t = change[i];
      change[i] = (Math.abs(t) + t) * half + (Math.abs(t) - t) * 0.5 * decrease + (1 - t * t);
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
