package io.ganglion.testkit;

import java.util.Arrays;

/** Comparing arrays bit for bit: 0 and -0 differ, and NaN equals itself. */
final class Bits {
  private Bits() {}

  static boolean same(double a, double b) {
    return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }

  /** The first index at which two arrays of one length differ, or -1. */
  static int firstDifference(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (!same(a[i], b[i])) {
        return i;
      }
    }
    return -1;
  }

  /** An array full of NaN. */
  static double[] poison(int length) {
    double[] poison = new double[length];
    Arrays.fill(poison, Double.NaN);
    return poison;
  }
}
