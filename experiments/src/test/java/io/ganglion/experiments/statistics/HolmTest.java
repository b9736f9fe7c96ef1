package io.ganglion.experiments.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HolmTest {
  private static final double EXACT = 1e-15;

  /** By hand: 4 · 0.005; 3 · 0.01; 2 · 0.03; and the greatest, 0.04, is not less than the one before. */
  @Test
  void correctsTheSmallestMost() {
    assertArrayEquals(new double[] {0.03, 0.06, 0.06, 0.02}, Holm.corrected(new double[] {0.01, 0.04, 0.03, 0.005}),
        EXACT);
  }

  @Test
  void isNeverMoreThanOne() {
    assertArrayEquals(new double[] {1, 1, 1}, Holm.corrected(new double[] {0.6, 0.9, 0.4}), EXACT);
  }

  @Test
  void leavesASingleOneAsItIs() {
    assertArrayEquals(new double[] {0.04}, Holm.corrected(new double[] {0.04}), EXACT);
  }

  @Test
  void treatsEqualOnesAlike() {
    assertArrayEquals(new double[] {0.03, 0.03, 0.03}, Holm.corrected(new double[] {0.01, 0.01, 0.01}), EXACT);
  }
}
