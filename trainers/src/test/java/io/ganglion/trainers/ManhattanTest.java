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

class ManhattanTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new Manhattan();
  }

  @Override
  public boolean ignoresTheScaleOfTheLoss() {
    return true;
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("manhattan", new Manhattan(0.01));
  }

  @Test
  void movesByTheSignAlone() {
    assertArrayEquals(new double[] {-0.5, 0, 0, -0.5, -0.5},
        Scripted.weights(new Manhattan(0.5), 0, 1e-300, -7, Double.NaN, 1e300, -0.0));
  }

  @Test
  void movesLessAsItsScheduleFalls() {
    assertArrayEquals(new double[] {-1, -1.5, -1.75},
        Scripted.weights(new Manhattan(1, Schedule.STEP, 0.5, 1, 0), 0, 2, 2, 2));
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("learningRate must be greater than 0, but is 0",
        assertThrows(InvalidSettingException.class, () -> new Manhattan(0)).getMessage());
  }
}
