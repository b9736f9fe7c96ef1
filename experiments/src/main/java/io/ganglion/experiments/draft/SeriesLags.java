package io.ganglion.experiments.draft;

import io.ganglion.engine.data.NumberColumn;
import java.util.Arrays;
import java.util.Locale;

/**
 * How many rows of a series predict the next: a season, if the series has one, by its autocorrelation.
 *
 * @param reason in words
 */
record SeriesLags(int lags, String reason) {
  /** Without a season. Chosen: a year of months. */
  private static final int USUAL = 12;
  private static final int LONGEST = 60;
  /** The least number of rows for each lag. */
  private static final int ROWS_PER_LAG = 5;
  /** A weaker likeness is chance. */
  private static final double LEAST = 0.2;

  static SeriesLags of(NumberColumn series) {
    double[] known = Arrays.stream(series.values()).filter(x -> !Double.isNaN(x)).toArray();
    int most = Math.max(1, Math.min(LONGEST, known.length / ROWS_PER_LAG));
    double[] likeness = new double[most + 2];
    for (int lag = 1; lag < likeness.length; lag++) {
      likeness[lag] = autocorrelation(known, lag);
    }
    int season = 0;
    for (int lag = 2; lag <= most; lag++) {
      boolean peak = likeness[lag] > likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
      if (peak && likeness[lag] > LEAST && (season == 0 || likeness[lag] > likeness[season])) {
        season = lag;
      }
    }
    if (season > 0) {
      return new SeriesLags(Math.min(most, season + 1), String.format(Locale.ROOT, "each row is predicted from the rows"
          + " before it; the series is most like itself %d rows before (autocorrelation %.2f)", season,
          likeness[season]));
    }
    return new SeriesLags(Math.min(most, USUAL), "each row is predicted from the rows before it; there is no season, so"
        + " their number is only a start");
  }

  /** Of the changes from row to row, so that a trend is no likeness. */
  private static double autocorrelation(double[] values, int lag) {
    int n = values.length - 1;
    if (n <= lag + 1) {
      return 0;
    }
    double[] changes = new double[n];
    double mean = (values[n] - values[0]) / n;
    double total = 0;
    for (int i = 0; i < n; i++) {
      changes[i] = values[i + 1] - values[i] - mean;
      total += changes[i] * changes[i];
    }
    double sum = 0;
    for (int i = lag; i < n; i++) {
      sum += changes[i] * changes[i - lag];
    }
    return total == 0 ? 0 : sum / total;
  }
}
