package io.ganglion.experiments.data;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.problem.Problem;
import io.ganglion.tables.SourceTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether the rows of a series follow one another, by its column of times. */
final class SeriesOrder {
  /** Months and years differ by days; a row that is left out makes a step of two. */
  private static final double GAP = 1.5;
  private static final double SECONDS_PER_DAY = 86_400;

  private SeriesOrder() {}

  /**
   * Times as numbers: of dates, the days since 1970.
   *
   * @throws DataException if a row has no time, or one that is not later than that of the row before it
   */
  static double[] times(Column column) {
    double[] times = new double[column.size()];
    for (int row = 0; row < times.length; row++) {
      times[row] = time(column, row);
      if (row > 0 && !(times[row] > times[row - 1])) {
        throw new DataException("the time " + shown(column, row) + (times[row] == times[row - 1]
            ? " occurs twice" : " comes after " + shown(column, row - 1)), row, column.name(),
            "the rows of a time series must be sorted by time, and no time occurs twice");
      }
    }
    return times;
  }

  private static String shown(Column column, int row) {
    return "'" + column.text(row) + "'";
  }

  private static double time(Column column, int row) {
    if (column.isMissing(row)) {
      throw new DataException("the row has no time", row, column.name(), "the rows of a time series must be sorted by"
          + " time");
    }
    if (column instanceof NumberColumn numbers) {
      return numbers.values()[row];
    }
    String text = column.text(row);
    try {
      return text.length() == "1920-05-31".length()
          ? LocalDate.parse(text).toEpochDay()
          : LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC) / SECONDS_PER_DAY;
    } catch (DateTimeException e) {
      throw new DataException("'" + text + "' is not a time", row, column.name(),
          "write numbers, or dates such as 1920-05-31 or 1920-05-31T18:00");
    }
  }

  /** A warning of steps that are much longer than most, for lags then aren't what they seem. */
  static Optional<Problem> gaps(SourceTable source, Column column, double[] times) {
    double[] steps = IntStream.range(1, times.length).mapToDouble(row -> times[row] - times[row - 1]).toArray();
    if (steps.length < 2) {
      return Optional.empty();
    }
    double[] sorted = steps.clone();
    Arrays.sort(sorted);
    double usual = sorted[sorted.length / 2];
    int[] gaps = IntStream.range(0, steps.length).filter(step -> steps[step] > GAP * usual).toArray();
    if (gaps.length == 0) {
      return Optional.empty();
    }
    return Optional.of(new Problem(
        "the times have gaps in " + (gaps.length == 1 ? "one place" : gaps.length + " places") + ", first from "
            + shown(column, gaps[0]) + " to " + shown(column, gaps[0] + 1),
        source.place(gaps[0] + 1, column.name()), "a lag is always one row: add the missing rows"));
  }
}
