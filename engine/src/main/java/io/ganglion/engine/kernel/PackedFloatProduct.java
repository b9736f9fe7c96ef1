package io.ganglion.engine.kernel;

import java.util.Arrays;

/** {@link PackedDoubleProduct} for {@code float}; made from it by {@code .ci/float-forms}. */
final class PackedFloatProduct {
  /** Columns at a time: together with {@link #TERMS}, small enough for the panel to stay in the second-level cache. */
  private static final int COLUMNS = 256;
  /** Terms at a time; sums are kept from one block of terms to the next. */
  private static final int TERMS = 256;

  private final float[][] panel = new float[TERMS][COLUMNS];
  private final float[] sums0 = new float[COLUMNS];
  private final float[] sums1 = new float[COLUMNS];
  private final float[] sums2 = new float[COLUMNS];
  private final float[] sums3 = new float[COLUMNS];

  /**
   * Overwrites {@code out[i][j]} with the chain over t of {@code a[i][t] * b[t][j]}, where {@code a[i][t]} is at
   * {@code aAt + i * aRow + t * aTerm}. It starts with {@code b[biasAt + j]}, or with 0 if there is no bias.
   */
  void multiply(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt, float[] out, int outAt,
      int rows, int terms, int columns) {
    multiply(a, aAt, aRow, aTerm, b, bAt, biasAt, false, out, outAt, rows, terms, columns);
  }

  /** The same, but each chain starts with what is in {@code out}. */
  void addProduct(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, float[] out, int outAt, int rows,
      int terms, int columns) {
    multiply(a, aAt, aRow, aTerm, b, bAt, Affine.NO_BIAS, true, out, outAt, rows, terms, columns);
  }

  private void multiply(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt, boolean adds,
      float[] out, int outAt, int rows, int terms, int columns) {
    for (int from = 0; from < columns; from += COLUMNS) {
      int width = Math.min(COLUMNS, columns - from);
      for (int done = 0; done < terms || done == 0; done += TERMS) {
        int count = Math.min(TERMS, terms - done);
        for (int t = 0; t < count; t++) {
          System.arraycopy(b, bAt + (done + t) * columns + from, panel[t], 0, width);
        }
        int block = aAt + done * aTerm;
        boolean begun = adds || done > 0;
        int i = 0;
        for (; i < rows - 3; i += 4) {
          int to = outAt + i * columns + from;
          start(sums0, begun, b, biasAt, from, out, to, width);
          start(sums1, begun, b, biasAt, from, out, to + columns, width);
          start(sums2, begun, b, biasAt, from, out, to + 2 * columns, width);
          start(sums3, begun, b, biasAt, from, out, to + 3 * columns, width);
          addFourRows(a, block + i * aRow, aRow, aTerm, count, width);
          System.arraycopy(sums0, 0, out, to, width);
          System.arraycopy(sums1, 0, out, to + columns, width);
          System.arraycopy(sums2, 0, out, to + 2 * columns, width);
          System.arraycopy(sums3, 0, out, to + 3 * columns, width);
        }
        for (; i < rows; i++) {
          int to = outAt + i * columns + from;
          start(sums0, begun, b, biasAt, from, out, to, width);
          addRow(a, block + i * aRow, aTerm, count, width);
          System.arraycopy(sums0, 0, out, to, width);
        }
      }
    }
  }

  private static void start(float[] sums, boolean begun, float[] b, int biasAt, int from, float[] out, int outAt,
      int width) {
    if (begun) {
      System.arraycopy(out, outAt, sums, 0, width);
    } else if (biasAt == Affine.NO_BIAS) {
      Arrays.fill(sums, 0, width, 0);
    } else {
      System.arraycopy(b, biasAt + from, sums, 0, width);
    }
  }

  private void addFourRows(float[] a, int aAt, int aRow, int aTerm, int terms, int width) {
    int a0 = aAt;
    int a1 = a0 + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    int t = 0;
    for (; t < terms - 1; t += 2) {
      tile4x2(panel[t], panel[t + 1], width, sums0, a[a0], a[a0 + aTerm], sums1, a[a1], a[a1 + aTerm],
          sums2, a[a2], a[a2 + aTerm], sums3, a[a3], a[a3 + aTerm]);
      a0 += 2 * aTerm;
      a1 += 2 * aTerm;
      a2 += 2 * aTerm;
      a3 += 2 * aTerm;
    }
    if (t < terms) {
      tile1x1(panel[t], width, sums0, a[a0]);
      tile1x1(panel[t], width, sums1, a[a1]);
      tile1x1(panel[t], width, sums2, a[a2]);
      tile1x1(panel[t], width, sums3, a[a3]);
    }
  }

  private void addRow(float[] a, int aAt, int aTerm, int terms, int width) {
    int at = aAt;
    for (int t = 0; t < terms; t++) {
      tile1x1(panel[t], width, sums0, a[at]);
      at += aTerm;
    }
  }

  /** Adds two terms to four rows of sums. */
  private static void tile4x2(float[] b0, float[] b1, int width, float[] sums0, float a00, float a01,
      float[] sums1, float a10, float a11, float[] sums2, float a20, float a21, float[] sums3, float a30,
      float a31) {
    for (int j = 0; j < width; j++) {
      float first = b0[j];
      float second = b1[j];
      sums0[j] = Math.fma(a01, second, Math.fma(a00, first, sums0[j]));
      sums1[j] = Math.fma(a11, second, Math.fma(a10, first, sums1[j]));
      sums2[j] = Math.fma(a21, second, Math.fma(a20, first, sums2[j]));
      sums3[j] = Math.fma(a31, second, Math.fma(a30, first, sums3[j]));
    }
  }

  /** Adds one term to one row of sums. */
  private static void tile1x1(float[] b, int width, float[] sums, float a) {
    for (int j = 0; j < width; j++) {
      sums[j] = Math.fma(a, b[j], sums[j]);
    }
  }
}
