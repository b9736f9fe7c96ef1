package io.ganglion.activations;

import io.ganglion.api.Expression;

/** The bell curve, with all its digits out to where it vanishes. */
final class Bell {
  /** Beyond, even exp(−x² / 2) rounds to 0; and nearer, no square overflows. */
  private static final double END = 39;

  private Bell() {}

  /** exp(−c x²) for c of 1 or 1/2. */
  static double of(double x, double c) {
    if (Math.abs(x) > END) {
      return 0;
    }
    double square = x * x;
    double rest = Math.fma(x, x, -square); // square + rest is x² exactly; without it, 700 ulps are lost at x = 38
    double e = StrictMath.exp(-c * square);
    return Math.fma(e, -c * rest, e); // exp(-c rest) is 1 - c rest, as the rest is below 1e-13
  }

  /** {@link #of}, written down. */
  static Expression expression(Expression x, double c) {
    Expression square = x.times(x);
    Expression rest = x.fma(x, square.negated());
    Expression e = square.times(-c).strictExp();
    return Expression.ifGreater(x.abs(), Expression.of(END), Expression.of(0), e.fma(rest.times(-c), e));
  }
}
