package io.ganglion.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of {@link VectorDoubleProduct}: a few rows of a times a few vectors of columns of b, whose sums stay in
 * registers over all terms. {@code a[i][t]} is at {@code aAt + i * aRow + t * aTerm}, {@code b[t][j]} at
 * {@code bAt + t * bTerm + j}; chains begin with {@code start}, which may be {@code out}.
 *
 * <p>A term of a tile loads each vector of b once, and each number of a once, into all lanes: the fewer loads for a
 * multiplication, the better. Vectors of 64 bytes come with 32 registers, which hold 8 × 3 sums and what a
 * multiplication needs; with others, 16 registers are certain, which hold 4 × 3. The numbers of eight rows must lie
 * side by side, term by term: eight places to read from are more than a processor has other registers for.
 */
final class VectorDoubleTiles {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();
  /** The rows of a tall tile. */
  static final int TALL = SPECIES.vectorByteSize() == 64 ? 8 : 4;
  /** The vectors of the widest tile of {@link #TALL} rows. */
  static final int WIDE_IF_TALL = 3;
  /** The vectors of the widest tile of four rows. */
  static final int WIDE_IF_FOUR = TALL == 8 ? 4 : 3;

  private VectorDoubleTiles() {}

  /** {@link #TALL} rows that lie side by side, term by term, as {@code aRow} would be 1; two vectors or three. */
  static void tall(int vectors, double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, int startRow, double[] out, int outAt, int outRow, int terms) {
    if (TALL == 4) {
      four(vectors, a, aAt, 1, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
    } else if (vectors == 2) {
      tile8x2(a, aAt, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
    } else {
      tile8x3(a, aAt, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
    }
  }

  /** Four rows. */
  static void four(int vectors, double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm,
      double[] start, int startAt, int startRow, double[] out, int outAt, int outRow, int terms) {
    switch (vectors) {
      case 1 -> tile4x1(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      case 2 -> tile4x2(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      case 3 -> tile4x3(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      default -> tile4x4(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
    }
  }

  /** One row. */
  static void one(int vectors, double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, double[] out, int outAt, int terms) {
    switch (vectors) {
      case 1 -> tile1x1(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      case 2 -> tile1x2(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      case 3 -> tile1x3(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      default -> tile1x4(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
    }
  }

  private static void tile8x3(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
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
    DoubleVector sum40 = DoubleVector.fromArray(SPECIES, start, startAt + 4 * startRow);
    DoubleVector sum41 = DoubleVector.fromArray(SPECIES, start, startAt + 4 * startRow + LANES);
    DoubleVector sum42 = DoubleVector.fromArray(SPECIES, start, startAt + 4 * startRow + 2 * LANES);
    DoubleVector sum50 = DoubleVector.fromArray(SPECIES, start, startAt + 5 * startRow);
    DoubleVector sum51 = DoubleVector.fromArray(SPECIES, start, startAt + 5 * startRow + LANES);
    DoubleVector sum52 = DoubleVector.fromArray(SPECIES, start, startAt + 5 * startRow + 2 * LANES);
    DoubleVector sum60 = DoubleVector.fromArray(SPECIES, start, startAt + 6 * startRow);
    DoubleVector sum61 = DoubleVector.fromArray(SPECIES, start, startAt + 6 * startRow + LANES);
    DoubleVector sum62 = DoubleVector.fromArray(SPECIES, start, startAt + 6 * startRow + 2 * LANES);
    DoubleVector sum70 = DoubleVector.fromArray(SPECIES, start, startAt + 7 * startRow);
    DoubleVector sum71 = DoubleVector.fromArray(SPECIES, start, startAt + 7 * startRow + LANES);
    DoubleVector sum72 = DoubleVector.fromArray(SPECIES, start, startAt + 7 * startRow + 2 * LANES);
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, row + 2 * LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      sum02 = a0.fma(b2, sum02);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[at + 1]);
      sum10 = a1.fma(b0, sum10);
      sum11 = a1.fma(b1, sum11);
      sum12 = a1.fma(b2, sum12);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[at + 2]);
      sum20 = a2.fma(b0, sum20);
      sum21 = a2.fma(b1, sum21);
      sum22 = a2.fma(b2, sum22);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[at + 3]);
      sum30 = a3.fma(b0, sum30);
      sum31 = a3.fma(b1, sum31);
      sum32 = a3.fma(b2, sum32);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[at + 4]);
      sum40 = a4.fma(b0, sum40);
      sum41 = a4.fma(b1, sum41);
      sum42 = a4.fma(b2, sum42);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[at + 5]);
      sum50 = a5.fma(b0, sum50);
      sum51 = a5.fma(b1, sum51);
      sum52 = a5.fma(b2, sum52);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[at + 6]);
      sum60 = a6.fma(b0, sum60);
      sum61 = a6.fma(b1, sum61);
      sum62 = a6.fma(b2, sum62);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[at + 7]);
      sum70 = a7.fma(b0, sum70);
      sum71 = a7.fma(b1, sum71);
      sum72 = a7.fma(b2, sum72);
      at += aTerm;
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
    sum40.intoArray(out, outAt + 4 * outRow);
    sum41.intoArray(out, outAt + 4 * outRow + LANES);
    sum42.intoArray(out, outAt + 4 * outRow + 2 * LANES);
    sum50.intoArray(out, outAt + 5 * outRow);
    sum51.intoArray(out, outAt + 5 * outRow + LANES);
    sum52.intoArray(out, outAt + 5 * outRow + 2 * LANES);
    sum60.intoArray(out, outAt + 6 * outRow);
    sum61.intoArray(out, outAt + 6 * outRow + LANES);
    sum62.intoArray(out, outAt + 6 * outRow + 2 * LANES);
    sum70.intoArray(out, outAt + 7 * outRow);
    sum71.intoArray(out, outAt + 7 * outRow + LANES);
    sum72.intoArray(out, outAt + 7 * outRow + 2 * LANES);
  }

  private static void tile8x2(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, int startRow, double[] out, int outAt, int outRow, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector sum01 = DoubleVector.fromArray(SPECIES, start, startAt + LANES);
    DoubleVector sum10 = DoubleVector.fromArray(SPECIES, start, startAt + startRow);
    DoubleVector sum11 = DoubleVector.fromArray(SPECIES, start, startAt + startRow + LANES);
    DoubleVector sum20 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    DoubleVector sum21 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * startRow + LANES);
    DoubleVector sum30 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow);
    DoubleVector sum31 = DoubleVector.fromArray(SPECIES, start, startAt + 3 * startRow + LANES);
    DoubleVector sum40 = DoubleVector.fromArray(SPECIES, start, startAt + 4 * startRow);
    DoubleVector sum41 = DoubleVector.fromArray(SPECIES, start, startAt + 4 * startRow + LANES);
    DoubleVector sum50 = DoubleVector.fromArray(SPECIES, start, startAt + 5 * startRow);
    DoubleVector sum51 = DoubleVector.fromArray(SPECIES, start, startAt + 5 * startRow + LANES);
    DoubleVector sum60 = DoubleVector.fromArray(SPECIES, start, startAt + 6 * startRow);
    DoubleVector sum61 = DoubleVector.fromArray(SPECIES, start, startAt + 6 * startRow + LANES);
    DoubleVector sum70 = DoubleVector.fromArray(SPECIES, start, startAt + 7 * startRow);
    DoubleVector sum71 = DoubleVector.fromArray(SPECIES, start, startAt + 7 * startRow + LANES);
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[at + 1]);
      sum10 = a1.fma(b0, sum10);
      sum11 = a1.fma(b1, sum11);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[at + 2]);
      sum20 = a2.fma(b0, sum20);
      sum21 = a2.fma(b1, sum21);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[at + 3]);
      sum30 = a3.fma(b0, sum30);
      sum31 = a3.fma(b1, sum31);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[at + 4]);
      sum40 = a4.fma(b0, sum40);
      sum41 = a4.fma(b1, sum41);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[at + 5]);
      sum50 = a5.fma(b0, sum50);
      sum51 = a5.fma(b1, sum51);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[at + 6]);
      sum60 = a6.fma(b0, sum60);
      sum61 = a6.fma(b1, sum61);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[at + 7]);
      sum70 = a7.fma(b0, sum70);
      sum71 = a7.fma(b1, sum71);
      at += aTerm;
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
    sum40.intoArray(out, outAt + 4 * outRow);
    sum41.intoArray(out, outAt + 4 * outRow + LANES);
    sum50.intoArray(out, outAt + 5 * outRow);
    sum51.intoArray(out, outAt + 5 * outRow + LANES);
    sum60.intoArray(out, outAt + 6 * outRow);
    sum61.intoArray(out, outAt + 6 * outRow + LANES);
    sum70.intoArray(out, outAt + 7 * outRow);
    sum71.intoArray(out, outAt + 7 * outRow + LANES);
  }

  static void tile8x1(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm, double[] start,
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

  static void tile4x1(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int bTerm, double[] start,
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

  static void tile1x8(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
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
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, row + 2 * LANES);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, row + 3 * LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      sum02 = a0.fma(b2, sum02);
      sum03 = a0.fma(b3, sum03);
      at += aTerm;
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
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, row + 2 * LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      sum02 = a0.fma(b2, sum02);
      at += aTerm;
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
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, row + LANES);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      at += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
  }

  static void tile1x1(double[] a, int aAt, int aTerm, double[] b, int bAt, int bTerm, double[] start,
      int startAt, double[] out, int outAt, int terms) {
    DoubleVector sum00 = DoubleVector.fromArray(SPECIES, start, startAt);
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, row);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[at]);
      sum00 = a0.fma(b0, sum00);
      at += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
  }
}
