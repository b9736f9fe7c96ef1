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

class LbfgsTest implements LineSearchContract {
  @Override
  public Trainer<?> trainer() {
    return new Lbfgs();
  }

  @Override
  public List<Convergence> convergences() {
    return List.of(new Convergence(trainer(), 0));
  }

  @Override
  public Optional<Trainer<?>> trainerThatEnds() {
    return Optional.of(new Lbfgs(10, 1.1e-4));
  }

  /** With a memory that ten steps fill. */
  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("lbfgs", new Lbfgs(4, 0.9));
  }

  @Override
  public boolean ignoresTheScaleOfTheLoss() {
    return true;
  }

  /**
   * On (w₁² + 4 w₂²) / 2 from (4, 1), with s = (−1.6, −1.6), y = (−1.6, −6.4), sᵀy = 12.8, yᵀy = 43.52 and g =
   * (2.4, −2.4): α = sᵀg / sᵀy = 0; g scaled by 12.8 / 43.52 = 5/17 is (12, −12) / 17; β = yᵀ(that) / sᵀy = (57.6 /
   * 17) / 12.8 = 4.5 / 17; and −(that) + β s = (−12 − 7.2, 12 − 7.2) / 17.
   */
  @Test
  void turnsAsByHand() {
    Quadratic bowl = new Quadratic(new double[] {1, 4}, new double[] {0, 0});
    Lbfgs trainer = new Lbfgs(10, 1.1e-4);
    double[] w = {4, 1};
    Step<Lbfgs.State> step = trainer.step(bowl, w, trainer.start(bowl));
    assertArrayEquals(new double[] {2.4, -0.6}, w, 1e-14);
    assertArrayEquals(new double[] {-19.2 / 17, 4.8 / 17}, step.state().direction(), 1e-14);
  }

  /** With exact line searches both go through the same points of a quadratic: Nocedal and Wright, section 6.4. */
  @Test
  void goesWhereConjugateGradientsGo() {
    Quadratic bowl = new Quadratic(new double[] {1, 2, 0.5, 4, 3}, new double[] {1, -2, 3, 0.5, 0});
    Lbfgs lbfgs = new Lbfgs(5, 1.1e-4);
    ConjugateGradient conjugate = new ConjugateGradient(1.1e-4);
    double[] w = {0.25, 0.5, -0.75, 2, 1};
    double[] v = w.clone();
    Lbfgs.State state = lbfgs.start(bowl);
    ConjugateGradient.State other = conjugate.start(bowl);
    for (int i = 0; i < 4; i++) {
      state = lbfgs.step(bowl, w, state).state();
      other = conjugate.step(bowl, v, other).state();
      assertArrayEquals(v, w, 1e-9);
    }
  }

  /** BFGS takes 34 steps to a gradient of 1e-5: Nocedal and Wright, page 143. */
  @Test
  void solvesRosenbrocksValleyInAsManyStepsAsPublished() {
    Counting valley = new Counting(new Rosenbrock());
    Solved solved = Solved.by(trainer(), valley, Rosenbrock.start(), 1e-10, 1000);
    assertEquals(34, solved.steps(), 3, solved::toString);
    assertTrue(valley.gradients <= 1.5 * solved.steps(), () -> valley.gradients + " gradients in " + solved);
  }

  @Test
  void solvesTheExclusiveOr() {
    Solved solved = Solved.by(trainer(), new SmallNet(), SmallNet.start(), 1e-10, 1000);
    assertTrue(solved.loss() <= 1e-10 && solved.steps() <= 25, solved::toString);
  }

  @Test
  void forgetsWhatIsOlderThanItsMemory() {
    Solved one = Solved.by(new Lbfgs(1, 0.9), new SmallNet(), SmallNet.start(), 1e-10, 1000);
    Solved ten = Solved.by(new Lbfgs(10, 0.9), new SmallNet(), SmallNet.start(), 1e-10, 1000);
    assertTrue(one.loss() <= 1e-10 && one.steps() > ten.steps(), () -> one + ", " + ten);
  }

  @Test
  void demandsFullBatches() {
    assertEquals(Set.of(Demand.FULL_BATCH), new Lbfgs().demands());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("memory must be 1 or greater, but is 0", refusal(0, 0.9));
    assertEquals("curvature must be greater than 1.0E-4 and less than 1, but is 0", refusal(1, 0));
  }

  private static String refusal(int memory, double curvature) {
    return assertThrows(InvalidSettingException.class, () -> new Lbfgs(memory, curvature)).getMessage();
  }
}
