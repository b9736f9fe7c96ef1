package io.ganglion.api.formula;

import io.ganglion.api.ExactMath;
import io.ganglion.api.Expression;

/**
 * {@link ActivationFormula#GELU}: x Φ(x), where Φ is the standard normal distribution, and its derivative
 * Φ(x) + x φ(x) with the density φ(x) = exp(−x² / 2) / √(2π). The engine's vector form goes through the same operations
 * with the same constants.
 *
 * <p>Computed from the tail Q(t) = 1 − Φ(t) at t = |x|, so that no digit is lost to the left, as with 1 + erf all are
 * from -8.3 on: Q(t) = exp(−t² / 2) S(t).
 *
 * <p>The form of S is that of Shepherd and Laframboise, "Chebyshev approximation of (1 + 2x) exp(x²) erfc x in
 * 0 ≤ x &lt; ∞", <em>Mathematics of Computation</em> 36 (1981), 249–253: one polynomial for the whole half-line,
 * without branches. The coefficients are our own, from 60-digit arithmetic ({@code normal_tail.py} among the tests of
 * the activations).
 *
 * <p>Values are less than 4 units in the last place off, as long as they are normal numbers; so are derivatives, in
 * units of the larger one of Φ(x) and |x| φ(x).
 */
public final class GeluFormula {
  /** Beyond, even exp(−x² / 2) rounds to 0; and nearer, no square overflows. */
  public static final double END = 39;
  /** 1 / √(2π). */
  public static final double DENSITY_AT_0 = 0.39894228040143267793994605993438;

  /** Of (1 + t) S(t) in powers of u = (t − 5) / (t + 5), highest first; cut off at 2e-18. */
  private static final double[] COEFFICIENTS = {
    0x1.30062054a108ep-34, 0x1.b955cb7ff3a54p-36, -0x1.bf4ba0379225ap-31, -0x1.dbca95d80f093p-32,
    0x1.8017aa0503ca1p-28, 0x1.146c73b270e82p-28, -0x1.1a1cc899b95efp-25, -0x1.cdd46144f1540p-26,
    0x1.a9a2ba039b1f7p-23, 0x1.13d704d4ff509p-23, -0x1.5f51169c3595ap-20, -0x1.2fae62e6021c7p-24,
    0x1.30047a130439ap-17, -0x1.4c0d87bd7511ap-17, -0x1.c1b1cde8ba3f7p-15, 0x1.7e61e04f1d12cp-13,
    0x1.0571a2d2e6013p-17, -0x1.b75f4f7ed3169p-10, 0x1.ab6d038d68973p-8, -0x1.f11aab030cc7ap-7,
    0x1.92037bab4662ep-6, -0x1.b08e0007b4c6ap-6, 0x1.47c1d03054999p-7, 0x1.fc66cc64a13dfp-6,
    -0x1.76ff86859eb14p-4, 0x1.d8979b0f2b39dp-2
  };

  private GeluFormula() {}

  /** x Φ(x). */
  public static double value(double x) {
    double tail = bell(x) * scaledTail(Math.abs(x));
    return x < 0 ? x * tail : x - x * tail;
  }

  /** {@link #value(double)}, written down. */
  public static Expression value(Expression x) {
    Expression part = x.times(bell(x).times(scaledTail(x.abs())));
    return Expression.ifGreater(Expression.of(0), x, part, x.minus(part));
  }

  /** Φ(x) + x φ(x). */
  public static double derivative(double x) {
    double t = Math.abs(x);
    double left = bell(x) * (scaledTail(t) - t * DENSITY_AT_0); // the derivative at -t
    return x < 0 ? left : 1 - left;
  }

  /** Those of the polynomial in (t − 5) / (t + 5) that is (1 + t) S(t), highest first: a copy. */
  public static double[] coefficients() {
    return COEFFICIENTS.clone();
  }

  /** exp(−x² / 2). */
  private static double bell(double x) {
    if (Math.abs(x) > END) {
      return 0;
    }
    double square = x * x;
    double rest = Math.fma(x, x, -square); // square + rest is x² exactly; without it, 700 ulps are lost at x = 38
    double e = ExactMath.exp(-0.5 * square);
    return Math.fma(e, -0.5 * rest, e); // exp(-rest / 2) is 1 - rest / 2, as the rest is below 1e-13
  }

  private static Expression bell(Expression x) {
    Expression square = x.times(x);
    Expression rest = x.fma(x, square.negated());
    Expression e = square.times(-0.5).exp();
    return Expression.ifGreater(x.abs(), Expression.of(END), Expression.of(0), e.fma(rest.times(-0.5), e));
  }

  /** S(t) for t from 0 on; the relative error is below 2⁻⁵¹ (at worst 1.3 · 2⁻⁵² at 20,000 points). */
  private static double scaledTail(double t) {
    double u = (t - 5) / (t + 5);
    double sum = 0;
    for (double coefficient : COEFFICIENTS) {
      sum = Math.fma(sum, u, coefficient);
    }
    return sum / (1 + t);
  }

  private static Expression scaledTail(Expression t) {
    Expression u = t.minus(5).over(t.plus(5));
    Expression sum = Expression.of(0);
    for (double coefficient : COEFFICIENTS) {
      sum = sum.fma(u, Expression.of(coefficient));
    }
    return sum.over(t.plus(1));
  }
}
