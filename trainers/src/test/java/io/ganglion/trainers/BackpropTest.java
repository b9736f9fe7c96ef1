package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.testkit.ScriptedObjective;
import io.ganglion.testkit.TrainerContract;
import org.junit.jupiter.api.Test;

class BackpropTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new Backprop();
  }

  /** The valley's walls have a curvature near 1000, where a learning rate of 0.1 overshoots. */
  @Override
  public Trainer<?> trainerForRosenbrock() {
    return new Backprop(1e-3, 0.9);
  }

  /** v = 0.5 v - 0.25 g by hand: -0.25, -0.625, 0.1875. */
  @Test
  void addsAFractionOfTheLastChangeToTheGradientsShare() {
    ScriptedObjective objective =
        ScriptedObjective.ofOneParameter(new double[] {3, 2, 1}, new double[] {1, 2, -2});
    Backprop backprop = new Backprop(0.25, 0.5);
    double[] w = {1};
    Step<Backprop.State> step = backprop.step(objective, w, backprop.start(objective));
    assertEquals(0.75, w[0]);
    assertEquals(3, step.loss());
    step = backprop.step(objective, w, step.state());
    assertEquals(0.125, w[0]);
    step = backprop.step(objective, w, step.state());
    assertEquals(0.3125, w[0]);
    assertEquals(1, step.loss());
    assertEquals(Step.Outcome.PROGRESS, step.outcome());
  }

  @Test
  void isPlainGradientDescentWithoutMomentum() {
    ScriptedObjective objective = ScriptedObjective.ofOneParameter(new double[] {2, 1}, new double[] {1, -4});
    Backprop backprop = new Backprop(0.5, 0);
    double[] w = {0};
    Backprop.State state = backprop.step(objective, w, backprop.start(objective)).state();
    assertEquals(-0.5, w[0]);
    backprop.step(objective, w, state);
    assertEquals(1.5, w[0]);
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("learningRate must be greater than 0, but is -1", refusal(-1, 0));
    assertEquals("momentum must be at least 0 and less than 1, but is 1", refusal(0.1, 1));
  }

  private static String refusal(double learningRate, double momentum) {
    return assertThrows(InvalidSettingException.class, () -> new Backprop(learningRate, momentum)).getMessage();
  }
}
