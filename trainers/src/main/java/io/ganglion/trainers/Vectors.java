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

  /** The Euclidean length, which neither overflows nor underflows before its time. */
  static double norm(double[] a) {
    double largest = 0;
    for (double x : a) {
      largest = Math.max(largest, Math.abs(x));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (double x : a) {
      sum += (x / largest) * (x / largest);
    }
    return largest * Math.sqrt(sum);
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
