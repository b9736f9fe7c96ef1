package io.ganglion.engine;

import io.ganglion.api.Activation;

/**
 * Cross-entropy: −Σ t log y over softmax outputs, −Σ (t log y + (1 − t) log(1 − y)) over sigmoid outputs, computed from
 * the net inputs so that nothing overflows and no logarithm of 0 is taken. Its gradient with respect to the net inputs
 * is y Σt − t and y − t (Bishop, "Pattern Recognition and Machine Learning", 2006, section 4.3).
 */
public record CrossEntropy() implements Loss {
  @Override
  public String name() {
    return "cross-entropy";
  }

  @Override
  public void requireUsableWith(Activation activation) {
    if (ClassOutput.of(activation) == ClassOutput.NONE) {
      throw new IllegalArgumentException(
          "cross-entropy needs outputs that are probabilities: softmax, or sigmoid, as the last layer's activation");
    }
  }

  @Override
  public double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
      int width) {
    return ClassOutput.of(activation) == ClassOutput.SOFTMAX
        ? softmaxValue(x, targets, targetsAt, rows, width)
        : sigmoidValue(x, targets, targetsAt, rows * width);
  }

  /** Σ t (logΣexp(x − max) + (max − x)): the largest net input never meets the logarithm, whose digits it would cost. */
  private static double softmaxValue(double[] x, double[] targets, int targetsAt, int rows, int width) {
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      int from = r * width;
      double largest = x[from];
      for (int j = 1; j < width; j++) {
        largest = Math.max(largest, x[from + j]);
      }
      double exponentials = 0;
      for (int j = 0; j < width; j++) {
        exponentials += StrictMath.exp(x[from + j] - largest);
      }
      double logSum = StrictMath.log(exponentials);
      for (int j = 0; j < width; j++) {
        double target = targets[targetsAt + from + j];
        if (target != 0) {
          sum += target * (logSum + (largest - x[from + j]));
        }
      }
    }
    return sum;
  }

  /** max(x, 0) − x t + log(1 + exp(−|x|)). */
  private static double sigmoidValue(double[] x, double[] targets, int targetsAt, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double xi = x[i];
      sum += Math.max(xi, 0) - xi * targets[targetsAt + i] + StrictMath.log1p(StrictMath.exp(-Math.abs(xi)));
    }
    return sum;
  }

  @Override
  public void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx,
      int rows, int width) {
    boolean softmax = ClassOutput.of(activation) == ClassOutput.SOFTMAX;
    for (int r = 0; r < rows; r++) {
      int from = r * width;
      double total = 1;
      if (softmax) {
        total = 0;
        for (int j = 0; j < width; j++) {
          total += targets[targetsAt + from + j];
        }
      }
      for (int j = 0; j < width; j++) {
        dx[from + j] = y[from + j] * total - targets[targetsAt + from + j];
      }
    }
  }
}
