package io.ganglion.trainers;

/** Sums over whole vectors, always in the order of their indices. */
final class Vectors {
  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static boolean isZero(double[] a) {
    for (double x : a) {
      if (x != 0) {
        return false;
      }
    }
    return true;
  }

  /** Overwrites {@code negated} with −a. */
  static void negate(double[] a, double[] negated) {
    for (int i = 0; i < a.length; i++) {
      negated[i] = -a[i];
    }
  }
}
