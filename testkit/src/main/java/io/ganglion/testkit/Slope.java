package io.ganglion.testkit;

import java.util.function.DoubleUnaryOperator;

/**
 * The derivative of a function of one number, from differences over ±h and ±2h with h = 2⁻¹⁷.
 *
 * <p>The central difference D(h) errs by truncation. Where f is smooth, by h² f‴ / 6 + O(h⁴), a third of its distance
 * from D(2h), which errs four times as much; where only f′ is continuous (softsign at 0), by O(h), just its distance
 * from D(2h). Twice that distance bounds both. It errs by rounding as well: with values good to {@code ULPS} units in
 * the last place by at most ULPS · ε · max|f| / h.
 *
 * <p>Where the slopes to the left and to the right differ by more than a thousandth there is a kink (a smooth function
 * would need a second derivative of about 10² times its first), and everything between the two will do. They err by
 * h f″ where a side is curved, twice the distance from the slope over h to that over 2h.
 */
record Slope(double low, double high) {
  private static final double H = 0x1p-17;
  private static final double ULPS = 16;
  private static final double EPSILON = Math.ulp(1.0) / 2;
  private static final double KINK = 1e-3;

  /**
   * At {@code x}, which ought to be a multiple of 2⁻¹⁷ so that x ± h is exact.
   *
   * @param magnitude the size of the terms that make up the function's values near x, which bounds their rounding
   */
  static Slope of(DoubleUnaryOperator f, double x, double magnitude) {
    double middle = f.applyAsDouble(x);
    double left = f.applyAsDouble(x - H);
    double right = f.applyAsDouble(x + H);
    double left2 = f.applyAsDouble(x - 2 * H);
    double right2 = f.applyAsDouble(x + 2 * H);

    double slope = (right - left) / (2 * H);
    double slope2 = (right2 - left2) / (4 * H);
    double rounding = ULPS * EPSILON * (magnitude + Math.abs(left2) + Math.abs(right2)) / H;
    double error = 2 * Math.abs(slope - slope2) + rounding + ULPS * EPSILON * Math.abs(slope);
    double toTheLeft = (middle - left2) / (2 * H);
    double toTheRight = (right2 - middle) / (2 * H);
    double bend = Math.abs(toTheRight - toTheLeft);
    if (bend > KINK * Math.max(Math.abs(toTheLeft), Math.abs(toTheRight)) + 2 * rounding) {
      double curvature =
          Math.max(Math.abs(toTheLeft - (middle - left) / H), Math.abs(toTheRight - (right - middle) / H));
      error += 2 * curvature;
      return new Slope(Math.min(toTheLeft, toTheRight) - error, Math.max(toTheLeft, toTheRight) + error);
    }
    return new Slope(slope - error, slope + error);
  }

  boolean includes(double derivative) {
    return derivative >= low && derivative <= high;
  }
}
