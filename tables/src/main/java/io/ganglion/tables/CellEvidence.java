package io.ganglion.tables;

/**
 * What was seen in the cells of a column while their text was still there.
 *
 * @param leadingZeros numbers that begin with a needless zero, such as {@code 00501}
 * @param bareExponents whole numbers with an exponent that has no sign, such as {@code 1E5}
 * @param inexact whole numbers above 2 to the 53rd, not all of which are doubles
 * @param bareNa cells of {@code NA} without quotes that count as missing values
 * @param quotedNa cells of {@code NA} in quotes that count as missing values
 */
public record CellEvidence(Seen leadingZeros, Seen bareExponents, Seen inexact, int bareNa, int quotedNa) {
  /**
   * How many cells were like that.
   *
   * @param example the first of them; empty if there is none
   */
  public record Seen(int count, String example) {
    /** No cell. */
    public static final Seen NONE = new Seen(0, "");
  }

  /** Nothing that is worth a word. */
  public static final CellEvidence NONE = new CellEvidence(Seen.NONE, Seen.NONE, Seen.NONE, 0, 0);
}
