package io.ganglion.testkit;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;

/** The value and the gradient of a loss behind an activation, in arrays that are just long enough. */
record LossPass(double value, double[] dx) {
  static LossPass of(Loss loss, Activation output, double[] x, double[] targets, int rows, int width) {
    double[] y = Pass.forward(output, x, rows, width);
    double[] dx = Bits.poison(rows * width);
    loss.gradient(output, x.clone(), y.clone(), targets.clone(), 0, dx, rows, width);
    return new LossPass(value(loss, output, x, targets, rows, width), dx);
  }

  static double value(Loss loss, Activation output, double[] x, double[] targets, int rows, int width) {
    return loss.value(output, x.clone(), Pass.forward(output, x, rows, width), targets.clone(), 0, rows, width);
  }

  boolean sameBitsAs(LossPass other) {
    return Bits.same(value, other.value) && Bits.firstDifference(dx, other.dx) < 0;
  }
}
