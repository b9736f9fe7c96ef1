package io.ganglion.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** {@link VectorDoubleProduct} for {@code float}; made from it by {@code .ci/float-forms}. */
final class VectorFloatProduct {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
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
  private static final float[] ZEROS = new float[8 * LANES];

  private final float[] bias = new float[LANES];
  private final float[] lastRows = new float[4 * LANES];
  private float[] padded = new float[0];
  private float[] packedRows = new float[0];
  private float[] panel = new float[0];
  private float[] panels = new float[0];

  /** As {@link PackedFloatProduct#multiply}. */
  void multiply(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt, float[] out, int outAt,
      int rows, int terms, int columns) {
    multiply(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms, columns, null);
  }

  /** As above; a product that copies b panel by panel copies it to {@code kept} once, if that is given. */
  void multiply(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt, float[] out, int outAt,
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
  void multiplyOnto(float[] a, int aAt, float[] b, int bAt, float[] start, int startAt, float[] out, int outAt,
      int rows, int terms, int columns, Panels kept) {
    boolean packs = (long) terms * columns > PANEL;
    if (packs && !kept.filled) {
      kept.floats = packPanels(b, bAt, terms, columns, kept.floats);
      kept.filled = true;
    }
    float[] panels = packs ? kept.floats : b;
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
  void multiplyInParts(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, float[] out, int outAt,
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
  private static float[] packPanels(float[] b, int bAt, int terms, int columns, float[] room) {
    int most = terms * (columns + LANES - 1);
    float[] panels = room.length < most ? new float[most] : room;
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
  private void multiplyPanels(float[] a, int aAt, int aRow, int aTerm, float[] out, int outAt, int rows, int terms,
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
  private static void multiplyOneTerm(float[] a, int aAt, int aRow, float[] b, int bAt, float[] out, int outAt,
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

  private static void outer4(float[] a, int aAt, int aRow, float[] b, int bAt, float[] out, int outAt, int outRow,
      int rows) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
    FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
    FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
    FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
    int at = aAt;
    int to = outAt;
    for (int i = 0; i < rows; i++) {
      FloatVector value = FloatVector.broadcast(SPECIES, a[at]);
      value.fma(b0, zero).intoArray(out, to);
      value.fma(b1, zero).intoArray(out, to + LANES);
      value.fma(b2, zero).intoArray(out, to + 2 * LANES);
      value.fma(b3, zero).intoArray(out, to + 3 * LANES);
      at += aRow;
      to += outRow;
    }
  }

  private static void outer1(float[] a, int aAt, int aRow, float[] b, int bAt, float[] out, int outAt, int outRow,
      int rows) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
    int at = aAt;
    int to = outAt;
    for (int i = 0; i < rows; i++) {
      FloatVector.broadcast(SPECIES, a[at]).fma(b0, zero).intoArray(out, to);
      at += aRow;
      to += outRow;
    }
  }

  /**
   * For b narrower than a vector: a vector also holds the beginning of the next row of b, and the superfluous results
   * are overwritten by the next row of {@code out}. Only at the end, where there is no next row, rows are copied.
   */
  private void multiplyNarrow(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt, float[] out,
      int outAt, int rows, int terms, int columns) {
    float[] wide = b;
    int wideAt = bAt;
    int wideTerm = columns;
    if (bAt + (terms - 1) * columns + LANES > b.length) {
      wide = padded = padded.length < terms * LANES ? new float[terms * LANES] : padded;
      wideAt = 0;
      wideTerm = LANES;
      for (int t = 0; t < terms; t++) {
        copy(b, bAt + t * columns, padded, t * LANES, columns);
      }
    }
    float[] start = ZEROS;
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

  private static void copy(float[] from, int fromAt, float[] to, int toAt, int size) {
    for (int j = 0; j < size; j++) {
      to[toAt + j] = from[fromAt + j];
    }
  }

  /** The width of the next panel if {@code left} columns are left: never a single vector beside wider panels. */
  private static int vectors(int left) {
    int vectors = (left + LANES - 1) / LANES;
    return vectors == 5 ? 3 : Math.min(vectors, 4);
  }

  private static void multiplyDirectly(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt,
      float[] out, int outAt, int rows, int terms, int columns) {
    float[] start = biasAt == Affine.NO_BIAS ? ZEROS : b;
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
  private void multiplyInBlocks(float[] a, int aAt, int aRow, int aTerm, int aFour, int aLastFour, float[] b, int bAt,
      int biasAt, float[] out, int outAt, int rows, int terms, int columns, @Nullable Panels kept) {
    if (kept != null && !kept.filled) {
      kept.floats = packPanels(b, bAt, terms, columns, kept.floats);
      kept.filled = true;
    }
    int keptAt = 0;
    int most = kept == null ? TERMS : KEPT_TERMS;
    int blocks = (terms + most - 1) / most;
    if (panel.length == 0) {
      panel = new float[PANEL];
    }
    float[] start = biasAt == Affine.NO_BIAS ? ZEROS : b;
    int j = 0;
    while (j < columns) {
      int vectors = Math.min(vectors(columns - j), columns / LANES);
      int width = vectors * LANES;
      int from = Math.min(j, columns - width);
      int startAt = biasAt == Affine.NO_BIAS ? 0 : biasAt + from;
      for (int block = 0; block < blocks; block++) {
        int done = (int) ((long) terms * block / blocks);
        int count = (int) ((long) terms * (block + 1) / blocks) - done;
        float[] packed = panel;
        int packedAt = 0;
        if (kept == null) {
          packPanel(width, b, bAt + done * columns + from, columns, count);
        } else {
          packed = kept.floats;
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
  private void packPanel(int width, float[] b, int bAt, int columns, int terms) {
    for (int t = 0; t < terms; t++) {
      System.arraycopy(b, bAt + t * columns, panel, t * width, width);
    }
  }

  /** Copies a so that groups of four rows are stored term by term; the last group may overlap the one before. */
  private void packRows(float[] a, int aAt, int aRow, int aTerm, int rows, int terms) {
    int fours = (rows + 3) / 4;
    if (packedRows.length < fours * 4 * terms) {
      packedRows = new float[fours * 4 * terms];
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

  private static void tile(int vectors, float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int bTerm,
      float[] start, int startAt, int startRow, float[] out, int outAt, int outRow, int terms) {
    switch (vectors) {
      case 1 -> tile4x1(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      case 2 -> tile4x2(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      case 3 -> tile4x3(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      default -> tile4x4(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
    }
  }

  private static void row(int vectors, float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, float[] out, int outAt, int terms) {
    switch (vectors) {
      case 1 -> tile1x1(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      case 2 -> tile1x2(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      case 3 -> tile1x3(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      default -> tile1x4(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
    }
  }

  private static void tile4x4(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, int startRow, float[] out, int outAt, int outRow, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector sum02 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    FloatVector sum03 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
    FloatVector sum10 = FloatVector.fromArray(SPECIES, start, startAt + startRow);
    FloatVector sum11 = FloatVector.fromArray(SPECIES, start, startAt + startRow + LANES);
    FloatVector sum12 = FloatVector.fromArray(SPECIES, start, startAt + startRow + 2 * LANES);
    FloatVector sum13 = FloatVector.fromArray(SPECIES, start, startAt + startRow + 3 * LANES);
    FloatVector sum20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    FloatVector sum21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow + LANES);
    FloatVector sum22 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow + 2 * LANES);
    FloatVector sum23 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow + 3 * LANES);
    FloatVector sum30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow);
    FloatVector sum31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow + LANES);
    FloatVector sum32 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow + 2 * LANES);
    FloatVector sum33 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow + 3 * LANES);
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

  private static void tile4x3(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, int startRow, float[] out, int outAt, int outRow, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector sum02 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    FloatVector sum10 = FloatVector.fromArray(SPECIES, start, startAt + startRow);
    FloatVector sum11 = FloatVector.fromArray(SPECIES, start, startAt + startRow + LANES);
    FloatVector sum12 = FloatVector.fromArray(SPECIES, start, startAt + startRow + 2 * LANES);
    FloatVector sum20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    FloatVector sum21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow + LANES);
    FloatVector sum22 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow + 2 * LANES);
    FloatVector sum30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow);
    FloatVector sum31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow + LANES);
    FloatVector sum32 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow + 2 * LANES);
    int at0 = aAt;
    int at1 = at0 + aRow;
    int at2 = at1 + aRow;
    int at3 = at2 + aRow;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      sum02 = a0.fma(b2, sum02);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1]);
      sum10 = a1.fma(b0, sum10);
      sum11 = a1.fma(b1, sum11);
      sum12 = a1.fma(b2, sum12);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[at2]);
      sum20 = a2.fma(b0, sum20);
      sum21 = a2.fma(b1, sum21);
      sum22 = a2.fma(b2, sum22);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[at3]);
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

  private static void tile4x2(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, int startRow, float[] out, int outAt, int outRow, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector sum10 = FloatVector.fromArray(SPECIES, start, startAt + startRow);
    FloatVector sum11 = FloatVector.fromArray(SPECIES, start, startAt + startRow + LANES);
    FloatVector sum20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    FloatVector sum21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow + LANES);
    FloatVector sum30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow);
    FloatVector sum31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow + LANES);
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

  private static void tile4x1(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, int startRow, float[] out, int outAt, int outRow, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum10 = FloatVector.fromArray(SPECIES, start, startAt + startRow);
    FloatVector sum20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    FloatVector sum30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow);
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
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum10.intoArray(out, outAt + outRow);
    sum20.intoArray(out, outAt + 2 * outRow);
    sum30.intoArray(out, outAt + 3 * outRow);
  }

  private static void tile8x1(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, int startRow, float[] out, int outAt, int outRow, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum10 = FloatVector.fromArray(SPECIES, start, startAt + startRow);
    FloatVector sum20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    FloatVector sum30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow);
    FloatVector sum40 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startRow);
    FloatVector sum50 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startRow);
    FloatVector sum60 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startRow);
    FloatVector sum70 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startRow);
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
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[at1]);
      sum10 = a1.fma(b0, sum10);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[at2]);
      sum20 = a2.fma(b0, sum20);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[at3]);
      sum30 = a3.fma(b0, sum30);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[at4]);
      sum40 = a4.fma(b0, sum40);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[at5]);
      sum50 = a5.fma(b0, sum50);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[at6]);
      sum60 = a6.fma(b0, sum60);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[at7]);
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

  private static void tile1x8(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, float[] out, int outAt, int terms) {
    FloatVector sum0 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum1 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector sum2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    FloatVector sum3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
    FloatVector sum4 = FloatVector.fromArray(SPECIES, start, startAt + 4 * LANES);
    FloatVector sum5 = FloatVector.fromArray(SPECIES, start, startAt + 5 * LANES);
    FloatVector sum6 = FloatVector.fromArray(SPECIES, start, startAt + 6 * LANES);
    FloatVector sum7 = FloatVector.fromArray(SPECIES, start, startAt + 7 * LANES);
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector value = FloatVector.broadcast(SPECIES, a[at]);
      sum0 = value.fma(FloatVector.fromArray(SPECIES, b, row), sum0);
      sum1 = value.fma(FloatVector.fromArray(SPECIES, b, row + LANES), sum1);
      sum2 = value.fma(FloatVector.fromArray(SPECIES, b, row + 2 * LANES), sum2);
      sum3 = value.fma(FloatVector.fromArray(SPECIES, b, row + 3 * LANES), sum3);
      sum4 = value.fma(FloatVector.fromArray(SPECIES, b, row + 4 * LANES), sum4);
      sum5 = value.fma(FloatVector.fromArray(SPECIES, b, row + 5 * LANES), sum5);
      sum6 = value.fma(FloatVector.fromArray(SPECIES, b, row + 6 * LANES), sum6);
      sum7 = value.fma(FloatVector.fromArray(SPECIES, b, row + 7 * LANES), sum7);
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

  private static void tile1x4(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, float[] out, int outAt, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector sum02 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    FloatVector sum03 = FloatVector.fromArray(SPECIES, start, startAt + 3 * LANES);
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
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
    sum02.intoArray(out, outAt + 2 * LANES);
    sum03.intoArray(out, outAt + 3 * LANES);
  }

  private static void tile1x3(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, float[] out, int outAt, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector sum02 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    int at0 = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0]);
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

  private static void tile1x2(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, float[] out, int outAt, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    int at0 = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      at0 += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
  }

  private static void tile1x1(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, float[] out, int outAt, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    int at0 = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at0]);
      sum00 = a0.fma(b0, sum00);
      at0 += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
  }
}
