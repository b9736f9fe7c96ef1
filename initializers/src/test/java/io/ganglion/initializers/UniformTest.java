package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Fan;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import org.junit.jupiter.api.Test;

class UniformTest implements InitializerContract {
  private static final double ALMOST_ONE = Math.nextDown(1.0);

  @Override
  public WeightInitializer initializer() {
    return new Uniform();
  }

  @Test
  void spreadsEvenlyFromLowToHigh() {
    assertArrayEquals(new double[] {2, 2.5, 5}, draw(new Uniform(2, 6), 0, 0.125, 0.75));
  }

  @Test
  void spreadsFromMinusOneToOneByDefault() {
    assertArrayEquals(new double[] {-1, 0, 1 - 0x1p-52}, draw(new Uniform(), 0, 0.5, ALMOST_ONE));
  }

  @Test
  void neverReachesItsUpperBound() {
    assertArrayEquals(new double[] {Math.nextDown(1e9 + 1)}, draw(new Uniform(1e9, 1e9 + 1), ALMOST_ONE));
  }

  @Test
  void refusesBoundsTheWrongWayRound() {
    assertEquals("high must be greater than 1, but is 1", refusal(1, 1));
    assertEquals("low must be a finite number, but is -Infinity", refusal(Double.NEGATIVE_INFINITY, 1));
  }

  @Test
  void refusesBoundsWhoseDistanceOverflows() {
    assertEquals("high must not be more than 1.7976931348623157E308 above low", refusal(-1e308, 1e308));
  }

  private static String refusal(double low, double high) {
    return assertThrows(InvalidSettingException.class, () -> new Uniform(low, high)).getMessage();
  }

  private static double[] draw(Uniform uniform, double... random) {
    double[] weights = new double[random.length];
    uniform.fill(weights, 0, weights.length, new Fan(1, weights.length), new ScriptedRandom(random));
    return weights;
  }
}
