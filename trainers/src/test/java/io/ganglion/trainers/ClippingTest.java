package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.testkit.ScriptedObjective;
import org.junit.jupiter.api.Test;

class ClippingTest {
  @Test
  void shortensALongGradientToTheLimit() {
    assertArrayEquals(new double[] {0.6, -0.8}, clipped(1, 3, -4), 1e-16);
  }

  @Test
  void leavesAShortGradientAlone() {
    assertArrayEquals(new double[] {3, -4}, clipped(5, 3, -4));
    assertArrayEquals(new double[] {3e300, -4e300}, clipped(Double.POSITIVE_INFINITY, 3e300, -4e300));
  }

  @Test
  void shortensAGradientWhoseSquaresOverflow() {
    assertArrayEquals(new double[] {0.6, -0.8}, clipped(1, 3e300, -4e300), 1e-16);
  }

  private static double[] clipped(double limit, double... gradient) {
    ScriptedObjective objective = new ScriptedObjective(new double[] {7}, new double[][] {gradient});
    double[] clipped = new double[gradient.length];
    assertEquals(7, Clipping.gradient(objective, new double[gradient.length], clipped, limit));
    return clipped;
  }
}
