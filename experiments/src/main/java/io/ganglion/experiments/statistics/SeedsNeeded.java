package io.ganglion.experiments.statistics;

/** How many pairs a claim takes at least. */
public final class SeedsNeeded {
  private SeedsNeeded() {}

  /**
   * The fewest pairs with which the smallest p of several tests can be significant: the least n for which 2 / 2ⁿ, the
   * least two-sided p of a sign-flip test, times the number of comparisons, as Holm has it, is within the level. For
   * 0.05: 6 for one comparison, 8 for four.
   */
  public static int forComparisons(int comparisons, double level) {
    int pairs = 1;
    while (comparisons * SignFlipTest.least(pairs) > level) {
      pairs++;
    }
    return pairs;
  }
}
