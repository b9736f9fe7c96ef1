package io.ganglion.trainers;

import static io.ganglion.trainers.Grprop.Correction.SMALLEST_DERIVATIVE;
import static io.ganglion.trainers.Grprop.Correction.SMALLEST_STEP;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Demand;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.testkit.GoldenTrace;
import io.ganglion.testkit.Quadratic;
import io.ganglion.testkit.SmallNet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GrpropTest {
  @Nested
  class BySmallestStepTest implements LineSearchContract {
    @Override
    public Trainer<?> trainer() {
      return correcting(SMALLEST_STEP, 0.1);
    }

    @Override
    public List<GoldenTrace> goldenTraces() {
      return TenSteps.of("grprop-by-step", trainer());
    }
  }

  @Nested
  class BySmallestDerivativeTest implements LineSearchContract {
    @Override
    public Trainer<?> trainer() {
      return correcting(SMALLEST_DERIVATIVE, 0.1);
    }

    @Override
    public List<GoldenTrace> goldenTraces() {
      return TenSteps.of("grprop-by-derivative", trainer());
    }
  }

  /**
   * The curvatures are 1 and 2, the gradient is (−4, 2): of equal steps of 1 the first is corrected, to −(2 + 10⁻⁶) /
   * −4. The loss falls from 9 to (3.5² + 2 · 0²) / 2, and the slope from −4 to −1.75: enough, so τ is 1.
   */
  @Test
  void correctsTheFirstOfTheSmallestStepsByHand() {
    assertArrayEquals(new double[] {0.5 + 0.25e-6, 0}, afterOneStep(correcting(SMALLEST_STEP, 1)), 1e-15);
  }

  /** Now the second is corrected, to −(−4 + 10⁻⁶) / 2, which would take it past the minimum to 1 − 2. */
  @Test
  void correctsTheStepOfTheSmallestDerivativeByHand() {
    assertArrayEquals(new double[] {1, -1 + 0.5e-6}, afterOneStep(correcting(SMALLEST_DERIVATIVE, 1)), 1e-15);
  }

  /** The steps' signs are those of Rprop, and their sizes times one τ. */
  @Test
  void everyStepLowersTheLoss() {
    SmallNet net = new SmallNet();
    for (Grprop.Correction correction : Grprop.Correction.values()) {
      Grprop grprop = correcting(correction, 0.1);
      double[] w = SmallNet.start();
      Grprop.State state = grprop.start(net);
      for (int i = 0; i < 50; i++) {
        Step<Grprop.State> step = grprop.step(net, w, state);
        state = step.state();
        assertTrue(net.value(w) < step.loss());
      }
    }
  }

  /** The search goes 8 steps of 0.1 far before the slope has fallen by a tenth, and past the third minimum at 0.15. */
  @Test
  void growsAndShrinksStepsAsRpropDoes() {
    Quadratic bowl = new Quadratic(new double[] {1, 1, 1}, new double[] {10, -10, 0.15});
    Grprop grprop = new Grprop();
    double[] w = {0, 0, 0};
    Grprop.State state = grprop.step(bowl, w, grprop.start(bowl)).state();
    assertArrayEquals(new double[] {0.1, 0.1, 0.1}, state.stepSize());
    assertEquals(0.8, w[2], 1e-15);
    state = grprop.step(bowl, w, state).state();
    assertArrayEquals(new double[] {0.12, 0.12, 0.05}, state.stepSize(), 1e-15);
  }

  @Test
  void demandsFullBatches() {
    assertEquals(Set.of(Demand.FULL_BATCH), new Grprop().demands());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("increase must be greater than 1, but is 1", refusal(1, 0.5, 0.1, 1e-6, 50, 1e-6));
    assertEquals("decrease must be greater than 0 and less than 1, but is 1", refusal(1.2, 1, 0.1, 1e-6, 50, 1e-6));
    assertEquals("minStep must not be greater than initial-step (0.1), but is 0.5",
        refusal(1.2, 0.5, 0.1, 0.5, 50, 1e-6));
    assertEquals("initialStep must not be greater than max-step (50), but is 51",
        refusal(1.2, 0.5, 51, 1e-6, 50, 1e-6));
    assertEquals("delta must be greater than 0, but is 0", refusal(1.2, 0.5, 0.1, 1e-6, 50, 0));
  }

  private static String refusal(double increase, double decrease, double initial, double min, double max,
      double delta) {
    return assertThrows(InvalidSettingException.class,
        () -> new Grprop(SMALLEST_STEP, increase, decrease, initial, min, max, delta)).getMessage();
  }

  private static Grprop correcting(Grprop.Correction correction, double initialStep) {
    return new Grprop(correction, 1.2, 0.5, initialStep, 1e-6, 50, 1e-6);
  }

  /** From (0, 1), with the minimum at (4, 0). */
  private static double[] afterOneStep(Grprop grprop) {
    Quadratic bowl = new Quadratic(new double[] {1, 2}, new double[] {4, 0});
    double[] w = {0, 1};
    grprop.step(bowl, w, grprop.start(bowl));
    return w;
  }
}
