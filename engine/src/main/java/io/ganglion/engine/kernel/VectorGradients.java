package io.ganglion.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Derivatives of the functions, times what comes from above, for whole arrays: the bits of {@link PlainKernels}. */
final class VectorGradients {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  /** As many lanes, so half as wide. */
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
  private static final VectorSpecies<Float> WIDE_FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = DOUBLES.length();
  private static final DoubleVector ONE = DoubleVector.broadcast(DOUBLES, 1);

  private VectorGradients() {}

  static void sigmoid(double[] ys, double[] dys, double[] dxs, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      DoubleVector y = DoubleVector.fromArray(DOUBLES, ys, i);
      DoubleVector.fromArray(DOUBLES, dys, i).mul(y.mul(ONE.sub(y))).intoArray(dxs, i);
    }
    for (; i < size; i++) {
      dxs[i] = PlainKernels.sigmoidGradient(ys[i], dys[i]);
    }
  }

  static void tanh(double[] ys, double[] dys, double[] dxs, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      DoubleVector y = DoubleVector.fromArray(DOUBLES, ys, i);
      DoubleVector.fromArray(DOUBLES, dys, i).mul(ONE.sub(y).mul(y.add(1))).intoArray(dxs, i);
    }
    for (; i < size; i++) {
      dxs[i] = PlainKernels.tanhGradient(ys[i], dys[i]);
    }
  }

  static void sigmoid(float[] ys, float[] dys, float[] dxs, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      DoubleVector y = (DoubleVector) FloatVector.fromArray(FLOATS, ys, i)
          .convertShape(VectorOperators.F2D, DOUBLES, 0);
      DoubleVector dy = (DoubleVector) FloatVector.fromArray(FLOATS, dys, i)
          .convertShape(VectorOperators.F2D, DOUBLES, 0);
      FloatVector dx = (FloatVector) dy.mul(y.mul(ONE.sub(y))).convertShape(VectorOperators.D2F, FLOATS, 0);
      dx.intoArray(dxs, i);
    }
    for (; i < size; i++) {
      dxs[i] = (float) PlainKernels.sigmoidGradient(ys[i], dys[i]);
    }
  }

  static void tanh(float[] ys, float[] dys, float[] dxs, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      DoubleVector y = (DoubleVector) FloatVector.fromArray(FLOATS, ys, i)
          .convertShape(VectorOperators.F2D, DOUBLES, 0);
      DoubleVector dy = (DoubleVector) FloatVector.fromArray(FLOATS, dys, i)
          .convertShape(VectorOperators.F2D, DOUBLES, 0);
      FloatVector dx = (FloatVector) dy.mul(ONE.sub(y).mul(y.add(1)))
          .convertShape(VectorOperators.D2F, FLOATS, 0);
      dx.intoArray(dxs, i);
    }
    for (; i < size; i++) {
      dxs[i] = (float) PlainKernels.tanhGradient(ys[i], dys[i]);
    }
  }

  static void relu(float[] xs, float[] dys, float[] dxs, int size) {
    FloatVector zero = FloatVector.zero(WIDE_FLOATS);
    int i = 0;
    for (; i <= size - WIDE_FLOATS.length(); i += WIDE_FLOATS.length()) {
      FloatVector x = FloatVector.fromArray(WIDE_FLOATS, xs, i);
      zero.blend(FloatVector.fromArray(WIDE_FLOATS, dys, i), x.compare(VectorOperators.GT, 0)).intoArray(dxs, i);
    }
    for (; i < size; i++) {
      dxs[i] = PlainKernels.reluGradient(xs[i], dys[i]);
    }
  }
}
