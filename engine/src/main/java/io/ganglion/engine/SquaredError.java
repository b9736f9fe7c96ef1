package io.ganglion.engine;

import io.ganglion.api.Activation;

/** Half the sum over the outputs of the squared differences: ½ Σ (y − t)². */
public record SquaredError() implements Loss {
  @Override
  public String name() {
    return "squared-error";
  }

  @Override
  public void requireUsableWith(Activation activation) {
    // Any output has a squared difference from its target.
  }

  @Override
  public double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
      int width) {
    double sum = 0;
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      double difference = y[i] - targets[targetsAt + i];
      sum = Math.fma(difference, difference, sum);
    }
    return 0.5 * sum;
  }

  @Override
  public void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx,
      int rows, int width) {
    int size = rows * width;
    for (int i = 0; i < size; i++) {
      dx[i] = y[i] - targets[targetsAt + i];
    }
    activation.backward(x, y, dx, dx, rows, width);
  }
}
