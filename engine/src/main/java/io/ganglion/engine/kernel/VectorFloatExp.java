package io.ganglion.engine.kernel;

import io.ganglion.api.exact.FloatExp;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link VectorDoubleExp} for {@code float}; made from it by {@code .ci/float-forms}. */
final class VectorFloatExp {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  /** The number of values passed from one step of a function to the next, which fit into the first-level cache. */
  static final int BLOCK = 512;
  private static final int LANES = SPECIES.length();
  private static final FloatVector C0 = FloatVector.broadcast(SPECIES, FloatExp.C0);
  private static final FloatVector C1 = FloatVector.broadcast(SPECIES, FloatExp.C1);
  private static final FloatVector C2 = FloatVector.broadcast(SPECIES, FloatExp.C2);
  private static final FloatVector C3 = FloatVector.broadcast(SPECIES, FloatExp.C3);
  private static final FloatVector C4 = FloatVector.broadcast(SPECIES, FloatExp.C4);
  private static final FloatVector C5 = FloatVector.broadcast(SPECIES, FloatExp.C5);
  // region by hand: degree of the polynomial
  // No more terms: the next is less than the last bit.
  // endregion
  private static final FloatVector LOG2_E = FloatVector.broadcast(SPECIES, FloatExp.LOG2_E);
  private static final FloatVector SHIFT = FloatVector.broadcast(SPECIES, FloatExp.SHIFT);
  private static final FloatVector MINUS_LN2_HIGH = FloatVector.broadcast(SPECIES, -FloatExp.LN2_HIGH);
  private static final FloatVector MINUS_LN2_LOW = FloatVector.broadcast(SPECIES, -FloatExp.LN2_LOW);
  private static final FloatVector HALF = FloatVector.broadcast(SPECIES, 0.5f);
  // region by hand: sigmoid
  private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1);
  // endregion
  private static final int SIGN = Float.floatToRawIntBits(-0.0f);
  /** Is added to {@code shifted} after its last bits have been moved to the place of the exponent. */
  private static final int BIAS = FloatExp.EXPONENT_BIAS - FloatExp.SHIFT_BITS << FloatExp.FRACTION_BITS;
  /** The same for a power that is greater by 2^{@link FloatExp#LIFT}. */
  private static final int LIFTED_BIAS =
      FloatExp.LIFT + FloatExp.EXPONENT_BIAS - FloatExp.SHIFT_BITS << FloatExp.FRACTION_BITS;

  private VectorFloatExp() {}

  static void exp(float[] xs, int xAt, float[] ys, int yAt, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, xs, xAt + i);
      FloatVector inside = x.blend(FloatExp.HIGHEST, x.compare(VectorOperators.GT, FloatExp.HIGHEST));
      inside = inside.blend(FloatExp.LOWEST, inside.compare(VectorOperators.LT, FloatExp.LOWEST));
      FloatVector shifted = inside.fma(LOG2_E, SHIFT);
      FloatVector k = shifted.sub(SHIFT);
      FloatVector r = k.fma(MINUS_LN2_LOW, k.fma(MINUS_LN2_HIGH, inside));
      FloatVector r2 = r.mul(r);
      // region by hand: degree of the polynomial
      FloatVector sum = r.fma(C5, C4);
      sum = sum.fma(r2, r.fma(C3, C2)).fma(r2, r.fma(C1, C0));
      // endregion
      FloatVector part = sum.fma(r2, r);
      IntVector exponent = shifted.reinterpretAsInts().sub(FloatExp.SHIFT_BITS);
      IntVector half = exponent.add(FloatExp.HALVING).lanewise(VectorOperators.LSHR, 1).sub(FloatExp.HALVING / 2);
      FloatVector power = half.add(FloatExp.EXPONENT_BIAS)
          .lanewise(VectorOperators.LSHL, FloatExp.FRACTION_BITS).reinterpretAsFloats();
      FloatVector rest = exponent.sub(half).add(FloatExp.EXPONENT_BIAS)
          .lanewise(VectorOperators.LSHL, FloatExp.FRACTION_BITS).reinterpretAsFloats();
      part.add(1).mul(power).mul(rest).intoArray(ys, yAt + i);
    }
    for (; i < size; i++) {
      ys[yAt + i] = FloatExp.exp(xs[xAt + i]);
    }
  }

  // region by hand: sigmoid
  /** Computed in one step: with a mask, it is short enough. */
  static void sigmoid(float[] xs, int xAt, float[] ys, int yAt, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, xs, xAt + i);
      FloatVector inside = x.abs().neg().max(FloatExp.LOWEST);
      FloatVector shifted = inside.fma(LOG2_E, SHIFT);
      FloatVector k = shifted.sub(SHIFT);
      FloatVector r = k.fma(MINUS_LN2_LOW, k.fma(MINUS_LN2_HIGH, inside));
      FloatVector r2 = r.mul(r);
      FloatVector sum = r.fma(C5, C4);
      sum = sum.fma(r2, r.fma(C3, C2)).fma(r2, r.fma(C1, C0));
      FloatVector part = sum.fma(r2, r);
      FloatVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, FloatExp.FRACTION_BITS)
          .add(LIFTED_BIAS).reinterpretAsFloats();
      FloatVector e = part.add(1).mul(power).mul(FloatExp.UNLIFT);
      var negative = x.compare(VectorOperators.LT, 0);
      FloatVector top = ONE.blend(e, negative);
      FloatVector bottom = e.add(1);
      FloatVector lost = e.sub(bottom.sub(1));
      FloatVector y = top.div(bottom);
      FloatVector minusY = y.neg();
      FloatVector residue = minusY.fma(lost, minusY.fma(bottom, top));
      residue.fma(y.blend(minusY.add(1), negative), y).intoArray(ys, yAt + i);
    }
    for (; i < size; i++) {
      ys[yAt + i] = FloatExp.sigmoid(xs[xAt + i]);
    }
  }
  // endregion

  /**
   * Computed in two steps; the first finds m = e^-2|x| - 1 and its rounding error.
   *
   * @param scratch room for twice {@link #BLOCK} numbers
   */
  static void tanh(float[] xs, int xAt, float[] ys, int yAt, int size, float[] scratch) {
    int vectors = size - size % LANES;
    for (int from = 0; from < vectors; from += BLOCK) {
      int count = Math.min(BLOCK, vectors - from);
      powersMinusOne(xs, xAt + from, scratch, count);
      tanhQuotients(scratch, xs, xAt + from, ys, yAt + from, count);
    }
    for (int i = vectors; i < size; i++) {
      ys[yAt + i] = FloatExp.tanh(xs[xAt + i]);
    }
  }

  private static void powersMinusOne(float[] xs, int xAt, float[] scratch, int size) {
    FloatVector c0 = FloatVector.broadcast(SPECIES, FloatExp.C0);
    FloatVector c1 = FloatVector.broadcast(SPECIES, FloatExp.C1);
    FloatVector c2 = FloatVector.broadcast(SPECIES, FloatExp.C2);
    FloatVector c3 = FloatVector.broadcast(SPECIES, FloatExp.C3);
    FloatVector c4 = FloatVector.broadcast(SPECIES, FloatExp.C4);
    FloatVector c5 = FloatVector.broadcast(SPECIES, FloatExp.C5);
    // region by hand: degree of the polynomial
    // No more terms: the next is less than the last bit.
    // endregion
    FloatVector log2E = FloatVector.broadcast(SPECIES, FloatExp.LOG2_E);
    FloatVector shift = FloatVector.broadcast(SPECIES, FloatExp.SHIFT);
    FloatVector minusLn2High = FloatVector.broadcast(SPECIES, -FloatExp.LN2_HIGH);
    FloatVector minusLn2Low = FloatVector.broadcast(SPECIES, -FloatExp.LN2_LOW);
    for (int i = 0; i < size; i += LANES) {
      FloatVector doubled = FloatVector.fromArray(SPECIES, xs, xAt + i).abs().mul(-2)
          .max(FloatExp.LOWEST_MINUS_ONE);
      FloatVector shifted = doubled.fma(log2E, shift);
      FloatVector k = shifted.sub(shift);
      FloatVector r = k.fma(minusLn2Low, k.fma(minusLn2High, doubled));
      FloatVector r2 = r.mul(r);
      // region by hand: degree of the polynomial
      FloatVector sum = r.fma(c5, c4);
      sum = sum.fma(r2, r.fma(c3, c2)).fma(r2, r.fma(c1, c0));
      // endregion
      FloatVector part = sum.fma(r2, r);
      FloatVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, FloatExp.FRACTION_BITS)
          .add(BIAS).reinterpretAsFloats();
      FloatVector powerMinusOne = power.sub(1);
      FloatVector m = power.fma(part, powerMinusOne);
      m.intoArray(scratch, i);
      FloatVector lostOfPart = sum.fma(r2, r.sub(part));
      power.fma(lostOfPart, power.fma(part, powerMinusOne.sub(m))).intoArray(scratch, BLOCK + i);
    }
  }

  private static void tanhQuotients(float[] scratch, float[] xs, int xAt, float[] ys, int yAt, int size) {
    for (int i = 0; i < size; i += LANES) {
      FloatVector m = FloatVector.fromArray(SPECIES, scratch, i);
      FloatVector lost = FloatVector.fromArray(SPECIES, scratch, BLOCK + i);
      FloatVector bottom = m.add(2);
      FloatVector lostOfBottom = m.sub(bottom.sub(2));
      FloatVector minusM = m.neg();
      FloatVector y = minusM.div(bottom);
      FloatVector minusY = y.neg();
      FloatVector residue = minusY.fma(lostOfBottom, minusY.fma(bottom, minusM));
      residue = minusY.fma(lost, residue.sub(lost));
      IntVector magnitude = residue.fma(y.fma(HALF, HALF), y).abs().reinterpretAsInts();
      IntVector sign = FloatVector.fromArray(SPECIES, xs, xAt + i).reinterpretAsInts().and(SIGN);
      magnitude.or(sign).reinterpretAsFloats().intoArray(ys, yAt + i);
    }
  }
}
