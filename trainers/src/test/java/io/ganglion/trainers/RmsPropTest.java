package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Trainer;
import io.ganglion.testkit.GoldenTrace;
import io.ganglion.testkit.TrainerContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class RmsPropTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new RmsProp();
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("rmsprop", new RmsProp(0.01));
  }

  /** With rho = 0.75 the averages are 4 / 4 * ... = 4 and 3 / 4 * 4 + 1 / 4 * 64 = 19. */
  @Test
  void dividesByTheRootOfTheAverageSquare() {
    RmsProp rmsProp = settings(0.5, 0.75, 1);
    assertArrayEquals(new double[] {-0.5 * 4 / 3, -0.5 * 4 / 3 + 0.5 * 8 / (Math.sqrt(19) + 1)},
        Scripted.weights(rmsProp, 0, 4, -8), 1e-15);
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("learningRate must be greater than 0, but is 0", refusal(0, 0.9, 1e-8));
    assertEquals("rho must be at least 0 and less than 1, but is 1", refusal(0.1, 1, 1e-8));
    assertEquals("epsilon must be greater than 0, but is 0", refusal(0.1, 0.9, 0));
  }

  private static String refusal(double learningRate, double rho, double epsilon) {
    return assertThrows(InvalidSettingException.class, () -> settings(learningRate, rho, epsilon))
        .getMessage();
  }

  private static RmsProp settings(double learningRate, double rho, double epsilon) {
    return new RmsProp(learningRate, rho, epsilon,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, 0.1, 1000, 0);
  }
}
