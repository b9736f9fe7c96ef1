package io.ganglion.engine.data;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Rows dealt out to folds for cross-validation: every row is in one fold, and the sizes of two folds differ by at most
 * one row.
 */
public final class Folds {
  private final int count;
  private final int[] foldOf;

  private Folds(int count, int[] foldOf) {
    this.count = count;
    this.foldOf = foldOf;
  }

  /**
   * Draws folds from {@code rows} rows.
   *
   * @param count at least 2, at most {@code rows}
   */
  public static Folds of(int rows, int count, RandomGenerator random) {
    return deal(new int[rows], 1, count, random);
  }

  /**
   * Draws folds so that of every label of {@code by}, too, two folds have the same number of rows, give or take one.
   *
   * @throws DataException if a row has no label
   */
  public static Folds stratified(CategoryColumn by, int count, RandomGenerator random) {
    return deal(Split.strata(by), by.labels().size(), count, random);
  }

  /** Folds that were dealt out already: for each row the number of its fold, from 0. */
  static Folds given(int count, int[] foldOf) {
    return new Folds(count, foldOf);
  }

  /** Shuffles each stratum, lays them end to end, and gives the rows to the folds in turn. */
  private static Folds deal(int[] strata, int kinds, int count, RandomGenerator random) {
    if (count < 2 || count > strata.length) {
      throw new IllegalArgumentException(strata.length + " rows can't be dealt out to " + count + " folds");
    }
    int[] order = Split.order(strata, kinds, random);
    int[] foldOf = new int[strata.length];
    for (int i = 0; i < order.length; i++) {
      foldOf[order[i]] = i % count;
    }
    return new Folds(count, foldOf);
  }

  /** How many folds there are. */
  public int count() {
    return count;
  }

  /** The rows of a fold, from 0, ascending. */
  public int[] in(int fold) {
    return IntStream.range(0, foldOf.length).filter(row -> foldOf[row] == fold).toArray();
  }

  /** The rows of all other folds, ascending. */
  public int[] outside(int fold) {
    return IntStream.range(0, foldOf.length).filter(row -> foldOf[row] != fold).toArray();
  }
}
