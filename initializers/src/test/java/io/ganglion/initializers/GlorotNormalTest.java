package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import org.junit.jupiter.api.Test;

class GlorotNormalTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new GlorotNormal();
  }

  /** The standard deviation is √(2 / (10 + 22)) = 1/4; the two normal numbers are ±√(ln 2). */
  @Test
  void scalesByBothFans() {
    double[] weights = new double[2];
    new GlorotNormal().fill(weights, 0, 2, new Fan(10, 22), new ScriptedRandom(0.75, 0.25));
    assertArrayEquals(new double[] {0.25 * 0.83255461115769775635, -0.25 * 0.83255461115769775635}, weights, 0x1p-54);
  }

  /** Equation 12: 2 / (in + out). */
  @Test
  void hasTheVarianceThatThePaperAsksFor() {
    Moments moments = Moments.of(new GlorotNormal());
    double variance = 2.0 / (300 + 100);
    assertEquals(0, moments.mean(), moments.meanTolerance(variance));
    assertEquals(variance, moments.variance(), moments.varianceTolerance(variance, 3));
  }

  @Test
  void sumsLargeFansWithoutOverflow() {
    double[] weights = new double[1];
    Fan fan = new Fan(Integer.MAX_VALUE, Integer.MAX_VALUE);
    new GlorotNormal().fill(weights, 0, 1, fan, new ScriptedRandom(0.75, 0.25));
    assertEquals(0.83255461115769775635 * Math.sqrt(2 / 4294967294.0), weights[0], 1e-20);
  }
}
