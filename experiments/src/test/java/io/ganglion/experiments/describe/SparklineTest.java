package io.ganglion.experiments.describe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SparklineTest {
  @Test
  void drawsEighthsAndNothingForNothing() {
    assertEquals("▁▄█ ▁", Sparkline.of(new int[] {1, 50, 100, 0, 12}, 10, true));
    assertEquals(".=@ .", Sparkline.of(new int[] {1, 50, 100, 0, 12}, 10, false));
    assertEquals("", Sparkline.of(new int[0], 10, true));
    assertEquals(" ", Sparkline.of(new int[] {0}, 10, true));
  }

  @Test
  void putsNeighboursTogetherWhereThereIsNoRoom() {
    assertEquals("▄█", Sparkline.of(new int[] {1, 2, 3, 3}, 2, true));
  }

  @Test
  void everyNumberIsInOneBin() {
    Histogram histogram = Histogram.of(new double[] {0, 0.05, 1, 1});
    assertEquals(20, histogram.counts().length);
    assertEquals(1, histogram.counts()[0]);
    assertEquals(1, histogram.counts()[1]);
    assertEquals(2, histogram.counts()[19]);
    assertArrayEquals(new int[] {3}, Histogram.of(new double[] {7, 7, 7}).counts());
    assertEquals(2, Histogram.of(new double[] {-1e308, 1e308}).counts()[0]
        + Histogram.of(new double[] {-1e308, 1e308}).counts()[19]);
  }
}
