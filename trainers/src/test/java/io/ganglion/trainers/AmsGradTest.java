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

class AmsGradTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new AmsGrad();
  }

  /** Its steps shrink for good after a steep start. */
  @Override
  public Trainer<?> trainerForQuadratic() {
    return new AmsGrad(0.1);
  }

  @Override
  public Trainer<?> trainerForRosenbrock() {
    return new AmsGrad(0.1);
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("amsgrad", settings(0.1, 0.8, 0.5, 1e-8));
  }

  /** As Adam's steps, but the average square falls from 2.25 to 1.9375, and the larger one is kept. */
  @Test
  void dividesByTheRootOfTheLargestAverage() {
    AmsGrad amsGrad = settings(0.5, 0.5, 0.75, 1);
    double second = 0.5 * (0.25 / 0.75) / (Math.sqrt(2.25 / 0.4375) + 1);
    assertArrayEquals(new double[] {-0.375, -0.375 - second}, Scripted.weights(amsGrad, 0, 3, -1), 1e-15);
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

  private static AmsGrad settings(double learningRate, double beta1, double beta2, double epsilon) {
    return new AmsGrad(learningRate, beta1, beta2, epsilon,
        Double.POSITIVE_INFINITY, Schedule.CONSTANT, 0.1, 1000, 0);
  }
}
