package io.ganglion.api;

/**
 * A loss that is the sum over the outputs of one function of output and target, behind any activation. Two scalar
 * functions are all there is to write.
 *
 * <p>For results that are the same on every JDK, use {@link ExactMath} or {@link StrictMath} rather than {@link Math}
 * for anything beyond {@code + - * / sqrt fma abs min max}.
 */
public interface ElementwiseLoss extends Loss {
  /** The loss of output {@code y} where {@code target} was wanted. */
  double value(double y, double target);

  /** The derivative of {@link #value(double, double)} with respect to {@code y}; at a kink, any one-sided one. */
  double derivative(double y, double target);

  @Override
  default double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
      int width) {
    double sum = 0;
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      sum += value(y[i], targets[targetsAt + i]);
    }
    return sum;
  }

  @Override
  default void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx,
      int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      dx[i] = derivative(y[i], targets[targetsAt + i]);
    }
    activation.backward(x, y, dx, dx, rows, width);
  }
}
