package io.ganglion.engine.kernel;

/**
 * A matrix product for {@code double} that keeps up to eight sums in registers and needs no scratch space: for
 * matrices too small to be worth packing.
 *
 * <p>The machine code of a product this small is mostly address computation and bounds checks, not arithmetic: if
 * columns are known to be contiguous, half the instructions are enough.
 *
 * <p>Rows and columns that don't fill a tile are covered by tiles that overlap: an element that is computed twice is
 * the same chain both times.
 */
final class DirectDoubleProduct {
  private DirectDoubleProduct() {}

  /**
   * Overwrites {@code out[i][j]} with the chain over t of {@code a[i][t] * b[t][j]}, where {@code a[i][t]} is at
   * {@code aAt + i * aRow + t * aTerm}, and {@code b[t][j]} at {@code bAt + t * bTerm + j}. It starts with
   * {@code b[biasAt + j]}, or with 0 if there is no bias. There are two columns at least.
   */
  static void multiply(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm, int biasAt,
      double[] out, int outAt, int rows, int terms, int columns) {
    if (columns < 4) {
      multiplyNarrow(a, aAt, aRow, aTerm, b, bAt, bTerm, biasAt, out, outAt, rows, terms, columns);
      return;
    }
    for (int nextColumn = 0; nextColumn < columns; nextColumn += 4) {
      int j = Math.min(nextColumn, columns - 4);
      int bias = biasAt == Affine.NO_BIAS ? Affine.NO_BIAS : biasAt + j;
      if (rows == 1) {
        tile1x4(a, aAt, aTerm, b, bAt + j, bTerm, bias, out, outAt + j, terms);
      } else {
        for (int nextRow = 0; nextRow < rows; nextRow += 2) {
          int i = Math.min(nextRow, rows - 2);
          tile2x4(a, aAt + i * aRow, aRow, aTerm, b, bAt + j, bTerm, bias, out, outAt + i * columns + j, columns,
              terms);
        }
      }
    }
  }

  /** For two or three columns: two or three sums at a time. */
  private static void multiplyNarrow(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm,
      int biasAt, double[] out, int outAt, int rows, int terms, int columns) {
    for (int i = 0; i < rows; i++) {
      if (columns == 3) {
        tile1x3(a, aAt + i * aRow, aTerm, b, bAt, bTerm, biasAt, out, outAt + 3 * i, terms);
      } else {
        tile1x2(a, aAt + i * aRow, aTerm, b, bAt, bTerm, biasAt, out, outAt + 2 * i, terms);
      }
    }
  }

  /** The same for one column, whose numbers are contiguous. */
  static void multiplyColumn(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt, double[] out,
      int outAt, int rows, int terms) {
    double start = biasAt == Affine.NO_BIAS ? 0 : b[biasAt];
    if (rows < 4) {
      for (int i = 0; i < rows; i++) {
        tile1x1(a, aAt + i * aRow, aTerm, b, bAt, start, out, outAt + i, terms);
      }
    } else {
      for (int nextRow = 0; nextRow < rows; nextRow += 4) {
        int i = Math.min(nextRow, rows - 4);
        tile4x1(a, aAt + i * aRow, aRow, aTerm, b, bAt, start, out, outAt + i, terms);
      }
    }
  }

