package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import org.junit.jupiter.api.Test;

class HeNormalTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new HeNormal();
  }

  /** The standard deviation is √(2 / 32) = 1/4; the two normal numbers are ±√(ln 2). */
  @Test
  void scalesByTheFanIn() {
    double[] weights = new double[2];
    new HeNormal().fill(weights, 0, 2, new Fan(32, 2), new ScriptedRandom(0.75, 0.25));
    assertArrayEquals(new double[] {0.25 * 0.83255461115769775635, -0.25 * 0.83255461115769775635}, weights, 0x1p-54);
  }

  /** Equation 10: 2 / in. */
  @Test
  void hasTheVarianceThatThePaperAsksFor() {
    Moments moments = Moments.of(new HeNormal());
    double variance = 2.0 / 300;
    assertEquals(0, moments.mean(), moments.meanTolerance(variance));
    assertEquals(variance, moments.variance(), moments.varianceTolerance(variance, 3));
  }

  /** Equation 15, for half the slope below 0: 2 / ((1 + 1/4) in). */
  @Test
  void hasASmallerVarianceForALeakyRelu() {
    Moments moments = Moments.of(new HeNormal(0.5));
    double variance = 2 / (1.25 * 300);
    assertEquals(variance, moments.variance(), moments.varianceTolerance(variance, 3));
  }

  @Test
  void refusesASlopeThatIsNoFraction() {
    InvalidSettingException refusal = assertThrows(InvalidSettingException.class, () -> new HeNormal(-0.1));
    assertEquals("slope must be at least 0 and less than 1, but is -0.1", refusal.getMessage());
  }
}
