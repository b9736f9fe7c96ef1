package io.ganglion.api;

/**
 * An activation that maps each unit by the same function of one number. Two scalar functions are all there is to write.
 *
 * <p>For results that are the same on every JDK, use {@link ExactMath} or {@link StrictMath} rather than {@link Math}
 * for anything beyond {@code + - * / sqrt fma abs min max}.
 */
public interface ElementwiseActivation extends Activation {
  /** The activation at {@code x}. Finite wherever the true value is. */
  double value(double x);

  /**
   * The derivative at {@code x}, where {@code y = value(x)} has been computed already. At a kink, any one-sided
   * derivative.
   */
  double derivative(double x, double y);

  @Override
  default void forward(double[] x, double[] y, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      y[i] = value(x[i]);
    }
  }

  @Override
  default void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      dx[i] = dy[i] * derivative(x[i], y[i]);
    }
  }

  /** The values in double precision, rounded. */
  @Override
  default void forward(float[] x, float[] y, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      y[i] = (float) value(x[i]);
    }
  }

  /** The products in double precision, rounded. */
  @Override
  default void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      dx[i] = (float) (dy[i] * derivative(x[i], y[i]));
    }
  }
}
