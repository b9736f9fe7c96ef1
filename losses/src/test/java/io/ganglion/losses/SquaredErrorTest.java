package io.ganglion.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.testkit.LossContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class SquaredErrorTest implements LossContract {
  private static final SquaredError LOSS = new SquaredError();

  @Override
  public Loss loss() {
    return LOSS;
  }

  @Override
  public List<Activation> outputs() {
    return List.of(new Identity(), new Sigmoid(), new Relu());
  }

  /** Targets begin at 1 here: ½ (1² + 2² + 3² + 0.5²). */
  @Test
  void isHalfTheSumOfTheSquaresOverOutputsAndRows() {
    double[] y = {1, 2, 3, 0.5};
    double[] targets = {99, 0, 4, 0, 1, 99};
    assertEquals(7.125, LOSS.value(new Identity(), y, y, targets, 1, 2, 2));
  }

  @Test
  void hasTheDifferencesForItsGradientBelowIdentity() {
    double[] y = {1, 2, 3, 0.5, 77};
    double[] dx = {0, 0, 0, 0, 55};
    LOSS.gradient(new Identity(), y, y, new double[] {99, 0, 4, 0, 1, 99}, 1, dx, 2, 2);
    assertArrayEquals(new double[] {1, -2, 3, -0.5, 55}, dx);
  }

  @Test
  void passesItsGradientThroughTheActivation() {
    double[] dx = new double[2];
    LOSS.gradient(new Sigmoid(), new double[] {0, 0}, new double[] {0.5, 0.25}, new double[] {1, 1}, 0, dx, 1, 2);
    assertArrayEquals(new double[] {-0.5 * 0.25, -0.75 * 0.1875}, dx);
    LOSS.gradient(new Relu(), new double[] {-1, 2}, new double[] {0, 2}, new double[] {1, 1}, 0, dx, 2, 1);
    assertArrayEquals(new double[] {-0.0, 1}, dx);
  }
}
