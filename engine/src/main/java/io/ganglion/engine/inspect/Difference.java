package io.ganglion.engine.inspect;

import java.util.function.DoubleUnaryOperator;

/**
 * The derivative of a function of one number, from central differences over ever shorter steps, extrapolated to none
 * (C. J. F. Ridders, "Accurate computation of F'(x) and F'(x)F″(x)", Advances in Engineering Software 4, 1982). Three
 * first steps are tried: a long one errs least where the function is smooth, a short one where there is a kink nearby.
 *
 * @param value the derivative
 * @param error by how much it may be wrong, as its last two extrapolations differ; large at a kink
 * @param rounding by how much it may be wrong for each rounding of the function's values
 */
public record Difference(double value, double error, double rounding) {
  private static final double[] FIRST_STEPS = {0x1p-4, 0x1p-8, 0x1p-12};
  private static final double SHRINKAGE = 1.5;
  private static final int STEPS = 8;
  /** A rounding is at most this part of a number. */
  private static final double UNIT = 0x1p-53;
  /**
   * How much larger extrapolations make an error of the finest difference: the product of (F + 1) / (F − 1) for the
   * factors F of all orders, powers of the square of {@link #SHRINKAGE}: 2.6 · 1.49 · 1.19 · 1.08 · …
   */
  private static final double AMPLIFIED = 5.2;

  /** Of a function whose values are exact. */
  public Difference(double value, double error) {
    this(value, error, 0);
  }

  /**
   * The least derivative that it tells to a relative {@code tolerance}, if each value of the function is the result of
   * this number of roundings: of a softmax, one for each output, for the sum of their exponentials is in each.
   */
  public double least(double tolerance, int roundings) {
    return roundings * rounding / tolerance;
  }

  /**
   * The derivative of {@code f} at {@code x}; none, with an infinite error, where it bends right there, and none, with
   * an error that is no number, where it isn't finite.
   */
  public static Difference of(DoubleUnaryOperator f, double x) {
    if (!Double.isFinite(f.applyAsDouble(x))) {
      return new Difference(Double.NaN, Double.NaN);
    }
    if (hasKink(f, x)) {
      return new Difference(Double.NaN, Double.POSITIVE_INFINITY);
    }
    Difference best = new Difference(Double.NaN, Double.POSITIVE_INFINITY);
    for (double first : FIRST_STEPS) {
      Difference found = extrapolated(f, x, first * Math.max(1, Math.abs(x)));
      best = found.error < best.error ? found : best;
    }
    return best;
  }

  /** Whether the slopes to both sides stay apart while the step shrinks to a sixteenth: they meet where f is smooth. */
  private static boolean hasKink(DoubleUnaryOperator f, double x) {
    double size = Math.max(1, Math.abs(x));
    double middle = f.applyAsDouble(x);
    double wide = bend(f, x, middle, 0x1p-14 * size);
    double narrow = bend(f, x, middle, 0x1p-18 * size);
    double rounding = 64 * Math.ulp(middle) / (0x1p-18 * size);
    return Math.abs(narrow) > 0.5 * Math.abs(wide) + rounding;
  }

  /** The slope to the right less that to the left. */
  private static double bend(DoubleUnaryOperator f, double x, double middle, double h) {
    double right = x + h;
    double left = x - h;
    return (f.applyAsDouble(right) - middle) / (right - x) - (middle - f.applyAsDouble(left)) / (x - left);
  }

  private static Difference extrapolated(DoubleUnaryOperator f, double x, double first) {
    double[] row = new double[STEPS];
    Difference best = new Difference(Double.NaN, Double.POSITIVE_INFINITY);
    double h = first;
    for (int step = 0; step < STEPS; step++, h /= SHRINKAGE) {
      double right = x + h;
      double left = x - h;
      double above = f.applyAsDouble(right);
      double below = f.applyAsDouble(left);
      double finer = (above - below) / (right - left);
      // A sum of exponentials is off by parts of itself, and its logarithm by as much as by parts of 1.
      double rounding = AMPLIFIED * UNIT * Math.max(1, Math.max(Math.abs(above), Math.abs(below))) / h;
      double factor = 1;
      for (int order = 0; order < step; order++) { // row holds the extrapolations of the step before
        double coarser = row[order];
        row[order] = finer;
        factor *= SHRINKAGE * SHRINKAGE;
        double extrapolated = finer + (finer - coarser) / (factor - 1);
        double error = Math.max(Math.abs(extrapolated - finer), Math.abs(extrapolated - coarser));
        if (error < best.error) {
          best = new Difference(extrapolated, error, rounding);
        }
        finer = extrapolated;
      }
      row[step] = finer;
    }
    return best;
  }
}
