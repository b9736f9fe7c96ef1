package io.ganglion.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Between {@code float} and {@code double}, which C2 of JDK 17 converts one by one. */
final class VectorConversion {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  /** As many lanes, so half as wide. */
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
  private static final int LANES = DOUBLES.length();

  private VectorConversion() {}

  static void round(double[] from, int fromAt, float[] to, int toAt, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      FloatVector rounded = (FloatVector) DoubleVector.fromArray(DOUBLES, from, fromAt + i)
          .convertShape(VectorOperators.D2F, FLOATS, 0);
      rounded.intoArray(to, toAt + i);
    }
    for (; i < size; i++) {
      to[toAt + i] = (float) from[fromAt + i];
    }
  }

  static void widen(float[] part, int partAt, double[] total, int totalAt, int size) {
    DoubleVector zero = DoubleVector.zero(DOUBLES);
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      DoubleVector numbers = (DoubleVector) FloatVector.fromArray(FLOATS, part, partAt + i)
          .convertShape(VectorOperators.F2D, DOUBLES, 0);
      zero.add(numbers).intoArray(total, totalAt + i);
    }
    for (; i < size; i++) {
      total[totalAt + i] = 0.0 + part[partAt + i];
    }
  }

  static void add(float[] part, int partAt, double[] total, int totalAt, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      DoubleVector numbers = (DoubleVector) FloatVector.fromArray(FLOATS, part, partAt + i)
          .convertShape(VectorOperators.F2D, DOUBLES, 0);
      DoubleVector.fromArray(DOUBLES, total, totalAt + i).add(numbers).intoArray(total, totalAt + i);
    }
    for (; i < size; i++) {
      total[totalAt + i] += part[partAt + i];
    }
  }
}
