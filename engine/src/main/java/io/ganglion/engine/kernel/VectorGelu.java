package io.ganglion.engine.kernel;

import io.ganglion.api.exact.DoubleExp;
import io.ganglion.api.formula.GeluFormula;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
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
    bells(x, bells, padded);
    scaledTails(x, tails, padded);
    values(x, bells, tails, result, padded);
  }

  private void computeGradients(int count) {
    int padded = pad(count);
    bells(x, bells, padded);
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
   */
  private static void bells(double[] xs, double[] bells, int size) {
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
    for (int i = 0; i < size; i += LANES) {
      DoubleVector t = DoubleVector.fromArray(SPECIES, xs, i).abs().min(GeluFormula.END);
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

  private static void scaledTails(double[] xs, double[] tails, int size) {
    DoubleVector five = DoubleVector.broadcast(SPECIES, 5);
    for (int i = 0; i < size; i += SIDE * LANES) {
      DoubleVector t0 = DoubleVector.fromArray(SPECIES, xs, i).abs();
      DoubleVector t1 = DoubleVector.fromArray(SPECIES, xs, i + LANES).abs();
      DoubleVector t2 = DoubleVector.fromArray(SPECIES, xs, i + 2 * LANES).abs();
      DoubleVector t3 = DoubleVector.fromArray(SPECIES, xs, i + 3 * LANES).abs();
      DoubleVector u0 = t0.sub(five).div(t0.add(five));
      DoubleVector u1 = t1.sub(five).div(t1.add(five));
      DoubleVector u2 = t2.sub(five).div(t2.add(five));
      DoubleVector u3 = t3.sub(five).div(t3.add(five));
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
      sum0.div(t0.add(1)).intoArray(tails, i);
      sum1.div(t1.add(1)).intoArray(tails, i + LANES);
      sum2.div(t2.add(1)).intoArray(tails, i + 2 * LANES);
      sum3.div(t3.add(1)).intoArray(tails, i + 3 * LANES);
    }
  }

  private static void values(double[] xs, double[] bells, double[] tails, double[] ys, int size) {
    for (int i = 0; i < size; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, xs, i);
      DoubleVector tail = DoubleVector.fromArray(SPECIES, bells, i).mul(DoubleVector.fromArray(SPECIES, tails, i));
      DoubleVector part = x.mul(tail);
      x.sub(part).blend(part, x.compare(VectorOperators.LT, 0)).intoArray(ys, i);
    }
  }

  private static void gradients(double[] xs, double[] bells, double[] tails, double[] dys, double[] dxs, int size) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int i = 0; i < size; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, xs, i);
      DoubleVector slope = DoubleVector.fromArray(SPECIES, tails, i).sub(x.abs().mul(GeluFormula.DENSITY_AT_0));
      DoubleVector left = DoubleVector.fromArray(SPECIES, bells, i).mul(slope);
      DoubleVector derivative = one.sub(left).blend(left, x.compare(VectorOperators.LT, 0));
      DoubleVector.fromArray(SPECIES, dys, i).mul(derivative).intoArray(dxs, i);
    }
  }
}
