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

  @Test
  void aFaultyObjectiveFailsOnceAndLeavesJunk() {
    FaultyObjective faulty = new FaultyObjective(quadratic, 1);
    double[] gradient = {7, 7};
    assertEquals(6, faulty.value(new double[] {3, 0}));
    assertEquals("evaluation 1 fails, as it was told to", assertThrows(FaultyObjective.Fault.class,
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
