package io.ganglion.trainers;

import io.ganglion.api.Objective;

/**
 * A search along a line for a point where the strong Wolfe conditions hold: low enough, and nearly level.
 *
 * <p>Source: Nocedal, Wright, <em>Numerical Optimization</em>, 2nd edition, Springer 2006, algorithms 3.5 and 3.6, with
 * the cubic interpolation of equation 3.59 kept a tenth of the interval from its ends, and c₁ = 10⁻⁴ as there; while
 * the objective falls, lengths double. A point where the objective is no number, or infinite, counts as too high.
 *
 * <p>Departures: a point that meets both conditions ends the search at once, also where algorithms 3.5 and 3.6 would
 * first ask whether it is no lower than the last or the lowest one, and go on: close to a minimum, values differ by
 * their rounding alone. There is no greatest length α_max. When {@value #MOST_EVALUATIONS} evaluations have not met
 * the conditions, or the interval can't be divided any further, the lowest point that is low enough will do, though it
 * isn't nearly level; where there is none, the search has failed.
 */
final class LineSearch {
  /** Many times what a search takes; bisection alone has then reached a billionth of the first interval. */
  private static final int MOST_EVALUATIONS = 30;

  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double MARGIN = 0.1;

  private final Objective objective;
  private final double[] from;
  private final double[] direction;
  private final double[] point;
  private final double[] gradient;
  private final double curvature;

  private double valueAtStart;
  private double slopeAtStart;
  private int evaluations;
  private double length;
  private double value;
  private double slope;

  /**
   * @param from where the line starts; left as it is
   * @param direction where it leads; left as it is
   * @param point overwritten with the points that are tried
   * @param gradient overwritten with their gradients
   * @param curvature c₂: the part of the slope at the start that may be left, between c₁ and 1
   */
  LineSearch(Objective objective, double[] from, double[] direction, double[] point, double[] gradient,
      double curvature) {
    this.objective = objective;
    this.from = from;
    this.direction = direction;
    this.point = point;
    this.gradient = gradient;
    this.curvature = curvature;
  }

  /**
   * Finds a point, which {@code point} and {@code gradient} then hold.
   *
   * @param startValue the objective where the line starts
   * @param startSlope its derivative along the line there, less than 0
   * @param firstLength the first point that is tried, in lengths of the direction
   * @return whether there is one that is low enough
   */
  boolean find(double startValue, double startSlope, double firstLength) {
    valueAtStart = startValue;
    slopeAtStart = startSlope;
    double last = 0;
    double lastValue = startValue;
    double lastSlope = startSlope;
    double next = firstLength;
    while (true) {
      evaluate(next);
      if (isLowEnough() && (isNearlyLevel() || evaluations >= MOST_EVALUATIONS)) {
        return true;
      }
      if (!isLowEnough() || (last > 0 && value >= lastValue)) {
        return zoom(last, lastValue, lastSlope, length, value, slope);
      }
      if (slope >= 0) {
        return zoom(length, value, slope, last, lastValue, lastSlope);
      }
      last = length;
      lastValue = value;
      lastSlope = slope;
      next = 2 * length;
    }
  }

  /** The objective at the point that was found. */
  double value() {
    return value;
  }

  /** How far it is to the point that was found, in lengths of the direction. */
  double length() {
    return length;
  }

  /** Algorithm 3.6: {@code low} is the lowest point so far, and its slope leads towards {@code high}. */
  private boolean zoom(double low, double lowValue, double lowSlope, double high, double highValue, double highSlope) {
    while (evaluations < MOST_EVALUATIONS) {
      double next = between(low, lowValue, lowSlope, high, highValue, highSlope);
      if (next == low || next == high) {
        break;
      }
      evaluate(next);
      if (isLowEnough() && isNearlyLevel()) {
        // Asked before values are compared: close to a minimum they are the same but for rounding.
        return true;
      }
      if (!isLowEnough() || value >= lowValue) {
        high = length;
        highValue = value;
        highSlope = slope;
        continue;
      }
      if (slope * (high - low) >= 0) {
        high = low;
        highValue = lowValue;
        highSlope = lowSlope;
      }
      low = length;
      lowValue = value;
      lowSlope = slope;
    }
    if (low > 0 && length != low) {
      evaluate(low);
    }
    return low > 0;
  }

  /** The minimum of the cubic through values and slopes at a and b, or their middle where there is none to be had. */
  private static double between(double a, double valueA, double slopeA, double b, double valueB, double slopeB) {
    double d1 = slopeA + slopeB - 3 * (valueA - valueB) / (a - b);
    double d2 = Math.signum(b - a) * Math.sqrt(d1 * d1 - slopeA * slopeB);
    double minimum = b - (b - a) * ((slopeB + d2 - d1) / (slopeB - slopeA + 2 * d2));
    if (!Double.isFinite(minimum)) {
      return a + (b - a) / 2;
    }
    double margin = MARGIN * Math.abs(b - a);
    return Math.max(Math.min(a, b) + margin, Math.min(Math.max(a, b) - margin, minimum));
  }

  private boolean isLowEnough() {
    return value <= valueAtStart + SUFFICIENT_DECREASE * length * slopeAtStart && Double.isFinite(slope);
  }

  private boolean isNearlyLevel() {
    return Math.abs(slope) <= -curvature * slopeAtStart;
  }

  private void evaluate(double at) {
    for (int i = 0; i < from.length; i++) {
      point[i] = from[i] + at * direction[i];
    }
    value = objective.gradient(point, gradient);
    slope = Vectors.dot(gradient, direction);
    length = at;
    evaluations++;
  }
}
