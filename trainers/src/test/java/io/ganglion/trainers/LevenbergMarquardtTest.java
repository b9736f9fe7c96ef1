package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Demand;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.LeastSquaresObjective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.testkit.Convergence;
import io.ganglion.testkit.GoldenTrace;
import io.ganglion.testkit.Quadratic;
import io.ganglion.testkit.Rosenbrock;
import io.ganglion.testkit.SmallNet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LevenbergMarquardtTest implements EndsAtMinimumContract {
  @Override
  public Trainer<?> trainer() {
    return new LevenbergMarquardt();
  }

  @Override
  public List<Convergence> convergences() {
    return List.of(new Convergence(trainer(), 0));
  }

  @Override
  public Optional<Trainer<?>> trainerThatEnds() {
    return Optional.of(trainer());
  }

  @Override
  public boolean ignoresTheScaleOfTheLoss() {
    return true;
  }

  /** Once the residuals are a millionth, the last digits of the two programs' sums show in the loss. */
  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("levenberg-marquardt", new LevenbergMarquardt()).stream()
        .map(trace -> new GoldenTrace(trace.trainer(), trace.objective(), trace.start(),
            Arrays.copyOf(trace.losses(), 7), trace.tolerance()))
        .toList();
  }

  /**
   * On (w₁² + 4 w₂²) / 2 from (4, 1): μ = 4 / 2 = 2, the move is (−4 / 3, −4 / 6), the loss falls from 10 to (8 / 3)² /
   * 2 + 2 / 9 = 34 / 9, and the residuals being linear, as predicted. So μ becomes a third.
   */
  @Test
  void movesAsByHand() {
    Quadratic bowl = new Quadratic(new double[] {1, 4}, new double[] {0, 0});
    LevenbergMarquardt trainer = new LevenbergMarquardt(0.5);
    double[] w = {4, 1};
    Step<LevenbergMarquardt.State> step = trainer.step(bowl, w, trainer.start(bowl));
    assertEquals(10, step.loss());
    assertArrayEquals(new double[] {8 / 3.0, 1 / 3.0}, w, 1e-15);
    assertEquals(2 / 3.0, step.state().damping(), 1e-15);
    assertEquals(2, step.state().growth());
  }

  @Test
  void solvesRosenbrocksValleyInFewSteps() {
    Counting valley = new Counting(new Rosenbrock());
    Solved solved = Solved.by(trainer(), valley, Rosenbrock.start(), 1e-12, 1000);
    assertTrue(solved.loss() <= 1e-12 && solved.steps() <= 20, solved::toString);
    assertEquals(solved.steps(), valley.normalEquations);
  }

  @Test
  void solvesTheExclusiveOr() {
    Solved solved = Solved.by(trainer(), new SmallNet(), SmallNet.start(), 1e-20, 1000);
    assertTrue(solved.loss() <= 1e-20 && solved.steps() <= 10, solved::toString);
  }

  @Test
  void isStuckWhereNoMoveIsAnyGood() {
    Misleading misleading = new Misleading();
    LeastSquaresObjective leastSquares = new LeastSquaresObjective() {
      @Override
      public int dimension() {
        return misleading.dimension();
      }

      @Override
      public double value(double[] parameters) {
        return misleading.value(parameters);
      }

      @Override
      public double gradient(double[] parameters, double[] gradient) {
        return misleading.gradient(parameters, gradient);
      }

      @Override
      public double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton) {
        gaussNewton[0] = 1;
        return gradient(parameters, gradient);
      }
    };
    assertEquals(new Solved(1, 1, Step.Outcome.STUCK), Solved.by(trainer(), leastSquares, new double[] {1}, -1, 9));
  }

  @Test
  void refusesMoreParametersThanAMatrixCanHold() {
    double[] many = new double[46_341];
    Arrays.fill(many, 1);
    Quadratic wide = new Quadratic(many, many);
    assertEquals("levenberg-marquardt can train 46340 parameters at most, but there are 46341; scg and lbfgs can train"
            + " as many",
        assertThrows(IllegalArgumentException.class, () -> new LevenbergMarquardt().start(wide)).getMessage());
  }

  @Test
  void demandsSumsOfSquaresOverFullBatches() {
    assertEquals(Set.of(Demand.FULL_BATCH, Demand.LEAST_SQUARES), new LevenbergMarquardt().demands());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("initialDamping must be greater than 0, but is 0",
        assertThrows(InvalidSettingException.class, () -> new LevenbergMarquardt(0)).getMessage());
  }
}
