package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import org.junit.jupiter.api.Test;

class LecunNormalTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new LecunNormal();
  }

  /** The standard deviation is √(1 / 16) = 1/4; the two normal numbers are ±√(ln 2). */
  @Test
  void scalesByTheFanIn() {
    double[] weights = new double[2];
    new LecunNormal().fill(weights, 0, 2, new Fan(16, 2), new ScriptedRandom(0.75, 0.25));
    assertArrayEquals(new double[] {0.25 * 0.83255461115769775635, -0.25 * 0.83255461115769775635}, weights, 0x1p-54);
  }

  /** Equation 16: 1 / in. */
  @Test
  void hasTheVarianceThatThePaperAsksFor() {
    Moments moments = Moments.of(new LecunNormal());
    double variance = 1.0 / 300;
    assertEquals(0, moments.mean(), moments.meanTolerance(variance));
    assertEquals(variance, moments.variance(), moments.varianceTolerance(variance, 3));
  }
}
