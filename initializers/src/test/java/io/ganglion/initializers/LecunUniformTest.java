package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import org.junit.jupiter.api.Test;

class LecunUniformTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new LecunUniform();
  }

  /** 3 / 12 = 1/4, so the bound is 1/2. */
  @Test
  void spreadsBetweenTheBoundsOfItsVariance() {
    double[] weights = new double[3];
    new LecunUniform().fill(weights, 0, 3, new Fan(12, 3), new ScriptedRandom(0, 0.5, 0.75));
    assertArrayEquals(new double[] {-0.5, 0, 0.25}, weights);
  }

  /** Equation 16: 1 / in. */
  @Test
  void hasTheVarianceThatThePaperAsksFor() {
    Moments moments = Moments.of(new LecunUniform());
    double variance = 1.0 / 300;
    assertEquals(0, moments.mean(), moments.meanTolerance(variance));
    assertEquals(variance, moments.variance(), moments.varianceTolerance(variance, 1.8));
  }
}
