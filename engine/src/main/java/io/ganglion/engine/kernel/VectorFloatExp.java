package io.ganglion.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The functions of {@link FloatExp} for whole arrays: the same operations in the same order, so the same bits. */
final class VectorFloatExp {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final FloatVector C0 = FloatVector.broadcast(SPECIES, FloatExp.C0);
  private static final FloatVector C1 = FloatVector.broadcast(SPECIES, FloatExp.C1);
  private static final FloatVector C2 = FloatVector.broadcast(SPECIES, FloatExp.C2);
  private static final FloatVector C3 = FloatVector.broadcast(SPECIES, FloatExp.C3);
  private static final FloatVector C4 = FloatVector.broadcast(SPECIES, FloatExp.C4);
  private static final FloatVector C5 = FloatVector.broadcast(SPECIES, FloatExp.C5);
  private static final FloatVector LOG2_E = FloatVector.broadcast(SPECIES, FloatExp.LOG2_E);
  private static final FloatVector SHIFT = FloatVector.broadcast(SPECIES, FloatExp.SHIFT);
  private static final FloatVector MINUS_LN2_HIGH = FloatVector.broadcast(SPECIES, -FloatExp.LN2_HIGH);
  private static final FloatVector MINUS_LN2_LOW = FloatVector.broadcast(SPECIES, -FloatExp.LN2_LOW);
  private static final FloatVector HALF = FloatVector.broadcast(SPECIES, 0.5f);
  private static final int SIGN = Float.floatToRawIntBits(-0.0f);

  private VectorFloatExp() {}

  static void exp(float[] x, int xAt, float[] y, int yAt, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      exp(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
    }
    for (; i < size; i++) {
      y[yAt + i] = FloatExp.exp(x[xAt + i]);
    }
  }

  static void sigmoid(float[] x, int xAt, float[] y, int yAt, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      sigmoid(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
    }
    for (; i < size; i++) {
      y[yAt + i] = FloatExp.sigmoid(x[xAt + i]);
    }
  }

  static void tanh(float[] x, int xAt, float[] y, int yAt, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      tanh(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
    }
    for (; i < size; i++) {
      y[yAt + i] = FloatExp.tanh(x[xAt + i]);
    }
  }

  private static FloatVector exp(FloatVector x) {
    FloatVector inside = x.blend(FloatExp.HIGHEST, x.compare(VectorOperators.GT, FloatExp.HIGHEST));
    inside = inside.blend(FloatExp.LOWEST, inside.compare(VectorOperators.LT, FloatExp.LOWEST));
    FloatVector shifted = inside.fma(LOG2_E, SHIFT);
    FloatVector value = expm1(inside, shifted.sub(SHIFT)).add(1);
    IntVector exponent = exponent(shifted);
    IntVector half = exponent.add(FloatExp.HALVING).lanewise(VectorOperators.LSHR, 1).sub(FloatExp.HALVING / 2);
    return value.mul(power(half)).mul(power(exponent.sub(half)));
  }

  private static FloatVector sigmoid(FloatVector x) {
    FloatVector e = expOfNegative(x.abs().neg());
    VectorMask<Float> negative = x.compare(VectorOperators.LT, 0);
    FloatVector top = FloatVector.broadcast(SPECIES, 1).blend(e, negative);
    FloatVector bottom = e.add(1);
    FloatVector lost = e.sub(bottom.sub(1));
    FloatVector y = top.div(bottom);
    FloatVector minusY = y.neg();
    FloatVector residue = minusY.fma(lost, minusY.fma(bottom, top));
    return residue.fma(y.blend(minusY.add(1), negative), y);
  }

  private static FloatVector tanh(FloatVector x) {
    FloatVector doubled = x.abs().mul(-2);
    VectorMask<Float> low = doubled.compare(VectorOperators.LT, FloatExp.LOWEST_MINUS_ONE);
    doubled = doubled.blend(FloatExp.LOWEST_MINUS_ONE, low);
    FloatVector shifted = doubled.fma(LOG2_E, SHIFT);
    FloatVector k = shifted.sub(SHIFT);
    FloatVector power = power(exponent(shifted));
    FloatVector r = reduced(doubled, k);
    FloatVector r2 = r.mul(r);
    FloatVector sum = polynomial(r, r2);
    FloatVector part = sum.fma(r2, r);
    FloatVector m = power.fma(part, power.sub(1));
    FloatVector lostOfPart = sum.fma(r2, r.sub(part));
    FloatVector lost = power.fma(lostOfPart, power.fma(part, power.sub(1).sub(m)));
    FloatVector bottom = m.add(2);
    FloatVector lostOfBottom = m.sub(bottom.sub(2));
    FloatVector minusM = m.neg();
    FloatVector y = minusM.div(bottom);
    FloatVector minusY = y.neg();
    FloatVector residue = minusY.fma(lostOfBottom, minusY.fma(bottom, minusM));
    residue = minusY.fma(lost, residue.sub(lost));
    IntVector magnitude = residue.fma(y.fma(HALF, HALF), y).reinterpretAsInts();
    return magnitude.and(~SIGN).or(x.reinterpretAsInts().and(SIGN)).reinterpretAsFloats();
  }

  private static FloatVector expOfNegative(FloatVector x) {
    FloatVector inside = x.blend(FloatExp.LOWEST, x.compare(VectorOperators.LT, FloatExp.LOWEST));
    FloatVector shifted = inside.fma(LOG2_E, SHIFT);
    FloatVector value = expm1(inside, shifted.sub(SHIFT)).add(1);
    return value.mul(power(exponent(shifted).add(FloatExp.LIFT))).mul(FloatExp.UNLIFT);
  }

  private static FloatVector expm1(FloatVector x, FloatVector k) {
    FloatVector r = reduced(x, k);
    FloatVector r2 = r.mul(r);
    return polynomial(r, r2).fma(r2, r);
  }

  private static FloatVector reduced(FloatVector x, FloatVector k) {
    return k.fma(MINUS_LN2_LOW, k.fma(MINUS_LN2_HIGH, x));
  }

  private static FloatVector polynomial(FloatVector r, FloatVector r2) {
    FloatVector sum = r.fma(C5, C4);
    sum = sum.fma(r2, r.fma(C3, C2));
    return sum.fma(r2, r.fma(C1, C0));
  }

  private static IntVector exponent(FloatVector shifted) {
    return shifted.reinterpretAsInts().sub(FloatExp.SHIFT_BITS);
  }

  private static FloatVector power(IntVector exponent) {
    return exponent.add(FloatExp.EXPONENT_BIAS)
        .lanewise(VectorOperators.LSHL, FloatExp.FRACTION_BITS)
        .reinterpretAsFloats();
  }
}
