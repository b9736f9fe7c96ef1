package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import org.junit.jupiter.api.Test;

class HeUniformTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new HeUniform();
  }

  /** 6 / 24 = 1/4, so the bound is 1/2. */
  @Test
  void spreadsBetweenTheBoundsOfItsVariance() {
    double[] weights = new double[3];
    new HeUniform().fill(weights, 0, 3, new Fan(24, 3), new ScriptedRandom(0, 0.5, 0.75));
    assertArrayEquals(new double[] {-0.5, 0, 0.25}, weights);
  }

  /** Equation 10: 2 / in. */
  @Test
  void hasTheVarianceThatThePaperAsksFor() {
    Moments moments = Moments.of(new HeUniform());
    double variance = 2.0 / 300;
    assertEquals(0, moments.mean(), moments.meanTolerance(variance));
    assertEquals(variance, moments.variance(), moments.varianceTolerance(variance, 1.8));
  }

  /** Equation 15, for half the slope below 0: 2 / ((1 + 1/4) in). */
  @Test
  void hasASmallerVarianceForALeakyRelu() {
    Moments moments = Moments.of(new HeUniform(0.5));
    double variance = 2 / (1.25 * 300);
    assertEquals(variance, moments.variance(), moments.varianceTolerance(variance, 1.8));
  }

  @Test
  void refusesASlopeThatIsNoFraction() {
    InvalidSettingException refusal = assertThrows(InvalidSettingException.class, () -> new HeUniform(-0.1));
    assertEquals("slope must be at least 0 and less than 1, but is -0.1", refusal.getMessage());
  }
}
