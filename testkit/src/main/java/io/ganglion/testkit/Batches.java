package io.ganglion.testkit;

import io.ganglion.api.Activation;

/** What the activation contract asks of whole batches. */
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
}
