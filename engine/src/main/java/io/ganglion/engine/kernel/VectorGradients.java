package io.ganglion.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** dL/dx from y and dL/dy of the functions, for whole arrays, with the same bits as {@link PlainKernels}. */
final class VectorGradients {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = DOUBLES.length();
  private static final int FLOAT_LANES = FLOATS.length();
  /** As in {@link VectorConversion}, a vector of {@code float} becomes two of {@code double}, and back. */
  private static final VectorMask<Float> UPPER = FLOATS.indexInRange(-LANES, FLOAT_LANES - LANES);
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
    for (; i <= size - FLOAT_LANES; i += FLOAT_LANES) {
      FloatVector y = FloatVector.fromArray(FLOATS, ys, i);
      FloatVector dy = FloatVector.fromArray(FLOATS, dys, i);
      DoubleVector y0 = (DoubleVector) y.convertShape(VectorOperators.F2D, DOUBLES, 0);
      DoubleVector y1 = (DoubleVector) y.convertShape(VectorOperators.F2D, DOUBLES, 1);
      DoubleVector dx0 = ONE.sub(y0).mul(y0)
          .mul(dy.convertShape(VectorOperators.F2D, DOUBLES, 0));
      DoubleVector dx1 = ONE.sub(y1).mul(y1)
          .mul(dy.convertShape(VectorOperators.F2D, DOUBLES, 1));
      FloatVector low = (FloatVector) dx0.convertShape(VectorOperators.D2F, FLOATS, 0);
      FloatVector high = (FloatVector) dx1.convertShape(VectorOperators.D2F, FLOATS, -1);
      low.blend(high, UPPER).intoArray(dxs, i);
    }
    for (; i < size; i++) {
      dxs[i] = (float) PlainKernels.sigmoidGradient(ys[i], dys[i]);
    }
  }

  static void tanh(float[] ys, float[] dys, float[] dxs, int size) {
    int i = 0;
    for (; i <= size - FLOAT_LANES; i += FLOAT_LANES) {
      FloatVector y = FloatVector.fromArray(FLOATS, ys, i);
      FloatVector dy = FloatVector.fromArray(FLOATS, dys, i);
      DoubleVector y0 = (DoubleVector) y.convertShape(VectorOperators.F2D, DOUBLES, 0);
      DoubleVector y1 = (DoubleVector) y.convertShape(VectorOperators.F2D, DOUBLES, 1);
      DoubleVector dx0 = ONE.sub(y0).mul(y0.add(1))
          .mul(dy.convertShape(VectorOperators.F2D, DOUBLES, 0));
      DoubleVector dx1 = ONE.sub(y1).mul(y1.add(1))
          .mul(dy.convertShape(VectorOperators.F2D, DOUBLES, 1));
      FloatVector low = (FloatVector) dx0.convertShape(VectorOperators.D2F, FLOATS, 0);
      FloatVector high = (FloatVector) dx1.convertShape(VectorOperators.D2F, FLOATS, -1);
      low.blend(high, UPPER).intoArray(dxs, i);
    }
    for (; i < size; i++) {
      dxs[i] = (float) PlainKernels.tanhGradient(ys[i], dys[i]);
    }
  }

  static void relu(float[] xs, float[] dys, float[] dxs, int size) {
    FloatVector zero = FloatVector.zero(FLOATS);
    int i = 0;
    for (; i <= size - FLOATS.length(); i += FLOATS.length()) {
      FloatVector x = FloatVector.fromArray(FLOATS, xs, i);
      zero.blend(FloatVector.fromArray(FLOATS, dys, i), x.compare(VectorOperators.GT, 0)).intoArray(dxs, i);
    }
    for (; i < size; i++) {
      dxs[i] = PlainKernels.reluGradient(xs[i], dys[i]);
    }
  }
}
