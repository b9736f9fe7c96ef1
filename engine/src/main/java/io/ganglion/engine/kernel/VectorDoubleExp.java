package io.ganglion.engine.kernel;

import io.ganglion.api.exact.DoubleExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link DoubleExp} for whole arrays: the same operations in the same order, so the same bits.
 *
 * <p>Each loop is written out in full, so that its speed doesn't depend on whether C2 inlines methods that take and
 * return vectors: where it doesn't, vectors are allocated as objects. With such methods, exp in double precision took
 * 11.5 instead of 1.1 ns per element throughout one run out of five (JDK 25).
 *
 * <p>No method has more than about fifty vector operations. Each adds about 350 nodes to C2's graph, and after 18,000
 * nodes C2 postpones further inlining. On JDK 17 the last store of a longer method then sometimes remained a call, with
 * an object for every vector: tanh in one method of 64 operations took 10 ns per element instead of 2 in 4 JVMs of 14
 * on a busy machine. Therefore some functions are computed in two steps, the first of which has more than 325 bytes of
 * code, so that C2 doesn't inline it into its caller, where its operations would count again.
 */
final class VectorDoubleExp {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  /** The number of values passed from one step of a function to the next, which fit into the first-level cache. */
  static final int BLOCK = 512;
  private static final int LANES = SPECIES.length();
  private static final DoubleVector C0 = DoubleVector.broadcast(SPECIES, DoubleExp.C0);
  private static final DoubleVector C1 = DoubleVector.broadcast(SPECIES, DoubleExp.C1);
  private static final DoubleVector C2 = DoubleVector.broadcast(SPECIES, DoubleExp.C2);
  private static final DoubleVector C3 = DoubleVector.broadcast(SPECIES, DoubleExp.C3);
  private static final DoubleVector C4 = DoubleVector.broadcast(SPECIES, DoubleExp.C4);
  private static final DoubleVector C5 = DoubleVector.broadcast(SPECIES, DoubleExp.C5);
  // region by hand: degree of the polynomial
  private static final DoubleVector C6 = DoubleVector.broadcast(SPECIES, DoubleExp.C6);
  private static final DoubleVector C7 = DoubleVector.broadcast(SPECIES, DoubleExp.C7);
  private static final DoubleVector C8 = DoubleVector.broadcast(SPECIES, DoubleExp.C8);
  private static final DoubleVector C9 = DoubleVector.broadcast(SPECIES, DoubleExp.C9);
  private static final DoubleVector C10 = DoubleVector.broadcast(SPECIES, DoubleExp.C10);
  // endregion
  private static final DoubleVector LOG2_E = DoubleVector.broadcast(SPECIES, DoubleExp.LOG2_E);
  private static final DoubleVector SHIFT = DoubleVector.broadcast(SPECIES, DoubleExp.SHIFT);
  private static final DoubleVector MINUS_LN2_HIGH = DoubleVector.broadcast(SPECIES, -DoubleExp.LN2_HIGH);
  private static final DoubleVector MINUS_LN2_LOW = DoubleVector.broadcast(SPECIES, -DoubleExp.LN2_LOW);
  private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, 0.5);
  // region by hand: sigmoid
  private static final long ONE_BITS = Double.doubleToRawLongBits(1);
  // endregion
  private static final long SIGN = Double.doubleToRawLongBits(-0.0);
  /** Is added to {@code shifted} after its last bits have been moved to the place of the exponent. */
  private static final long BIAS = DoubleExp.EXPONENT_BIAS - DoubleExp.SHIFT_BITS << DoubleExp.FRACTION_BITS;
  /** The same for a power that is greater by 2^{@link DoubleExp#LIFT}. */
  private static final long LIFTED_BIAS =
      DoubleExp.LIFT + DoubleExp.EXPONENT_BIAS - DoubleExp.SHIFT_BITS << DoubleExp.FRACTION_BITS;

  private VectorDoubleExp() {}

  static void exp(double[] xs, int xAt, double[] ys, int yAt, int size) {
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, xs, xAt + i);
      DoubleVector inside = x.blend(DoubleExp.HIGHEST, x.compare(VectorOperators.GT, DoubleExp.HIGHEST));
      inside = inside.blend(DoubleExp.LOWEST, inside.compare(VectorOperators.LT, DoubleExp.LOWEST));
      DoubleVector shifted = inside.fma(LOG2_E, SHIFT);
      DoubleVector k = shifted.sub(SHIFT);
      DoubleVector r = k.fma(MINUS_LN2_LOW, k.fma(MINUS_LN2_HIGH, inside));
      DoubleVector r2 = r.mul(r);
      // region by hand: degree of the polynomial
      DoubleVector sum = C10.fma(r2, r.fma(C9, C8));
      sum = sum.fma(r2, r.fma(C7, C6)).fma(r2, r.fma(C5, C4)).fma(r2, r.fma(C3, C2)).fma(r2, r.fma(C1, C0));
      // endregion
      DoubleVector part = sum.fma(r2, r);
      LongVector exponent = shifted.reinterpretAsLongs().sub(DoubleExp.SHIFT_BITS);
      LongVector half = exponent.add(DoubleExp.HALVING).lanewise(VectorOperators.LSHR, 1).sub(DoubleExp.HALVING / 2);
      DoubleVector power = half.add(DoubleExp.EXPONENT_BIAS)
          .lanewise(VectorOperators.LSHL, DoubleExp.FRACTION_BITS).reinterpretAsDoubles();
      DoubleVector rest = exponent.sub(half).add(DoubleExp.EXPONENT_BIAS)
          .lanewise(VectorOperators.LSHL, DoubleExp.FRACTION_BITS).reinterpretAsDoubles();
      part.add(1).mul(power).mul(rest).intoArray(ys, yAt + i);
    }
    for (; i < size; i++) {
      ys[yAt + i] = DoubleExp.exp(xs[xAt + i]);
    }
  }

  // region by hand: sigmoid
  /** Computed in two steps; the second needs only e^-|x| with the sign of x. */
  static void sigmoid(double[] xs, int xAt, double[] ys, int yAt, int size) {
    int vectors = size - size % LANES;
    for (int from = 0; from < vectors; from += BLOCK) {
      int count = Math.min(BLOCK, vectors - from);
      powers(xs, xAt + from, ys, yAt + from, count);
      quotients(ys, yAt + from, count);
    }
    for (int i = vectors; i < size; i++) {
      ys[yAt + i] = DoubleExp.sigmoid(xs[xAt + i]);
    }
  }

  /**
   * Overwrites y with e^-|x| and the sign of x. Constants are broadcast here, because C2 of JDK 17 would load those in
   * static fields for every vector.
   */
  private static void powers(double[] xs, int xAt, double[] ys, int yAt, int size) {
    DoubleVector c0 = DoubleVector.broadcast(SPECIES, DoubleExp.C0);
    DoubleVector c1 = DoubleVector.broadcast(SPECIES, DoubleExp.C1);
    DoubleVector c2 = DoubleVector.broadcast(SPECIES, DoubleExp.C2);
    DoubleVector c3 = DoubleVector.broadcast(SPECIES, DoubleExp.C3);
    DoubleVector c4 = DoubleVector.broadcast(SPECIES, DoubleExp.C4);
    DoubleVector c5 = DoubleVector.broadcast(SPECIES, DoubleExp.C5);
    DoubleVector c6 = DoubleVector.broadcast(SPECIES, DoubleExp.C6);
    DoubleVector c7 = DoubleVector.broadcast(SPECIES, DoubleExp.C7);
    DoubleVector c8 = DoubleVector.broadcast(SPECIES, DoubleExp.C8);
    DoubleVector c9 = DoubleVector.broadcast(SPECIES, DoubleExp.C9);
    DoubleVector c10 = DoubleVector.broadcast(SPECIES, DoubleExp.C10);
    DoubleVector log2E = DoubleVector.broadcast(SPECIES, DoubleExp.LOG2_E);
    DoubleVector shift = DoubleVector.broadcast(SPECIES, DoubleExp.SHIFT);
    DoubleVector minusLn2High = DoubleVector.broadcast(SPECIES, -DoubleExp.LN2_HIGH);
    DoubleVector minusLn2Low = DoubleVector.broadcast(SPECIES, -DoubleExp.LN2_LOW);
    for (int i = 0; i < size; i += LANES) {
      LongVector x = DoubleVector.fromArray(SPECIES, xs, xAt + i).reinterpretAsLongs();
      DoubleVector inside = x.or(SIGN).reinterpretAsDoubles().max(DoubleExp.LOWEST);
      DoubleVector shifted = inside.fma(log2E, shift);
      DoubleVector k = shifted.sub(shift);
      DoubleVector r = k.fma(minusLn2Low, k.fma(minusLn2High, inside));
      DoubleVector r2 = r.mul(r);
      DoubleVector sum = c10.fma(r2, r.fma(c9, c8));
      sum = sum.fma(r2, r.fma(c7, c6)).fma(r2, r.fma(c5, c4)).fma(r2, r.fma(c3, c2)).fma(r2, r.fma(c1, c0));
      DoubleVector part = sum.fma(r2, r);
      DoubleVector power = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, DoubleExp.FRACTION_BITS)
          .add(LIFTED_BIAS).reinterpretAsDoubles();
      DoubleVector e = part.add(1).mul(power).mul(DoubleExp.UNLIFT);
      e.reinterpretAsLongs().or(x.and(SIGN)).reinterpretAsDoubles().intoArray(ys, yAt + i);
    }
  }

  /**
   * The second step, in place. A number's sign is copied to all bits of a word, which then selects bit by bit: on
   * JDK 17, a mask would be a vector that is made from a comparison and compared again.
   */
  private static void quotients(double[] ys, int yAt, int size) {
    for (int i = 0; i < size; i += LANES) {
      DoubleVector signed = DoubleVector.fromArray(SPECIES, ys, yAt + i);
      LongVector bits = signed.reinterpretAsLongs();
      LongVector negative = bits.lanewise(VectorOperators.ASHR, Long.SIZE - 1); // all bits, or none
      DoubleVector e = signed.abs();
      DoubleVector top = e.reinterpretAsLongs().lanewise(VectorOperators.XOR, ONE_BITS).and(negative)
          .lanewise(VectorOperators.XOR, ONE_BITS).reinterpretAsDoubles(); // e, or 1
      DoubleVector bottom = e.add(1);
      DoubleVector lost = e.sub(bottom.sub(1));
      DoubleVector y = top.div(bottom);
      DoubleVector minusY = y.neg();
      DoubleVector residue = minusY.fma(lost, minusY.fma(bottom, top));
      DoubleVector signedY = y.reinterpretAsLongs().lanewise(VectorOperators.XOR, bits.and(SIGN))
          .reinterpretAsDoubles();
      DoubleVector slope = negative.and(ONE_BITS).reinterpretAsDoubles().add(signedY); // 1 - y, or y
      residue.fma(slope, y).intoArray(ys, yAt + i);
    }
  }
  // endregion

  /**
   * Computed in two steps; the first finds m = e^-2|x| - 1 and its rounding error.
   *
   * @param scratch room for twice {@link #BLOCK} numbers
   */
  static void tanh(double[] xs, int xAt, double[] ys, int yAt, int size, double[] scratch) {
    int vectors = size - size % LANES;
    for (int from = 0; from < vectors; from += BLOCK) {
      int count = Math.min(BLOCK, vectors - from);
      powersMinusOne(xs, xAt + from, scratch, count);
      tanhQuotients(scratch, xs, xAt + from, ys, yAt + from, count);
    }
    for (int i = vectors; i < size; i++) {
      ys[yAt + i] = DoubleExp.tanh(xs[xAt + i]);
    }
  }

  private static void powersMinusOne(double[] xs, int xAt, double[] scratch, int size) {
    DoubleVector c0 = DoubleVector.broadcast(SPECIES, DoubleExp.C0);
    DoubleVector c1 = DoubleVector.broadcast(SPECIES, DoubleExp.C1);
    DoubleVector c2 = DoubleVector.broadcast(SPECIES, DoubleExp.C2);
    DoubleVector c3 = DoubleVector.broadcast(SPECIES, DoubleExp.C3);
    DoubleVector c4 = DoubleVector.broadcast(SPECIES, DoubleExp.C4);
    DoubleVector c5 = DoubleVector.broadcast(SPECIES, DoubleExp.C5);
    // region by hand: degree of the polynomial
    DoubleVector c6 = DoubleVector.broadcast(SPECIES, DoubleExp.C6);
    DoubleVector c7 = DoubleVector.broadcast(SPECIES, DoubleExp.C7);
    DoubleVector c8 = DoubleVector.broadcast(SPECIES, DoubleExp.C8);
    DoubleVector c9 = DoubleVector.broadcast(SPECIES, DoubleExp.C9);
    DoubleVector c10 = DoubleVector.broadcast(SPECIES, DoubleExp.C10);
    // endregion
    DoubleVector log2E = DoubleVector.broadcast(SPECIES, DoubleExp.LOG2_E);
    DoubleVector shift = DoubleVector.broadcast(SPECIES, DoubleExp.SHIFT);
    DoubleVector minusLn2High = DoubleVector.broadcast(SPECIES, -DoubleExp.LN2_HIGH);
    DoubleVector minusLn2Low = DoubleVector.broadcast(SPECIES, -DoubleExp.LN2_LOW);
    for (int i = 0; i < size; i += LANES) {
      DoubleVector doubled = DoubleVector.fromArray(SPECIES, xs, xAt + i).abs().mul(-2)
          .max(DoubleExp.LOWEST_MINUS_ONE);
      DoubleVector shifted = doubled.fma(log2E, shift);
      DoubleVector k = shifted.sub(shift);
      DoubleVector r = k.fma(minusLn2Low, k.fma(minusLn2High, doubled));
      DoubleVector r2 = r.mul(r);
      // region by hand: degree of the polynomial
      DoubleVector sum = c10.fma(r2, r.fma(c9, c8));
      sum = sum.fma(r2, r.fma(c7, c6)).fma(r2, r.fma(c5, c4)).fma(r2, r.fma(c3, c2)).fma(r2, r.fma(c1, c0));
      // endregion
      DoubleVector part = sum.fma(r2, r);
      DoubleVector power = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, DoubleExp.FRACTION_BITS)
          .add(BIAS).reinterpretAsDoubles();
      DoubleVector powerMinusOne = power.sub(1);
      DoubleVector m = power.fma(part, powerMinusOne);
      m.intoArray(scratch, i);
      DoubleVector lostOfPart = sum.fma(r2, r.sub(part));
      power.fma(lostOfPart, power.fma(part, powerMinusOne.sub(m))).intoArray(scratch, BLOCK + i);
    }
  }

  private static void tanhQuotients(double[] scratch, double[] xs, int xAt, double[] ys, int yAt, int size) {
    for (int i = 0; i < size; i += LANES) {
      DoubleVector m = DoubleVector.fromArray(SPECIES, scratch, i);
      DoubleVector lost = DoubleVector.fromArray(SPECIES, scratch, BLOCK + i);
      DoubleVector bottom = m.add(2);
      DoubleVector lostOfBottom = m.sub(bottom.sub(2));
      DoubleVector minusM = m.neg();
      DoubleVector y = minusM.div(bottom);
      DoubleVector minusY = y.neg();
      DoubleVector residue = minusY.fma(lostOfBottom, minusY.fma(bottom, minusM));
      residue = minusY.fma(lost, residue.sub(lost));
      LongVector magnitude = residue.fma(y.fma(HALF, HALF), y).abs().reinterpretAsLongs();
      LongVector sign = DoubleVector.fromArray(SPECIES, xs, xAt + i).reinterpretAsLongs().and(SIGN);
      magnitude.or(sign).reinterpretAsDoubles().intoArray(ys, yAt + i);
    }
  }
}
