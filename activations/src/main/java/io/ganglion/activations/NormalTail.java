package io.ganglion.activations;

import io.ganglion.api.Expression;

/**
 * The upper tail of the standard normal distribution, Q(t) = ½ erfc(t / √2), without its exponential.
 *
 * <p>The form is that of Shepherd and Laframboise, "Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞",
 * <em>Mathematics of Computation</em> 36 (1981), 249–253: one polynomial for the whole half-line, without branches. The
 * coefficients are our own, from 60-digit arithmetic ({@code src/test/python/normal_tail.py}).
 */
final class NormalTail {
  /** Of (1 + t) exp(t² / 2) Q(t) in powers of u = (t − 5) / (t + 5), highest first; cut off at 2e-18. */
  private static final double[] COEFFICIENTS = {
    0x1.30062054a108ep-34, 0x1.b955cb7ff3a54p-36, -0x1.bf4ba0379225ap-31, -0x1.dbca95d80f093p-32,
    0x1.8017aa0503ca1p-28, 0x1.146c73b270e82p-28, -0x1.1a1cc899b95efp-25, -0x1.cdd46144f1540p-26,
    0x1.a9a2ba039b1f7p-23, 0x1.13d704d4ff509p-23, -0x1.5f51169c3595ap-20, -0x1.2fae62e6021c7p-24,
    0x1.30047a130439ap-17, -0x1.4c0d87bd7511ap-17, -0x1.c1b1cde8ba3f7p-15, 0x1.7e61e04f1d12cp-13,
    0x1.0571a2d2e6013p-17, -0x1.b75f4f7ed3169p-10, 0x1.ab6d038d68973p-8, -0x1.f11aab030cc7ap-7,
    0x1.92037bab4662ep-6, -0x1.b08e0007b4c6ap-6, 0x1.47c1d03054999p-7, 0x1.fc66cc64a13dfp-6,
    -0x1.76ff86859eb14p-4, 0x1.d8979b0f2b39dp-2
  };

  private NormalTail() {}

  /** exp(t² / 2) Q(t) for t from 0 on; the relative error is below 2⁻⁵¹ (at worst 1.3 · 2⁻⁵² at 20,000 points). */
  static double scaled(double t) {
    double u = (t - 5) / (t + 5);
    double sum = 0;
    for (double coefficient : COEFFICIENTS) {
      sum = Math.fma(sum, u, coefficient);
    }
    return sum / (1 + t);
  }

  /** {@link #scaled(double)}, written down. */
  static Expression scaled(Expression t) {
    Expression u = t.minus(5).over(t.plus(5));
    Expression sum = Expression.of(0);
    for (double coefficient : COEFFICIENTS) {
      sum = sum.fma(u, Expression.of(coefficient));
    }
    return sum.over(t.plus(1));
  }
}
