package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.testkit.Convergence;
import io.ganglion.testkit.GoldenTrace;
import io.ganglion.testkit.ScriptedObjective;
import io.ganglion.testkit.TrainerContract;
import java.util.List;
import java.util.stream.Stream;
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

  @Override
  public List<GoldenTrace> goldenTraces() {
    return Stream.of(
        TenSteps.of("backprop", new Backprop(0.5, 0)),
        TenSteps.of("backprop-momentum", new Backprop(0.1, 0.9)),
        TenSteps.of("backprop-nesterov",
            new Backprop(0.1, 0.9, true, 0, Double.POSITIVE_INFINITY, Schedule.CONSTANT, 0.1, 1000, 0)),
        TenSteps.of("backprop-clipped", new Backprop(0.5, 0.9, false, 0, 0.1, Schedule.CONSTANT, 0.1, 1000, 0)),
        TenSteps.of("backprop-decayed",
            new Backprop(0.5, 0.9, false, 0.1, Double.POSITIVE_INFINITY, Schedule.CONSTANT, 0.1, 1000, 0)),
        TenSteps.of("backprop-step", scheduled(Schedule.STEP, 0.5, 3, 0)),
        TenSteps.of("backprop-exponential", scheduled(Schedule.EXPONENTIAL, 0.5, 3, 0)),
        TenSteps.of("backprop-inverse-time", scheduled(Schedule.INVERSE_TIME, 0.5, 3, 0)),
        TenSteps.of("backprop-cosine", scheduled(Schedule.COSINE, 0.1, 12, 0)),
        TenSteps.of("backprop-warm-up", scheduled(Schedule.EXPONENTIAL, 0.5, 3, 4)))
        .flatMap(List::stream)
        .toList();
  }

  /** (1 − η / 2)², the slowest curvature being 1/2. */
  @Override
  public List<Convergence> convergences() {
    return List.of(new Convergence(new Backprop(0.1, 0), 0.9025), new Convergence(new Backprop(0.25, 0), 0.765625));
  }

  private static Backprop scheduled(Schedule schedule, double decay, long decaySteps, long warmUp) {
    return new Backprop(0.5, 0, false, 0, Double.POSITIVE_INFINITY, schedule, decay, decaySteps, warmUp);
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

  /** v is -0.5, then -0.75; the moves are 0.5 v - 0.5 g. */
  @Test
  void looksAheadAsNesterovDoes() {
    Backprop nesterov =
        new Backprop(0.5, 0.5, true, 0, Double.POSITIVE_INFINITY, Schedule.CONSTANT, 0.1, 1000, 0);
    assertArrayEquals(new double[] {-0.75, -1.625}, Scripted.weights(nesterov, 0, 1, 1));
  }

  /** The weight loses 0.5 * 0.25 of itself beside the step of 0.5. */
  @Test
  void decaysWeightsBesideTheStep() {
    Backprop decaying =
        new Backprop(0.5, 0, false, 0.25, Double.POSITIVE_INFINITY, Schedule.CONSTANT, 0.1, 1000, 0);
    assertArrayEquals(new double[] {4 - 0.5 - 0.5, 3 - 0.375}, Scripted.weights(decaying, 4, 1, 0));
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("learningRate must be greater than 0, but is -1", refusal(-1, 0));
    assertEquals("momentum must be at least 0 and less than 1, but is 1", refusal(0.1, 1));
    assertEquals("weightDecay must be 0 or greater, but is -1", refusal(-1, 1, 0.1, 1, 0));
    assertEquals("clipNorm must be greater than 0, but is 0", refusal(0, 0, 0.1, 1, 0));
    assertEquals("decay must be between 0 and 1, but is 2", refusal(0, 1, 2, 1, 0));
    assertEquals("decaySteps must be 1 or greater, but is 0", refusal(0, 1, 0.1, 0, 0));
    assertEquals("warmUp must be 0 or greater, but is -1", refusal(0, 1, 0.1, 1, -1));
  }

  private static String refusal(double weightDecay, double clipNorm, double decay, long decaySteps, long warmUp) {
    return assertThrows(InvalidSettingException.class,
        () -> new Backprop(0.1, 0.9, false, weightDecay, clipNorm, Schedule.STEP, decay, decaySteps, warmUp))
        .getMessage();
  }

  private static String refusal(double learningRate, double momentum) {
    return assertThrows(InvalidSettingException.class, () -> new Backprop(learningRate, momentum)).getMessage();
  }
}
