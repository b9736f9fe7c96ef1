package io.ganglion.experiments.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The sign-flip test (Fisher's randomization test for pairs): if two treatments are alike, every difference of a pair
 * is as likely with the one sign as with the other. The two-sided p is the share of all ways to choose the signs in
 * which the sum is, up or down, at least as far from 0 as it is.
 *
 * <p>All 2ⁿ ways are tried for up to {@value #EXACT} pairs. Beyond, {@value #DRAWS} are drawn, and p is
 * (b + 1) / (m + 1) of b that are as far out among m that were drawn, which keeps the level (Phipson and Smyth,
 * Permutation p-values should never be zero, 2010).
 *
 * <p>A difference may be infinite, where one of the two failed: one such counts for more than all others together. So
 * does one beside which the others are lost in its rounding: sums are made of the largest, then of those that are lost
 * beside them, and so on, and are compared in that order.
 */
public final class SignFlipTest {
  static final int EXACT = 20;
  static final int DRAWS = 99_999;
  /** Sums that are equal but for their rounding are equal: a sum of n terms is off by less than n times 1e-16 of it. */
  private static final double ROUNDING = 1e-12;

  private final double[] sizes;
  /** Of each size, which sum it belongs to; the largest sizes belong to the first. */
  private final int[] sumOf;
  private final double[] tolerances;
  /** The sums as they are; the first that isn't 0 is greater than 0. */
  private final double[] observed;
  private final double[] sums;

  private SignFlipTest(double[] differences) {
    int[] order = IntStream.range(0, differences.length).boxed()
        .sorted((a, b) -> Double.compare(Math.abs(differences[b]), Math.abs(differences[a])))
        .mapToInt(Integer::intValue).toArray();
    this.sizes = new double[differences.length];
    this.sumOf = new int[differences.length];
    double[] totals = new double[differences.length];
    int last = -1;
    double unit = 1;
    boolean isInfinite = false;
    for (int i : order) {
      double size = Math.abs(differences[i]);
      boolean isFirst = last < 0 || isInfinite != Double.isInfinite(size);
      if (isFirst || size / unit < ROUNDING * totals[last] && size > 0) {
        last++;
        isInfinite = Double.isInfinite(size);
        unit = isInfinite || size == 0 ? 1 : size;
      }
      sizes[i] = isInfinite ? 1 : size / unit; // of the largest of the sum, so that nothing overflows
      sumOf[i] = last;
      totals[last] += sizes[i];
    }
    this.tolerances = Arrays.stream(totals, 0, last + 1).map(total -> ROUNDING * total).toArray();
    this.sums = new double[last + 1];
    for (int i = 0; i < sizes.length; i++) {
      sums[sumOf[i]] += Math.copySign(sizes[i], differences[i]);
    }
    turnUp();
    this.observed = sums.clone();
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
      Arrays.fill(sums, 0);
      sums[sumOf[free]] = sizes[free];
      for (int i = 0; i < free; i++) {
        sums[sumOf[i]] += (signs >> i & 1) == 0 ? sizes[i] : -sizes[i];
      }
      out += isOut() ? 1 : 0;
    }
    return (double) out / (1 << free);
  }

  private double drawn(RandomGenerator random) {
    int out = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Arrays.fill(sums, 0);
      long bits = 0;
      for (int i = 0; i < sizes.length; i++) {
        bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
        sums[sumOf[i]] += (bits & 1) == 0 ? sizes[i] : -sizes[i];
      }
      out += isOut() ? 1 : 0;
    }
    return (out + 1.0) / (DRAWS + 1.0);
  }

  /** Whether the sums are as far out as those observed. */
  private boolean isOut() {
    turnUp();
    for (int i = 0; i < sums.length; i++) {
      if (Math.abs(sums[i] - observed[i]) > tolerances[i]) {
        return sums[i] > observed[i];
      }
    }
    return true;
  }

  /** Turns all signs, if the first sum that isn't 0 is less than 0. */
  private void turnUp() {
    for (int i = 0; i < sums.length; i++) {
      if (Math.abs(sums[i]) > tolerances[i]) {
        if (sums[i] < 0) {
          for (int k = i; k < sums.length; k++) {
            sums[k] = -sums[k];
          }
        }
        return;
      }
    }
  }
}
