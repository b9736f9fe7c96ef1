package io.ganglion.testkit;

import io.ganglion.api.LeastSquaresObjective;
import java.util.Arrays;

/** A bowl: half the sum of cᵢ (wᵢ − mᵢ)², whose least value is 0 at m. */
public final class Quadratic implements LeastSquaresObjective {
  private final double[] curvatures;
  private final double[] minimum;

  /**
   * @param curvatures the c, each greater than 0
   * @param minimum the m, as many
   */
  public Quadratic(double[] curvatures, double[] minimum) {
    if (curvatures.length != minimum.length || !Arrays.stream(curvatures).allMatch(c -> c > 0)) {
      throw new IllegalArgumentException("need as many curvatures above 0 as coordinates of the minimum");
    }
    this.curvatures = curvatures.clone();
    this.minimum = minimum.clone();
  }

  /** A copy. */
  public double[] minimum() {
    return minimum.clone();
  }

  @Override
  public int dimension() {
    return minimum.length;
  }

  @Override
  public double value(double[] parameters) {
    double sum = 0;
    for (int i = 0; i < minimum.length; i++) {
      double d = parameters[i] - minimum[i];
      sum += curvatures[i] * d * d;
    }
    return sum / 2;
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    for (int i = 0; i < minimum.length; i++) {
      gradient[i] = curvatures[i] * (parameters[i] - minimum[i]);
    }
    return value(parameters);
  }

  /** The residuals are √cᵢ (wᵢ − mᵢ), so JᵀJ is the diagonal matrix of the c. */
  @Override
  public double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton) {
    int n = minimum.length;
    Arrays.fill(gaussNewton, 0, n * n, 0);
    for (int i = 0; i < n; i++) {
      gaussNewton[i * n + i] = curvatures[i];
    }
    return gradient(parameters, gradient);
  }
}
