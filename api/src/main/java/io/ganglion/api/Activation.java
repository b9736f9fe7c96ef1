package io.ganglion.api;

/**
 * What a layer does to its net inputs. An implementation is a plug-in record, immutable and safe for concurrent use.
 *
 * <p>Arrays hold {@code rows} examples of {@code width} units each, row after row from index 0; they may be longer than
 * {@code rows * width}, and what lies beyond is neither read nor written. Neither method allocates.
 *
 * <p>Most activations treat every unit alike and implement {@link ElementwiseActivation}; this interface is for those in
 * which the units of an example depend on one another, such as softmax.
 */
public interface Activation {
  /** Overwrites {@code y} with the outputs for the net inputs {@code x}. The arrays are never the same. */
  void forward(double[] x, double[] y, int rows, int width);

  /**
   * Overwrites {@code dx} with dL/dx for a scalar L, given {@code dy} = dL/dy and the {@code x} and {@code y} of the
   * forward pass. {@code dx} may be {@code dy}; no other two arrays are the same.
   */
  void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width);

  /**
   * {@link #forward(double[], double[], int, int)} for experiments that compute in single precision. Unless it is
   * overridden, it goes through double precision row by row, and allocates: what runs often had better do it itself.
   */
  default void forward(float[] x, float[] y, int rows, int width) {
    RowsInDouble.forward(this, x, y, rows, width);
  }

  /**
   * {@link #backward(double[], double[], double[], double[], int, int)} for experiments that compute in single
   * precision, where {@code y} was rounded. Unless it is overridden, it goes through double precision row by row, and
   * allocates.
   */
  default void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
    RowsInDouble.backward(this, x, y, dy, dx, rows, width);
  }
}
