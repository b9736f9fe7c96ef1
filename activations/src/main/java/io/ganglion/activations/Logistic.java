package io.ganglion.activations;

/** The logistic function 1 / (1 + e⁻ˣ), which several activations are made of. */
final class Logistic {
  private Logistic() {}

  static double of(double x) {
    double e = StrictMath.exp(-Math.abs(x)); // never overflows, so that small outputs keep all their digits
    return (x < 0 ? e : 1) / (1 + e);
  }
}
