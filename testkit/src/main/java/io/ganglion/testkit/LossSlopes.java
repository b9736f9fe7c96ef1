package io.ganglion.testkit;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import java.util.Arrays;

/** Compares the gradient of a loss with differences of its value. */
final class LossSlopes {
  private LossSlopes() {}

  /** Checks every dL/dx of one example. */
  static void check(Loss loss, Activation output, double[] x, double[] targets) {
    int width = x.length;
    double magnitude = 1;
    for (int i = 0; i < width; i++) {
      magnitude += Math.abs(x[i]) * (1 + Math.abs(targets[i]));
    }
    LossPass pass = LossPass.of(loss, output, x, targets, 1, width);
    for (int i = 0; i < width; i++) {
      int unit = i;
      Slope slope = Slope.of(xi -> {
        double[] moved = x.clone();
        moved[unit] = xi;
        return LossPass.value(loss, output, moved, targets, 1, width);
      }, x[i], magnitude);
      if (!slope.includes(pass.dx()[i])) {
        throw Breach.of("behind " + LossContract.name(output) + ", gradient gives dL/dx = " + pass.dx()[i]
                + " for unit " + i + " at x = " + Arrays.toString(x) + ", targets " + Arrays.toString(targets)
                + ", but differences of value say it is between " + slope.low() + " and " + slope.high(),
            "make the gradient that of the value, with respect to the net inputs: the activation's backward turns"
                + " dL/dy into dL/dx");
      }
    }
  }
}
