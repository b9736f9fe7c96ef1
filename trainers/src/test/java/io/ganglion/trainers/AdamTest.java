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

class AdamTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new Adam();
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("adam", new Adam(0.1));
  }

  /** With betas of 1/2 and 3/4: averages 1.5 and 2.25, then 0.25 and 1.9375; corrections 1/2 and 1/4, 3/4 and 7/16. */
  @Test
  void stepsByTheCorrectedAverages() {
    Adam adam = settings(0.5, 0.5, 0.75, 1);
    double second = 0.5 * (0.25 / 0.75) / (Math.sqrt(1.9375 / 0.4375) + 1);
    assertArrayEquals(new double[] {-0.375, -0.375 - second}, Scripted.weights(adam, 0, 3, -1), 1e-15);
  }

  @Test
  void hasTheDefaultsOfThePaper() {
    assertEquals(settings(0.001, 0.9, 0.999, 1e-8), new Adam());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("learningRate must be greater than 0, but is 0", refusal(0, 0.9, 0.999, 1e-8));
    assertEquals("beta1 must be at least 0 and less than 1, but is 1", refusal(0.1, 1, 0.999, 1e-8));
    assertEquals("beta2 must be at least 0 and less than 1, but is -1", refusal(0.1, 0.9, -1, 1e-8));
    assertEquals("epsilon must be greater than 0, but is 0", refusal(0.1, 0.9, 0.999, 0));
  }

  private static String refusal(double learningRate, double beta1, double beta2, double epsilon) {
    return assertThrows(InvalidSettingException.class, () -> settings(learningRate, beta1, beta2, epsilon))
        .getMessage();
  }

  private static Adam settings(double learningRate, double beta1, double beta2, double epsilon) {
    return new Adam(learningRate, beta1, beta2, epsilon,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, 0.1, 1000, 0);
  }
}
