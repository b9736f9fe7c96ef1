package io.ganglion.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.LeastSquaresObjective;
import org.junit.jupiter.api.Test;

/** The objectives that others are tested on, by hand. */
class ObjectivesTest {
  private final Quadratic quadratic = new Quadratic(new double[] {2, 4}, new double[] {1, -1});

  @Test
  void aQuadraticIsHalfItsWeightedSquares() {
    assertAt(quadratic, new double[] {3, 0}, 6, new double[] {4, 4}, new double[] {2, 0, 0, 4});
    assertAt(quadratic, quadratic.minimum(), 0, new double[] {0, 0}, new double[] {2, 0, 0, 4});
  }

  @Test
  void aQuadraticNeedsAsManyCurvaturesAsCoordinates() {
    assertThrows(IllegalArgumentException.class, () -> new Quadratic(new double[] {1}, new double[] {1, 2}));
    assertThrows(IllegalArgumentException.class, () -> new Quadratic(new double[] {0}, new double[] {1}));
  }

  /** With a = y - x² = 1 and b = 1 - x = -1 at (2, 5). */
  @Test
  void rosenbrocksValleyIsAsPublished() {
    assertAt(new Rosenbrock(), new double[] {2, 5}, 101, new double[] {-798, 200},
        new double[] {3202, -800, -800, 200});
    assertAt(new Rosenbrock(), new double[] {1, 1}, 0, new double[] {-0.0, 0}, new double[] {802, -400, -400, 200});
    assertEquals(24.2, new Rosenbrock().value(Rosenbrock.start()), 1e-14);
  }

  /** Differences over 2e-6 of values near 0.3, good to 1e-16 each, are good to 1e-10. */
  @Test
  void aSmallNetsDerivativesAreThoseOfItsValue() {
    SmallNet net = new SmallNet();
    double[] w = SmallNet.start();
    int n = net.dimension();
    double[] gradient = new double[n];
    double[] sameGradient = new double[n];
    double[] gaussNewton = new double[n * n];
    assertEquals(net.value(w), net.gradient(w, gradient));
    assertEquals(net.value(w), net.normalEquations(w, sameGradient, gaussNewton));
    assertArrayEquals(gradient, sameGradient);
    for (int i = 0; i < n; i++) {
      double at = w[i];
      w[i] = at + 1e-6;
      double above = net.value(w);
      w[i] = at - 1e-6;
      double below = net.value(w);
      w[i] = at;
      assertEquals((above - below) / 2e-6, gradient[i], 1e-9);
    }
  }

  /** With all hidden weights 0 and outputs at the bias of 0.5, its residuals are ±1/2: over the root of 4, ±1/4. */
  @Test
  void aSmallNetIsAsByHandWhereItsHiddenUnitsAreSilent() {
    SmallNet net = new SmallNet();
    double[] w = new double[net.dimension()];
    w[12] = 0.5;
    double[] gradient = new double[13];
    double[] gaussNewton = new double[13 * 13];
    assertEquals(0.125, net.normalEquations(w, gradient, gaussNewton));
    assertArrayEquals(new double[13], gradient);
    double[] expected = new double[13 * 13];
    expected[13 * 13 - 1] = 1;
    assertArrayEquals(expected, gaussNewton);
  }

  @Test
  void aScaledObjectiveIsScaledThroughout() {
    assertAt(new Scaled(quadratic, 4), new double[] {3, 0}, 24, new double[] {16, 16}, new double[] {8, 0, 0, 16});
  }

  @Test
  void aFaultyObjectiveFailsOnceAndLeavesJunk() {
    FaultyObjective faulty = new FaultyObjective(quadratic, 1);
    double[] gradient = {7, 7};
    assertEquals(6, faulty.value(new double[] {3, 0}));
    assertEquals("evaluation 1 fails, as requested", assertThrows(FaultyObjective.Fault.class,
        () -> faulty.gradient(new double[] {3, 0}, gradient)).getMessage());
    assertArrayEquals(new double[] {Double.NaN, Double.NaN}, gradient);
    assertEquals(6, faulty.gradient(new double[] {3, 0}, gradient));
    assertEquals(3, faulty.evaluations());
  }

  @Test
  void aScriptIsFollowedAndThenOver() {
    ScriptedObjective script = ScriptedObjective.ofOneParameter(new double[] {5, 4}, new double[] {1, -2});
    double[] gradient = new double[1];
    assertEquals(1, script.dimension());
    assertEquals(5, script.gradient(new double[1], gradient));
    assertEquals(1, gradient[0]);
    assertEquals(4, script.gradient(new double[1], gradient));
    assertEquals(-2, gradient[0]);
    assertEquals("the script is over after 2 gradients", assertThrows(IllegalStateException.class,
        () -> script.gradient(new double[1], gradient)).getMessage());
    assertEquals("the script has gradients alone, no values at other places",
        assertThrows(UnsupportedOperationException.class, () -> script.value(new double[1])).getMessage());
  }

  private static void assertAt(LeastSquaresObjective objective, double[] at, double value, double[] gradient,
      double[] gaussNewton) {
    double[] g = {9, 9};
    double[] h = {9, 9, 9, 9};
    assertEquals(value, objective.value(at));
    assertEquals(value, objective.gradient(at, g));
    assertArrayEquals(gradient, g);
    assertEquals(value, objective.normalEquations(at, g, h));
    assertArrayEquals(gradient, g);
    assertArrayEquals(gaussNewton, h);
  }
}
