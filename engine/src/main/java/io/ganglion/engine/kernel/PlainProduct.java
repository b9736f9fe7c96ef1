package io.ganglion.engine.kernel;

import java.util.Arrays;

/** The matrix product behind {@link PlainKernels}, for {@code double}. */
final class PlainProduct {
  /** Below this many columns, sums are kept in registers; a vector loop over so few columns would not be entered. */
  private static final int NARROW = 24;
  /** Columns that are summed at a time: four rows of sums stay in the first-level cache. */
  private static final int BLOCK = 512;

  // C2 of JDK 17 turns a tile into vector instructions only if each row of sums is an array of its own.
  private final double[] sums0 = new double[BLOCK];
  private final double[] sums1 = new double[BLOCK];
  private final double[] sums2 = new double[BLOCK];
  private final double[] sums3 = new double[BLOCK];

  /**
   * Overwrites {@code out[i][j]} with the chain over t of {@code a[i][t] * b[t][j]}, where {@code a[i][t]} is at
   * {@code aAt + i * aRow + t * aTerm}. It starts with {@code b[biasAt + j]}, or with 0.
   */
  void multiply(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt, double[] out, int outAt,
      int rows, int terms, int columns) {
    if (columns < NARROW) {
      narrow(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms, columns);
      return;
    }
    for (int from = 0; from < columns; from += BLOCK) {
      int width = Math.min(BLOCK, columns - from);
      int i = 0;
      for (; i < rows - 3; i += 4) {
        int a0 = aAt + i * aRow;
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        start(b, biasAt, from, sums0, width);
        start(b, biasAt, from, sums1, width);
        start(b, biasAt, from, sums2, width);
        start(b, biasAt, from, sums3, width);
        int t = 0;
        for (; t < terms - 1; t += 2) {
          int at = t * aTerm;
          int next = at + aTerm;
          int row = bAt + t * columns + from;
          tile4x2(b, row, row + columns, width, sums0, a[a0 + at], a[a0 + next], sums1, a[a1 + at], a[a1 + next],
              sums2, a[a2 + at], a[a2 + next], sums3, a[a3 + at], a[a3 + next]);
        }
        if (t < terms) {
          int at = t * aTerm;
          int row = bAt + t * columns + from;
          tile1x1(b, row, width, sums0, a[a0 + at]);
          tile1x1(b, row, width, sums1, a[a1 + at]);
          tile1x1(b, row, width, sums2, a[a2 + at]);
          tile1x1(b, row, width, sums3, a[a3 + at]);
        }
        int to = outAt + i * columns + from;
        System.arraycopy(sums0, 0, out, to, width);
        System.arraycopy(sums1, 0, out, to + columns, width);
        System.arraycopy(sums2, 0, out, to + 2 * columns, width);
        System.arraycopy(sums3, 0, out, to + 3 * columns, width);
      }
      for (; i < rows; i++) {
        int a0 = aAt + i * aRow;
        start(b, biasAt, from, sums0, width);
        int t = 0;
        for (; t < terms - 3; t += 4) {
          int at = a0 + t * aTerm;
          int row = bAt + t * columns + from;
          tile1x4(b, row, columns, width, sums0, a[at], a[at + aTerm], a[at + 2 * aTerm], a[at + 3 * aTerm]);
        }
        for (; t < terms; t++) {
          tile1x1(b, bAt + t * columns + from, width, sums0, a[a0 + t * aTerm]);
        }
        System.arraycopy(sums0, 0, out, outAt + i * columns + from, width);
      }
    }
  }

  private static void start(double[] b, int biasAt, int from, double[] sums, int width) {
    if (biasAt == Affine.NO_BIAS) {
      Arrays.fill(sums, 0, width, 0);
    } else {
      System.arraycopy(b, biasAt + from, sums, 0, width);
    }
  }

  /** Adds two terms to four rows of sums. */
  private static void tile4x2(double[] b, int b0, int b1, int width, double[] sums0, double a00, double a01,
      double[] sums1, double a10, double a11, double[] sums2, double a20, double a21, double[] sums3, double a30,
      double a31) {
    for (int j = 0; j < width; j++) {
      double first = b[b0 + j];
      double second = b[b1 + j];
      sums0[j] = Math.fma(a01, second, Math.fma(a00, first, sums0[j]));
      sums1[j] = Math.fma(a11, second, Math.fma(a10, first, sums1[j]));
      sums2[j] = Math.fma(a21, second, Math.fma(a20, first, sums2[j]));
      sums3[j] = Math.fma(a31, second, Math.fma(a30, first, sums3[j]));
    }
  }

  /** Adds four terms to one row of sums. */
  private static void tile1x4(double[] b, int b0, int columns, int width, double[] sums, double a0, double a1,
      double a2, double a3) {
    int b1 = b0 + columns;
    int b2 = b1 + columns;
    int b3 = b2 + columns;
    for (int j = 0; j < width; j++) {
      double sum = Math.fma(a1, b[b1 + j], Math.fma(a0, b[b0 + j], sums[j]));
      sums[j] = Math.fma(a3, b[b3 + j], Math.fma(a2, b[b2 + j], sum));
    }
  }

  /** Adds one term to one row of sums. */
  private static void tile1x1(double[] b, int b0, int width, double[] sums, double a0) {
    for (int j = 0; j < width; j++) {
      sums[j] = Math.fma(a0, b[b0 + j], sums[j]);
    }
  }

  private static void narrow(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt, double[] out,
      int outAt, int rows, int terms, int columns) {
    for (int i = 0; i < rows; i++) {
      int a0 = aAt + i * aRow;
      int to = outAt + i * columns;
      int j = 0;
      for (; j < columns - 3; j += 4) {
        boolean biased = biasAt != Affine.NO_BIAS;
        double sum0 = biased ? b[biasAt + j] : 0;
        double sum1 = biased ? b[biasAt + j + 1] : 0;
        double sum2 = biased ? b[biasAt + j + 2] : 0;
        double sum3 = biased ? b[biasAt + j + 3] : 0;
        int at = a0;
        int row = bAt + j;
        for (int t = 0; t < terms; t++) {
          double value = a[at];
          sum0 = Math.fma(value, b[row], sum0);
          sum1 = Math.fma(value, b[row + 1], sum1);
          sum2 = Math.fma(value, b[row + 2], sum2);
          sum3 = Math.fma(value, b[row + 3], sum3);
          at += aTerm;
          row += columns;
        }
        out[to + j] = sum0;
        out[to + j + 1] = sum1;
        out[to + j + 2] = sum2;
        out[to + j + 3] = sum3;
      }
      for (; j < columns; j++) {
        double sum = biasAt == Affine.NO_BIAS ? 0 : b[biasAt + j];
        int at = a0;
        int row = bAt + j;
        for (int t = 0; t < terms; t++) {
          sum = Math.fma(a[at], b[row], sum);
          at += aTerm;
          row += columns;
        }
        out[to + j] = sum;
      }
    }
  }
}
