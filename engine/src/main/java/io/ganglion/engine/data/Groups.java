package io.ganglion.engine.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that belong together, such as those of one customer: no part, and no fold, gets a part of a group.
 *
 * <p>Groups are dealt out from large to small, those of about one size (the same power of two) in random order. Each
 * goes to the part that lacks most of the group's rows: the one with the largest sum, over the strata, of the group's
 * rows times what is left to the part, divided by all rows of the stratum. That reduces χ² of strata by parts most, as
 * the stratified group folds of scikit-learn do; without strata it is the part with most rows left. A part that was
 * asked for and got none takes the smallest group of the part that has most to spare.
 */
public final class Groups {
  private final int[] groupOf;
  private final int count;
  private final int[] strata;
  private final int kinds;

  private Groups(int[] groupOf, int count, int[] strata, int kinds) {
    this.groupOf = groupOf;
    this.count = count;
    this.strata = strata;
    this.kinds = kinds;
  }

  /**
   * The rows of each value of a column.
   *
   * @throws DataException if a row has no value
   */
  public static Groups of(Column column) {
    TreeSet<String> values = new TreeSet<>(); // sorted: draws depend on what rows hold, not on what came first
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        throw new DataException("the row has no value, so it belongs to no group", row, column.name(),
            "rows of one value stay in one part: write one, or leave the row out");
      }
      values.add(column.text(row));
    }
    Map<String, Integer> numbers = new HashMap<>();
    values.forEach(value -> numbers.put(value, numbers.size()));
    int[] groupOf = IntStream.range(0, column.size()).map(row -> numbers.get(column.text(row))).toArray();
    return new Groups(groupOf, numbers.size(), new int[groupOf.length], 1);
  }

  /**
   * The same groups, dealt out so that every label of {@code by} is spread over the parts like the whole, where the
   * groups allow it.
   *
   * @throws DataException if a row has no label
   */
  public Groups stratified(CategoryColumn by) {
    return new Groups(groupOf, count, Split.strata(by), by.labels().size());
  }

  /** Of some rows alone, in their order. */
  public Groups rows(int[] chosen) {
    int[] numbers = new int[count];
    Arrays.fill(numbers, -1);
    int next = 0;
    boolean[] kept = new boolean[count];
    for (int row : chosen) {
      kept[groupOf[row]] = true;
    }
    for (int group = 0; group < count; group++) {
      numbers[group] = kept[group] ? next++ : -1;
    }
    return new Groups(Arrays.stream(chosen).map(row -> numbers[groupOf[row]]).toArray(), next,
        Arrays.stream(chosen).map(row -> strata[row]).toArray(), kinds);
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** How many of them have one of these rows. */
  public int among(int[] rows) {
    return (int) Arrays.stream(rows).map(row -> groupOf[row]).distinct().count();
  }

  /** Draws the parts; one that gets rows gets whole groups, and about its fraction of the rows. */
  public Split split(Split.Fractions fractions, RandomGenerator random) {
    int[] partOf = deal(new double[] {fractions.train(), fractions.validation(), fractions.test()}, random);
    return new Split(rowsOf(0, partOf), rowsOf(1, partOf), rowsOf(2, partOf));
  }

  private int[] rowsOf(int part, int[] partOf) {
    return IntStream.range(0, groupOf.length).filter(row -> partOf[groupOf[row]] == part).toArray();
  }

  /**
   * Draws folds of about the same size.
   *
   * @param folds at least 2, at most the number of groups
   */
  public Folds folds(int folds, RandomGenerator random) {
    if (folds < 2 || folds > count) {
      throw new IllegalArgumentException(count + " groups can't be dealt out to " + folds + " folds");
    }
    double[] shares = new double[folds];
    Arrays.fill(shares, 1.0 / folds);
    int[] foldOf = deal(shares, random);
    return Folds.given(folds, Arrays.stream(groupOf).map(group -> foldOf[group]).toArray());
  }

  /** For each group its part, by what share of the rows a part is to have; 0: no group. */
  private int[] deal(double[] shares, RandomGenerator random) {
    int[][] rows = new int[count][kinds];
    int[] size = new int[count];
    int[] ofKind = new int[kinds];
    for (int row = 0; row < groupOf.length; row++) {
      rows[groupOf[row]][strata[row]]++;
      size[groupOf[row]]++;
      ofKind[strata[row]]++;
    }
    int[] order = Split.order(Arrays.stream(size).map(Integer::numberOfLeadingZeros).toArray(), Integer.SIZE, random);
    int[][] dealt = new int[shares.length][kinds];
    int[] partOf = new int[count];
    for (int group : order) {
      int chosen = -1;
      double most = 0;
      for (int part = 0; part < shares.length; part++) {
        double lacking = lacking(shares[part], dealt[part], rows[group], ofKind);
        if (shares[part] > 0 && (chosen < 0 || lacking > most)) {
          chosen = part;
          most = lacking;
        }
      }
      partOf[group] = chosen;
      for (int kind = 0; kind < kinds; kind++) {
        dealt[chosen][kind] += rows[group][kind];
      }
    }
    fillEmpty(shares, order, size, partOf);
    return partOf;
  }

  private double lacking(double share, int[] dealt, int[] rows, int[] ofKind) {
    double lacking = 0;
    for (int kind = 0; kind < kinds; kind++) {
      if (rows[kind] > 0) {
        lacking += rows[kind] * (share * ofKind[kind] - dealt[kind]) / ofKind[kind];
      }
    }
    return lacking;
  }

  private static void fillEmpty(double[] shares, int[] order, int[] size, int[] partOf) {
    int rows = Arrays.stream(size).sum();
    for (int empty = 0; empty < shares.length; empty++) {
      int part = empty;
      if (shares[part] == 0 || Arrays.stream(partOf).anyMatch(each -> each == part)) {
        continue;
      }
      Integer giver = richest(shares, size, partOf, rows);
      if (giver == null) {
        return;
      }
      for (int i = order.length - 1; i >= 0; i--) { // the smallest comes last
        if (partOf[order[i]] == giver) {
          partOf[order[i]] = part;
          break;
        }
      }
    }
  }

  /** The part with two groups or more that has most rows beyond its share; null if there is none. */
  private static @Nullable Integer richest(double[] shares, int[] size, int[] partOf, int rows) {
    int[] groups = new int[shares.length];
    double[] spare = Arrays.stream(shares).map(share -> -share * rows).toArray();
    for (int group = 0; group < partOf.length; group++) {
      groups[partOf[group]]++;
      spare[partOf[group]] += size[group];
    }
    return IntStream.range(0, shares.length).filter(part -> groups[part] > 1).boxed()
        .max((a, b) -> Double.compare(spare[a], spare[b])).orElse(null);
  }
}
