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

class AdamWTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new AdamW();
  }

  @Override
  public Trainer<?> trainerForZeroGradient() {
    return new AdamW(0.001, 0);
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("adamw", new AdamW(0.1, 0.05));
  }

  /** Adam's steps, less an eighth of the weight before each: 0.5 * 0.25 of it. */
  @Test
  void decaysBesideAdamsStep() {
    AdamW adamW = settings(0.5, 0.5, 0.75, 1, 0.25);
    double first = 2 - 0.375 - 0.25;
    double second = first - 0.5 * (0.25 / 0.75) / (Math.sqrt(1.9375 / 0.4375) + 1) - first / 8;
    assertArrayEquals(new double[] {first, second}, Scripted.weights(adamW, 2, 3, -1), 1e-15);
  }

  @Test
  void decaysWhereEveryDerivativeIsZero() {
    assertArrayEquals(new double[] {4 - 4 * 0.05, 3.8 - 3.8 * 0.05},
        Scripted.weights(new AdamW(0.5, 0.1), 4, 0, 0), 1e-15);
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("learningRate must be greater than 0, but is 0", refusal(0, 0.9, 0.999, 1e-8, 0));
    assertEquals("beta1 must be at least 0 and less than 1, but is 1", refusal(0.1, 1, 0.999, 1e-8, 0));
    assertEquals("beta2 must be at least 0 and less than 1, but is -1", refusal(0.1, 0.9, -1, 1e-8, 0));
    assertEquals("epsilon must be greater than 0, but is 0", refusal(0.1, 0.9, 0.999, 0, 0));
    assertEquals("weightDecay must be 0 or greater, but is -1", refusal(0.1, 0.9, 0.999, 1e-8, -1));
  }

  private static String refusal(double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
    return assertThrows(InvalidSettingException.class, () -> settings(learningRate, beta1, beta2, epsilon, weightDecay))
        .getMessage();
  }

  private static AdamW settings(double learningRate, double beta1, double beta2, double epsilon,
      double weightDecay) {
    return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, 0.1, 1000, 0);
  }
}
