package io.ganglion.experiments.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The sign-flip test (Fisher's randomization test for pairs): if two treatments are alike, every difference of a pair
 * is as likely with the one sign as with the other. The two-sided p is the share of all ways to choose the signs in
 * which the sum is, up or down, at least as far from 0 as it is.
 *
 * <p>All 2ⁿ ways are tried for up to {@value #EXACT} pairs. Beyond, {@value #DRAWS} are drawn, and p is
 * (b + 1) / (m + 1) of b that are as far out among m that were drawn, which keeps the level (Phipson and Smyth,
 * Permutation p-values should never be zero, 2010).
 *
 * <p>A difference may be infinite, where one of the two failed: one such counts for more than all others together.
 */
public final class SignFlipTest {
  static final int EXACT = 20;
  static final int DRAWS = 99_999;
  /** Sums that are equal but for their rounding are equal: a sum of n terms is off by less than n times 1e-16 of it. */
  private static final double ROUNDING = 1e-12;

  private final double[] sizes;
  private final double observed;
  private final double total;

  private SignFlipTest(double[] differences) {
    double finite = Arrays.stream(differences).filter(Double::isFinite).map(Math::abs).sum();
    double infinite = finite == 0 ? 1 : 2 * finite;
    this.sizes = new double[differences.length];
    double sum = 0;
    double all = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Double.isInfinite(differences[i]) ? infinite : Math.abs(differences[i]);
      sum += Math.copySign(sizes[i], differences[i]);
      all += sizes[i];
    }
    this.observed = Math.abs(sum);
    this.total = all;
  }

  /**
   * The two-sided p.
   *
   * @param differences one for each pair, at least one, none {@code NaN}
   * @param random for more than {@value #EXACT} of them
   */
  public static double p(double[] differences, RandomGenerator random) {
    SignFlipTest test = new SignFlipTest(differences);
    return differences.length <= EXACT ? test.exact() : test.drawn(random);
  }

  /** The lowest p that this many pairs can give: all signs are equal. */
  public static double least(int pairs) {
    return StrictMath.scalb(2.0, -pairs);
  }

  /** By symmetry, half of the ways: those in which the last sign is plus. */
  private double exact() {
    int free = sizes.length - 1;
    long out = 0;
    for (int signs = 0; signs < 1 << free; signs++) {
      double sum = sizes[free];
      for (int i = 0; i < free; i++) {
        sum += (signs >> i & 1) == 0 ? sizes[i] : -sizes[i];
      }
      out += isOut(sum) ? 1 : 0;
    }
    return (double) out / (1 << free);
  }

  private double drawn(RandomGenerator random) {
    int out = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      long bits = 0;
      for (int i = 0; i < sizes.length; i++) {
        bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
        sum += (bits & 1) == 0 ? sizes[i] : -sizes[i];
      }
      out += isOut(sum) ? 1 : 0;
    }
    return (out + 1.0) / (DRAWS + 1.0);
  }

  private boolean isOut(double sum) {
    return Math.abs(sum) >= observed - ROUNDING * total;
  }
}
