package io.ganglion.tables.evidence;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** Months that are numbers as well: {@code 01.2012}, {@code 2012.01}. As numbers they aren't in the order of time. */
public final class MonthsAsNumbers {
  /** The month first. */
  static final String MONTH_FIRST = "M.yyyy";
  /** The year first. */
  static final String YEAR_FIRST = "yyyy.M";
  /** Fewer different ones may be anything. Chosen. */
  private static final int FEW = 6;
  private static final int MONTHS = 12;
  private static final double EARLIEST = 1900;
  private static final double LATEST = 2099;
  private static final Pattern MONTH_THEN_YEAR = Pattern.compile("(0?[1-9]|1[0-2])[.](19|20)[0-9]{2}");
  private static final Pattern YEAR_THEN_MONTH = Pattern.compile("(19|20)[0-9]{2}[.](0?[1-9]|1[0-2])");

  private MonthsAsNumbers() {}

  /** The pattern of a column of numbers that are all months. */
  public static Optional<String> pattern(Column column) {
    if (!(column instanceof NumberColumn numbers) || column.type() != Column.Type.NUMBER) {
      return Optional.empty();
    }
    double[] values = Arrays.stream(numbers.values()).filter(x -> !Double.isNaN(x)).distinct().toArray();
    if (values.length < FEW) {
      return Optional.empty();
    }
    boolean monthFirst = true;
    boolean yearFirst = true;
    for (double value : values) {
      double whole = Math.floor(value);
      double year = Math.rint((value - whole) * 1e4);
      double month = Math.rint((value - whole) * 1e2);
      monthFirst &= whole >= 1 && whole <= MONTHS && isYear(year) && isNear(whole + year / 1e4, value);
      yearFirst &= isYear(whole) && month >= 1 && month <= MONTHS && isNear(whole + month / 1e2, value);
    }
    return monthFirst ? Optional.of(MONTH_FIRST) : yearFirst ? Optional.of(YEAR_FIRST) : Optional.empty();
  }

  /** But for rounding: there are four digits behind the point, and a double has sixteen. */
  private static boolean isNear(double number, double value) {
    return Math.abs(number - value) < 1e-9;
  }

  private static boolean isYear(double number) {
    return number >= EARLIEST && number <= LATEST;
  }

  /** The same of texts. */
  static Optional<String> pattern(Collection<String> texts) {
    return texts.size() < FEW ? Optional.empty()
        : texts.stream().allMatch(text -> MONTH_THEN_YEAR.matcher(text).matches()) ? Optional.of(MONTH_FIRST)
        : texts.stream().allMatch(text -> YEAR_THEN_MONTH.matcher(text).matches()) ? Optional.of(YEAR_FIRST)
        : Optional.empty();
  }
}
