package io.ganglion.experiments.describe;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.TextColumn;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How closely a column goes with a target, over the rows in which both have a value.
 *
 * @param target its name
 * @param value from -1 to 1 of correlations, else from 0 to 1
 * @param towards of a point-biserial correlation, the label with which larger numbers go if it is positive; else empty
 */
public record Association(String target, Measure measure, double value, String towards) {
  /** How it is measured, which depends on what the two columns hold. */
  public enum Measure {
    /** Of two columns of numbers: the covariance by both standard deviations. */
    PEARSON("r"),
    /** Of numbers and two labels: Pearson's r with 0 for the first label and 1 for the second, by their order. */
    POINT_BISERIAL("r"),
    /**
     * Of numbers and labels: η, the root of the share of the numbers' variance that lies between the labels' means,
     * less what n rows and k labels would have by chance: η² = 1 - (1 - share) (n - 1) / (n - k) (T. L. Kelley, An
     * unbiased correlation ratio measure, 1935).
     */
    CORRELATION_RATIO("η"),
    /**
     * Of labels and labels: V = √(χ² / n / min(labels - 1)), bias-corrected by W. Bergsma (A bias-correction for
     * Cramér's V and Tschuprow's T, 2013), so that a column of names, each different, doesn't seem to determine
     * everything.
     */
    CRAMERS_V("V");

    private final String symbol;

    Measure(String symbol) {
      this.symbol = symbol;
    }

    /** As tables show it. */
    public String symbol() {
      return symbol;
    }
  }

  /** Between two columns in some rows; empty where it is not defined, as for a constant or a text. */
  static Optional<Association> of(Column column, Column target, int[] rows) {
    if (column instanceof ImageColumn images) {
      return of(images.sizes(), target, rows);
    }
    if (column instanceof TextColumn || target instanceof TextColumn) {
      return Optional.empty();
    }
    int[] known = IntStream.of(rows).filter(row -> !column.isMissing(row) && !target.isMissing(row)).toArray();
    Association association;
    if (column instanceof NumberColumn x && target instanceof NumberColumn y) {
      association = new Association(target.name(), Measure.PEARSON, pearson(of(x, known), of(y, known)), "");
    } else if (column instanceof NumberColumn x) {
      association = ofLabels(x, (CategoryColumn) target, known);
    } else if (target instanceof NumberColumn y) {
      double ratio = correlationRatio(of(y, known), codes((CategoryColumn) column, known), labels(column));
      association = new Association(target.name(), Measure.CORRELATION_RATIO, ratio, "");
    } else {
      association = new Association(target.name(), Measure.CRAMERS_V,
          cramersV(codes((CategoryColumn) column, known), labels(column), codes((CategoryColumn) target, known),
              labels(target)), "");
    }
    return Double.isFinite(association.value()) ? Optional.of(association) : Optional.empty();
  }

  private static Association ofLabels(NumberColumn numbers, CategoryColumn target, int[] known) {
    int[] codes = codes(target, known);
    int[] present = IntStream.of(codes).distinct().toArray();
    if (present.length != 2) {
      return new Association(target.name(), Measure.CORRELATION_RATIO,
          correlationRatio(of(numbers, known), codes, target.labels().size()), "");
    }
    boolean inOrder = target.labels().get(present[0]).compareTo(target.labels().get(present[1])) < 0;
    int second = inOrder ? present[1] : present[0];
    double[] ones = IntStream.of(codes).mapToDouble(code -> code == second ? 1 : 0).toArray();
    return new Association(target.name(), Measure.POINT_BISERIAL, pearson(of(numbers, known), ones),
        target.labels().get(second));
  }

  private static int labels(Column column) {
    return ((CategoryColumn) column).labels().size();
  }

  private static double[] of(NumberColumn column, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> column.values()[row]).toArray();
  }

  private static int[] codes(CategoryColumn column, int[] rows) {
    return IntStream.of(rows).map(row -> column.codes()[row]).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    return inRange(xy / (Math.sqrt(xx) * Math.sqrt(yy)), -1);
  }

  private static double correlationRatio(double[] values, int[] codes, int labels) {
    double mean = mean(values);
    double[] sums = new double[labels];
    int[] counts = new int[labels];
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      sums[codes[i]] += values[i] - mean;
      counts[codes[i]]++;
      total += (values[i] - mean) * (values[i] - mean);
    }
    double between = 0;
    for (int label = 0; label < labels; label++) {
      between += counts[label] == 0 ? 0 : sums[label] * sums[label] / counts[label];
    }
    int present = (int) IntStream.of(counts).filter(count -> count > 0).count();
    double left = (1 - between / total) * (values.length - 1) / (values.length - present);
    return total == 0 || present < 2 ? Double.NaN
        : present == values.length ? 0 : inRange(Math.sqrt(Math.max(0, 1 - left)), 0);
  }

  private static double cramersV(int[] a, int labelsOfA, int[] b, int labelsOfB) {
    int n = a.length;
    int[] countsOfA = counts(a, labelsOfA);
    int[] countsOfB = counts(b, labelsOfB);
    long[] pairs = IntStream.range(0, n).mapToLong(i -> (long) a[i] * labelsOfB + b[i]).sorted().toArray();
    double sum = 0; // χ² / n + 1 is the sum of nᵢⱼ² / (nᵢ nⱼ): cells that are empty add nothing
    for (int from = 0, to; from < n; from = to) {
      to = from;
      while (to < n && pairs[to] == pairs[from]) {
        to++;
      }
      double together = to - from;
      sum += together * together / countsOfA[(int) (pairs[from] / labelsOfB)]
          / countsOfB[(int) (pairs[from] % labelsOfB)];
    }
    double k = IntStream.of(countsOfA).filter(count -> count > 0).count();
    double r = IntStream.of(countsOfB).filter(count -> count > 0).count();
    double corrected = Math.max(0, sum - 1 - (k - 1) * (r - 1) / (n - 1));
    double least = Math.min(k - (k - 1) * (k - 1) / (n - 1), r - (r - 1) * (r - 1) / (n - 1)) - 1;
    return k < 2 || r < 2 ? Double.NaN : least <= 0 ? 0 : inRange(Math.sqrt(corrected / least), 0);
  }

  private static int[] counts(int[] codes, int labels) {
    int[] counts = new int[labels];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }

  /** Without what rounding puts beyond the ends. */
  private static double inRange(double value, double least) {
    return Double.isNaN(value) ? value : Math.max(least, Math.min(1, value));
  }
}
