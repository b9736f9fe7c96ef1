package io.ganglion.engine.kernel;

/** {@link Kernels#softmax} by means of {@link Kernels#exp}. */
final class SoftmaxRows {
  private SoftmaxRows() {}

  // region double form
  static void compute(Kernels kernels, double[] x, int xAt, double[] y, int yAt, int rows, int width) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * width;
      int to = yAt + r * width;
      double largest = x[from];
      for (int j = 1; j < width; j++) {
        largest = x[from + j] > largest ? x[from + j] : largest;
      }
      for (int j = 0; j < width; j++) {
        y[to + j] = x[from + j] - largest;
      }
    }
    // All rows at once: a row alone rarely fills a vector.
    kernels.exp(y, yAt, y, yAt, rows * width);
    for (int r = 0; r < rows; r++) {
      int to = yAt + r * width;
      double sum = 0;
      for (int j = 0; j < width; j++) {
        sum += y[to + j];
      }
      for (int j = 0; j < width; j++) {
        y[to + j] /= sum;
      }
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  static void compute(Kernels kernels, float[] x, int xAt, float[] y, int yAt, int rows, int width) {
    for (int r = 0; r < rows; r++) {
      int from = xAt + r * width;
      int to = yAt + r * width;
      float largest = x[from];
      for (int j = 1; j < width; j++) {
        largest = x[from + j] > largest ? x[from + j] : largest;
      }
      for (int j = 0; j < width; j++) {
        y[to + j] = x[from + j] - largest;
      }
    }
    // All rows at once: a row alone rarely fills a vector.
    kernels.exp(y, yAt, y, yAt, rows * width);
    for (int r = 0; r < rows; r++) {
      int to = yAt + r * width;
      float sum = 0;
      for (int j = 0; j < width; j++) {
        sum += y[to + j];
      }
      for (int j = 0; j < width; j++) {
        y[to + j] /= sum;
      }
    }
  }
  // endregion
}
