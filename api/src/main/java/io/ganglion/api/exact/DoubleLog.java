package io.ganglion.api.exact;

/**
 * {@link io.ganglion.api.ExactMath#log}.
 *
 * <p>x = 2^k (1 + f) with 1 + f in [√½, √2); with s = f / (2 + f), log(1 + f) = 2 artanh s = f - (f²/2 - s (f²/2 + R)),
 * where R = s² Q(s²) is what 2 artanh s has beyond 2 s, divided by s. That form is the one of fdlibm's e_log.c; Q is
 * our own polynomial (Remez, less than 2^-52 off).
 */
public final class DoubleLog {
  /** ln 2 to 42 bits, so that k times it is exact, and the rest of it. */
  private static final double LN2_HIGH = 0x1.62e42fefa38p-1;
  private static final double LN2_LOW = 0x1.ef35793c7673p-45;
  private static final long ROOT_OF_HALF = 0x3fe6a09e667f3bcdL;
  private static final long FRACTION = 0x000fffffffffffffL;

  private DoubleLog() {}

  public static double log(double x) {
    if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : x < 0 ? Double.NaN : x;
    }
    boolean subnormal = x < Double.MIN_NORMAL;
    long bits = Double.doubleToRawLongBits(subnormal ? x * 0x1.0p54 : x);
    long above = bits - ROOT_OF_HALF;
    double k = (above >> 52) - (subnormal ? 54 : 0);
    double f = Double.longBitsToDouble((above & FRACTION) + ROOT_OF_HALF) - 1;
    double s = f / (2 + f);
    double z = s * s;
    double q = Math.fma(0x1.2b60774e2ad35p-3, z, 0x1.39fdaa4d31952p-3);
    q = Math.fma(q, z, 0x1.7462ba9be8ac2p-3);
    q = Math.fma(q, z, 0x1.c71c62cea44fep-3);
    q = Math.fma(q, z, 0x1.2492492e0528p-2);
    q = Math.fma(q, z, 0x1.9999999995218p-2);
    q = Math.fma(q, z, 0x1.5555555555558p-1);
    double halfSquare = 0.5 * f * f;
    double correction = Math.fma(s, Math.fma(q, z, halfSquare), k * LN2_LOW);
    return k * LN2_HIGH - ((halfSquare - correction) - f);
  }
}
