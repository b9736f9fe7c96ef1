package io.ganglion.api.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ArrayTextTest {
  @Test
  void showsShortArraysWhole() {
    assertEquals("[]", ArrayText.of(new double[0]));
    assertEquals("[0.5, NaN, -1.0E-300]", ArrayText.of(new double[] {0.5, Double.NaN, -1e-300}));
    assertEquals("[-1, 127]", ArrayText.of(new byte[] {-1, 127}));
    assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, -9]", ArrayText.of(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, -9}));
  }

  @Test
  void showsTheBeginningAndTheLengthOfLongOnes() {
    assertEquals("[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, … (11 in all)]", ArrayText.of(new int[11]));
    assertEquals("[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, … (1,000,000 in all)]",
        ArrayText.of(new double[1_000_000]));
  }
}
