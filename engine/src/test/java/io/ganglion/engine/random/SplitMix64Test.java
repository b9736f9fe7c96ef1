package io.ganglion.engine.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden numbers come from a Python program written from the paper, or are published (Vigna's, for 1234567). */
class SplitMix64Test {
  private static final long SEED = 1234567;

  @Test
  void givesThePublishedNumbers() {
    SplitMix64 random = new SplitMix64(SEED);
    assertEquals(0x599ed017fb08fc85L, random.nextLong());
    assertEquals(0x2c73f08458540fa5L, random.nextLong());
    assertEquals(0x883ebce5a3f27c77L, random.nextLong());
    assertEquals(0x3fbef740e9177b3fL, random.nextLong());
    assertEquals(0xe220a8397b1dcdafL, new SplitMix64(0).nextLong());
  }

  @Test
  void takesIntsBooleansAndFloatsFromTheUpperBits() {
    assertEquals(0x599ed017, new SplitMix64(SEED).nextInt());
    assertEquals(0x599ed0p-24f, new SplitMix64(SEED).nextFloat());
    SplitMix64 random = new SplitMix64(SEED);
    assertArrayEquals(new boolean[] {false, false, true, false},
        new boolean[] {random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean()});
  }

  @Test
  void takesDoublesFromTheUpper53Bits() {
    SplitMix64 random = new SplitMix64(SEED);
    assertEquals(0.3500795420214081, random.nextDouble());
    assertEquals(0.17364409667091263, random.nextDouble());
    assertEquals(0.5322073040624192, random.nextDouble());
  }

  @Test
  void drawsFromARangeByScalingOneDouble() {
    assertEquals(3.0 * 0.3500795420214081, new SplitMix64(SEED).nextDouble(3));
    assertEquals(-1 + 2 * 0.3500795420214081, new SplitMix64(SEED).nextDouble(-1, 1));
  }

  /** Between neighbours there is one value to draw; rounding alone would give the bound half the time. */
  @Test
  void neverDrawsTheBound() {
    SplitMix64 random = new SplitMix64(SEED);
    for (int i = 0; i < 1000; i++) {
      assertEquals(-1, random.nextDouble(-1, Math.nextUp(-1.0)));
      assertTrue(random.nextDouble(2 * Double.MIN_VALUE) < 2 * Double.MIN_VALUE);
    }
  }

  @Test
  void refusesEmptyAndUnboundedRanges() {
    SplitMix64 random = new SplitMix64(SEED);
    assertEquals("bound must be positive, but is 0", refusal(() -> random.nextInt(0)));
    assertEquals("bound must be positive, but is -7", refusal(() -> random.nextInt(-7)));
    assertEquals("there is no number from 1.0 up to 1.0", refusal(() -> random.nextDouble(1, 1)));
    assertEquals("there is no number from 0.0 up to NaN", refusal(() -> random.nextDouble(Double.NaN)));
    assertEquals("the range from -1.0E308 up to 1.0E308 is too wide", refusal(() -> random.nextDouble(-1e308, 1e308)));
    assertEquals("there is no number from 5 up to 5", refusal(() -> random.nextInt(5, 5)));
    assertEquals("a standard deviation can't be -1.0", refusal(() -> random.nextGaussian(0, -1)));
  }

  private static String refusal(Runnable draw) {
    return assertThrows(IllegalArgumentException.class, draw::run).getMessage();
  }

  /** Bounds with and without rejection, a power of two, and the largest. */
  @Test
  void drawsTheSameIntsAsTheReference() {
    SplitMix64 random = new SplitMix64(SEED);
    int[] bounds = {10, 16, 7, 1, 1_000_000_007, Integer.MAX_VALUE, 3 << 29};
    int[] drawn = new int[bounds.length];
    for (int i = 0; i < bounds.length; i++) {
      drawn[i] = random.nextInt(bounds[i]);
    }
    assertArrayEquals(new int[] {1, 2, 4, 0, 910_250_028, 908_574_430, 1_268_406_123}, drawn);
  }

  /** Over 100,000 draws each count deviates from its mean by less than 5 standard deviations of a binomial. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 10, 100})
  void drawsEveryIntBelowTheBoundEquallyOften(int bound) {
    SplitMix64 random = new SplitMix64(SEED);
    int draws = 100_000;
    int[] counts = new int[bound];
    for (int i = 0; i < draws; i++) {
      counts[random.nextInt(bound)]++;
    }
    double p = 1.0 / bound;
    double allowed = 5 * Math.sqrt(draws * p * (1 - p));
    for (int value = 0; value < bound; value++) {
      assertEquals(draws * p, counts[value], allowed, "how often " + value);
    }
  }

  /** 3 · 2²⁹ is where taking the remainder alone would favour the lower third: 1/2 rather than 1/3 of all draws. */
  @Test
  void rejectsWhatWouldFavourSmallInts() {
    SplitMix64 random = new SplitMix64(SEED);
    int low = 0;
    for (int i = 0; i < 30_000; i++) {
      low += random.nextInt(3 << 29) < 1 << 29 ? 1 : 0;
    }
    assertEquals(10_000, low, 5 * Math.sqrt(30_000 * 2.0 / 9));
  }

  @Test
  void drawsIntsFromARange() {
    SplitMix64 random = new SplitMix64(SEED);
    SplitMix64 same = new SplitMix64(SEED);
    for (int i = 0; i < 100; i++) {
      assertEquals(-5 + same.nextInt(12), random.nextInt(-5, 7));
    }
    boolean negative = false;
    boolean positive = false;
    for (int i = 0; i < 100; i++) {
      int wide = random.nextInt(Integer.MIN_VALUE, Integer.MAX_VALUE);
      negative |= wide < 0;
      positive |= wide > 0;
    }
    assertTrue(negative && positive);
  }

  /** Computed in Python by the polar method; 2 ulp because its logarithm is another one. */
  @Test
  void drawsGaussiansByThePolarMethod() {
    SplitMix64 random = new SplitMix64(SEED);
    assertEquals(-0.48024295503152287, random.nextGaussian(), 2 * Math.ulp(0.48));
    assertEquals(-1.0454218558291988, random.nextGaussian(), 2 * Math.ulp(1.0));
  }

  /** The first four moments of 200,000 draws, within 5 standard errors: √(1/n), √(2/n), √(15/n), √(96/n). */
  @Test
  void drawsGaussiansWithTheMomentsOfTheNormalDistribution() {
    SplitMix64 random = new SplitMix64(SEED);
    int n = 200_000;
    double[] sums = new double[4];
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      double power = 1;
      for (int moment = 0; moment < sums.length; moment++) {
        power *= x;
        sums[moment] += power;
      }
    }
    double[] means = {0, 1, 0, 3};
    double[] variances = {1, 2, 15, 96};
    for (int moment = 0; moment < sums.length; moment++) {
      assertEquals(means[moment], sums[moment] / n, 5 * Math.sqrt(variances[moment] / n), "moment " + (moment + 1));
    }
  }

  /** The JDK's default method has an algorithm of its own, whose bits depend on {@code Math.exp}. */
  @Test
  void drawsGaussiansOfAnyMeanAndDeviationFromTheSameStream() {
    SplitMix64 random = new SplitMix64(SEED);
    SplitMix64 same = new SplitMix64(SEED);
    for (int i = 0; i < 100; i++) {
      assertEquals(2 + 0.5 * same.nextGaussian(), random.nextGaussian(2, 0.5));
    }
  }

  /** As above: the inverse of the distribution function, −log(1 − u). */
  @Test
  void drawsExponentialsByInversion() {
    assertEquals(-StrictMath.log1p(-0.3500795420214081), new SplitMix64(SEED).nextExponential());
    SplitMix64 random = new SplitMix64(SEED);
    int n = 100_000;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double x = random.nextExponential();
      assertTrue(x >= 0 && Double.isFinite(x));
      sum += x;
    }
    assertEquals(1, sum / n, 5 / Math.sqrt(n));
  }
}
