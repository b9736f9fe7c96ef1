package io.ganglion.engine.kernel;

import io.ganglion.api.exact.DoubleExp;
import io.ganglion.api.formula.GeluFormula;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link GeluFormula} for whole arrays: the same operations in the same order, so the same bits. In single precision it
 * is computed in double, and rounded once.
 *
 * <p>Goes through blocks that fit into the first-level cache, in steps of at most some fifty vector operations each, as
 * {@link VectorDoubleExp} does. The polynomial takes several vectors side by side: each of its operations has to wait
 * for the one before it.
 */
final class VectorGelu {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  /** Vectors side by side. */
  private static final int SIDE = 4;
  /** Numbers in a block, a multiple of {@link #SIDE} vectors of any width. */
  private static final int BLOCK = 512;
  private static final double[] COEFFICIENTS = GeluFormula.coefficients();
  /** Is added to what {@link DoubleExp#SHIFT} makes of an exponent, for a power that is greater by its lift. */
  private static final long LIFTED_BIAS =
      DoubleExp.LIFT + DoubleExp.EXPONENT_BIAS - DoubleExp.SHIFT_BITS << DoubleExp.FRACTION_BITS;

  private final double[] x = new double[BLOCK];
  private final double[] bells = new double[BLOCK];
  /** (|x| − 5) / (|x| + 5), and then what is computed from it. */
  private final double[] tails = new double[BLOCK];
  private final double[] dy = new double[BLOCK];
  private final double[] result = new double[BLOCK];

  void values(double[] xs, double[] ys, int size) {
    for (int from = 0; from < size; from += BLOCK) {
      int count = Math.min(BLOCK, size - from);
      System.arraycopy(xs, from, x, 0, count);
      computeValues(count);
      System.arraycopy(result, 0, ys, from, count);
    }
  }

  void gradients(double[] xs, double[] dys, double[] dxs, int size) {
    for (int from = 0; from < size; from += BLOCK) {
      int count = Math.min(BLOCK, size - from);
      System.arraycopy(xs, from, x, 0, count);
      System.arraycopy(dys, from, dy, 0, count);
      computeGradients(count);
      System.arraycopy(result, 0, dxs, from, count);
    }
  }

  void values(float[] xs, float[] ys, int size) {
    for (int from = 0; from < size; from += BLOCK) {
      int count = Math.min(BLOCK, size - from);
      VectorConversion.convert(xs, from, x, 0, count);
      computeValues(count);
      round(result, ys, from, count);
    }
  }

  void gradients(float[] xs, float[] dys, float[] dxs, int size) {
    for (int from = 0; from < size; from += BLOCK) {
      int count = Math.min(BLOCK, size - from);
      VectorConversion.convert(xs, from, x, 0, count);
      VectorConversion.convert(dys, from, dy, 0, count);
      computeGradients(count);
      round(result, dxs, from, count);
    }
  }

  private static void round(double[] from, float[] to, int toAt, int size) {
    for (int i = 0; i < size; i++) {
      to[toAt + i] = (float) from[i];
    }
  }

  private void computeValues(int count) {
    int padded = pad(count);
    bells(x, bells, tails, padded);
    scaledTails(x, tails, padded);
    values(x, bells, tails, result, padded);
  }

  private void computeGradients(int count) {
    int padded = pad(count);
    bells(x, bells, tails, padded);
    scaledTails(x, tails, padded);
    gradients(x, bells, tails, dy, result, padded);
  }

  /** Zeros up to whole vectors. */
  private int pad(int count) {
    int vectors = SIDE * LANES;
    int padded = (count + vectors - 1) / vectors * vectors;
    Arrays.fill(x, count, padded, 0);
    return padded;
  }

