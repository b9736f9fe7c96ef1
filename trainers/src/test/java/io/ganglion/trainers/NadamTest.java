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

class NadamTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new Nadam();
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("nadam", new Nadam(0.1));
  }

  /** Without momentum decay every momentum is half of beta1, here 1/4: 0.25 m / (1 - 1/16) + 0.75 g / (1 - 1/4). */
  @Test
  void mixesTheNextAverageWithTheDerivative() {
    Nadam nadam = settings(0.5, 0.5, 0.75, 1, 0);
    assertArrayEquals(new double[] {-0.5 * (0.25 * 1.5 / 0.9375 + 3) / 4}, Scripted.weights(nadam, 0, 3), 1e-15);
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("learningRate must be greater than 0, but is 0", refusal(0, 0.9, 0.999, 1e-8, 0));
    assertEquals("beta1 must be at least 0 and less than 1, but is 1", refusal(0.1, 1, 0.999, 1e-8, 0));
    assertEquals("beta2 must be at least 0 and less than 1, but is -1", refusal(0.1, 0.9, -1, 1e-8, 0));
    assertEquals("epsilon must be greater than 0, but is 0", refusal(0.1, 0.9, 0.999, 0, 0));
    assertEquals("momentumDecay must be 0 or greater, but is -1", refusal(0.1, 0.9, 0.999, 1e-8, -1));
  }

  private static String refusal(double learningRate, double beta1, double beta2, double epsilon,
      double momentumDecay) {
    return assertThrows(InvalidSettingException.class,
        () -> settings(learningRate, beta1, beta2, epsilon, momentumDecay)).getMessage();
  }

  private static Nadam settings(double learningRate, double beta1, double beta2, double epsilon,
      double momentumDecay) {
    return new Nadam(learningRate, beta1, beta2, epsilon, momentumDecay,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, 0.1, 1000, 0);
  }
}
