package io.ganglion.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedsNeededTest {
  @ParameterizedTest
  @CsvSource({"1, 6", "2, 7", "3, 7", "4, 8", "6, 8", "7, 9", "12, 9", "13, 10"})
  void growWithTheComparisons(int comparisons, int seeds) {
    assertEquals(seeds, SeedsNeeded.forComparisons(comparisons, 0.05));
    assertTrue(comparisons * clearest(seeds) <= 0.05);
    assertTrue(comparisons * clearest(seeds - 1) > 0.05);
  }

  /** What the test gives where every difference has the same sign. */
  private static double clearest(int seeds) {
    double[] differences = new double[seeds];
    Arrays.setAll(differences, i -> 1.0 + i);
    return SignFlipTest.p(differences, new SplittableRandom(1));
  }
}
