package io.ganglion.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product behind {@link VectorKernels}, for {@code double}: the chains of {@link PackedDoubleProduct}, each
 * in a lane of its own.
 *
 * <p>Rows and columns that don't fill a tile are covered by tiles that overlap: an element that is computed twice is
 * the same chain both times. That is faster than masks, which JDK 17 emulates.
 */
final class VectorDoubleProduct {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** What the sums of a tile start with where there is no bias. */
  private static final double[] ZEROS = new double[4 * LANES];

  private double[] padded = new double[0];
  private double[] unpadded = new double[0];

  /** As {@link PackedDoubleProduct#multiply}. */
  void multiply(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt, double[] out, int outAt,
      int rows, int terms, int columns) {
    if (columns >= LANES) {
      multiplyTiles(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms, columns);
      return;
    }
    // Too narrow for one vector: every row of b, then the bias, is spread to a vector's width.
    if (padded.length < (terms + 1) * LANES) {
      padded = new double[(terms + 1) * LANES];
    }
    if (unpadded.length < rows * LANES) {
      unpadded = new double[rows * LANES];
    }
    for (int t = 0; t < terms; t++) {
      copy(b, bAt + t * columns, padded, t * LANES, columns);
    }
    if (biasAt != Affine.NO_BIAS) {
      copy(b, biasAt, padded, terms * LANES, columns);
    }
    int bias = biasAt == Affine.NO_BIAS ? Affine.NO_BIAS : terms * LANES;
    multiplyTiles(a, aAt, aRow, aTerm, padded, 0, bias, unpadded, 0, rows, terms, LANES);
    for (int i = 0; i < rows; i++) {
      copy(unpadded, i * LANES, out, outAt + i * columns, columns);
    }
  }

  private static void copy(double[] from, int fromAt, double[] to, int toAt, int size) {
    for (int j = 0; j < size; j++) {
      to[toAt + j] = from[fromAt + j];
    }
  }

  private static void multiplyTiles(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt,
      double[] out, int outAt, int rows, int terms, int columns) {
    int j = 0;
    while (j < columns) {
      int left = columns - j;
      int vectors = left >= 4 * LANES ? 4 : left >= 2 * LANES && rows >= 4 ? 2 : 1;
      int from = Math.min(j, columns - vectors * LANES);
      double[] start = biasAt == Affine.NO_BIAS ? ZEROS : b;
      int startAt = biasAt == Affine.NO_BIAS ? 0 : biasAt + from;
      if (rows < 4) {
        for (int i = 0; i < rows; i++) {
          int a0 = aAt + i * aRow;
          int to = outAt + i * columns + from;
          if (vectors == 4) {
            tile1x4(a, a0, aTerm, b, bAt + from, start, startAt, out, to, terms, columns);
          } else {
            tile1x1(a, a0, aTerm, b, bAt + from, start, startAt, out, to, terms, columns);
          }
        }
      } else {
        for (int next = 0; next < rows; next += 4) {
          int i = Math.min(next, rows - 4);
          int a0 = aAt + i * aRow;
          int to = outAt + i * columns + from;
          if (vectors == 4) {
            tile4x4(a, a0, aRow, aTerm, b, bAt + from, start, startAt, out, to, terms, columns);
          } else if (vectors == 2) {
            tile4x2(a, a0, aRow, aTerm, b, bAt + from, start, startAt, out, to, terms, columns);
          } else {
            tile4x1(a, a0, aRow, aTerm, b, bAt + from, start, startAt, out, to, terms, columns);
          }
        }
      }
      j = from + vectors * LANES;
    }
  }

