package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Demand;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.testkit.Convergence;
import io.ganglion.testkit.GoldenTrace;
import io.ganglion.testkit.Quadratic;
import io.ganglion.testkit.Rosenbrock;
import io.ganglion.testkit.SmallNet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConjugateGradientTest implements LineSearchContract {
  @Override
  public Trainer<?> trainer() {
    return new ConjugateGradient();
  }

  @Override
  public List<Convergence> convergences() {
    return List.of(new Convergence(trainer(), 0));
  }

  @Override
  public Optional<Trainer<?>> trainerThatEnds() {
    return Optional.of(new ConjugateGradient(1.1e-4));
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("conjugate-gradient", trainer());
  }

  @Override
  public boolean ignoresTheScaleOfTheLoss() {
    return true;
  }

  /**
   * On (w₁² + 4 w₂²) / 2 from (4, 1): g = (4, 4), and the minimum along it is at (2.4, −0.6), where g = (2.4, −2.4) and
   * β = 11.52 / 32 = 0.36. The direction (−3.84, 0.96) leads to the minimum.
   */
  @Test
  void turnsAsByHand() {
    Quadratic bowl = new Quadratic(new double[] {1, 4}, new double[] {0, 0});
    ConjugateGradient trainer = new ConjugateGradient(1.1e-4);
    double[] w = {4, 1};
    Step<ConjugateGradient.State> step = trainer.step(bowl, w, trainer.start(bowl));
    assertEquals(10, step.loss());
    assertArrayEquals(new double[] {2.4, -0.6}, w, 1e-14);
    assertArrayEquals(new double[] {-3.84, 0.96}, step.state().direction(), 1e-14);
    step = trainer.step(bowl, w, step.state());
    assertEquals(3.6, step.loss(), 1e-14);
    assertArrayEquals(new double[] {0, 0}, w, 1e-14);
  }

  @Test
  void solvesRosenbrocksValleyInFewSteps() {
    Counting valley = new Counting(new Rosenbrock());
    Solved solved = Solved.by(trainer(), valley, Rosenbrock.start(), 1e-12, 1000);
    assertTrue(solved.loss() <= 1e-12 && solved.steps() <= 40, solved::toString);
    assertTrue(valley.gradients <= 3 * solved.steps(), () -> valley.gradients + " gradients in " + solved);
  }

  @Test
  void solvesTheExclusiveOr() {
    Solved solved = Solved.by(trainer(), new SmallNet(), SmallNet.start(), 1e-10, 1000);
    assertTrue(solved.loss() <= 1e-10 && solved.steps() <= 40, solved::toString);
  }

  @Test
  void demandsFullBatches() {
    assertEquals(Set.of(Demand.FULL_BATCH), new ConjugateGradient().demands());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("curvature must be greater than 1.0E-4 and less than 1, but is 1",
        assertThrows(InvalidSettingException.class, () -> new ConjugateGradient(1)).getMessage());
  }
}
