package io.ganglion.initializers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussiansTest {
  /** (1/2, −1/2) has the square 1/2; √(−2 ln(1/2) / (1/2)) = 2 √(ln 2) = 1.6651092223153955127. */
  @Test
  void givesBothCoordinatesOfAPoint() {
    Gaussians gaussians = new Gaussians(new ScriptedRandom(0.75, 0.25));
    assertEquals(0.83255461115769775635, gaussians.next(), 0x1p-53);
    assertEquals(-0.83255461115769775635, gaussians.next(), 0x1p-53);
  }

  /** (−1, −1) is outside the circle, and (0, 0) has no direction. */
  @Test
  void drawsAgainWhatIsOutsideTheCircleOrAtItsCentre() {
    Gaussians gaussians = new Gaussians(new ScriptedRandom(0, 0, 0.5, 0.5, 0.75, 0.25));
    assertEquals(0.83255461115769775635, gaussians.next(), 0x1p-53);
  }

  @Test
  void neverGoesFartherThanItSays() {
    double farthest = new Gaussians(new ScriptedRandom(Math.nextDown(0.5), 0.5)).next();
    assertEquals(-12.12218, farthest, 1e-5);
    assertTrue(-farthest < Gaussians.FARTHEST);
  }

  /**
   * Kolmogorov and Smirnov: the largest distance of 100,000 numbers' distribution from the normal one is above
   * 1.95 / √100,000 once in a thousand times. Φ at a grid, from tables to 10 digits.
   */
  @Test
  void isNormallyDistributed() {
    Gaussians gaussians = new Gaussians(new SplittableRandom(11));
    double[] numbers = new double[100_000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = gaussians.next();
    }
    double[] points = {-3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3};
    double[] phi = {0.0013498980, 0.0227501319, 0.0668072013, 0.1586552539, 0.3085375387, 0.5, 0.6914624613,
        0.8413447461, 0.9331927987, 0.9772498681, 0.9986501020};
    for (int i = 0; i < points.length; i++) {
      double point = points[i];
      double share = Arrays.stream(numbers).filter(z -> z <= point).count() / (double) numbers.length;
      assertEquals(phi[i], share, 1.95 / Math.sqrt(numbers.length), () -> "at " + point);
    }
  }
}
