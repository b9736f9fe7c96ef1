package io.ganglion.testkit;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;

/** What the contracts of activations and losses ask of whole batches. */
final class Batches {
  private static final int PASSES = 2000;

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

  /** How many of many passes over the same inputs differ from the first. */
  static int disagreements(Activation activation, double[] x, double[] dy) {
    Pass first = Pass.of(activation, x, dy, 2, x.length / 2);
    int disagreements = 0;
    for (int i = 0; i < PASSES; i++) {
      if (!Pass.of(activation, x, dy, 2, x.length / 2).sameBitsAs(first)) {
        disagreements++;
      }
    }
    return disagreements;
  }

  /** The same of a loss. */
  static int disagreements(Loss loss, Activation output, double[] x, double[] targets) {
    LossPass first = LossPass.of(loss, output, x, targets, 2, x.length / 2);
    int disagreements = 0;
    for (int i = 0; i < PASSES; i++) {
      if (!LossPass.of(loss, output, x, targets, 2, x.length / 2).sameBitsAs(first)) {
        disagreements++;
      }
    }
    return disagreements;
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
