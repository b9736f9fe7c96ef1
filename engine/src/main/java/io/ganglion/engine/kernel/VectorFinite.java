package io.ganglion.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** As fast as the numbers come from memory: 0 times a number that isn't finite is none, and stays in the sum. */
final class VectorFinite {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private VectorFinite() {}

  static boolean areFinite(double[] numbers, int at, int size) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector a = zero;
    DoubleVector b = zero;
    DoubleVector c = zero;
    DoubleVector d = zero;
    int i = 0;
    for (; i <= size - 4 * LANES; i += 4 * LANES) {
      a = DoubleVector.fromArray(SPECIES, numbers, at + i).fma(zero, a);
      b = DoubleVector.fromArray(SPECIES, numbers, at + i + LANES).fma(zero, b);
      c = DoubleVector.fromArray(SPECIES, numbers, at + i + 2 * LANES).fma(zero, c);
      d = DoubleVector.fromArray(SPECIES, numbers, at + i + 3 * LANES).fma(zero, d);
    }
    double rest = 0;
    for (; i < size; i++) {
      rest = Math.fma(numbers[at + i], 0, rest);
    }
    return rest == 0 && a.add(b).add(c.add(d)).compare(VectorOperators.EQ, 0).allTrue();
  }
}
