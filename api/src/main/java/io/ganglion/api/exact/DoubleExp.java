package io.ganglion.api.exact;

/**
 * {@link io.ganglion.api.ExactMath} for {@code double}: e^x and what follows from it.
 *
 * <p>x = k ln 2 + r with |r| ≤ ½ ln 2; e^r − 1 = r + r² P(r), where P is the polynomial of least error there (Remez);
 * e^x = 2^k (1 + (e^r − 1)). The vector form goes through the same operations with the same constants.
 *
 * <p>Why it never decreases: for fixed k every rounding is monotone, and the rounding errors of r² P(r) are less than
 * half of what r + r² P(r) grows from one r to the next; the edges between two k are tested one by one.
 */
public final class DoubleExp {
  // region by hand: constants
  public static final double LOG2_E = 0x1.71547652b82fep0;
  /** ln 2 to 42 bits, so that k times it is exact, and the rest of it. */
  public static final double LN2_HIGH = 0x1.62e42fefa38p-1;
  public static final double LN2_LOW = 0x1.ef35793c7673p-45;
  /** 1.5 × 2^52: what is added to it is rounded to a whole number, which its last bits hold. */
  public static final double SHIFT = 0x1.8p52;
  public static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);
  /** e^x overflows above, and is 0 below. */
  public static final double HIGHEST = 710;
  public static final double LOWEST = -746;
  /** e^x − 1 rounds to −1 below. */
  public static final double LOWEST_MINUS_ONE = -60;
  public static final long EXPONENT_BIAS = 1023;
  public static final int FRACTION_BITS = 52;
  /** Makes every exponent positive, so that it can be halved by a shift without a sign. */
  public static final long HALVING = 2048;
  /** A subnormal e^x is rounded once, by a last multiplication with 2^−128. */
  public static final long LIFT = 128;
  public static final double UNLIFT = 0x1.0p-128;
  /** P(r) = C0 + C1 r + …; its error is less than 2^-59 of r². */
  public static final double C0 = 0x1.0p-1;
  public static final double C1 = 0x1.5555555555557p-3;
  public static final double C2 = 0x1.5555555555558p-5;
  public static final double C3 = 0x1.11111111100dbp-7;
  public static final double C4 = 0x1.6c16c16c151fcp-10;
  public static final double C5 = 0x1.a01a01abe8206p-13;
  public static final double C6 = 0x1.a01a01acfae99p-16;
  public static final double C7 = 0x1.71de023137276p-19;
  public static final double C8 = 0x1.27e4cccda6fcfp-22;
  public static final double C9 = 0x1.af4dea2bc3f25p-26;
  public static final double C10 = 0x1.1f8b4cd99e7aap-29;
  // endregion

  private DoubleExp() {}

  public static double exp(double x) {
    double inside = x > HIGHEST ? HIGHEST : x;
    inside = inside < LOWEST ? LOWEST : inside;
    double shifted = Math.fma(inside, LOG2_E, SHIFT);
    double value = 1 + expm1(inside, shifted - SHIFT);
    long exponent = Double.doubleToRawLongBits(shifted) - SHIFT_BITS;
    long half = (exponent + HALVING >>> 1) - HALVING / 2;
    // Two factors, because 2^k alone is out of range at both ends.
    return value * power(half) * power(exponent - half);
  }

  public static double sigmoid(double x) {
    double inside = -Math.abs(x);
    inside = inside < LOWEST ? LOWEST : inside;
    double shifted = Math.fma(inside, LOG2_E, SHIFT);
    double power = power(Double.doubleToRawLongBits(shifted) - SHIFT_BITS + LIFT);
    double r = reduced(inside, shifted - SHIFT);
    double r2 = r * r;
    double e = (1 + Math.fma(polynomial(r, r2), r2, r)) * power * UNLIFT;
    double top = x < 0 ? e : 1;
    double bottom = 1 + e;
    double lost = e - (bottom - 1);
    double y = top / bottom;
    // One Newton step, after which only the rounding of e and the last one are left; 1 / bottom is y or 1 - y.
    double residue = Math.fma(-y, lost, Math.fma(-y, bottom, top));
    return Math.fma(residue, x < 0 ? 1 - y : y, y);
  }

  public static double tanh(double x) {
    double doubled = -2 * Math.abs(x);
    doubled = doubled < LOWEST_MINUS_ONE ? LOWEST_MINUS_ONE : doubled;
    double shifted = Math.fma(doubled, LOG2_E, SHIFT);
    double k = shifted - SHIFT;
    double power = power(Double.doubleToRawLongBits(shifted) - SHIFT_BITS);
    double r = reduced(doubled, k);
    double r2 = r * r;
    double sum = polynomial(r, r2);
    double part = Math.fma(sum, r2, r);
    // tanh x = -m / (2 + m) with m = e^(-2|x|) - 1. What rounding takes off m and 2 + m is put back by one Newton step,
    // in which 1 / (2 + m) is (1 + y) / 2.
    double m = Math.fma(power, part, power - 1);
    double lostOfPart = Math.fma(sum, r2, r - part);
    double lost = Math.fma(power, lostOfPart, Math.fma(power, part, power - 1 - m));
    double bottom = 2 + m;
    double lostOfBottom = m - (bottom - 2);
    double y = -m / bottom;
    double residue = Math.fma(-y, lostOfBottom, Math.fma(-y, bottom, -m));
    residue = Math.fma(-y, lost, residue - lost);
    return Math.copySign(Math.fma(residue, Math.fma(0.5, y, 0.5), y), x);
  }

  /** e^r − 1 for r = x − k ln 2. */
  private static double expm1(double x, double k) {
    double r = reduced(x, k);
    double r2 = r * r;
    return Math.fma(polynomial(r, r2), r2, r);
  }

  private static double reduced(double x, double k) {
    return Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
  }

  private static double polynomial(double r, double r2) {
    // region by hand: degree of the polynomial
    double sum = Math.fma(C10, r2, Math.fma(C9, r, C8));
    sum = Math.fma(sum, r2, Math.fma(C7, r, C6));
    sum = Math.fma(sum, r2, Math.fma(C5, r, C4));
    // endregion
    sum = Math.fma(sum, r2, Math.fma(C3, r, C2));
    sum = Math.fma(sum, r2, Math.fma(C1, r, C0));
    return sum;
  }

  /** 2 to the power of {@code exponent}, which is in the range of normal numbers. */
  private static double power(long exponent) {
    return Double.longBitsToDouble(exponent + EXPONENT_BIAS << FRACTION_BITS);
  }
}
