package io.ganglion.engine.kernel;

/**
 * e^x, log, the logistic function and tanh, from operations that are exact to the last bit everywhere (+ − × ÷, fma,
 * integer arithmetic on the bits): the same result on every JDK and processor, and the same as the bulk forms of
 * {@link Kernels}. {@link Math} promises neither.
 *
 * <p>Largest errors found, in units in the last place of the exact result (see {@code FunctionsTest}):
 *
 * None of them ever falls where the exact function rises. At ±0, ±∞ and NaN they give the limit of the exact function, with
 * the sign of zero where that is a zero ({@code tanh(-0.0)} is −0.0); results too small to be normal are rounded once or
 * twice, never flushed to 0.
 */
public final class Functions {
  private Functions() {}

  /** e^x; ∞ above 709.78. */
  public static double exp(double x) {
    return DoubleExp.exp(x);
  }

  /** e^x; ∞ above 88.72. */
  public static float exp(float x) {
    return FloatExp.exp(x);
  }

  /** The natural logarithm; −∞ at 0, NaN below. */
  public static double log(double x) {
    return DoubleLog.log(x);
  }

  /** The natural logarithm, −∞ at 0, NaN below. */
  public static float log(float x) {
    return (float) DoubleLog.log(x);
  }

  /** 1 / (1 + e^−x), accurate on both sides: never rounded to 0 before e^x is. */
  public static double sigmoid(double x) {
    return DoubleExp.sigmoid(x);
  }

  /** 1 / (1 + e^−x), accurate on both sides: never rounded to 0 before e^x is. */
  public static float sigmoid(float x) {
    return FloatExp.sigmoid(x);
  }

  /** The hyperbolic tangent. */
  public static double tanh(double x) {
    return DoubleExp.tanh(x);
  }

  /** The hyperbolic tangent. */
  public static float tanh(float x) {
    return FloatExp.tanh(x);
  }
}
