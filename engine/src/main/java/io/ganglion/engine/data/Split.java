package io.ganglion.engine.data;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.host.ArrayText;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are for training, for validation and for the final test; each part in the order of rows.
 *
 * <p>The sizes of the parts are the fractions of all rows, rounded by largest remainders (the first of equals), so that
 * they add up. Rows are taken in order, or drawn at random from a generator that the caller derives from the run's
 * seed.
 */
public record Split(int[] train, int[] validation, int[] test) {
  private static final int PARTS = 3;
  private static final int TRAIN = 0;

  /**
   * What share of the rows each part gets. They add up to 1.
   *
   * @param train more than 0
   */
  public record Fractions(double train, double validation, double test) {
    /** Decimal fractions such as 0.7, 0.15 and 0.15 add up to 1 but for a few last bits. */
    private static final double ROUNDING = 1e-9;

    public Fractions {
      Require.positive("train", train);
      Require.notNegative("validation", validation);
      Require.notNegative("test", test);
      double sum = train + validation + test;
      if (Math.abs(sum - 1) > ROUNDING) {
        throw new InvalidSettingException("train", "must add up to 1 with validation and test, but the sum is " + sum);
      }
    }

    private double[] toArray() {
      return new double[] {train, validation, test};
    }
  }

  /** Draws the parts from {@code rows} rows. */
  public static Split of(int rows, Fractions fractions, RandomGenerator random) {
    return draw(new int[rows], 1, fractions, random);
  }

  /** The first rows for training, those after them for validation, the last for the test: no draw. */
  public static Split inOrder(int rows, Fractions fractions) {
    int[] sizes = sizes(rows, fractions.toArray());
    int validation = sizes[0] + sizes[1];
    return new Split(IntStream.range(0, sizes[0]).toArray(), IntStream.range(sizes[0], validation).toArray(),
        IntStream.range(validation, rows).toArray());
  }

  /**
   * Draws the parts so that every label of {@code by} is spread over them like the whole: a part gets its share of a
   * label's rows, up or down less than two, and training gets at least one of each wherever it has rows enough.
   *
   * @throws DataException if a row has no label
   */
  public static Split stratified(CategoryColumn by, Fractions fractions, RandomGenerator random) {
    return draw(strata(by), by.labels().size(), fractions, random);
  }

  /** The same parts of a selection of rows: row i of this split stands for {@code rows[i]}; ascending. */
  public Split within(int[] rows) {
    return new Split(chosen(train, rows), chosen(validation, rows), chosen(test, rows));
  }

  private static int[] chosen(int[] part, int[] rows) {
    return Arrays.stream(part).map(row -> rows[row]).toArray();
  }

  /** For each row the index of its label in sorted order: draws depend on what rows hold, not on what came first. */
  static int[] strata(CategoryColumn by) {
    String[] sorted = by.labels().stream().sorted().toArray(String[]::new);
    for (int row = 0; row < by.size(); row++) {
      if (by.isMissing(row)) {
        throw Gaps.at(row, by.name());
      }
    }
    return Arrays.stream(by.codes()).map(code -> Arrays.binarySearch(sorted, by.labels().get(code))).toArray();
  }

  /** Shuffles each stratum, lays them end to end, and deals the rows out to the parts in turn. */
  private static Split draw(int[] strata, int count, Fractions fractions, RandomGenerator random) {
    int[] order = order(strata, count, random);
    int[] sizes = sizes(order.length, fractions.toArray());
    int[] partOf = new int[order.length];
    int[] parts = deal(sizes);
    for (int i = 0; i < order.length; i++) {
      partOf[order[i]] = parts[i];
    }
    coverInTraining(order, strata, count, partOf);
    return new Split(rowsOf(0, partOf), rowsOf(1, partOf), rowsOf(2, partOf));
  }

  private static int[] rowsOf(int part, int[] partOf) {
    return IntStream.range(0, partOf.length).filter(row -> partOf[row] == part).toArray();
  }

