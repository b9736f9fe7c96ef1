package io.ganglion.experiments.lint;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.TextColumn;
import java.util.Arrays;
import java.util.Optional;

/**
 * A column of few values, as numbers: the first value that comes is 0, the next other one 1, and so on. A missing value
 * is one like others. Two columns have the same codes if each value of one goes with one of the other.
 *
 * @param codes one for each row
 * @param count how many different ones there are
 * @param most how often the most frequent comes
 */
record Codes(int[] codes, int count, int most) {
  /** Of some rows of a column; empty if it has more than {@code limit} values there. */
  static Optional<Codes> of(Column column, int[] rows, int limit) {
    int[] codes = new int[rows.length];
    int count = column instanceof NumberColumn numbers ? fill(codes, numbers, rows, limit)
        : fill(codes, column instanceof TextColumn texts ? texts.asLabels() : (CategoryColumn) column, rows);
    if (count > limit) {
      return Optional.empty();
    }
    int[] counts = new int[count];
    for (int code : codes) {
      counts[code]++;
    }
    return Optional.of(new Codes(codes, count, Arrays.stream(counts).max().orElse(0)));
  }

  private static int fill(int[] codes, CategoryColumn column, int[] rows) {
    int[] codeOf = new int[column.labels().size() + 1];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      int label = column.codes()[rows[i]] + 1; // 0 where there is none
      if (codeOf[label] == 0) {
        codeOf[label] = ++count;
      }
      codes[i] = codeOf[label] - 1;
    }
    return count;
  }

  /** By a table of values that is never more than half full; ends as soon as there are more than {@code limit}. */
  private static int fill(int[] codes, NumberColumn column, int[] rows, int limit) {
    int size = Integer.highestOneBit(Math.max(1, limit)) * 4;
    double[] values = new double[size];
    int[] codeOf = new int[size];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      double x = column.values()[rows[i]] + 0.0; // -0 is 0
      int place = (int) (Double.doubleToLongBits(x) * 0x9E3779B97F4A7C15L >>> 33) & (size - 1);
      while (codeOf[place] != 0 && Double.doubleToLongBits(values[place]) != Double.doubleToLongBits(x)) {
        place = (place + 1) & (size - 1);
      }
      if (codeOf[place] == 0) {
        if (count == limit) {
          return limit + 1;
        }
        values[place] = x;
        codeOf[place] = ++count;
      }
      codes[i] = codeOf[place] - 1;
    }
    return count;
  }

  /** Whether the code of every row follows from that of another column in it. */
  boolean followFrom(Codes other) {
    int[] codeOf = new int[other.count];
    Arrays.fill(codeOf, -1);
    for (int i = 0; i < codes.length; i++) {
      int known = codeOf[other.codes[i]];
      if (known >= 0 && known != codes[i]) {
        return false;
      }
      codeOf[other.codes[i]] = codes[i];
    }
    return true;
  }
}
