package io.ganglion.trainers;

import static io.ganglion.trainers.Rprop.Variant.IRPROP_MINUS;
import static io.ganglion.trainers.Rprop.Variant.IRPROP_PLUS;
import static io.ganglion.trainers.Rprop.Variant.RPROP_MINUS;
import static io.ganglion.trainers.Rprop.Variant.RPROP_PLUS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Demand;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.testkit.GoldenTrace;
import io.ganglion.testkit.ScriptedObjective;
import io.ganglion.testkit.SmallNet;
import io.ganglion.testkit.TrainerContract;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RpropTest {
  /** The weight is near -0.3 at most and each trace has eight additions: 8 · 2⁻⁵⁴ is less than this. */
  private static final double TRACE_TOLERANCE = 1e-15;
  /** What a derivative can be; what isn't finite comes last. */
  private static final double[] ANY_NUMBER = {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 3e-310, -3e-310,
      Double.MIN_NORMAL, 1e-200, -1e-200, 1, -1, 0.3, -7, 1e300, -1e300, Double.MAX_VALUE, -Double.MAX_VALUE,
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};

  @Nested
  class RpropPlusTest implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return variant(RPROP_PLUS);
    }

    @Override
    public boolean ignoresTheScaleOfTheLoss() {
      return true;
    }

    @Override
    public List<GoldenTrace> goldenTraces() {
      return TenSteps.of("rprop-plus", variant(RPROP_PLUS));
    }

    @Test
    void followsTheGoldenTrace() {
      assertArrayEquals(new double[] {-.1, -.22, -.1, -.04, -.1, -.1, -.13, -.166}, trace(RPROP_PLUS),
          TRACE_TOLERANCE);
    }
  }

  @Nested
  class RpropMinusTest implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return variant(RPROP_MINUS);
    }

    @Override
    public boolean ignoresTheScaleOfTheLoss() {
      return true;
    }

    @Override
    public List<GoldenTrace> goldenTraces() {
      return TenSteps.of("rprop-minus", variant(RPROP_MINUS));
    }

    @Test
    void followsTheGoldenTrace() {
      assertArrayEquals(new double[] {-.1, -.22, -.16, -.088, -.124, -.124, -.16, -.2032}, trace(RPROP_MINUS),
          TRACE_TOLERANCE);
    }
  }

  @Nested
  class IrpropPlusTest implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return variant(IRPROP_PLUS);
    }

    @Override
    public boolean ignoresTheScaleOfTheLoss() {
      return true;
    }

    @Override
    public List<GoldenTrace> goldenTraces() {
      return TenSteps.of("irprop-plus", variant(IRPROP_PLUS));
    }

    @Test
    void followsTheGoldenTrace() {
      assertArrayEquals(new double[] {-.1, -.22, -.22, -.16, -.22, -.22, -.25, -.286}, trace(IRPROP_PLUS),
          TRACE_TOLERANCE);
    }
  }

  @Nested
  class IrpropMinusTest implements TrainerContract {
    @Override
    public Trainer<?> trainer() {
      return variant(IRPROP_MINUS);
    }

    @Override
    public boolean ignoresTheScaleOfTheLoss() {
      return true;
    }

    @Override
    public List<GoldenTrace> goldenTraces() {
      return TenSteps.of("irprop-minus", variant(IRPROP_MINUS));
    }

    @Test
    void followsTheGoldenTrace() {
      assertArrayEquals(new double[] {-.1, -.22, -.22, -.16, -.16, -.16, -.19, -.226}, trace(IRPROP_MINUS),
          TRACE_TOLERANCE);
    }
  }

  @Test
  void hasTheDefaultsOfThePaper() {
    assertEquals(new Rprop(IRPROP_PLUS, 1.2, 0.5, 0.1, 1e-6, 50), new Rprop());
  }

  @Test
  void seesThatASignLastsWhereTheProductUnderflows() {
    double[] w = run(new Rprop(), new double[] {2, 1}, new double[] {1e-200, 1e-200});
    assertEquals(-0.1 - 0.1 * 1.2, w[1]);
  }

  @Test
  void seesThatASignFlipsWhereTheProductUnderflows() {
    double[] w = run(variant(RPROP_MINUS), new double[] {2, 1}, new double[] {1e-200, -1e-200});
    assertEquals(-0.1 + 0.1 * 0.5, w[1]);
  }

  @ParameterizedTest
  @EnumSource
  void aZeroDerivativeLeavesTheStepSizeAlone(Rprop.Variant variant) {
    double[] w = run(variant(variant), new double[] {4, 3, 2, 1}, new double[] {0, -0.0, 0, 1});
    assertArrayEquals(new double[] {0, 0, 0, -0.1}, w);
  }

  @ParameterizedTest
  @EnumSource
  void aDerivativeThatIsNoNumberMovesNothing(Rprop.Variant variant) {
    double[] w = run(variant(variant), new double[] {4, 3, 2}, new double[] {1, Double.NaN, 1});
    assertArrayEquals(new double[] {-0.1, -0.1, -0.2}, w);
  }

  @Test
  void stepsGrowToTheLargestAndNoFurther() {
    Rprop rprop = new Rprop(IRPROP_PLUS, 2, 0.5, 1, 1, 3);
    assertArrayEquals(new double[] {-1, -3, -6, -9}, run(rprop, new double[4], new double[] {1, 1, 1, 1}));
  }

  @Test
  void stepsShrinkToTheSmallestAndNoFurther() {
    Rprop rprop = new Rprop(RPROP_MINUS, 2, 0.5, 1, 0.375, 3);
    assertArrayEquals(new double[] {-1, -0.5, -0.875, -0.5}, run(rprop, new double[4], new double[] {1, -1, 1, -1}));
  }

  @Test
  void drawsFirstStepsBetweenTwoBounds() {
    double[] steps = firstSteps(0.005, 0.02, 1);
    assertArrayEquals(steps, firstSteps(0.005, 0.02, 1));
    assertEquals(steps.length, Arrays.stream(steps).distinct().count());
    assertTrue(Arrays.stream(steps).allMatch(step -> step >= 0.005 && step < 0.02));
    assertFalse(Arrays.equals(steps, firstSteps(0.005, 0.02, 2)));
  }

  @Test
  void givesEveryParameterOneFirstStepUnlessAskedToDraw() {
    assertArrayEquals(new double[] {0.1}, Arrays.stream(firstSteps(0.1, 0, 1)).distinct().toArray());
    assertArrayEquals(new double[] {0.1}, Arrays.stream(firstSteps(0.1, 0.1, 1)).distinct().toArray());
  }

  @Test
  void refusesBoundsOfFirstStepsThatMakeNoSense() {
    assertEquals("initialStepMax must be 0 or greater, but is -1", boundsRefusal(-1));
    assertEquals("initialStep must not be greater than initial-step-max (0.05), but is 0.1", boundsRefusal(0.05));
    assertEquals("initialStepMax must not be greater than max-step (50), but is 51", boundsRefusal(51));
  }

  private static String boundsRefusal(double initialStepMax) {
    return assertThrows(InvalidSettingException.class,
        () -> new Rprop(IRPROP_PLUS, 1.2, 0.5, 0.1, initialStepMax, 1e-6, 50, 0)).getMessage();
  }

  private static double[] firstSteps(double from, double to, long seed) {
    return new Rprop(IRPROP_PLUS, 1.2, 0.5, from, to, 1e-6, 50, seed).start(new SmallNet()).stepSize();
  }

  /**
   * All numbers that a derivative can be, in all orders, for some blocks and a part of one; and often, to be compiled.
   */
  @ParameterizedTest
  @EnumSource
  void hasTheBitsOfTheRuleWrittenWithBranches(Rprop.Variant variant) {
    Anything objective = new Anything(2500, ANY_NUMBER);
    for (int i = 0; i < 60; i++) {
      objective.sameStepAsWithBranches(variant(variant));
    }
  }

  /** The same without {@code NaN}, and without infinities: these have a whole block done in another way. */
  @ParameterizedTest
  @EnumSource
  void hasTheBitsOfTheRuleWrittenWithBranchesWhereThereIsNoNaN(Rprop.Variant variant) {
    for (int without : new int[] {1, 3}) {
      for (int size = 1; size < 70; size++) {
        Anything objective = new Anything(size, Arrays.copyOf(ANY_NUMBER, ANY_NUMBER.length - without));
        for (int i = 0; i < 60; i++) {
          objective.sameStepAsWithBranches(variant(variant));
        }
      }
    }
  }

  @Test
  void demandsFullBatches() {
    assertEquals(Set.of(Demand.FULL_BATCH), new Rprop().demands());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("increase must be greater than 1, but is 1", refusal(1, 0.5, 0.1, 1e-6, 50));
    assertEquals("decrease must be greater than 0 and less than 1, but is 1", refusal(1.2, 1, 0.1, 1e-6, 50));
    assertEquals("initialStep must be greater than 0, but is 0", refusal(1.2, 0.5, 0, 1e-6, 50));
    assertEquals("minStep must be greater than 0, but is -1", refusal(1.2, 0.5, 0.1, -1, 50));
    assertEquals("maxStep must be greater than 0, but is NaN", refusal(1.2, 0.5, 0.1, 1e-6, Double.NaN));
    assertEquals("minStep must not be greater than initial-step (0.1), but is 0.5",
        refusal(1.2, 0.5, 0.1, 0.5, 50));
    assertEquals("initialStep must not be greater than max-step (50), but is 51",
        refusal(1.2, 0.5, 51, 1e-6, 50));
  }

  private static String refusal(double increase, double decrease, double initial, double min, double max) {
    return assertThrows(InvalidSettingException.class,
        () -> new Rprop(IRPROP_PLUS, increase, decrease, initial, min, max)).getMessage();
  }

  private static Rprop variant(Rprop.Variant variant) {
    return new Rprop(variant, 1.2, 0.5, 0.1, 1e-6, 50);
  }

  /** One weight, a flip, a flip back and a zero: computed by hand from the paper's pseudocode. */
  private static double[] trace(Rprop.Variant variant) {
    return run(variant(variant), new double[] {10, 9, 8.5, 8, 8.5, 8, 7, 6}, new double[] {1, 1, -1, -1, 1, 0, 1, 1});
  }

  /** A weight that starts at 0, after each step. */
  private static double[] run(Rprop rprop, double[] losses, double[] derivatives) {
    ScriptedObjective objective = ScriptedObjective.ofOneParameter(losses, derivatives);
    double[] w = {0};
    double[] trace = new double[losses.length];
    Rprop.State state = rprop.start(objective);
    for (int i = 0; i < trace.length; i++) {
      Step<Rprop.State> step = rprop.step(objective, w, state);
      assertEquals(losses[i], step.loss());
      state = step.state();
      trace[i] = w[0];
    }
    return trace;
  }

  /** Random losses and derivatives, and beside what the trainer makes of them the same as the paper has it. */
  private static final class Anything implements Objective {
    private final SplittableRandom random = new SplittableRandom(1);
    private final double[] numbers;
    private final double[] derivatives;
    private double loss;
    private final double[] parameters;
    private Rprop.@Nullable State state;
    private final double[] expectedParameters;
    private final double[] expectedSizes;
    private final double[] expectedPrevious;
    private double previousLoss = Double.POSITIVE_INFINITY;

    Anything(int size, double[] numbers) {
      this.numbers = numbers;
      derivatives = new double[size];
      parameters = random.doubles(size, -1, 1).map(x -> Math.abs(x) < 0.1 ? -0.0 : x).toArray();
      expectedParameters = parameters.clone();
      expectedSizes = new double[size];
      expectedPrevious = new double[size];
    }

    void sameStepAsWithBranches(Rprop rprop) {
      if (state == null) {
        state = rprop.start(this);
        Arrays.fill(expectedSizes, rprop.initialStep());
      }
      for (int i = 0; i < derivatives.length; i++) {
        derivatives[i] = numbers[random.nextInt(numbers.length)];
      }
      loss = random.nextDouble();
      state = rprop.step(this, parameters, state).state();
      for (int i = 0; i < derivatives.length; i++) {
        moveWithBranches(rprop, i);
      }
      previousLoss = loss;
      assertArrayEquals(expectedParameters, parameters);
      assertArrayEquals(expectedSizes, state.stepSize());
      assertArrayEquals(expectedPrevious, state.previous());
    }

    private void moveWithBranches(Rprop rprop, int i) {
      double g = derivatives[i];
      double previous = expectedPrevious[i];
      double size = expectedSizes[i];
      boolean lasts = g > 0 && previous > 0 || g < 0 && previous < 0;
      boolean flips = g > 0 && previous < 0 || g < 0 && previous > 0;
      if (lasts) {
        expectedSizes[i] = Math.min(size * rprop.increase(), rprop.maxStep());
      } else if (flips) {
        expectedSizes[i] = Math.max(size * rprop.decrease(), rprop.minStep());
      }
      expectedPrevious[i] = g;
      double step = g > 0 ? -expectedSizes[i] : g < 0 ? expectedSizes[i] : 0.0;
      if (flips && rprop.variant() != RPROP_MINUS) {
        boolean takesBack = rprop.variant() == RPROP_PLUS || rprop.variant() == IRPROP_PLUS && loss > previousLoss;
        step = !takesBack ? 0.0 : previous > 0 ? size : -size;
        expectedPrevious[i] = 0.0;
      }
      expectedParameters[i] += step;
    }

    @Override
    public int dimension() {
      return derivatives.length;
    }

    @Override
    public double value(double[] parameters) {
      return loss;
    }

    @Override
    public double gradient(double[] parameters, double[] gradient) {
      System.arraycopy(derivatives, 0, gradient, 0, gradient.length);
      return loss;
    }
  }
}
