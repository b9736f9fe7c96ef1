package io.ganglion.losses;

import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseLoss;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.KnownLoss;
import io.ganglion.api.formula.LossFormula;

/**
 * Half the sum over the outputs of the squared differences: ½ Σ (y − t)². The one loss that is a sum of squares, which
 * trainers such as Levenberg–Marquardt need.
 */
@Plugin(name = "squared-error", summary = "Half the sum of the squared differences of an example.", api = Api.LEVEL)
public record SquaredError() implements ElementwiseLoss, KnownLoss {
  @Override
  public LossFormula formula() {
    return LossFormula.SQUARED_ERROR;
  }

  @Override
  public double value(double y, double target) {
    double difference = y - target;
    return 0.5 * (difference * difference);
  }

  @Override
  public double derivative(double y, double target) {
    return y - target;
  }

  /** Halves the whole sum at once, each square added without a rounding of its own. */
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
