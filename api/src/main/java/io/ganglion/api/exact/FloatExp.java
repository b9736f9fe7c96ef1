package io.ganglion.api.exact;

/** {@link DoubleExp} for {@code float}; made from it by {@code .ci/float-forms}. */
public final class FloatExp {
  // region by hand: constants
  public static final float LOG2_E = 0x1.715476p0f;
  /** ln 2 to 16 bits, so that k times it is exact, and the rest of it. */
  public static final float LN2_HIGH = 0x1.62e4p-1f;
  public static final float LN2_LOW = 0x1.7f7d1cp-20f;
  /** 1.5 × 2^23: what is added to it is rounded to a whole number, which its last bits hold. */
  public static final float SHIFT = 0x1.8p23f;
  public static final int SHIFT_BITS = Float.floatToRawIntBits(SHIFT);
  /** e^x overflows above, and is 0 below. */
  public static final float HIGHEST = 89;
  public static final float LOWEST = -104.5f;
  /** e^x − 1 rounds to −1 below. */
  public static final float LOWEST_MINUS_ONE = -40;
  public static final int EXPONENT_BIAS = 127;
  public static final int FRACTION_BITS = 23;
  /** Makes every exponent positive, so that it can be halved by a shift without a sign. */
  public static final int HALVING = 512;
  /** A subnormal e^x is rounded once, by a last multiplication with 2^−32. */
  public static final int LIFT = 32;
  public static final float UNLIFT = 0x1.0p-32f;
  /** P(r) = C0 + C1 r + …; its error is less than 2^-29 of r². */
  public static final float C0 = 0x1.0p-1f;
  public static final float C1 = 0x1.555556p-3f;
  public static final float C2 = 0x1.5554eap-5f;
  public static final float C3 = 0x1.1110acp-7f;
  public static final float C4 = 0x1.6d4328p-10f;
  public static final float C5 = 0x1.a17e0cp-13f;
  // endregion

  private FloatExp() {}

  public static float exp(float x) {
    float inside = x > HIGHEST ? HIGHEST : x;
    inside = inside < LOWEST ? LOWEST : inside;
    float shifted = Math.fma(inside, LOG2_E, SHIFT);
    float value = 1 + expm1(inside, shifted - SHIFT);
    int exponent = Float.floatToRawIntBits(shifted) - SHIFT_BITS;
    int half = (exponent + HALVING >>> 1) - HALVING / 2;
    // Two factors, because 2^k alone is out of range at both ends.
    return value * power(half) * power(exponent - half);
  }

  public static float sigmoid(float x) {
    float inside = -Math.abs(x);
    inside = inside < LOWEST ? LOWEST : inside;
    float shifted = Math.fma(inside, LOG2_E, SHIFT);
    float power = power(Float.floatToRawIntBits(shifted) - SHIFT_BITS + LIFT);
    float r = reduced(inside, shifted - SHIFT);
    float r2 = r * r;
    float e = (1 + Math.fma(polynomial(r, r2), r2, r)) * power * UNLIFT;
    float top = x < 0 ? e : 1;
    float bottom = 1 + e;
    float lost = e - (bottom - 1);
    float y = top / bottom;
    // One Newton step, after which only the rounding of e and the last one are left; 1 / bottom is y or 1 - y.
    float residue = Math.fma(-y, lost, Math.fma(-y, bottom, top));
    return Math.fma(residue, x < 0 ? 1 - y : y, y);
  }

  public static float tanh(float x) {
    float doubled = -2 * Math.abs(x);
    doubled = doubled < LOWEST_MINUS_ONE ? LOWEST_MINUS_ONE : doubled;
    float shifted = Math.fma(doubled, LOG2_E, SHIFT);
    float k = shifted - SHIFT;
    float power = power(Float.floatToRawIntBits(shifted) - SHIFT_BITS);
    float r = reduced(doubled, k);
    float r2 = r * r;
    float sum = polynomial(r, r2);
    float part = Math.fma(sum, r2, r);
    // tanh x = -m / (2 + m) with m = e^(-2|x|) - 1. What rounding takes off m and 2 + m is put back by one Newton step,
    // in which 1 / (2 + m) is (1 + y) / 2.
    float m = Math.fma(power, part, power - 1);
    float lostOfPart = Math.fma(sum, r2, r - part);
    float lost = Math.fma(power, lostOfPart, Math.fma(power, part, power - 1 - m));
    float bottom = 2 + m;
    float lostOfBottom = m - (bottom - 2);
    float y = -m / bottom;
    float residue = Math.fma(-y, lostOfBottom, Math.fma(-y, bottom, -m));
    residue = Math.fma(-y, lost, residue - lost);
    return Math.copySign(Math.fma(residue, Math.fma(0.5f, y, 0.5f), y), x);
  }

  /** e^r − 1 for r = x − k ln 2. */
  private static float expm1(float x, float k) {
    float r = reduced(x, k);
    float r2 = r * r;
    return Math.fma(polynomial(r, r2), r2, r);
  }

  private static float reduced(float x, float k) {
    return Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
  }

  private static float polynomial(float r, float r2) {
    // region by hand: degree of the polynomial
    float sum = Math.fma(C5, r, C4);
    // endregion
    sum = Math.fma(sum, r2, Math.fma(C3, r, C2));
    sum = Math.fma(sum, r2, Math.fma(C1, r, C0));
    return sum;
  }

  /** 2 to the power of {@code exponent}, which is in the range of normal numbers. */
  private static float power(int exponent) {
    return Float.intBitsToFloat(exponent + EXPONENT_BIAS << FRACTION_BITS);
  }
}
