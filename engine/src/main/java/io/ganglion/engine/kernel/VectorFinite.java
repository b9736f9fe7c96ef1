package io.ganglion.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Finiteness checks at the speed of memory: 0 times a number that isn't finite is NaN, and so is every sum with it. */
final class VectorFinite {
  // region double form
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final int DOUBLE_LANES = DOUBLES.length();
  // endregion

  // region float form: made by .ci/float-forms
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int FLOAT_LANES = FLOATS.length();
  // endregion

  private VectorFinite() {}

  // region double form
  static boolean areFinite(double[] numbers, int at, int size) {
    DoubleVector zero = DoubleVector.zero(DOUBLES);
    DoubleVector a = zero;
    DoubleVector b = zero;
    DoubleVector c = zero;
    DoubleVector d = zero;
    int i = 0;
    for (; i <= size - 4 * DOUBLE_LANES; i += 4 * DOUBLE_LANES) {
      a = DoubleVector.fromArray(DOUBLES, numbers, at + i).fma(zero, a);
      b = DoubleVector.fromArray(DOUBLES, numbers, at + i + DOUBLE_LANES).fma(zero, b);
      c = DoubleVector.fromArray(DOUBLES, numbers, at + i + 2 * DOUBLE_LANES).fma(zero, c);
      d = DoubleVector.fromArray(DOUBLES, numbers, at + i + 3 * DOUBLE_LANES).fma(zero, d);
    }
    double rest = 0;
    for (; i < size; i++) {
      rest = Math.fma(numbers[at + i], 0, rest);
    }
    return rest == 0 && a.add(b).add(c.add(d)).compare(VectorOperators.EQ, 0).allTrue();
  }
  // endregion

  // region float form: made by .ci/float-forms
  static boolean areFinite(float[] numbers, int at, int size) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector a = zero;
    FloatVector b = zero;
    FloatVector c = zero;
    FloatVector d = zero;
    int i = 0;
    for (; i <= size - 4 * FLOAT_LANES; i += 4 * FLOAT_LANES) {
      a = FloatVector.fromArray(FLOATS, numbers, at + i).fma(zero, a);
      b = FloatVector.fromArray(FLOATS, numbers, at + i + FLOAT_LANES).fma(zero, b);
      c = FloatVector.fromArray(FLOATS, numbers, at + i + 2 * FLOAT_LANES).fma(zero, c);
      d = FloatVector.fromArray(FLOATS, numbers, at + i + 3 * FLOAT_LANES).fma(zero, d);
    }
    float rest = 0;
    for (; i < size; i++) {
      rest = Math.fma(numbers[at + i], 0, rest);
    }
    return rest == 0 && a.add(b).add(c.add(d)).compare(VectorOperators.EQ, 0).allTrue();
  }
  // endregion
}
