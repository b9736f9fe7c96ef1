package io.ganglion.testkit;

import io.ganglion.api.Activation;
import java.util.Arrays;

/** Compares an activation's backward pass with differences of its forward pass. */
final class Derivatives {
  private Derivatives() {}

  /** Checks every dL/dx of one example, for L a weighted sum of the outputs. */
  static void check(Activation activation, double[] x) {
    int width = x.length;
    double[] dy = width == 1 ? NetInputs.ones(1) : NetInputs.others(width);
    Pass pass = Pass.of(activation, x, dy, 1, width);
    double magnitude = 0;
    for (int i = 0; i < width; i++) {
      magnitude += Math.abs(dy[i] * pass.y()[i]);
    }
    for (int i = 0; i < width; i++) {
      int unit = i;
      Slope slope = Slope.of(xi -> loss(activation, x, unit, xi, dy), x[i], magnitude);
      if (!slope.includes(pass.dx()[i])) {
        throw Breach.of("backward gives dL/dx = " + pass.dx()[i] + (width == 1 ? " at x = " + x[i]
                : " for unit " + i + " at x = " + Arrays.toString(x) + ", dL/dy = " + Arrays.toString(dy))
                + ", but differences of forward say it is between " + slope.low() + " and " + slope.high(),
            "make the derivative that of the value; at a kink, the slope to either side will do");
      }
    }
  }

  private static double loss(Activation activation, double[] x, int unit, double xi, double[] dy) {
    double[] moved = x.clone();
    moved[unit] = xi;
    double[] y = Pass.forward(activation, moved, 1, moved.length);
    double loss = 0;
    for (int i = 0; i < y.length; i++) {
      loss += dy[i] * y[i];
    }
    return loss;
  }
}
