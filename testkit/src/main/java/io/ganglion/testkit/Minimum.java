package io.ganglion.testkit;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import java.util.Arrays;

/** Looks around a point at which a loss should be least. */
final class Minimum {
  /** Of terms as large as 1 + |target|, some roundings. */
  private static final double ROUNDING = 1e-12;

  private Minimum() {}

  /** Checks that the loss of one example, whose targets are its outputs at {@code x}, is least there. */
  static void check(Loss loss, Activation output, double[] x, double[] targets) {
    int width = x.length;
    double size = 1 + Arrays.stream(targets).map(Math::abs).sum() + Arrays.stream(x).map(Math::abs).sum();
    LossPass least = LossPass.of(loss, output, x, targets, 1, width);
    String where = "behind " + LossContract.name(output) + " at x = " + Arrays.toString(x)
        + ", with the outputs for targets, ";
    for (int i = 0; i < width; i++) {
      if (!(Math.abs(least.dx()[i]) <= ROUNDING * size)) {
        throw Breach.of(where + "gradient gives dL/dx = " + least.dx()[i] + " for unit " + i,
            "let nothing draw where the target is reached; if the loss is least elsewhere, override"
                + " isLeastAtTheTarget()");
      }
      for (double shift : new double[] {-1, 1}) {
        double[] moved = x.clone();
        moved[i] += shift;
        LossPass there = LossPass.of(loss, output, moved, targets, 1, width);
        if (!(there.value() >= least.value() - ROUNDING * size * size)
            || !(there.dx()[i] * shift >= -ROUNDING * size)) {
          throw Breach.of(where + "the value is " + least.value() + "; with unit " + i + " moved by " + shift
              + " it is "
                  + there.value() + ", and dL/dx = " + there.dx()[i],
              "the value grows with the distance from the target, and the gradient points away from it: check the"
                  + " signs");
        }
      }
    }
  }
}
