package io.ganglion.testkit;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import java.util.function.BooleanSupplier;

/** What the contracts of activations and losses ask of whole batches. */
final class Batches {
  private Batches() {}

  static void requireUnchanged(String method, String array, double[] actual, double[] expected) {
    int i = Bits.firstDifference(actual, expected);
    if (i >= 0) {
      throw Breach.of("after " + method + " of 3 rows of 4 units, " + array + "[" + i + "] is " + actual[i]
              + " and should be " + expected[i],
          "overwrite the first rows * width numbers of the output; leave alone, and never use, its old numbers, what"
              + " lies beyond in any array, and the inputs");
    }
  }

  /** Says of another pass over the same inputs whether it gives the bits of the one made now. */
  static BooleanSupplier repeats(Activation activation, double[] x, double[] dy) {
    Pass first = Pass.of(activation, x, dy, 2, x.length / 2);
    return () -> Pass.of(activation, x, dy, 2, x.length / 2).sameBitsAs(first);
  }

  /** The same of a loss. */
  static BooleanSupplier repeats(Loss loss, Activation output, double[] x, double[] targets) {
    LossPass first = LossPass.of(loss, output, x, targets, 2, x.length / 2);
    return () -> LossPass.of(loss, output, x, targets, 2, x.length / 2).sameBitsAs(first);
  }

  static float[] rounded(double[] doubles) {
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }

  /** Whether {@code actual} is what single precision may make of {@code exact}. */
  static boolean near(double exact, float actual) {
    return Math.abs(actual - exact) <= 64 * 0x1p-24 * (1 + Math.abs(exact));
  }
}
