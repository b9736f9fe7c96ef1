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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScgTest implements EndsAtMinimumContract {
  @Override
  public Trainer<?> trainer() {
    return new Scg();
  }

  /** With a scale that is negligible beside the curvatures from 1/2 to 4. */
  @Override
  public List<Convergence> convergences() {
    return List.of(new Convergence(trainer(), 0));
  }

  @Override
  public Optional<Trainer<?>> trainerThatEnds() {
    return Optional.of(new Scg(1e-4, 1e-9));
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("scg", new Scg());
  }

  /**
   * On (w₁² + 4 w₂²) / 2 from (4, 1), as conjugate gradients do: p = (−4, −4), δ = 80, μ = 32, α = 2/5, and then β =
   * 11.52 / 32, but for a scale of a billionth and differences of gradients that are a ten-thousandth apart.
   */
  @Test
  void goesAsByHand() {
    Quadratic bowl = new Quadratic(new double[] {1, 4}, new double[] {0, 0});
    Scg trainer = new Scg(1e-4, 1e-9);
    double[] w = {4, 1};
    Step<Scg.State> step = trainer.step(bowl, w, trainer.start(bowl));
    assertEquals(10, step.loss());
    assertArrayEquals(new double[] {2.4, -0.6}, w, 1e-8);
    assertArrayEquals(new double[] {-3.84, 0.96}, step.state().direction(), 1e-8);
    assertEquals(2.5e-10, step.state().lambda());
  }

  @Test
  void standsStillWhereTheLossWouldRise() {
    double[] w = Rosenbrock.start();
    Rosenbrock valley = new Rosenbrock();
    Scg trainer = new Scg();
    Scg.State state = trainer.start(valley);
    int still = 0;
    for (int i = 0; i < 50; i++) {
      double[] before = w.clone();
      double lambda = state.lambda();
      Step<Scg.State> step = trainer.step(valley, w, state);
      state = step.state();
      assertTrue(valley.value(w) <= step.loss());
      if (state.known()) {
        assertArrayEquals(before, w);
        assertTrue(state.lambda() > lambda);
        still++;
      }
    }
    assertTrue(still > 0);
  }

  @Test
  void solvesRosenbrocksValleyInFewSteps() {
    Counting valley = new Counting(new Rosenbrock());
    Solved solved = Solved.by(trainer(), valley, Rosenbrock.start(), 1e-12, 1000);
    assertTrue(solved.loss() <= 1e-12 && solved.steps() <= 70, solved::toString);
    assertTrue(valley.gradients <= 2 * solved.steps() + 1, () -> valley.gradients + " gradients in " + solved);
  }

  @Test
  void isStuckWhereTheGradientPromisesTooMuch() {
    Solved solved = Solved.by(trainer(), new Misleading(), new double[] {1}, -1, 1000);
    assertEquals(1, solved.loss());
    assertEquals(Step.Outcome.STUCK, solved.outcome());
  }

  @Test
  void demandsFullBatches() {
    assertEquals(Set.of(Demand.FULL_BATCH), new Scg().demands());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("sigma must be greater than 0, but is 0", refusal(0, 1e-6));
    assertEquals("sigma must be between 0 and 1.0E-4, but is 0.01", refusal(0.01, 1e-6));
    assertEquals("lambda must be greater than 0, but is 0", refusal(1e-4, 0));
    assertEquals("lambda must be between 0 and 1.0E-6, but is 0.01", refusal(1e-4, 0.01));
  }

  private static String refusal(double sigma, double lambda) {
    return assertThrows(InvalidSettingException.class, () -> new Scg(sigma, lambda)).getMessage();
  }
}
