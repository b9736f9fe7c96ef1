package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Demand;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Trainer;
import io.ganglion.testkit.GoldenTrace;
import io.ganglion.testkit.TrainerContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuickpropTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new Quickprop();
  }

  /** The valley's walls have a curvature near 1000, where a learning rate of 0.1 overshoots. */
  @Override
  public Trainer<?> trainerForRosenbrock() {
    return new Quickprop(1e-3, 1.75, 0);
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("quickprop", new Quickprop(0.5, 1.75, 1e-4));
  }

  /** The derivative (w - 3) / 3 is -1 at 0, from where a step of 5 goes too far. */
  @Test
  void jumpsToTheMinimumOfAParabola() {
    assertArrayEquals(new double[] {5, 3}, Scripted.weights(new Quickprop(5, 1.75, 0), 0, -1, (5 - 3) / 3.0), 1e-15);
  }

  /** A step of 1; the slope doubles: 1.75 times as far and half the slope; it flips: back by 2 of 4 + 2. */
  @Test
  void jumpsNoFurtherThanItMay() {
    assertArrayEquals(new double[] {1, 1 + 1.75 + 2, 4.75 - 3.75 / 3},
        Scripted.weights(new Quickprop(0.5, 1.75, 0), 0, -2, -4, 2), 1e-15);
  }

  /** Of the least double, 1.75 / 2.75 is itself: the slope divided by the difference of both would be infinite. */
  @Test
  void jumpsAsFarAsItMayWhereSlopesAreNextToNothing() {
    double least = Double.MIN_VALUE;
    for (double sign : new double[] {1, -1}) {
      assertArrayEquals(new double[] {4 * sign * least, 15 * sign * least},
          Scripted.weights(new Quickprop(4, 1.75, 0), 0, -sign * least, -sign * least));
    }
    assertArrayEquals(new double[] {2, 2 + 2 + 1, 5 + 3 + 0.5},
        Scripted.weights(new Quickprop(1, 1, 0), 0, -2, -1, -0.5),
        "as far as last time and no farther, plus the gradient");
  }

  /** A weight that has found its place stands still, and starts anew by the gradient's share. */
  @Test
  void startsAnewWhereItStoodStill() {
    assertArrayEquals(new double[] {0.5, 0.5, 0.75}, Scripted.weights(new Quickprop(0.5, 1.75, 0), 0, -1, 0, -0.5));
  }

  @Test
  void addsWeightDecayToTheDerivative() {
    assertArrayEquals(new double[] {2 - 0.5 * (1 + 0.25 * 2)}, Scripted.weights(new Quickprop(0.5, 1.75, 0.25), 2, 1));
  }

  @Test
  void demandsFullBatches() {
    assertEquals(Set.of(Demand.FULL_BATCH), new Quickprop().demands());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("learningRate must be greater than 0, but is 0", refusal(0, 1.75, 0));
    assertEquals("maxGrowth must be greater than 0, but is 0", refusal(0.1, 0, 0));
    assertEquals("weightDecay must be 0 or greater, but is -1", refusal(0.1, 1.75, -1));
  }

  private static String refusal(double learningRate, double maxGrowth, double weightDecay) {
    return assertThrows(InvalidSettingException.class, () -> new Quickprop(learningRate, maxGrowth, weightDecay))
        .getMessage();
  }
}
