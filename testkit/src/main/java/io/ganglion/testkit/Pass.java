package io.ganglion.testkit;

import io.ganglion.api.Activation;

/** One forward and one backward pass of an activation, in arrays that are just long enough. */
record Pass(double[] y, double[] dx) {
  static Pass of(Activation activation, double[] x, double[] dy, int rows, int width) {
    double[] y = forward(activation, x, rows, width);
    double[] dx = Bits.poison(rows * width);
    activation.backward(x.clone(), y.clone(), dy.clone(), dx, rows, width);
    return new Pass(y, dx);
  }

  static double[] forward(Activation activation, double[] x, int rows, int width) {
    double[] y = Bits.poison(rows * width);
    activation.forward(x.clone(), y, rows, width);
    return y;
  }

  boolean sameBitsAs(Pass other) {
    return Bits.firstDifference(y, other.y) < 0 && Bits.firstDifference(dx, other.dx) < 0;
  }
}
