package io.ganglion.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PairedTestTest {
  private static final double FAILED = Double.POSITIVE_INFINITY;
  private static final double[] BASELINE = {0.30, 0.31, 0.33, 0.29, 0.35, 0.32, 0.30, 0.34, 0.31, 0.33};

  private static PairedTest test(Effect effect, double[] baseline, double... treatment) {
    return PairedTest.of(baseline, List.of(treatment), effect, SplittableRandom::new).get(0);
  }

  private static double[] times(double factor, double[] values) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }

  @Test
  void claimsWhatBothSay() {
    PairedTest test = test(Effect.RATIO, BASELINE, times(0.5, BASELINE));
    assertEquals(0.5, test.effect(), 1e-12);
    assertEquals(2 / 1024.0, test.p());
    assertEquals(test.p(), test.corrected());
    assertTrue(test.claim());
    assertTrue(test(Effect.RATIO, BASELINE, times(2, BASELINE)).claim());
    assertTrue(test(Effect.DIFFERENCE, BASELINE, times(0.5, BASELINE)).claim());
  }

  @Test
  void claimsNothingOfWhatIsAlike() {
    PairedTest test = test(Effect.RATIO, BASELINE, BASELINE);
    assertEquals(new PairedTest(1, new Interval(1, 1), 1, 1, false), test);
    assertEquals(new PairedTest(0, new Interval(0, 0), 1, 1, false), test(Effect.DIFFERENCE, BASELINE, BASELINE));
  }

  @Test
  void claimsWhatIsSoOfHugeNumbers() {
    double[] huge = times(1e308, BASELINE);
    for (double factor : new double[] {-5, 0.5, 5}) {
      PairedTest small = test(Effect.DIFFERENCE, BASELINE, times(factor, BASELINE));
      PairedTest large = test(Effect.DIFFERENCE, huge, times(factor, huge));
      assertTrue(large.claim(), () -> factor + ": " + large);
      assertEquals(small.p(), large.p());
      assertEquals(factor == -5 ? Double.NEGATIVE_INFINITY : small.effect() * 1e308, large.effect(), 1e300);
    }
  }

  @Test
  void claimsNothingOfFiveSeeds() {
    PairedTest test = test(Effect.RATIO, new double[] {1, 1.1, 1.2, 1.3, 1.4}, 0.1, 0.1, 0.2, 0.1, 0.1);
    assertEquals(1 / 16.0, test.p());
    assertTrue(test.interval().high() < 1);
    assertFalse(test.claim());
  }

  /** The test looks at sums, the interval at medians: every treatment is a little worse, but the median is the same. */
  @Test
  void claimsNothingWhereTheMediansAreAlike() {
    double[] zeros = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    double[] mostlyZeros = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    PairedTest test = test(Effect.DIFFERENCE, zeros, mostlyZeros);
    assertTrue(test.p() <= PairedTest.LEVEL);
    assertTrue(test.interval().holds(0));
    assertFalse(test.claim());
  }

  @Test
  void correctsForAllThatAreCompared() {
    List<PairedTest> tests = PairedTest.of(BASELINE, List.of(times(0.5, BASELINE), BASELINE, times(2, BASELINE)),
        Effect.RATIO, SplittableRandom::new);
    assertEquals(List.of(6 / 1024.0, 1.0, 6 / 1024.0), tests.stream().map(PairedTest::corrected).toList());
    assertEquals(List.of(true, false, true), tests.stream().map(PairedTest::claim).toList());
  }

  @Test
  void takesAFailureForTheWorst() {
    double[] failedOften = BASELINE.clone();
    Arrays.fill(failedOften, 0, 8, FAILED);
    PairedTest better = test(Effect.RATIO, failedOften, BASELINE);
    assertEquals(0, better.effect());
    assertEquals(2 / 256.0, better.p());
    assertTrue(better.claim());
    PairedTest worse = test(Effect.RATIO, BASELINE, failedOften);
    assertEquals(FAILED, worse.effect());
    assertTrue(worse.claim());
  }

  @Test
  void makesNothingOfWhatFailsAlways() {
    double[] failed = new double[10];
    Arrays.fill(failed, FAILED);
    assertEquals(new PairedTest(1, new Interval(1, 1), 1, 1, false), test(Effect.RATIO, failed, failed));
    assertEquals(new Interval(0, 0), test(Effect.RATIO, failed, BASELINE).interval());
  }

  @Test
  void managesMediansOfZero() {
    double[] zeros = new double[10];
    assertEquals(0, test(Effect.RATIO, BASELINE, zeros).effect());
    assertEquals(FAILED, test(Effect.RATIO, zeros, BASELINE).effect());
    assertEquals(1, test(Effect.RATIO, zeros, zeros).effect());
  }

  @Test
  void managesOnePair() {
    assertEquals(new PairedTest(2, new Interval(2, 2), 1, 1, false), test(Effect.RATIO, new double[] {1}, 2));
  }

  /**
   * Two trainers that are alike, 1,000 times, 10 seeds each: losses with a long tail, that go with the seed. Of two
   * that aren't, one half as bad, most differences are found.
   */
  @Tag("long")
  @Test
  void keepsItsLevel() {
    SplittableRandom random = new SplittableRandom(20261124);
    int falseClaims = 0;
    int found = 0;
    for (int i = 0; i < 1000; i++) {
      double[] first = new double[10];
      double[] second = new double[10];
      for (int seed = 0; seed < 10; seed++) {
        double split = random.nextGaussian() / 3;
        first[seed] = Math.exp(split + random.nextGaussian() / 2);
        second[seed] = Math.exp(split + random.nextGaussian() / 2);
      }
      falseClaims += test(Effect.RATIO, first, second).claim() ? 1 : 0;
      if (i % 10 == 0) {
        found += test(Effect.RATIO, first, times(0.5, second)).claim() ? 1 : 0;
      }
    }
    assertTrue(falseClaims <= 50, "false claims of 1,000: " + falseClaims);
    assertTrue(found >= 50, "found of 100: " + found);
  }
}
