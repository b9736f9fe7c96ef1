package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VectorsTest {
  @Test
  void multiplies() {
    assertEquals(1 * 4 - 2 * 5, Vectors.dot(new double[] {1, -2}, new double[] {4, 5}));
  }

  @Test
  void knowsZero() {
    assertTrue(Vectors.isZero(new double[] {0, -0.0}));
    assertFalse(Vectors.isZero(new double[] {0, Double.MIN_VALUE}));
    assertFalse(Vectors.isZero(new double[] {Double.NaN}));
  }

  @Test
  void negates() {
    double[] negated = new double[2];
    Vectors.negate(new double[] {1, -2}, negated);
    assertArrayEquals(new double[] {-1, 2}, negated);
  }
}
