package io.ganglion.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * The matrix product behind {@link VectorKernels}, for {@code double}: the chains of {@link PackedDoubleProduct}, each
 * in a lane of its own.
 *
 * <p>Columns are computed in panels of up to four vectors, rows in groups of four. The remainder is covered by panels
 * and tiles that overlap: an element that is computed twice is the same chain both times. That is faster than masks,
 * which JDK 17 emulates.
 *
 * <p>If many rows use more of b than the first-level cache holds, a panel of b is copied there, {@link #TERMS} terms at
 * a time; sums are kept in {@code out} between blocks of terms. A wide product also copies a, unless its terms are
 * contiguous. Without copies, 128 × 784 × 100 ran at 73 instead of 104 GFLOP/s in single precision, and
 * 128 × 784 × 1024, whose rows are 4 KiB apart and therefore in the same cache sets, at 49 instead of 110 (JDK 17,
 * AVX-512).
 */
final class VectorDoubleProduct {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  /** The number of rows from which copying b pays off ... */
  private static final int MANY_ROWS = 16;
  /** ... and the number of panels from which copying a does. */
  private static final int MANY_PANELS = 8;
  /** Terms in a block, at most: with four vectors of 64 bytes each, 32 KiB. */
  private static final int TERMS = 128;
  /** Terms in a block of kept panels, at most: the second-level cache delivers them in time. */
  private static final int KEPT_TERMS = 1024;
  private static final int PANEL = TERMS * 4 * LANES;
  /** Terms of a that are copied together: each is in a cache line of its own, and all may be in one cache set. */
  private static final int LINES = 8;

  /** The initial sums of a tile without a bias. */
  private static final double[] ZEROS = new double[8 * LANES];

  private final double[] bias = new double[LANES];
  private final double[] lastRows = new double[4 * LANES];
  private double[] padded = new double[0];
  private double[] packedRows = new double[0];
  private double[] panel = new double[0];
  private double[] panels = new double[0];

  /** As {@link PackedDoubleProduct#multiply}. */
  void multiply(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt, double[] out, int outAt,
      int rows, int terms, int columns) {
    multiply(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms, columns, null);
  }

  /** As above; a product that copies b panel by panel copies it to {@code kept} once, if that is given. */
  void multiply(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt, double[] out, int outAt,
      int rows, int terms, int columns, @Nullable Panels kept) {
    if (terms == 1 && biasAt == Affine.NO_BIAS && columns >= LANES) {
      multiplyOneTerm(a, aAt, aRow, b, bAt, out, outAt, rows, columns);
    } else if (columns < LANES) {
      multiplyNarrow(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms, columns);
    } else if (rows < MANY_ROWS || (long) terms * columns <= PANEL) {
      multiplyDirectly(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms, columns);
    } else if (aTerm == 1 || columns < MANY_PANELS * 4 * LANES) {
      multiplyInBlocks(a, aAt, aRow, aTerm, 4 * aRow, (rows - 4) * aRow, b, bAt, biasAt, out, outAt, rows, terms,
          columns, kept);
    } else {
      packRows(a, aAt, aRow, aTerm, rows, terms);
      multiplyInBlocks(packedRows, 0, 1, 4, 4 * terms, (rows - 1) / 4 * 4 * terms, b, bAt, biasAt, out, outAt, rows,
          terms, columns, kept);
    }
  }

  /**
   * The same without a bias, for rows of a whose terms are contiguous; each chain starts with that of {@code start},
   * whose rows are as far apart as those of {@code out}. There are as many columns as a vector has at least. Tiles
   * overlap, so that {@code start} can't be {@code out}.
   */
  void multiplyOnto(double[] a, int aAt, double[] b, int bAt, double[] start, int startAt, double[] out, int outAt,
      int rows, int terms, int columns, Panels kept) {
    boolean packs = (long) terms * columns > PANEL;
    if (packs && !kept.filled) {
      kept.doubles = packPanels(b, bAt, terms, columns, kept.doubles);
      kept.filled = true;
    }
    double[] panels = packs ? kept.doubles : b;
    int panelAt = packs ? 0 : bAt;
    int j = 0;
    while (j < columns) {
      int vectors = Math.min(vectors(columns - j), columns / LANES);
      int width = vectors * LANES;
      int from = Math.min(j, columns - width);
      int at = packs ? panelAt : bAt + from;
      int next = packs ? width : columns;
      if (rows < 4) {
        for (int i = 0; i < rows; i++) {
          row(vectors, a, aAt + i * terms, 1, panels, at, next, start, startAt + i * columns + from, out,
              outAt + i * columns + from, terms);
        }
      } else {
        for (int nextRow = 0; nextRow < rows; nextRow += 4) {
          int i = Math.min(nextRow, rows - 4);
          tile(vectors, a, aAt + i * terms, terms, 1, panels, at, next, start, startAt + i * columns + from, columns,
              out, outAt + i * columns + from, columns, terms);
        }
      }
      panelAt += width * terms;
      j = from + width;
    }
  }

  /** Whether {@link #multiplyOnto} can do it. */
  static boolean areWide(int columns) {
    return columns >= LANES;
  }

  /**
   * The rows [from, to) of {@link #multiply}, without a bias, at most {@code most} at a time; {@code user} is called
   * after each part. Copies of b are made once for all parts.
   */
  void multiplyInParts(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, double[] out, int outAt,
      int terms, int columns, int from, int to, int most, Kernels.PartUser user) {
    boolean packs = columns >= LANES && to - from >= MANY_ROWS && (long) terms * columns > PANEL;
    if (packs) {
      panels = packPanels(b, bAt, terms, columns, panels);
    }
    for (int i = from; i < to; i += most) {
      int rows = Math.min(most, to - i);
      if (packs && rows >= 4) {
        multiplyPanels(a, aAt + i * aRow, aRow, aTerm, out, outAt + i * columns, rows, terms, columns);
      } else {
        multiply(a, aAt + i * aRow, aRow, aTerm, b, bAt, Affine.NO_BIAS, out, outAt + i * columns, rows, terms,
            columns);
      }
      user.use(i, i + rows);
    }
  }

  /** Copies all of b, panel after panel, to {@code room} or, if that is too small, to a new array. */
  private static double[] packPanels(double[] b, int bAt, int terms, int columns, double[] room) {
    int most = terms * (columns + LANES - 1);
    double[] panels = room.length < most ? new double[most] : room;
    int at = 0;
    int j = 0;
    while (j < columns) {
      int width = Math.min(vectors(columns - j), columns / LANES) * LANES;
      int from = Math.min(j, columns - width);
      for (int t = 0; t < terms; t++) {
        System.arraycopy(b, bAt + t * columns + from, panels, at, width);
        at += width;
      }
      j = from + width;
    }
    return panels;
  }

  /** At least four rows, with {@link #panels} for b. */
  private void multiplyPanels(double[] a, int aAt, int aRow, int aTerm, double[] out, int outAt, int rows, int terms,
      int columns) {
    boolean packs = columns >= MANY_PANELS * 4 * LANES;
    if (packs) {
      packRows(a, aAt, aRow, aTerm, rows, terms);
    }
    int at = 0;
    int j = 0;
    while (j < columns) {
      int vectors = Math.min(vectors(columns - j), columns / LANES);
      int width = vectors * LANES;
      int from = Math.min(j, columns - width);
      for (int next = 0; next < rows; next += 4) {
        int i = Math.min(next, rows - 4);
        int to = outAt + i * columns + from;
        if (packs) {
          tile(vectors, packedRows, next * terms, 1, 4, panels, at, width, ZEROS, 0, 0, out, to, columns, terms);
        } else {
          tile(vectors, a, aAt + i * aRow, aRow, aTerm, panels, at, width, ZEROS, 0, 0, out, to, columns, terms);
        }
      }
      at += width * terms;
      j = from + width;
    }
  }

  /** An outer product: nothing is summed, and writing takes all the time. */
  private static void multiplyOneTerm(double[] a, int aAt, int aRow, double[] b, int bAt, double[] out, int outAt,
      int rows, int columns) {
    int j = 0;
    for (; j <= columns - 4 * LANES; j += 4 * LANES) {
      outer4(a, aAt, aRow, b, bAt + j, out, outAt + j, columns, rows);
    }
    for (; j < columns; j += LANES) {
      int from = Math.min(j, columns - LANES);
      outer1(a, aAt, aRow, b, bAt + from, out, outAt + from, columns, rows);
    }
  }

  private static void outer4(double[] a, int aAt, int aRow, double[] b, int bAt, double[] out, int outAt, int outRow,
      int rows) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bAt);
    DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, bAt + LANES);
    DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, bAt + 2 * LANES);
    DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, bAt + 3 * LANES);
    int at = aAt;
    int to = outAt;
    for (int i = 0; i < rows; i++) {
      DoubleVector value = DoubleVector.broadcast(SPECIES, a[at]);
      value.fma(b0, zero).intoArray(out, to);
      value.fma(b1, zero).intoArray(out, to + LANES);
      value.fma(b2, zero).intoArray(out, to + 2 * LANES);
      value.fma(b3, zero).intoArray(out, to + 3 * LANES);
      at += aRow;
      to += outRow;
    }
  }

  private static void outer1(double[] a, int aAt, int aRow, double[] b, int bAt, double[] out, int outAt, int outRow,
      int rows) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bAt);
    int at = aAt;
    int to = outAt;
    for (int i = 0; i < rows; i++) {
      DoubleVector.broadcast(SPECIES, a[at]).fma(b0, zero).intoArray(out, to);
      at += aRow;
      to += outRow;
    }
  }

  /**
   * For b narrower than a vector: a vector also holds the beginning of the next row of b, and the superfluous results
   * are overwritten by the next row of {@code out}. Only at the end, where there is no next row, rows are copied.
   */
  private void multiplyNarrow(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt, double[] out,
      int outAt, int rows, int terms, int columns) {
    double[] wide = b;
    int wideAt = bAt;
    int wideTerm = columns;
    if (bAt + (terms - 1) * columns + LANES > b.length) {
      wide = padded = padded.length < terms * LANES ? new double[terms * LANES] : padded;
      wideAt = 0;
      wideTerm = LANES;
      for (int t = 0; t < terms; t++) {
        copy(b, bAt + t * columns, padded, t * LANES, columns);
      }
    }
    double[] start = ZEROS;
    if (biasAt != Affine.NO_BIAS) {
      start = bias;
      copy(b, biasAt, bias, 0, columns);
    }
    int followed = rows - (LANES + columns - 1) / columns + 1; // up to here, a vector of out ends within out
    int i = 0;
    for (; i <= followed - 8; i += 8) {
      tile8x1(a, aAt + i * aRow, aRow, aTerm, wide, wideAt, wideTerm, start, 0, 0, out, outAt + i * columns, columns,
          terms);
    }
    for (; i <= followed - 4; i += 4) {
      tile4x1(a, aAt + i * aRow, aRow, aTerm, wide, wideAt, wideTerm, start, 0, 0, out, outAt + i * columns, columns,
          terms);
    }
    for (; i < rows && rows >= 4; i += 4) {
      i = Math.min(i, rows - 4);
      tile4x1(a, aAt + i * aRow, aRow, aTerm, wide, wideAt, wideTerm, start, 0, 0, lastRows, 0, LANES, terms);
      for (int r = 0; r < 4; r++) {
        copy(lastRows, r * LANES, out, outAt + (i + r) * columns, columns);
      }
    }
    for (; i < rows; i++) {
      tile1x1(a, aAt + i * aRow, aTerm, wide, wideAt, wideTerm, start, 0, lastRows, 0, terms);
      copy(lastRows, 0, out, outAt + i * columns, columns);
    }
  }

  private static void copy(double[] from, int fromAt, double[] to, int toAt, int size) {
    for (int j = 0; j < size; j++) {
      to[toAt + j] = from[fromAt + j];
    }
  }

  /** The width of the next panel if {@code left} columns are left: never a single vector beside wider panels. */
  private static int vectors(int left) {
    int vectors = (left + LANES - 1) / LANES;
    return vectors == 5 ? 3 : Math.min(vectors, 4);
  }

  private static void multiplyDirectly(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt,
      double[] out, int outAt, int rows, int terms, int columns) {
    double[] start = biasAt == Affine.NO_BIAS ? ZEROS : b;
    int j = 0;
    for (; rows < 4 && j <= columns - 8 * LANES; j += 8 * LANES) {
      int startAt = biasAt == Affine.NO_BIAS ? 0 : biasAt + j;
      for (int i = 0; i < rows; i++) {
        tile1x8(a, aAt + i * aRow, aTerm, b, bAt + j, columns, start, startAt, out, outAt + i * columns + j, terms);
      }
    }
    while (j < columns) {
      int vectors = Math.min(vectors(columns - j), columns / LANES);
      int from = Math.min(j, columns - vectors * LANES);
      int startAt = biasAt == Affine.NO_BIAS ? 0 : biasAt + from;
      if (rows < 4) {
        for (int i = 0; i < rows; i++) {
          row(vectors, a, aAt + i * aRow, aTerm, b, bAt + from, columns, start, startAt, out,
              outAt + i * columns + from, terms);
        }
      } else {
        int next = 0;
        for (; vectors == 1 && next < rows - 7; next += 8) {
          tile8x1(a, aAt + next * aRow, aRow, aTerm, b, bAt + from, columns, start, startAt, 0, out,
              outAt + next * columns + from, columns, terms);
        }
        for (; next < rows; next += 4) {
          int i = Math.min(next, rows - 4);
          tile(vectors, a, aAt + i * aRow, aRow, aTerm, b, bAt + from, columns, start, startAt, 0, out,
              outAt + i * columns + from, columns, terms);
        }
      }
      j = from + vectors * LANES;
    }
  }

  /** Four rows of a begin {@code aFour} after the four before, and the last four {@code aLastFour} after the first. */
  private void multiplyInBlocks(double[] a, int aAt, int aRow, int aTerm, int aFour, int aLastFour, double[] b, int bAt,
      int biasAt, double[] out, int outAt, int rows, int terms, int columns, @Nullable Panels kept) {
    if (kept != null && !kept.filled) {
      kept.doubles = packPanels(b, bAt, terms, columns, kept.doubles);
      kept.filled = true;
    }
    int keptAt = 0;
    int most = kept == null ? TERMS : KEPT_TERMS;
    int blocks = (terms + most - 1) / most;
    if (panel.length == 0) {
      panel = new double[PANEL];
    }
    double[] start = biasAt == Affine.NO_BIAS ? ZEROS : b;
    int j = 0;
    while (j < columns) {
      int vectors = Math.min(vectors(columns - j), columns / LANES);
      int width = vectors * LANES;
      int from = Math.min(j, columns - width);
      int startAt = biasAt == Affine.NO_BIAS ? 0 : biasAt + from;
      for (int block = 0; block < blocks; block++) {
        int done = (int) ((long) terms * block / blocks);
        int count = (int) ((long) terms * (block + 1) / blocks) - done;
        double[] packed = panel;
        int packedAt = 0;
        if (kept == null) {
          packPanel(width, b, bAt + done * columns + from, columns, count);
        } else {
          packed = kept.doubles;
          packedAt = keptAt + done * width;
        }
        int at = aAt + done * aTerm;
        int to = outAt + from;
        for (int i = 0; i < rows - 3; i += 4) {
          if (block == 0) {
            tile(vectors, a, at, aRow, aTerm, packed, packedAt, width, start, startAt, 0, out, to, columns, count);
          } else {
            tile(vectors, a, at, aRow, aTerm, packed, packedAt, width, out, to, columns, out, to, columns, count);
          }
          at += aFour;
          to += 4 * columns;
        }
      }
      if (rows % 4 != 0) {
        // Some of these sums are finished already and must start again: all terms at once.
        tile(vectors, a, aAt + aLastFour, aRow, aTerm, b, bAt + from, columns, start, startAt, 0, out,
            outAt + (rows - 4) * columns + from, columns, terms);
      }
      keptAt += width * terms;
      j = from + width;
    }
  }

  /** Copies some terms of b, {@code width} columns, to the panel. */
  private void packPanel(int width, double[] b, int bAt, int columns, int terms) {
    for (int t = 0; t < terms; t++) {
      System.arraycopy(b, bAt + t * columns, panel, t * width, width);
    }
  }

  /** Copies a so that groups of four rows are stored term by term; the last group may overlap the one before. */
  private void packRows(double[] a, int aAt, int aRow, int aTerm, int rows, int terms) {
    int fours = (rows + 3) / 4;
    if (packedRows.length < fours * 4 * terms) {
      packedRows = new double[fours * 4 * terms];
    }
    for (int t0 = 0; t0 < terms; t0 += LINES) {
      int t1 = Math.min(t0 + LINES, terms);
      for (int four = 0; four < fours; four++) {
        int at = aAt + Math.min(4 * four, rows - 4) * aRow;
        int to = 4 * (four * terms + t0);
        for (int t = t0; t < t1; t++) {
          int from = at + t * aTerm;
          packedRows[to] = a[from];
          packedRows[to + 1] = a[from + aRow];
          packedRows[to + 2] = a[from + 2 * aRow];
          packedRows[to + 3] = a[from + 3 * aRow];
          to += 4;
        }
      }
    }
  }

  private static void tile(int vectors, double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm,
      double[] start, int startAt, int startRow, double[] out, int outAt, int outRow, int terms) {
    switch (vectors) {
      case 1 -> tile4x1(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      case 2 -> tile4x2(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      case 3 -> tile4x3(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      default -> tile4x4(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
    }
  }

  private static void row(int vectors, double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, double[] out, int outAt, int terms) {
    switch (vectors) {
      case 1 -> tile1x1(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      case 2 -> tile1x2(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      case 3 -> tile1x3(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      default -> tile1x4(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
    }
  }

  private static void tile4x4(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, int startRow, double[] out, int outAt, int outRow, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum01 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    DoubleVector sum02 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    DoubleVector sum03 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * LANES);
    DoubleVector sum10 = DoubleVector.fromArray(SPECIES, start, startAt + startRow);
    DoubleVector sum11 = DoubleVector.fromArray(SPECIES, start, startAt + startRow + LANES);
    DoubleVector sum12 = DoubleVector.fromArray(SPECIES, start, startAt + startRow + 2 * LANES);
    DoubleVector sum13 = DoubleVector.fromArray(SPECIES, start, startAt + startRow + 3 * LANES);
    DoubleVector sum20 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    DoubleVector sum21 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow + LANES);
    DoubleVector sum22 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow + 2 * LANES);
    DoubleVector sum23 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow + 3 * LANES);
    DoubleVector sum30 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow);
    DoubleVector sum31 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow + LANES);
    DoubleVector sum32 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow + 2 * LANES);
    DoubleVector sum33 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow + 3 * LANES);
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
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
    sum02.intoArray(out, outAt + 2 * LANES);
    sum03.intoArray(out, outAt + 3 * LANES);
    sum10.intoArray(out, outAt + outRow);
    sum11.intoArray(out, outAt + outRow + LANES);
    sum12.intoArray(out, outAt + outRow + 2 * LANES);
    sum13.intoArray(out, outAt + outRow + 3 * LANES);
    sum20.intoArray(out, outAt + 2 * outRow);
    sum21.intoArray(out, outAt + 2 * outRow + LANES);
    sum22.intoArray(out, outAt + 2 * outRow + 2 * LANES);
    sum23.intoArray(out, outAt + 2 * outRow + 3 * LANES);
    sum30.intoArray(out, outAt + 3 * outRow);
    sum31.intoArray(out, outAt + 3 * outRow + LANES);
    sum32.intoArray(out, outAt + 3 * outRow + 2 * LANES);
    sum33.intoArray(out, outAt + 3 * outRow + 3 * LANES);
  }

  private static void tile4x3(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, int startRow, double[] out, int outAt, int outRow, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum01 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    DoubleVector sum02 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    DoubleVector sum10 = DoubleVector.fromArray(SPECIES, start, startAt + startRow);
    DoubleVector sum11 = DoubleVector.fromArray(SPECIES, start, startAt + startRow + LANES);
    DoubleVector sum12 = DoubleVector.fromArray(SPECIES, start, startAt + startRow + 2 * LANES);
    DoubleVector sum20 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    DoubleVector sum21 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow + LANES);
    DoubleVector sum22 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow + 2 * LANES);
    DoubleVector sum30 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow);
    DoubleVector sum31 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow + LANES);
    DoubleVector sum32 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow + 2 * LANES);
    int at0 = aAt;
    int at1 = at0 + aRow;
    int at2 = at1 + aRow;
    int at3 = at2 + aRow;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, row + 2 * LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      sum02 = a0.fma(b2, sum02);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[at1]);
      sum10 = a1.fma(b0, sum10);
      sum11 = a1.fma(b1, sum11);
      sum12 = a1.fma(b2, sum12);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[at2]);
      sum20 = a2.fma(b0, sum20);
      sum21 = a2.fma(b1, sum21);
      sum22 = a2.fma(b2, sum22);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[at3]);
      sum30 = a3.fma(b0, sum30);
      sum31 = a3.fma(b1, sum31);
      sum32 = a3.fma(b2, sum32);
      at0 += aTerm;
      at1 += aTerm;
      at2 += aTerm;
      at3 += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
    sum02.intoArray(out, outAt + 2 * LANES);
    sum10.intoArray(out, outAt + outRow);
    sum11.intoArray(out, outAt + outRow + LANES);
    sum12.intoArray(out, outAt + outRow + 2 * LANES);
    sum20.intoArray(out, outAt + 2 * outRow);
    sum21.intoArray(out, outAt + 2 * outRow + LANES);
    sum22.intoArray(out, outAt + 2 * outRow + 2 * LANES);
    sum30.intoArray(out, outAt + 3 * outRow);
    sum31.intoArray(out, outAt + 3 * outRow + LANES);
    sum32.intoArray(out, outAt + 3 * outRow + 2 * LANES);
  }

  private static void tile4x2(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, int startRow, double[] out, int outAt, int outRow, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum01 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    DoubleVector sum10 = DoubleVector.fromArray(SPECIES, start, startAt + startRow);
    DoubleVector sum11 = DoubleVector.fromArray(SPECIES, start, startAt + startRow + LANES);
    DoubleVector sum20 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    DoubleVector sum21 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow + LANES);
    DoubleVector sum30 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow);
    DoubleVector sum31 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow + LANES);
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
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
    sum10.intoArray(out, outAt + outRow);
    sum11.intoArray(out, outAt + outRow + LANES);
    sum20.intoArray(out, outAt + 2 * outRow);
    sum21.intoArray(out, outAt + 2 * outRow + LANES);
    sum30.intoArray(out, outAt + 3 * outRow);
    sum31.intoArray(out, outAt + 3 * outRow + LANES);
  }

  private static void tile4x1(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, int startRow, double[] out, int outAt, int outRow, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum10 = DoubleVector.fromArray(SPECIES, start, startAt + startRow);
    DoubleVector sum20 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    DoubleVector sum30 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow);
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
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum10.intoArray(out, outAt + outRow);
    sum20.intoArray(out, outAt + 2 * outRow);
    sum30.intoArray(out, outAt + 3 * outRow);
  }

  private static void tile8x1(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, int startRow, double[] out, int outAt, int outRow, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum10 = DoubleVector.fromArray(SPECIES, start, startAt + startRow);
    DoubleVector sum20 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    DoubleVector sum30 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow);
    DoubleVector sum40 = DoubleVector.fromArray(SPECIES, start, startAt + 4 * startRow);
    DoubleVector sum50 = DoubleVector.fromArray(SPECIES, start, startAt + 5 * startRow);
    DoubleVector sum60 = DoubleVector.fromArray(SPECIES, start, startAt + 6 * startRow);
    DoubleVector sum70 = DoubleVector.fromArray(SPECIES, start, startAt + 7 * startRow);
    int at0 = aAt;
    int at1 = at0 + aRow;
    int at2 = at1 + aRow;
    int at3 = at2 + aRow;
    int at4 = at3 + aRow;
    int at5 = at4 + aRow;
    int at6 = at5 + aRow;
    int at7 = at6 + aRow;
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
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[at4]);
      sum40 = a4.fma(b0, sum40);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[at5]);
      sum50 = a5.fma(b0, sum50);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[at6]);
      sum60 = a6.fma(b0, sum60);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[at7]);
      sum70 = a7.fma(b0, sum70);
      at0 += aTerm;
      at1 += aTerm;
      at2 += aTerm;
      at3 += aTerm;
      at4 += aTerm;
      at5 += aTerm;
      at6 += aTerm;
      at7 += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum10.intoArray(out, outAt + outRow);
    sum20.intoArray(out, outAt + 2 * outRow);
    sum30.intoArray(out, outAt + 3 * outRow);
    sum40.intoArray(out, outAt + 4 * outRow);
    sum50.intoArray(out, outAt + 5 * outRow);
    sum60.intoArray(out, outAt + 6 * outRow);
    sum70.intoArray(out, outAt + 7 * outRow);
  }

  private static void tile1x8(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, double[] out, int outAt, int terms) {
    DoubleVector sum0 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum1 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    DoubleVector sum2 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    DoubleVector sum3 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * LANES);
    DoubleVector sum4 = DoubleVector.fromArray(SPECIES, start, startAt + 4 * LANES);
    DoubleVector sum5 = DoubleVector.fromArray(SPECIES, start, startAt + 5 * LANES);
    DoubleVector sum6 = DoubleVector.fromArray(SPECIES, start, startAt + 6 * LANES);
    DoubleVector sum7 = DoubleVector.fromArray(SPECIES, start, startAt + 7 * LANES);
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector value = DoubleVector.broadcast(SPECIES, a[at]);
      sum0 = value.fma(DoubleVector.fromArray(SPECIES, b, row), sum0);
      sum1 = value.fma(DoubleVector.fromArray(SPECIES, b, row + LANES), sum1);
      sum2 = value.fma(DoubleVector.fromArray(SPECIES, b, row + 2 * LANES), sum2);
      sum3 = value.fma(DoubleVector.fromArray(SPECIES, b, row + 3 * LANES), sum3);
      sum4 = value.fma(DoubleVector.fromArray(SPECIES, b, row + 4 * LANES), sum4);
      sum5 = value.fma(DoubleVector.fromArray(SPECIES, b, row + 5 * LANES), sum5);
      sum6 = value.fma(DoubleVector.fromArray(SPECIES, b, row + 6 * LANES), sum6);
      sum7 = value.fma(DoubleVector.fromArray(SPECIES, b, row + 7 * LANES), sum7);
      at += aTerm;
      row += bTerm;
    }
    sum0.intoArray(out, outAt);
    sum1.intoArray(out, outAt + LANES);
    sum2.intoArray(out, outAt + 2 * LANES);
    sum3.intoArray(out, outAt + 3 * LANES);
    sum4.intoArray(out, outAt + 4 * LANES);
    sum5.intoArray(out, outAt + 5 * LANES);
    sum6.intoArray(out, outAt + 6 * LANES);
    sum7.intoArray(out, outAt + 7 * LANES);
  }

  private static void tile1x4(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, double[] out, int outAt, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum01 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    DoubleVector sum02 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    DoubleVector sum03 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * LANES);
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
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
    sum02.intoArray(out, outAt + 2 * LANES);
    sum03.intoArray(out, outAt + 3 * LANES);
  }

  private static void tile1x3(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, double[] out, int outAt, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum01 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    DoubleVector sum02 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    int at0 = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, row + 2 * LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      sum02 = a0.fma(b2, sum02);
      at0 += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
    sum02.intoArray(out, outAt + 2 * LANES);
  }

  private static void tile1x2(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, double[] out, int outAt, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum01 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    int at0 = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      at0 += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
  }

  private static void tile1x1(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, double[] out, int outAt, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    int at0 = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      at0 += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
  }
}