  private static void tile2x4(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm, int biasAt,
      double[] out, int outAt, int columns, int terms) {
    double sum00 = 0;
    double sum01 = 0;
    double sum02 = 0;
    double sum03 = 0;
    if (biasAt != Affine.NO_BIAS) {
      sum00 = b[biasAt];
      sum01 = b[biasAt + 1];
      sum02 = b[biasAt + 2];
      sum03 = b[biasAt + 3];
    }
    double sum10 = sum00;
    double sum11 = sum01;
    double sum12 = sum02;
    double sum13 = sum03;
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      double a0 = a[at];
      double a1 = a[at + aRow];
      double b0 = b[row];
      double b1 = b[row + 1];
      double b2 = b[row + 2];
      double b3 = b[row + 3];
      sum00 = Math.fma(a0, b0, sum00);
      sum01 = Math.fma(a0, b1, sum01);
      sum02 = Math.fma(a0, b2, sum02);
      sum03 = Math.fma(a0, b3, sum03);
      sum10 = Math.fma(a1, b0, sum10);
      sum11 = Math.fma(a1, b1, sum11);
      sum12 = Math.fma(a1, b2, sum12);
      sum13 = Math.fma(a1, b3, sum13);
      at += aTerm;
      row += bTerm;
    }
    out[outAt] = sum00;
    out[outAt + 1] = sum01;
    out[outAt + 2] = sum02;
    out[outAt + 3] = sum03;
    out[outAt + columns] = sum10;
    out[outAt + columns + 1] = sum11;
    out[outAt + columns + 2] = sum12;
    out[outAt + columns + 3] = sum13;
  }

  private static void tile1x4(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, int biasAt, double[] out,
      int outAt, int terms) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    if (biasAt != Affine.NO_BIAS) {
      sum0 = b[biasAt];
      sum1 = b[biasAt + 1];
      sum2 = b[biasAt + 2];
      sum3 = b[biasAt + 3];
    }
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      double value = a[at];
      sum0 = Math.fma(value, b[row], sum0);
      sum1 = Math.fma(value, b[row + 1], sum1);
      sum2 = Math.fma(value, b[row + 2], sum2);
      sum3 = Math.fma(value, b[row + 3], sum3);
      at += aTerm;
      row += bTerm;
    }
    out[outAt] = sum0;
    out[outAt + 1] = sum1;
    out[outAt + 2] = sum2;
    out[outAt + 3] = sum3;
  }

  private static void tile1x3(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, int biasAt, double[] out,
      int outAt, int terms) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    if (biasAt != Affine.NO_BIAS) {
      sum0 = b[biasAt];
      sum1 = b[biasAt + 1];
      sum2 = b[biasAt + 2];
    }
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      double value = a[at];
      sum0 = Math.fma(value, b[row], sum0);
      sum1 = Math.fma(value, b[row + 1], sum1);
      sum2 = Math.fma(value, b[row + 2], sum2);
      at += aTerm;
      row += bTerm;
    }
    out[outAt] = sum0;
    out[outAt + 1] = sum1;
    out[outAt + 2] = sum2;
  }

  private static void tile1x2(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, int biasAt, double[] out,
      int outAt, int terms) {
    double sum0 = 0;
    double sum1 = 0;
    if (biasAt != Affine.NO_BIAS) {
      sum0 = b[biasAt];
      sum1 = b[biasAt + 1];
    }
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      double value = a[at];
      sum0 = Math.fma(value, b[row], sum0);
      sum1 = Math.fma(value, b[row + 1], sum1);
      at += aTerm;
      row += bTerm;
    }
    out[outAt] = sum0;
    out[outAt + 1] = sum1;
  }

  private static void tile4x1(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, double start,
      double[] out, int outAt, int terms) {
    double sum0 = start;
    double sum1 = start;
    double sum2 = start;
    double sum3 = start;
    int at = aAt;
    for (int t = 0; t < terms; t++) {
      double value = b[bAt + t];
      sum0 = Math.fma(a[at], value, sum0);
      sum1 = Math.fma(a[at + aRow], value, sum1);
      sum2 = Math.fma(a[at + 2 * aRow], value, sum2);
      sum3 = Math.fma(a[at + 3 * aRow], value, sum3);
      at += aTerm;
    }
    out[outAt] = sum0;
    out[outAt + 1] = sum1;
    out[outAt + 2] = sum2;
    out[outAt + 3] = sum3;
  }

  private static void tile1x1(double[] a, int aAt, int aTerm, double[] b, int bAt, double start, double[] out,
      int outAt, int terms) {
    double sum = start;
    int at = aAt;
    for (int t = 0; t < terms; t++) {
      sum = Math.fma(a[at], b[bAt + t], sum);
      at += aTerm;
    }
    out[outAt] = sum;
  }

  /**
   * Overwrites {@code out[i][j]} with the chain over t of {@code a[i][t] * b[j][t]}, starting with 0; all three
   * matrices are stored row by row without gaps.
   */
  static void multiplyByTransposed(double[] a, int aAt, double[] b, int bAt, double[] out, int outAt, int rows,
      int terms, int columns) {
    for (int i = 0; i < rows; i++) {
      int row = aAt + i * terms;
      int to = outAt + i * columns;
      if (columns < 4) {
        for (int j = 0; j < columns; j++) {
          tile1x1(a, row, 1, b, bAt + j * terms, 0, out, to + j, terms);
        }
      } else {
        for (int nextColumn = 0; nextColumn < columns; nextColumn += 4) {
          int j = Math.min(nextColumn, columns - 4);
          tileByTransposed1x4(a, row, b, bAt + j * terms, out, to + j, terms);
        }
      }
    }
  }

  private static void tileByTransposed1x4(double[] a, int aAt, double[] b, int bAt, double[] out, int outAt,
      int terms) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int t = 0; t < terms; t++) {
      double value = a[aAt + t];
      sum0 = Math.fma(value, b[bAt + t], sum0);
      sum1 = Math.fma(value, b[bAt + terms + t], sum1);
      sum2 = Math.fma(value, b[bAt + 2 * terms + t], sum2);
      sum3 = Math.fma(value, b[bAt + 3 * terms + t], sum3);
    }
    out[outAt] = sum0;
    out[outAt + 1] = sum1;
    out[outAt + 2] = sum2;
    out[outAt + 3] = sum3;
  }
}
