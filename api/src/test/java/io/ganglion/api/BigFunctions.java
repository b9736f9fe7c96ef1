package io.ganglion.api;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** {@link ExactMath} to about forty digits, and the distance to them in units in the last place. */
final class BigFunctions {
  private static final MathContext DIGITS = new MathContext(48);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal LN2 =
      new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680009493393621969694715605863327");

  private BigFunctions() {}

  static BigDecimal exp(BigDecimal x) {
    int k = x.divide(LN2, DIGITS).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    // The series of e^(r / 256), then eight squarings.
    BigDecimal r = x.subtract(LN2.multiply(BigDecimal.valueOf(k))).divide(BigDecimal.valueOf(256), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int i = 1; i < 18; i++) {
      term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < 8; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return k < 0 ? sum.divide(TWO.pow(-k), DIGITS) : sum.multiply(TWO.pow(k), DIGITS);
  }

  static BigDecimal sigmoid(BigDecimal x) {
    BigDecimal e = exp(x);
    return e.divide(e.add(BigDecimal.ONE), DIGITS);
  }

  static BigDecimal tanh(BigDecimal x) {
    if (x.abs().compareTo(new BigDecimal("1e-9")) < 0) {
      // x − x³/3; the next term is 36 digits below.
      return x.subtract(x.pow(3, DIGITS).divide(BigDecimal.valueOf(3), DIGITS), DIGITS);
    }
    BigDecimal e = exp(x.multiply(TWO));
    return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
  }

  /** A Newton step of the third order from a double that is within an ulp: a relative error of some 1e-48 is left. */
  static BigDecimal log(BigDecimal x) {
    BigDecimal y = new BigDecimal(StrictMath.log(x.doubleValue()));
    BigDecimal e = exp(y);
    return y.add(x.subtract(e).multiply(TWO).divide(x.add(e), DIGITS), DIGITS);
  }

  /** How far {@code actual} is from {@code exact}, in units in the last place that {@code exact} has as a double. */
  static double ulps(double actual, BigDecimal exact) {
    double unit = Math.ulp(exact.round(new MathContext(20, RoundingMode.DOWN)).doubleValue());
    double rounded = exact.doubleValue();
    if (exact.abs().compareTo(new BigDecimal(Math.abs(rounded))) < 0) {
      unit = Math.ulp(Math.nextDown(Math.abs(rounded)));
    }
    return new BigDecimal(actual).subtract(exact).abs().divide(new BigDecimal(unit), DIGITS).doubleValue();
  }
}
