package io.ganglion.api;

/** Half a sum of squared residuals r: the value, Jᵀr and JᵀJ are sums over examples with J the Jacobian of r. */
public interface LeastSquaresObjective extends Objective {
  /**
   * Overwrites {@code gradient} with Jᵀr and {@code gaussNewton}, a symmetric matrix row after row of
   * {@code dimension() * dimension()} numbers, with JᵀJ; returns the value. All at {@code parameters}.
   */
  double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton);
}
