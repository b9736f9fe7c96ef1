package io.ganglion.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link VectorDoubleTiles} for {@code float}; made from it by {@code .ci/float-forms}. */
final class VectorFloatTiles {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();
  /** The rows of a tall tile. */
  static final int TALL = SPECIES.vectorByteSize() == 64 ? 8 : 4;
  /** The vectors of the widest tile of {@link #TALL} rows. */
  static final int WIDE_IF_TALL = 3;
  /** The vectors of the widest tile of four rows. */
  static final int WIDE_IF_FOUR = TALL == 8 ? 4 : 3;

  private VectorFloatTiles() {}

  /** {@link #TALL} rows that lie side by side, term by term, as {@code aRow} would be 1; two vectors or three. */
  static void tall(int vectors, float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, int startRow, float[] out, int outAt, int outRow, int terms) {
    if (TALL == 4) {
      four(vectors, a, aAt, 1, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
    } else if (vectors == 2) {
      tile8x2(a, aAt, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
    } else {
      tile8x3(a, aAt, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
    }
  }

  /** Four rows. */
  static void four(int vectors, float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int bTerm,
      float[] start, int startAt, int startRow, float[] out, int outAt, int outRow, int terms) {
    switch (vectors) {
      case 1 -> tile4x1(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      case 2 -> tile4x2(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      case 3 -> tile4x3(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
      default -> tile4x4(a, aAt, aRow, aTerm, b, bAt, bTerm, start, startAt, startRow, out, outAt, outRow, terms);
    }
  }

  /** One row. */
  static void one(int vectors, float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, float[] out, int outAt, int terms) {
    switch (vectors) {
      case 1 -> tile1x1(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      case 2 -> tile1x2(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      case 3 -> tile1x3(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
      default -> tile1x4(a, aAt, aTerm, b, bAt, bTerm, start, startAt, out, outAt, terms);
    }
  }

  private static void tile8x3(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
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
    FloatVector sum40 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startRow);
    FloatVector sum41 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startRow + LANES);
    FloatVector sum42 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startRow + 2 * LANES);
    FloatVector sum50 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startRow);
    FloatVector sum51 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startRow + LANES);
    FloatVector sum52 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startRow + 2 * LANES);
    FloatVector sum60 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startRow);
    FloatVector sum61 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startRow + LANES);
    FloatVector sum62 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startRow + 2 * LANES);
    FloatVector sum70 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startRow);
    FloatVector sum71 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startRow + LANES);
    FloatVector sum72 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startRow + 2 * LANES);
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      sum02 = a0.fma(b2, sum02);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
      sum10 = a1.fma(b0, sum10);
      sum11 = a1.fma(b1, sum11);
      sum12 = a1.fma(b2, sum12);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
      sum20 = a2.fma(b0, sum20);
      sum21 = a2.fma(b1, sum21);
      sum22 = a2.fma(b2, sum22);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
      sum30 = a3.fma(b0, sum30);
      sum31 = a3.fma(b1, sum31);
      sum32 = a3.fma(b2, sum32);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
      sum40 = a4.fma(b0, sum40);
      sum41 = a4.fma(b1, sum41);
      sum42 = a4.fma(b2, sum42);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
      sum50 = a5.fma(b0, sum50);
      sum51 = a5.fma(b1, sum51);
      sum52 = a5.fma(b2, sum52);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[at + 6]);
      sum60 = a6.fma(b0, sum60);
      sum61 = a6.fma(b1, sum61);
      sum62 = a6.fma(b2, sum62);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[at + 7]);
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

  private static void tile8x2(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, int startRow, float[] out, int outAt, int outRow, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector sum10 = FloatVector.fromArray(SPECIES, start, startAt + startRow);
    FloatVector sum11 = FloatVector.fromArray(SPECIES, start, startAt + startRow + LANES);
    FloatVector sum20 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow);
    FloatVector sum21 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startRow + LANES);
    FloatVector sum30 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow);
    FloatVector sum31 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startRow + LANES);
    FloatVector sum40 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startRow);
    FloatVector sum41 = FloatVector.fromArray(SPECIES, start, startAt + 4 * startRow + LANES);
    FloatVector sum50 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startRow);
    FloatVector sum51 = FloatVector.fromArray(SPECIES, start, startAt + 5 * startRow + LANES);
    FloatVector sum60 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startRow);
    FloatVector sum61 = FloatVector.fromArray(SPECIES, start, startAt + 6 * startRow + LANES);
    FloatVector sum70 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startRow);
    FloatVector sum71 = FloatVector.fromArray(SPECIES, start, startAt + 7 * startRow + LANES);
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
      sum10 = a1.fma(b0, sum10);
      sum11 = a1.fma(b1, sum11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
      sum20 = a2.fma(b0, sum20);
      sum21 = a2.fma(b1, sum21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
      sum30 = a3.fma(b0, sum30);
      sum31 = a3.fma(b1, sum31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
      sum40 = a4.fma(b0, sum40);
      sum41 = a4.fma(b1, sum41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
      sum50 = a5.fma(b0, sum50);
      sum51 = a5.fma(b1, sum51);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[at + 6]);
      sum60 = a6.fma(b0, sum60);
      sum61 = a6.fma(b1, sum61);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[at + 7]);
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

  static void tile8x1(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int bTerm, float[] start,
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

  static void tile4x1(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int bTerm, float[] start,
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

  static void tile1x8(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
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
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, row + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
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

  private static void tile1x3(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, float[] out, int outAt, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    FloatVector sum02 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LANES);
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
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

  private static void tile1x2(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, float[] out, int outAt, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector sum01 = FloatVector.fromArray(SPECIES, start, startAt + LANES);
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
      sum00 = a0.fma(b0, sum00);
      sum01 = a0.fma(b1, sum01);
      at += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
    sum01.intoArray(out, outAt + LANES);
  }

  static void tile1x1(float[] a, int aAt, int aTerm, float[] b, int bAt, int bTerm, float[] start,
      int startAt, float[] out, int outAt, int terms) {
    FloatVector sum00 = FloatVector.fromArray(SPECIES, start, startAt);
    int at = aAt;
    int row = bAt;
    for (int t = 0; t < terms; t++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, row);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
      sum00 = a0.fma(b0, sum00);
      at += aTerm;
      row += bTerm;
    }
    sum00.intoArray(out, outAt);
  }
}
