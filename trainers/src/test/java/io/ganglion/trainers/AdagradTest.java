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

class AdagradTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new Adagrad();
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("adagrad", new Adagrad());
  }

  /** Over the roots of 9 and of 9 + 16, plus 1. */
  @Test
  void dividesByTheRootOfAllSquaresSoFar() {
    Adagrad adagrad = settings(0.5, 1);
    assertArrayEquals(new double[] {-0.375, -0.375 + 0.5 * 4 / 6}, Scripted.weights(adagrad, 0, 3, -4), 1e-15);
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("learningRate must be greater than 0, but is 0", refusal(0, 1e-10));
    assertEquals("epsilon must be greater than 0, but is 0", refusal(0.1, 0));
  }

  private static String refusal(double learningRate, double epsilon) {
    return assertThrows(InvalidSettingException.class, () -> settings(learningRate, epsilon))
        .getMessage();
  }

  private static Adagrad settings(double learningRate, double epsilon) {
    return new Adagrad(learningRate, epsilon,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, 0.1, 1000, 0);
  }
}