  private static void tile4x4(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, double[] start,
      int startAt, double[] out, int outAt, int terms, int columns) {
    DoubleVector start0 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector start1 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    DoubleVector start2 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    DoubleVector start3 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * LANES);
    DoubleVector sum00 = start0;
    DoubleVector sum01 = start1;
    DoubleVector sum02 = start2;
    DoubleVector sum03 = start3;
    DoubleVector sum10 = start0;
    DoubleVector sum11 = start1;
    DoubleVector sum12 = start2;
    DoubleVector sum13 = start3;
    DoubleVector sum20 = start0;
    DoubleVector sum21 = start1;
    DoubleVector sum22 = start2;
    DoubleVector sum23 = start3;
    DoubleVector sum30 = start0;
    DoubleVector sum31 = start1;
    DoubleVector sum32 = start2;
    DoubleVector sum33 = start3;
    int at0 = aAt;
    int at1 = at0 + aRow;
    int at2 = at1 + aRow;
    int at3 = at2 + aRow;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, row + 2 * LANES);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, row + 3 * LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      sum02 = a0.fma(b2, sum02);
      sum03 = a0.fma(b3, sum03);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[at1]);
      sum10 = a1.fma(b0, sum10);
      sum11 = a1.fma(b1, sum11);
      sum12 = a1.fma(b2, sum12);
      sum13 = a1.fma(b3, sum13);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[at2]);
      sum20 = a2.fma(b0, sum20);
      sum21 = a2.fma(b1, sum21);
      sum22 = a2.fma(b2, sum22);
      sum23 = a2.fma(b3, sum23);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[at3]);
      sum30 = a3.fma(b0, sum30);
      sum31 = a3.fma(b1, sum31);
      sum32 = a3.fma(b2, sum32);
      sum33 = a3.fma(b3, sum33);
      at0 += aTerm;
      at1 += aTerm;
      at2 += aTerm;
      at3 += aTerm;
      row += columns;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
    sum02.intoArray(out, outAt + 2 * LANES);
    sum03.intoArray(out, outAt + 3 * LANES);
    sum10.intoArray(out, outAt + columns);
    sum11.intoArray(out, outAt + columns + LANES);
    sum12.intoArray(out, outAt + columns + 2 * LANES);
    sum13.intoArray(out, outAt + columns + 3 * LANES);
    sum20.intoArray(out, outAt + 2 * columns);
    sum21.intoArray(out, outAt + 2 * columns + LANES);
    sum22.intoArray(out, outAt + 2 * columns + 2 * LANES);
    sum23.intoArray(out, outAt + 2 * columns + 3 * LANES);
    sum30.intoArray(out, outAt + 3 * columns);
    sum31.intoArray(out, outAt + 3 * columns + LANES);
    sum32.intoArray(out, outAt + 3 * columns + 2 * LANES);
    sum33.intoArray(out, outAt + 3 * columns + 3 * LANES);
  }

  private static void tile4x2(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, double[] start,
      int startAt, double[] out, int outAt, int terms, int columns) {
    DoubleVector start0 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector start1 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    DoubleVector sum00 = start0;
    DoubleVector sum01 = start1;
    DoubleVector sum10 = start0;
    DoubleVector sum11 = start1;
    DoubleVector sum20 = start0;
    DoubleVector sum21 = start1;
    DoubleVector sum30 = start0;
    DoubleVector sum31 = start1;
    int at0 = aAt;
    int at1 = at0 + aRow;
    int at2 = at1 + aRow;
    int at3 = at2 + aRow;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[at1]);
      sum10 = a1.fma(b0, sum10);
      sum11 = a1.fma(b1, sum11);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[at2]);
      sum20 = a2.fma(b0, sum20);
      sum21 = a2.fma(b1, sum21);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[at3]);
      sum30 = a3.fma(b0, sum30);
      sum31 = a3.fma(b1, sum31);
      at0 += aTerm;
      at1 += aTerm;
      at2 += aTerm;
      at3 += aTerm;
      row += columns;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
    sum10.intoArray(out, outAt + columns);
    sum11.intoArray(out, outAt + columns + LANES);
    sum20.intoArray(out, outAt + 2 * columns);
    sum21.intoArray(out, outAt + 2 * columns + LANES);
    sum30.intoArray(out, outAt + 3 * columns);
    sum31.intoArray(out, outAt + 3 * columns + LANES);
  }

  private static void tile4x1(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, double[] start,
      int startAt, double[] out, int outAt, int terms, int columns) {
    DoubleVector start0 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum00 = start0;
    DoubleVector sum10 = start0;
    DoubleVector sum20 = start0;
    DoubleVector sum30 = start0;
    int at0 = aAt;
    int at1 = at0 + aRow;
    int at2 = at1 + aRow;
    int at3 = at2 + aRow;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[at1]);
      sum10 = a1.fma(b0, sum10);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[at2]);
      sum20 = a2.fma(b0, sum20);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[at3]);
      sum30 = a3.fma(b0, sum30);
      at0 += aTerm;
      at1 += aTerm;
      at2 += aTerm;
      at3 += aTerm;
      row += columns;
    }
    sum00.intoArray(out, outAt);
    sum10.intoArray(out, outAt + columns);
    sum20.intoArray(out, outAt + 2 * columns);
    sum30.intoArray(out, outAt + 3 * columns);
  }

  private static void tile1x4(double[] a, int aAt, int aTerm, double[] b, int bAt, double[] start,
      int startAt, double[] out, int outAt, int terms, int columns) {
    DoubleVector start0 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector start1 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    DoubleVector start2 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    DoubleVector start3 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * LANES);
    DoubleVector sum00 = start0;
    DoubleVector sum01 = start1;
    DoubleVector sum02 = start2;
    DoubleVector sum03 = start3;
    int at0 = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, row + 2 * LANES);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, row + 3 * LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      sum02 = a0.fma(b2, sum02);
      sum03 = a0.fma(b3, sum03);
      at0 += aTerm;
      row += columns;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
    sum02.intoArray(out, outAt + 2 * LANES);
    sum03.intoArray(out, outAt + 3 * LANES);
  }

  private static void tile1x1(double[] a, int aAt, int aTerm, double[] b, int bAt, double[] start,
      int startAt, double[] out, int outAt, int terms, int columns) {
    DoubleVector start0 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum00 = start0;
    int at0 = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      at0 += aTerm;
      row += columns;
    }
    sum00.intoArray(out, outAt);
  }
}
