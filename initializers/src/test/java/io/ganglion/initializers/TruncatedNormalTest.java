package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TruncatedNormalTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new TruncatedNormal();
  }

  /** (−1/8, 0) gives (−√(12 ln 2), 0), and the first, −2.88, is out of bounds; (1/2, −1/2) gives ±√(ln 2). */
  @Test
  void drawsAgainWhatIsOutOfBounds() {
    double[] weights = new double[3];
    new TruncatedNormal(3, 2)
        .fill(weights, 0, 3, new Fan(1, 3), new ScriptedRandom(0.4375, 0.5, 0.75, 0.25));
    assertArrayEquals(
        new double[] {3, 3 + 2 * 0.83255461115769775635, 3 - 2 * 0.83255461115769775635}, weights, 0x1p-50);
  }

  @Test
  void staysWithinTwoStandardDeviations() {
    double[] weights = new double[30_000];
    new TruncatedNormal(3, 2).fill(weights, 0, weights.length, new Fan(300, 100), new SplittableRandom(3));
    double[] bounds = {Arrays.stream(weights).min().orElseThrow(), Arrays.stream(weights).max().orElseThrow()};
    assertTrue(bounds[0] >= -1 && bounds[1] <= 7);
    assertArrayEquals(new double[] {-1, 7}, bounds, 0.01);
  }

  /**
   * The variance is 1 − 2 · 2 φ(2) / (2 Φ(2) − 1) = 0.77374130 of the uncut one; the kurtosis, 2.3655, follows from the
   * fourth moment 3 − (2³ + 3 · 2) 2 φ(2) / (2 Φ(2) − 1) = 1.41619.
   */
  @Test
  void hasTheVarianceOfACutDistribution() {
    Moments moments = Moments.of(new TruncatedNormal(3, 2));
    double variance = 4 * 0.77374130;
    assertEquals(3, moments.mean(), moments.meanTolerance(variance));
    assertEquals(variance, moments.variance(), moments.varianceTolerance(variance, 2.3655));
  }

  @Test
  void isNarrowAroundZeroByDefault() {
    assertEquals(new TruncatedNormal(0, 0.05), new TruncatedNormal());
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertEquals("mean must be a finite number, but is Infinity", refusal(Double.POSITIVE_INFINITY, 1));
    assertEquals("standardDeviation must be greater than 0, but is -1", refusal(0, -1));
  }

  @Test
  void refusesWhatMayOverflow() {
    assertEquals("standardDeviation must be small enough that no weight overflows", refusal(1e308, 1e308));
  }

  private static String refusal(double mean, double standardDeviation) {
    return assertThrows(InvalidSettingException.class, () -> new TruncatedNormal(mean, standardDeviation))
        .getMessage();
  }
}