  /** Rows by stratum, within a stratum shuffled (Fisher and Yates). */
  static int[] order(int[] strata, int count, RandomGenerator random) {
    int[] starts = new int[count + 1];
    for (int stratum : strata) {
      starts[stratum + 1]++;
    }
    for (int stratum = 0; stratum < count; stratum++) {
      starts[stratum + 1] += starts[stratum];
    }
    int[] next = Arrays.copyOf(starts, count);
    int[] order = new int[strata.length];
    for (int row = 0; row < strata.length; row++) {
      order[next[strata[row]]++] = row;
    }
    for (int stratum = 0; stratum < count; stratum++) {
      for (int i = starts[stratum + 1] - 1; i > starts[stratum]; i--) {
        int j = starts[stratum] + random.nextInt(i - starts[stratum] + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
    }
    return order;
  }

  /** Largest remainders: whole parts first, then one more for those with the most left over. */
  private static int[] sizes(int rows, double[] fractions) {
    int[] sizes = new int[PARTS];
    double[] remainders = new double[PARTS];
    int left = rows;
    for (int part = 0; part < PARTS; part++) {
      // 0.15 * 20 is a little less than 3 in doubles: what is that near to a whole number is meant to be it.
      double share = Math.round(rows * fractions[part] * 1e6) / 1e6;
      sizes[part] = (int) share;
      remainders[part] = share - sizes[part];
      left -= sizes[part];
    }
    for (; left > 0; left--) {
      int most = 0;
      for (int part = 1; part < PARTS; part++) {
        if (remainders[part] > remainders[most]) {
          most = part;
        }
      }
      sizes[most]++;
      remainders[most] = -1;
    }
    return sizes;
  }

  /**
   * A sequence of parts in which each comes {@code sizes[part]} times, and in every beginning of it as often as its
   * share of the beginning, up or down at most 3/4: so that any stretch of it, such as a stratum, is dealt out fairly
   * too. Each place goes to the most pressing of the parts that may have it (R. Tijdeman, The chairman assignment
   * problem, 1980).
   */
  private static int[] deal(int[] sizes) {
    int rows = Arrays.stream(sizes).sum();
    double slack = 1 - 1.0 / (2 * PARTS - 2);
    double[] dealt = new double[PARTS];
    int[] parts = new int[rows];
    for (int i = 0; i < rows; i++) {
      int chosen = -1;
      double soonest = Double.POSITIVE_INFINITY;
      for (int part = 0; part < PARTS; part++) {
        double share = (double) sizes[part] / rows;
        double owed = share * (i + 1) - dealt[part];
        double deadline = (slack - owed) / share;
        if (share > 0 && owed >= 1 - slack - 1e-9 && deadline < soonest) {
          chosen = part;
          soonest = deadline;
        }
      }
      parts[i] = chosen;
      dealt[chosen]++;
    }
    return parts;
  }

  /** Swaps rows so that training sees every stratum that it can, without changing the size of a part. */
  private static void coverInTraining(int[] order, int[] strata, int count, int[] partOf) {
    int[] inTraining = new int[count];
    for (int row = 0; row < strata.length; row++) {
      if (partOf[row] == TRAIN) {
        inTraining[strata[row]]++;
      }
    }
    for (int i = 0; i < order.length; i++) {
      int stratum = strata[order[i]];
      if (inTraining[stratum] > 0) {
        continue;
      }
      int richest = richest(inTraining);
      if (inTraining[richest] < 2) {
        return;
      }
      int given = Arrays.stream(order).filter(row -> strata[row] == richest && partOf[row] == TRAIN).findFirst()
          .getAsInt();
      partOf[given] = partOf[order[i]];
      partOf[order[i]] = TRAIN;
      inTraining[richest]--;
      inTraining[stratum]++;
    }
  }

  private static int richest(int[] counts) {
    int richest = 0;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] > counts[richest]) {
        richest = i;
      }
    }
    return richest;
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Split that && Arrays.equals(train, that.train)
        && Arrays.equals(validation, that.validation) && Arrays.equals(test, that.test);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(train), Arrays.hashCode(validation), Arrays.hashCode(test));
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "Split[train=" + ArrayText.of(train) + ", validation=" + ArrayText.of(validation)
        + ", test=" + ArrayText.of(test) + "]";
  }
}
