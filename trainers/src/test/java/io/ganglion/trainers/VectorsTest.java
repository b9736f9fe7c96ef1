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
  void measuresWhatWouldOverflowOrUnderflowIfSquared() {
    assertEquals(5, Vectors.norm(new double[] {3, -4}), 1e-15);
    assertEquals(5e200, Vectors.norm(new double[] {3e200, -4e200}), 1e185);
    assertEquals(5e-200, Vectors.norm(new double[] {3e-200, -4e-200}), 1e-215);
    assertEquals(0, Vectors.norm(new double[] {0, -0.0}));
    assertEquals(Double.POSITIVE_INFINITY, Vectors.norm(new double[] {1, Double.NEGATIVE_INFINITY}));
    assertEquals(Double.NaN, Vectors.norm(new double[] {Double.NaN, 1}));
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
