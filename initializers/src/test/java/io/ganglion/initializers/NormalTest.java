package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import org.junit.jupiter.api.Test;

class NormalTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new Normal();
  }

  /** The two normal numbers are ±√(ln 2). */
  @Test
  void scalesAndShiftsNormalNumbers() {
    double[] weights = new double[2];
    new Normal(3, 2).fill(weights, 0, 2, new Fan(1, 2), new ScriptedRandom(0.75, 0.25));
    assertArrayEquals(new double[] {3 + 2 * 0.83255461115769775635, 3 - 2 * 0.83255461115769775635}, weights, 0x1p-50);
  }

  @Test
  void hasTheMeanAndTheVarianceThatAreAskedFor() {
    Moments moments = Moments.of(new Normal(3, 2));
    assertEquals(3, moments.mean(), moments.meanTolerance(4));
    assertEquals(4, moments.variance(), moments.varianceTolerance(4, 3));
  }

  @Test
  void isNarrowAroundZeroByDefault() {
    assertEquals(new Normal(0, 0.05), new Normal());
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertEquals("mean must be a finite number, but is NaN", refusal(Double.NaN, 1));
    assertEquals("standardDeviation must be greater than 0, but is 0", refusal(0, 0));
  }

  @Test
  void refusesWhatMayOverflow() {
    assertEquals("standardDeviation must be small enough that no weight overflows", refusal(0, 1e308));
  }

  private static String refusal(double mean, double standardDeviation) {
    return assertThrows(InvalidSettingException.class, () -> new Normal(mean, standardDeviation)).getMessage();
  }
}
