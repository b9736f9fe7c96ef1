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

class AdadeltaTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new Adadelta();
  }

  /** Its steps fall to about the root of ε and no further, which is too far for this valley with the usual ε. */
  @Override
  public Trainer<?> trainerForRosenbrock() {
    return new Adadelta(0.95, 1e-9, Double.POSITIVE_INFINITY);
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("adadelta", new Adadelta());
  }

  /** With rho = 0.5, epsilon = 1: squares 8, moves' squares 0, so the move is 1 / 3 * 4, and so on. */
  @Test
  void stepsByTheRatioOfMovesAndDerivatives() {
    double first = 4.0 / 3;
    double movesSquare = first * first / 2;
    double second = Math.sqrt(movesSquare + 1) / Math.sqrt(8.0 / 2 + 2.0 * 2 / 2 + 1) * -2;
    assertArrayEquals(new double[] {-first, -first - second},
        Scripted.weights(new Adadelta(0.5, 1, Double.POSITIVE_INFINITY), 0, 4, -2), 1e-15);
  }

  @Test
  void hasTheDefaultsOfThePaper() {
    assertEquals(new Adadelta(0.95, 1e-6, Double.POSITIVE_INFINITY), new Adadelta());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("rho must be at least 0 and less than 1, but is 1", refusal(1, 1e-6, 1));
    assertEquals("epsilon must be greater than 0, but is 0", refusal(0.9, 0, 1));
    assertEquals("clipNorm must be greater than 0, but is 0", refusal(0.9, 1e-6, 0));
  }

  private static String refusal(double rho, double epsilon, double clipNorm) {
    return assertThrows(InvalidSettingException.class, () -> new Adadelta(rho, epsilon, clipNorm)).getMessage();
  }
}
