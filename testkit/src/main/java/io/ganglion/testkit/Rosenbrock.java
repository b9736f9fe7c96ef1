package io.ganglion.testkit;

import io.ganglion.api.LeastSquaresObjective;

/**
 * Rosenbrock's curved valley: 100 (y − x²)² + (1 − x)², whose least value is 0 at (1, 1). Into the valley is easy,
 * along it is hard.
 *
 * <p>Source: Rosenbrock, "An automatic method for finding the greatest or least value of a function", <em>The Computer
 * Journal</em> 3 (1960), 175–184; so is the start.
 */
public final class Rosenbrock implements LeastSquaresObjective {
  /** The usual start, (−1.2, 1), where the value is 24.2. */
  public static double[] start() {
    return new double[] {-1.2, 1};
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public double value(double[] parameters) {
    double x = parameters[0];
    double a = parameters[1] - x * x;
    double b = 1 - x;
    return 100 * a * a + b * b;
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    double x = parameters[0];
    double a = parameters[1] - x * x;
    gradient[0] = -400 * x * a - 2 * (1 - x);
    gradient[1] = 200 * a;
    return value(parameters);
  }

  /** The residuals are √200 (y − x²) and √2 (1 − x). */
  @Override
  public double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton) {
    double x = parameters[0];
    gaussNewton[0] = 800 * x * x + 2;
    gaussNewton[1] = -400 * x;
    gaussNewton[2] = -400 * x;
    gaussNewton[3] = 200;
    return gradient(parameters, gradient);
  }
}
