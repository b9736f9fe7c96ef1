package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Objective;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSearchTest {
  /**
   * The second function of Moré and Thuente, "Line search algorithms with guaranteed sufficient decrease", <em>ACM
   * TOMS</em> 20 (1994), from the four starts of their table II, in which they need 12, 8, 8 and 11 evaluations.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-1, 1e1, 1e3})
  void meetsTheStrongWolfeConditions(double first) {
    double curvature = 0.1;
    double beta = 0.004;
    OneDimensional objective = new OneDimensional(
        x -> Math.pow(x + beta, 5) - 2 * Math.pow(x + beta, 4),
        x -> 5 * Math.pow(x + beta, 4) - 8 * Math.pow(x + beta, 3));
    double value = objective.value.applyAsDouble(0);
    double slope = objective.slope.applyAsDouble(0);
    double[] point = {9};
    double[] gradient = {9};
    LineSearch search = new LineSearch(objective, new double[] {0}, new double[] {1}, point, gradient, curvature);
    assertTrue(search.find(value, slope, first));
    double x = search.length();
    assertEquals(x, point[0]);
    assertEquals(objective.slope.applyAsDouble(x), gradient[0]);
    assertEquals(objective.value.applyAsDouble(x), search.value());
    assertTrue(search.value() <= value + 1e-4 * x * slope);
    assertTrue(Math.abs(gradient[0]) <= -curvature * slope);
    assertTrue(objective.evaluations <= 20, () -> objective.evaluations + " evaluations");
  }

  /** The cubic through two points of a parabola is that parabola. */
  @Test
  void findsTheMinimumOfAParabolaAtTheSecondPoint() {
    OneDimensional parabola = new OneDimensional(x -> x * x - 2 * x, x -> 2 * x - 2);
    LineSearch search =
        new LineSearch(parabola, new double[] {0}, new double[] {1}, new double[1], new double[1], 2e-4);
    assertTrue(search.find(0, -2, 3));
    assertEquals(1, search.length(), 1e-15);
    assertEquals(2, parabola.evaluations);
  }

  @Test
  void takesWhatIsNoNumberForTooFar() {
    OneDimensional objective =
        new OneDimensional(x -> x < 1 ? (x - 0.5) * (x - 0.5) : Double.NaN, x -> x < 1 ? 2 * x - 1 : Double.NaN);
    LineSearch search =
        new LineSearch(objective, new double[] {0}, new double[] {1}, new double[1], new double[1], 0.1);
    assertTrue(search.find(0.25, -1, 100));
    assertEquals(0.5, search.length(), 0.05);
  }

  @Test
  void givesUpWhereTheSlopePromisesTooMuch() {
    OneDimensional rising = new OneDimensional(x -> x, x -> 1);
    LineSearch search = new LineSearch(rising, new double[] {0}, new double[] {1}, new double[1], new double[1], 0.1);
    assertFalse(search.find(0, -1, 1));
    assertEquals(30, rising.evaluations);
  }

  /** Minus x falls for ever: the last point will do. */
  @Test
  void endsWhereThereIsNoMinimum() {
    OneDimensional falling = new OneDimensional(x -> -x, x -> -1);
    double[] point = new double[1];
    LineSearch search = new LineSearch(falling, new double[] {0}, new double[] {1}, point, new double[1], 0.1);
    assertTrue(search.find(0, -1, 1));
    assertEquals(30, falling.evaluations);
    assertEquals(0x1p29, point[0]);
  }

  private static final class OneDimensional implements Objective {
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator slope;
    private int evaluations;

    OneDimensional(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
      this.value = value;
      this.slope = slope;
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public double value(double[] parameters) {
      return value.applyAsDouble(parameters[0]);
    }

    @Override
    public double gradient(double[] parameters, double[] gradient) {
      evaluations++;
      gradient[0] = slope.applyAsDouble(parameters[0]);
      return value(parameters);
    }
  }
}
