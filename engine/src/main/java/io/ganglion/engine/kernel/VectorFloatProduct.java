package io.ganglion.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** {@link VectorDoubleProduct} for {@code float}; made from it by {@code .ci/float-forms}. */
final class VectorFloatProduct {
  private static final VectorSpecies<Float> SPECIES = VectorFloatTiles.SPECIES;
  private static final int LANES = VectorFloatTiles.LANES;
  private static final int TALL = VectorFloatTiles.TALL;
  /** The number of rows from which copying b pays off. */
  private static final int MANY_ROWS = 16;
  /** The number of columns from which copying rows of a pays off. */
  private static final int MANY_COLUMNS = 32 * LANES;
  /** Terms in a block, at most: with four vectors of 64 bytes each, 32 KiB. */
  private static final int TERMS = 128;
  /** Terms in a block of kept panels, at most: the second-level cache delivers them in time. */
  private static final int KEPT_TERMS = 1024;
  private static final int PANEL = TERMS * VectorFloatTiles.WIDE_IF_FOUR * LANES;
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
  /** What the chains of a product onto its own start begin with, if panels overlap. */
  private float[] starts = new float[0];
  /** The same for the last four rows of a panel. */
  private final float[] lastStarts = new float[4 * VectorFloatTiles.WIDE_IF_FOUR * LANES];

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
    } else {
      multiplyInBlocks(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms, columns, kept);
    }
  }

  /**
   * The same without a bias, for rows of a whose terms are contiguous; each chain starts with that of {@code start},
   * whose rows are as far apart as those of {@code out}, and which may be {@code out} at the same place. There are as
   * many columns as a vector has at least.
   */
  void multiplyOnto(float[] a, int aAt, float[] b, int bAt, float[] start, int startAt, float[] out, int outAt,
      int rows, int terms, int columns, Panels kept) {
    if (start == out && columns % LANES != 0) { // the last panel begins with columns that are finished by then
      if (starts.length < rows * columns) {
        starts = new float[rows * columns];
      }
      System.arraycopy(start, startAt, starts, 0, rows * columns);
      multiplyOnto(a, aAt, b, bAt, starts, 0, out, outAt, rows, terms, columns, kept);
      return;
    }
    boolean isTall = isTall(terms, true, columns);
    boolean packs = (long) terms * columns > PANEL;
    if (packs && !kept.filled) {
      kept.floats = packPanels(isTall, b, bAt, terms, columns, kept.floats);
      kept.filled = true;
    }
    float[] panels = packs ? kept.floats : b;
    int panelAt = packs ? 0 : bAt;
    int packed = isTall ? packRows(a, aAt, terms, 1, rows, terms, columns) : 0;
    int last = rows - 4;
    int whole = rows < 4 ? rows : rows - rows % 4;
    int j = 0;
    while (j < columns) {
      int vectors = vectors(isTall, columns - j, columns);
      int width = vectors * LANES;
      int from = Math.min(j, columns - width);
      int at = packs ? panelAt : bAt + from;
      int next = packs ? width : columns;
      if (whole < rows) { // the last four rows begin with some that are finished by then
        for (int r = 0; r < 4; r++) {
          System.arraycopy(start, startAt + (last + r) * columns + from, lastStarts, r * width, width);
        }
      }
      multiplyPanel(vectors, packed, terms, 0, a, aAt, terms, 1, panels, at, next, start, startAt + from, columns, out,
          outAt + from, columns, whole, terms);
      if (whole < rows) {
        VectorFloatTiles.four(vectors, a, aAt + last * terms, terms, 1, panels, at, next, lastStarts, 0, width, out,
            outAt + last * columns + from, columns, terms);
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
      panels = packPanels(isTall(aRow, false, columns), b, bAt, terms, columns, panels);
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
  private static float[] packPanels(boolean isTall, float[] b, int bAt, int terms, int columns, float[] room) {
    int most = terms * (columns + LANES - 1);
    float[] panels = room.length < most ? new float[most] : room;
    int at = 0;
    int j = 0;
    while (j < columns) {
      int width = vectors(isTall, columns - j, columns) * LANES;
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
    boolean isTall = isTall(aRow, false, columns);
    int packed = isTall ? packRows(a, aAt, aRow, aTerm, rows, terms, columns) : 0;
    int at = 0;
    int j = 0;
    while (j < columns) {
      int vectors = vectors(isTall, columns - j, columns);
      int width = vectors * LANES;
      int from = Math.min(j, columns - width);
      multiplyPanel(vectors, packed, terms, 0, a, aAt, aRow, aTerm, panels, at, width, ZEROS, 0, 0, out, outAt + from,
          columns, rows, terms);
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
      VectorFloatTiles.tile8x1(a, aAt + i * aRow, aRow, aTerm, wide, wideAt, wideTerm, start, 0, 0, out,
          outAt + i * columns, columns, terms);
    }
    for (; i <= followed - 4; i += 4) {
      VectorFloatTiles.tile4x1(a, aAt + i * aRow, aRow, aTerm, wide, wideAt, wideTerm, start, 0, 0, out,
          outAt + i * columns, columns, terms);
    }
    for (; i < rows && rows >= 4; i += 4) {
      i = Math.min(i, rows - 4);
      VectorFloatTiles.tile4x1(a, aAt + i * aRow, aRow, aTerm, wide, wideAt, wideTerm, start, 0, 0, lastRows, 0,
          LANES, terms);
      for (int r = 0; r < 4; r++) {
        copy(lastRows, r * LANES, out, outAt + (i + r) * columns, columns);
      }
    }
    for (; i < rows; i++) {
      VectorFloatTiles.tile1x1(a, aAt + i * aRow, aTerm, wide, wideAt, wideTerm, start, 0, lastRows, 0, terms);
      copy(lastRows, 0, out, outAt + i * columns, columns);
    }
  }

  private static void copy(float[] from, int fromAt, float[] to, int toAt, int size) {
    for (int j = 0; j < size; j++) {
      to[toAt + j] = from[fromAt + j];
    }
  }

  /** Whether rows of a lie side by side, or are copied so that they do: then panels are as wide as tall tiles. */
  private static boolean isTall(int aRow, boolean keeps, int columns) {
    return aRow == 1 || keeps && columns >= MANY_COLUMNS;
  }

  /** The vectors of the next panel if {@code left} of the columns are left: never one beside wider panels. */
  private static int vectors(boolean isTall, int left, int columns) {
    int most = isTall ? VectorFloatTiles.WIDE_IF_TALL : VectorFloatTiles.WIDE_IF_FOUR;
    int vectors = (left + LANES - 1) / LANES;
    return Math.min(vectors == most + 1 ? most - 1 : Math.min(vectors, most), columns / LANES);
  }

  /**
   * The columns of one panel, over {@code count} terms from {@code done} on. Of all {@code terms}, the first {@code
   * packed} rows were copied; {@code b[t][j]} is at {@code bAt + (t - done) * bTerm + j}.
   */
  private void multiplyPanel(int vectors, int packed, int terms, int done, float[] a, int aAt, int aRow, int aTerm,
      float[] b, int bAt, int bTerm, float[] start, int startAt, int startRow, float[] out, int outAt, int outRow,
      int rows, int count) {
    for (int i = 0; i < packed; i += TALL) {
      VectorFloatTiles.tall(vectors, packedRows, i * terms + done * TALL, TALL, b, bAt, bTerm, start,
          startAt + i * startRow, startRow, out, outAt + i * outRow, outRow, count);
    }
    if (packed < rows) {
      multiplyRows(vectors, a, aAt + packed * aRow + done * aTerm, aRow, aTerm, b, bAt, bTerm, start,
          startAt + packed * startRow, startRow, out, outAt + packed * outRow, outRow, rows - packed, count);
    }
  }

  private static void multiplyRows(int vectors, float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt,
      int bTerm, float[] start, int startAt, int startRow, float[] out, int outAt, int outRow, int rows, int terms) {
    int next = 0;
    if (rows < 4) {
      for (; next < rows; next++) {
        VectorFloatTiles.one(vectors, a, aAt + next * aRow, aTerm, b, bAt, bTerm, start, startAt + next * startRow,
            out, outAt + next * outRow, terms);
      }
    }
    for (; vectors == 1 && next <= rows - 8; next += 8) {
      VectorFloatTiles.tile8x1(a, aAt + next * aRow, aRow, aTerm, b, bAt, bTerm, start, startAt + next * startRow,
          startRow, out, outAt + next * outRow, outRow, terms);
    }
    for (; vectors > 1 && aRow == 1 && next <= rows - TALL; next += TALL) {
      VectorFloatTiles.tall(vectors, a, aAt + next, aTerm, b, bAt, bTerm, start, startAt + next * startRow, startRow,
          out, outAt + next * outRow, outRow, terms);
    }
    for (; next < rows; next += 4) {
      int i = Math.min(next, rows - 4);
      VectorFloatTiles.four(vectors, a, aAt + i * aRow, aRow, aTerm, b, bAt, bTerm, start, startAt + i * startRow,
          startRow, out, outAt + i * outRow, outRow, terms);
    }
  }

  private void multiplyDirectly(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt,
      float[] out, int outAt, int rows, int terms, int columns) {
    float[] start = biasAt == Affine.NO_BIAS ? ZEROS : b;
    int j = 0;
    for (; rows < 4 && j <= columns - 8 * LANES; j += 8 * LANES) {
      int startAt = biasAt == Affine.NO_BIAS ? 0 : biasAt + j;
      for (int i = 0; i < rows; i++) {
        VectorFloatTiles.tile1x8(a, aAt + i * aRow, aTerm, b, bAt + j, columns, start, startAt, out,
            outAt + i * columns + j, terms);
      }
    }
    boolean isTall = rows >= 4 && isTall(aRow, false, columns);
    int packed = isTall ? packRows(a, aAt, aRow, aTerm, rows, terms, columns) : 0;
    while (j < columns) {
      int vectors = vectors(isTall, columns - j, columns);
      int from = Math.min(j, columns - vectors * LANES);
      int startAt = biasAt == Affine.NO_BIAS ? 0 : biasAt + from;
      multiplyPanel(vectors, packed, terms, 0, a, aAt, aRow, aTerm, b, bAt + from, columns, start, startAt, 0, out,
          outAt + from, columns, rows, terms);
      j = from + vectors * LANES;
    }
  }

  private void multiplyInBlocks(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt,
      float[] out, int outAt, int rows, int terms, int columns, @Nullable Panels kept) {
    boolean isTall = isTall(aRow, kept != null, columns);
    int packed = isTall ? packRows(a, aAt, aRow, aTerm, rows, terms, columns) : 0;
    if (kept != null && !kept.filled) {
      kept.floats = packPanels(isTall, b, bAt, terms, columns, kept.floats);
      kept.filled = true;
    }
    int keptAt = 0;
    int most = kept == null ? TERMS : KEPT_TERMS;
    int blocks = (terms + most - 1) / most;
    if (panel.length == 0) {
      panel = new float[PANEL];
    }
    float[] first = biasAt == Affine.NO_BIAS ? ZEROS : b;
    int fours = rows - rows % 4;
    int j = 0;
    while (j < columns) {
      int vectors = vectors(isTall, columns - j, columns);
      int width = vectors * LANES;
      int from = Math.min(j, columns - width);
      int firstAt = biasAt == Affine.NO_BIAS ? 0 : biasAt + from;
      for (int block = 0; block < blocks; block++) {
        int done = (int) ((long) terms * block / blocks);
        int count = (int) ((long) terms * (block + 1) / blocks) - done;
        float[] panels = panel;
        int panelAt = 0;
        if (kept == null) {
          packPanel(width, b, bAt + done * columns + from, columns, count);
        } else {
          panels = kept.floats;
          panelAt = keptAt + done * width;
        }
        float[] start = block == 0 ? first : out;
        int startAt = block == 0 ? firstAt : outAt + from;
        int startRow = block == 0 ? 0 : columns;
        multiplyPanel(vectors, packed, terms, done, a, aAt, aRow, aTerm, panels, panelAt, width, start, startAt,
            startRow, out, outAt + from, columns, fours, count);
      }
      if (fours < rows) {
        // Some of these sums are finished already and must start again: all terms at once.
        int i = rows - 4;
        VectorFloatTiles.four(vectors, a, aAt + i * aRow, aRow, aTerm, b, bAt + from, columns, first, firstAt, 0, out,
            outAt + i * columns + from, columns, terms);
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

  /**
   * Copies groups of {@link VectorFloatTiles#TALL} rows so that they lie side by side, term by term, if that pays off.
   * Returns how many rows these are.
   */
  private int packRows(float[] a, int aAt, int aRow, int aTerm, int rows, int terms, int columns) {
    if (columns < MANY_COLUMNS || aTerm == 1 && TALL == 4) {
      return 0;
    }
    int packed = rows - rows % TALL;
    if (packedRows.length < packed * terms) {
      packedRows = new float[packed * terms];
    }
    if (aRow != 1) {
      for (int i = 0; i < packed; i++) {
        copyRow(a, aAt + i * aRow, aTerm, packedRows, i / TALL * TALL * terms + i % TALL, terms);
      }
      return packed;
    }
    for (int t0 = 0; t0 < terms; t0 += LINES) {
      int t1 = Math.min(t0 + LINES, terms);
      for (int i = 0; i < packed; i += TALL) {
        for (int t = t0; t < t1; t++) {
          int from = aAt + i + t * aTerm;
          int to = i * terms + t * TALL;
          for (int r = 0; r < TALL; r++) {
            packedRows[to + r] = a[from + r];
          }
        }
      }
    }
    return packed;
  }

  private static void copyRow(float[] from, int fromAt, int fromTerm, float[] to, int toAt, int terms) {
    for (int t = 0; t < terms; t++) {
      to[toAt + t * TALL] = from[fromAt + t * fromTerm];
    }
  }
}
