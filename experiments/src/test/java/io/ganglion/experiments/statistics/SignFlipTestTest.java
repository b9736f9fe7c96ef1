package io.ganglion.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignFlipTestTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static double p(double... differences) {
    return SignFlipTest.p(differences, new SplittableRandom(1));
  }

  /** The sums of ±1 ±2 ±4 are -7, -5, -3, -1, 1, 3, 5, 7. */
  @Test
  void countsTheWaysThatAreAsFarOut() {
    assertEquals(2 / 8.0, p(1, 2, 4));
    assertEquals(4 / 8.0, p(-1, 2, 4));
    assertEquals(6 / 8.0, p(1, -2, 4));
    assertEquals(8 / 8.0, p(1, 2, -4));
    assertEquals(2 / 8.0, p(-1, -2, -4));
  }

  @Test
  void isOneForOnePairAndForNoDifference() {
    assertEquals(1, p(0.3));
    assertEquals(1, p(0, 0, 0));
  }

  /** 0.1 + 0.2 isn't 0.3 in doubles: the sums 0.1 + 0.2 - 0.3 and 0.3 - 0.1 - 0.2 are both 0. */
  @Test
  void takesSumsForEqualThatDifferByTheirRounding() {
    assertEquals(1, p(0.1, 0.2, -0.3));
    assertEquals(p(1, 2, 3), p(0.1, 0.2, 0.3));
    assertEquals(p(-1, 2, 3), p(-0.1, 0.2, 0.3));
  }

  @Test
  void hasALeastP() {
    double[] alike = new double[10];
    Arrays.setAll(alike, i -> 1.0 + i);
    assertEquals(2 / 1024.0, p(alike));
    assertEquals(SignFlipTest.least(10), p(alike));
  }

  /** One failure weighs more than all other differences; a second one with the other sign takes it back. */
  @Test
  void letsAFailureOutweighEverything() {
    assertEquals(2 / 8.0, p(INFINITE, 1, 2));
    assertEquals(p(8, -1, 2), p(INFINITE, -1, 2));
    assertEquals(p(1, 2, 100, -100), p(1, 2, INFINITE, -INFINITE));
    assertEquals(2 / 4.0, p(INFINITE, INFINITE));
  }

  /** All 2ⁿ sums are compared as exact arithmetic would: no sum overflows, and no small difference is lost. */
  @Test
  void isRightForHugeDifferences() {
    double huge = Double.MAX_VALUE;
    assertEquals(p(1, 2, 4), p(huge / 4, huge / 2, huge));
    assertEquals(p(-1, 2, 4), p(-huge / 4, huge / 2, huge));
    assertEquals(p(1, 2, -4), p(huge / 4, huge / 2, -huge));
    assertEquals(2 / 8.0, p(huge, huge, huge));
    assertEquals(p(8, 1, 2), p(1e300, 1, 2));
    assertEquals(p(8, -1, 2), p(1e20, -1, 2));
    assertEquals(p(1, 2, 100, -100), p(1, 2, huge, -huge));
    assertEquals(p(INFINITE, 1, 2, 4), p(huge, 1e-300, 2e-300, 4e-300));
    assertEquals(2 / 16.0, p(INFINITE, huge, 1, 1e-200));
    assertEquals(p(64, -32, 1, 2), p(INFINITE, -huge, 1e-200, 2e-200));
    double[] many = new double[24];
    Arrays.fill(many, 1);
    double[] scaled = new double[24];
    Arrays.fill(scaled, huge);
    assertEquals(p(many), p(scaled));
  }

  @Test
  void triesAllWaysForTwentyPairs() {
    double[] alike = new double[20];
    Arrays.fill(alike, 1);
    assertEquals(2 / 1048576.0, p(alike));
  }

  /** The exact p is known by the binomial distribution of the number of plus signs. */
  @Test
  void drawsWaysForMorePairs() {
    double[] signs = new double[24];
    Arrays.fill(signs, 1);
    assertEquals(1.0 / 100_000, p(signs), 2.0 / 100_000);
    assertTrue(p(signs) >= 1.0 / 100_000);
    IntStream.range(0, 8).forEach(i -> signs[i] = -1);
    // |8| or more: 1 - P(|sum| ≤ 6), with P(sum = 2k) = C(24, 12 + k) / 2²⁴.
    double within = (2704156 + 2 * (2496144.0 + 1961256 + 1307504)) / 16777216;
    // Three standard deviations of a share of 99,999 draws.
    assertEquals(1 - within, p(signs), 3 * Math.sqrt(within * (1 - within) / 99_999));
    assertEquals(p(signs), p(signs), "seeded");
  }
}