  /**
   * exp(−x² / 2). Behind {@link GeluFormula#END}, that of the end, which is 0. The power is that of the sigmoid in
   * {@link DoubleExp}, which for numbers below 0 has the bits of {@link DoubleExp#exp}.
   *
   * @param us gets what the polynomial of the tail is of: here, its division costs no time
   */
  private static void bells(double[] xs, double[] bells, double[] us, int size) {
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
    DoubleVector minusHalf = DoubleVector.broadcast(SPECIES, -0.5);
    DoubleVector five = DoubleVector.broadcast(SPECIES, 5);
    for (int i = 0; i < size; i += LANES) {
      DoubleVector magnitude = DoubleVector.fromArray(SPECIES, xs, i).abs();
      magnitude.sub(five).div(magnitude.add(five)).intoArray(us, i);
      DoubleVector t = magnitude.min(GeluFormula.END);
      DoubleVector square = t.mul(t);
      DoubleVector rest = t.fma(t, square.neg());
      DoubleVector inside = square.mul(minusHalf);
      DoubleVector shifted = inside.fma(log2E, shift);
      DoubleVector k = shifted.sub(shift);
      DoubleVector r = k.fma(minusLn2Low, k.fma(minusLn2High, inside));
      DoubleVector r2 = r.mul(r);
      DoubleVector sum = c10.fma(r2, r.fma(c9, c8));
      sum = sum.fma(r2, r.fma(c7, c6)).fma(r2, r.fma(c5, c4)).fma(r2, r.fma(c3, c2)).fma(r2, r.fma(c1, c0));
      DoubleVector power = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, DoubleExp.FRACTION_BITS)
          .add(LIFTED_BIAS).reinterpretAsDoubles();
      DoubleVector e = sum.fma(r2, r).add(1).mul(power).mul(DoubleExp.UNLIFT);
      e.fma(rest.mul(minusHalf), e).intoArray(bells, i);
    }
  }

  /** @param tails (|x| − 5) / (|x| + 5), which is overwritten */
  private static void scaledTails(double[] xs, double[] tails, int size) {
    for (int i = 0; i < size; i += SIDE * LANES) {
      DoubleVector u0 = DoubleVector.fromArray(SPECIES, tails, i);
      DoubleVector u1 = DoubleVector.fromArray(SPECIES, tails, i + LANES);
      DoubleVector u2 = DoubleVector.fromArray(SPECIES, tails, i + 2 * LANES);
      DoubleVector u3 = DoubleVector.fromArray(SPECIES, tails, i + 3 * LANES);
      DoubleVector sum0 = DoubleVector.zero(SPECIES);
      DoubleVector sum1 = sum0;
      DoubleVector sum2 = sum0;
      DoubleVector sum3 = sum0;
      for (double coefficient : COEFFICIENTS) {
        DoubleVector next = DoubleVector.broadcast(SPECIES, coefficient);
        sum0 = sum0.fma(u0, next);
        sum1 = sum1.fma(u1, next);
        sum2 = sum2.fma(u2, next);
        sum3 = sum3.fma(u3, next);
      }
      sum0.div(DoubleVector.fromArray(SPECIES, xs, i).abs().add(1)).intoArray(tails, i);
      sum1.div(DoubleVector.fromArray(SPECIES, xs, i + LANES).abs().add(1)).intoArray(tails, i + LANES);
      sum2.div(DoubleVector.fromArray(SPECIES, xs, i + 2 * LANES).abs().add(1)).intoArray(tails, i + 2 * LANES);
      sum3.div(DoubleVector.fromArray(SPECIES, xs, i + 3 * LANES).abs().add(1)).intoArray(tails, i + 3 * LANES);
    }
  }

  /** Bits choose, not masks, which are vectors on JDK 17; 0 is added so that -0 isn't below 0. */
  private static void values(double[] xs, double[] bells, double[] tails, double[] ys, int size) {
    for (int i = 0; i < size; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, xs, i).add(0);
      DoubleVector tail = DoubleVector.fromArray(SPECIES, bells, i).mul(DoubleVector.fromArray(SPECIES, tails, i));
      DoubleVector part = x.mul(tail);
      LongVector isNegative = x.reinterpretAsLongs().lanewise(VectorOperators.ASHR, Long.SIZE - 1);
      LongVector rest = x.sub(part).reinterpretAsLongs();
      part.reinterpretAsLongs().lanewise(VectorOperators.XOR, rest).and(isNegative)
          .lanewise(VectorOperators.XOR, rest).reinterpretAsDoubles().intoArray(ys, i);
    }
  }

  private static void gradients(double[] xs, double[] bells, double[] tails, double[] dys, double[] dxs, int size) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int i = 0; i < size; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, xs, i).add(0);
      DoubleVector slope = DoubleVector.fromArray(SPECIES, tails, i).sub(x.abs().mul(GeluFormula.DENSITY_AT_0));
      DoubleVector left = DoubleVector.fromArray(SPECIES, bells, i).mul(slope);
      LongVector isNegative = x.reinterpretAsLongs().lanewise(VectorOperators.ASHR, Long.SIZE - 1);
      LongVector right = one.sub(left).reinterpretAsLongs();
      DoubleVector derivative = left.reinterpretAsLongs().lanewise(VectorOperators.XOR, right).and(isNegative)
          .lanewise(VectorOperators.XOR, right).reinterpretAsDoubles();
      DoubleVector.fromArray(SPECIES, dys, i).mul(derivative).intoArray(dxs, i);
    }
  }
}
