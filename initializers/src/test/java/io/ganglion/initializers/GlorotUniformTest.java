package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import io.ganglion.testkit.InitializerContract;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GlorotUniformTest implements InitializerContract {
  @Override
  public WeightInitializer initializer() {
    return new GlorotUniform();
  }

  /** 6 / (10 + 14) = 1/4, so the bound is 1/2. */
  @Test
  void spreadsBetweenTheBoundsOfThePaper() {
    double[] weights = new double[3];
    new GlorotUniform().fill(weights, 0, 3, new Fan(10, 14), new ScriptedRandom(0, 0.5, 0.75));
    assertArrayEquals(new double[] {-0.5, 0, 0.25}, weights);
  }

  /** The variance is 2 / (in + out), the paper's equation 12; four standard errors of it are under 2 % here. */
  @Test
  void hasTheVarianceThatThePaperAsksFor() {
    Fan fan = new Fan(300, 100);
    double[] weights = new double[fan.in() * fan.out()];
    new GlorotUniform().fill(weights, 0, weights.length, fan, new SplittableRandom(7));
    double variance = Arrays.stream(weights).map(w -> w * w).average().orElseThrow();
    assertEquals(2.0 / 400, variance, 0.02 * 2 / 400);
  }

  @Test
  void sumsLargeFansWithoutOverflow() {
    double[] weights = new double[1];
    new GlorotUniform().fill(weights, 0, 1, new Fan(Integer.MAX_VALUE, Integer.MAX_VALUE), new ScriptedRandom(0));
    assertEquals(-Math.sqrt(6 / 4294967294.0), weights[0]);
  }
}
