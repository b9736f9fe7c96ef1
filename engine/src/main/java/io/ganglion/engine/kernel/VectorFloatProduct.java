package io.ganglion.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product behind {@link VectorKernels}, for {@code float}: the chains of {@link PackedFloatProduct}, each
 * in a lane of its own.
 *
 * <p>Rows and columns that don't fill a tile are covered by tiles that overlap: an element that is computed twice is
 * the same chain both times. That is faster than masks, which JDK 17 emulates.
 */
final class VectorFloatProduct {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** What the sums of a tile start with where there is no bias. */
  private static final float[] ZEROS = new float[4 * LANES];

  private float[] padded = new float[0];
  private float[] unpadded = new float[0];

  /** As {@link PackedFloatProduct#multiply}. */
  void multiply(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt, float[] out, int outAt,
      int rows, int terms, int columns) {
    if (columns >= LANES) {
      multiplyTiles(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms, columns);
      return;
    }
    // Too narrow for one vector: every row of b, then the bias, is spread to a vector's width.
    if (padded.length < (terms + 1) * LANES) {
      padded = new float[(terms + 1) * LANES];
    }
    if (unpadded.length < rows * LANES) {
      unpadded = new float[rows * LANES];
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

  private static void copy(float[] from, int fromAt, float[] to, int toAt, int size) {
    for (int j = 0; j < size; j++) {
      to[toAt + j] = from[fromAt + j];
    }
  }

  private static void multiplyTiles(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt,
      float[] out, int outAt, int rows, int terms, int columns) {
    int j = 0;
    while (j < columns) {
      int left = columns - j;
      int vectors = left >= 4 * LANES ? 4 : left >= 2 * LANES && rows >= 4 ? 2 : 1;
      int from = Math.min(j, columns - vectors * LANES);
      float[] start = biasAt == Affine.NO_BIAS ? ZEROS : b;
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

  private static void tile4x4(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, float[] start,
      int startAt, float[] out, int outAt, int terms, int columns) {
    FloatVector start0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector start1 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector start2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    FloatVector start3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
    FloatVector sum00 = start0;
    FloatVector sum01 = start1;
    FloatVector sum02 = start2;
    FloatVector sum03 = start3;
    FloatVector sum10 = start0;
    FloatVector sum11 = start1;
    FloatVector sum12 = start2;
    FloatVector sum13 = start3;
    FloatVector sum20 = start0;
    FloatVector sum21 = start1;
    FloatVector sum22 = start2;
    FloatVector sum23 = start3;
    FloatVector sum30 = start0;
    FloatVector sum31 = start1;
    FloatVector sum32 = start2;
    FloatVector sum33 = start3;
    int at0 = aAt;
    int at1 = at0 + aRow;
    int at2 = at1 + aRow;
    int at3 = at2 + aRow;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      sum02 = a0.fma(b2, sum02);
      sum03 = a0.fma(b3, sum03);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1]);
      sum10 = a1.fma(b0, sum10);
      sum11 = a1.fma(b1, sum11);
      sum12 = a1.fma(b2, sum12);
      sum13 = a1.fma(b3, sum13);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[at2]);
      sum20 = a2.fma(b0, sum20);
      sum21 = a2.fma(b1, sum21);
      sum22 = a2.fma(b2, sum22);
      sum23 = a2.fma(b3, sum23);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[at3]);
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

  private static void tile4x2(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, float[] start,
      int startAt, float[] out, int outAt, int terms, int columns) {
    FloatVector start0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector start1 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector sum00 = start0;
    FloatVector sum01 = start1;
    FloatVector sum10 = start0;
    FloatVector sum11 = start1;
    FloatVector sum20 = start0;
    FloatVector sum21 = start1;
    FloatVector sum30 = start0;
    FloatVector sum31 = start1;
    int at0 = aAt;
    int at1 = at0 + aRow;
    int at2 = at1 + aRow;
    int at3 = at2 + aRow;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1]);
      sum10 = a1.fma(b0, sum10);
      sum11 = a1.fma(b1, sum11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[at2]);
      sum20 = a2.fma(b0, sum20);
      sum21 = a2.fma(b1, sum21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[at3]);
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

  private static void tile4x1(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, float[] start,
      int startAt, float[] out, int outAt, int terms, int columns) {
    FloatVector start0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum00 = start0;
    FloatVector sum10 = start0;
    FloatVector sum20 = start0;
    FloatVector sum30 = start0;
    int at0 = aAt;
    int at1 = at0 + aRow;
    int at2 = at1 + aRow;
    int at3 = at2 + aRow;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1]);
      sum10 = a1.fma(b0, sum10);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[at2]);
      sum20 = a2.fma(b0, sum20);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[at3]);
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

  private static void tile1x4(float[] a, int aAt, int aTerm, float[] b, int bAt, float[] start,
      int startAt, float[] out, int outAt, int terms, int columns) {
    FloatVector start0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector start1 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector start2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    FloatVector start3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
    FloatVector sum00 = start0;
    FloatVector sum01 = start1;
    FloatVector sum02 = start2;
    FloatVector sum03 = start3;
    int at0 = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0]);
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

  private static void tile1x1(float[] a, int aAt, int aTerm, float[] b, int bAt, float[] start,
      int startAt, float[] out, int outAt, int terms, int columns) {
    FloatVector start0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum00 = start0;
    int at0 = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      at0 += aTerm;
      row += columns;
    }
    sum00.intoArray(out, outAt);
  }
}
