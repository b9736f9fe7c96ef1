package io.ganglion.tables.jdbc;

import io.ganglion.engine.data.NumberText;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column: what a driver gives, as a value that is the same on every machine, and its text.
 *
 * <p>Values are numbers, texts, truth values, and dates and times of {@code java.time}, not of {@code java.sql}, which
 * depend on the time zone of the process. A moment, which a database keeps with a time zone, is one of UTC.
 *
 * @param column its name
 * @param type what the database calls its type
 * @param code of {@link Types}
 * @param place of the database
 */
record CellValue(String column, String type, int code, Place place) {
  private static final double LEAST_PLAIN = 1e-3;
  private static final double MOST_PLAIN = 1e7;
  /** This many digits bring back every float; decimals of at most the second number of digits are different floats. */
  private static final int FLOAT_DIGITS = 9;
  private static final int SURE_FLOAT_DIGITS = 6;
  /** Powers of ten by which decimals become whole numbers below 2 to the 53rd. */
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  private static final double MOST_DIGITS = 1e15;
  private static final int MOST_YEARS = 9999;

  /** The value in the current row; null for NULL. */
  @Nullable Object of(ResultSet rows, int index) throws SQLException {
    Object value = rows.getObject(index);
    if (value == null || value instanceof String || value instanceof Boolean || isNumber(value)) {
      return value;
    }
    if (value instanceof java.sql.Date) {
      return inTime(rows, index, LocalDate.class);
    }
    if (value instanceof Timestamp) {
      return hasZone() ? moment(inTime(rows, index, OffsetDateTime.class)) : inTime(rows, index, LocalDateTime.class);
    }
    if (value instanceof Time) {
      return hasZone() ? inTime(rows, index, OffsetTime.class) : inTime(rows, index, LocalTime.class);
    }
    if (value instanceof OffsetDateTime time) {
      return moment(time);
    }
    if (value instanceof ZonedDateTime time) {
      return moment(time.toOffsetDateTime());
    }
    if (value instanceof Instant time) {
      return moment(time.atOffset(ZoneOffset.UTC));
    }
    if (value instanceof LocalDate || value instanceof LocalDateTime || value instanceof LocalTime
        || value instanceof OffsetTime) {
      return value;
    }
    if (value instanceof UUID) {
      return value.toString();
    }
    if (value instanceof Clob || value instanceof SQLXML) {
      return rows.getString(index);
    }
    throw unreadable(value);
  }

  private static boolean isNumber(Object value) {
    return value instanceof Integer || value instanceof Long || value instanceof Double || value instanceof BigDecimal
        || value instanceof Float || value instanceof Short || value instanceof Byte || value instanceof BigInteger;
  }

  private boolean hasZone() {
    String name = type.toLowerCase(Locale.ROOT);
    return code == Types.TIMESTAMP_WITH_TIMEZONE || code == Types.TIME_WITH_TIMEZONE || name.endsWith("tz")
        || name.contains("with time zone");
  }

  private <T> T inTime(ResultSet rows, int index, Class<T> wanted) throws SQLException {
    try {
      return rows.getObject(index, wanted);
    } catch (SQLException e) {
      throw problem("column '" + column + "' of type " + type + " can't be read: " + e.getMessage(),
          "turn it into text in the query, such as 2024-02-29 or 2024-02-29T13:45:00");
    }
  }

  private static LocalDateTimeInUtc moment(OffsetDateTime time) {
    return new LocalDateTimeInUtc(time.equals(OffsetDateTime.MAX) ? LocalDateTime.MAX
        : time.equals(OffsetDateTime.MIN) ? LocalDateTime.MIN
        : time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  /** A moment. */
  record LocalDateTimeInUtc(LocalDateTime time) implements Comparable<LocalDateTimeInUtc> {
    @Override
    public int compareTo(LocalDateTimeInUtc other) {
      return time.compareTo(other.time);
    }
  }

  private ProblemException unreadable(Object value) {
    boolean isBytes = value instanceof byte[] || value instanceof Blob;
    return problem("column '" + column + "' is of type " + type + (isBytes ? ", bytes, which are no cells of a table"
        : ", which is neither a number nor text, a truth value, a date or a time"),
        "leave it out of the query, or turn it into " + (isBytes ? "a number or text there" : "text there, by CAST("
            + column + " AS text) for instance"));
  }

  private ProblemException problem(String message, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, place, help));
  }

  /**
   * A value's text. Whole numbers and decimals have all of their digits, floating-point numbers the fewest that bring
   * back the same bits, dates and times are those of ISO 8601, seconds included, and a moment ends with {@code Z}.
   */
  static String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Double number) {
      return text((double) number);
    }
    if (value instanceof Float number) {
      return text((float) number);
    }
    if (value instanceof LocalDate date) {
      return isFinite(date) ? date.toString() : infinity(date);
    }
    if (value instanceof LocalDateTime time) {
      return isFinite(time.toLocalDate()) ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time)
          : infinity(time.toLocalDate());
    }
    if (value instanceof LocalDateTimeInUtc moment) {
      return text(moment.time()) + (isFinite(moment.time().toLocalDate()) ? "Z" : "");
    }
    if (value instanceof LocalTime time) {
      return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }
    return value instanceof OffsetTime time ? DateTimeFormatter.ISO_OFFSET_TIME.format(time) : value.toString();
  }

  /** PostgreSQL's infinite dates are the first and the last of {@code java.time}. */
  private static boolean isFinite(LocalDate date) {
    return Math.abs(date.getYear()) <= MOST_YEARS || !date.equals(LocalDate.MAX) && !date.equals(LocalDate.MIN);
  }

  private static String infinity(LocalDate date) {
    return date.getYear() > 0 ? "infinity" : "-infinity";
  }

  /** As {@link NumberText#format} writes it; most decimals of a few digits in a hundredth of the time. */
  private static String text(double value) {
    double size = Math.abs(value);
    if (size >= LEAST_PLAIN && size < MOST_PLAIN) {
      for (int digits = 0; digits < POWERS.length; digits++) {
        double whole = Math.rint(value * POWERS[digits]);
        if (Math.abs(whole) < MOST_DIGITS && whole / POWERS[digits] == value) {
          return BigDecimal.valueOf((long) whole, digits).toPlainString();
        }
      }
    }
    return NumberText.format(value);
  }

  /** The fewest digits that bring back the same float: as a CSV file would have it, and not the double of its bits. */
  private static String text(float value) {
    if (!Float.isFinite(value) || value == 0) {
      return NumberText.format(value);
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = SURE_FLOAT_DIGITS; digits < FLOAT_DIGITS; digits++) {
      String text = exact.round(new MathContext(digits)).toString();
      if (Float.parseFloat(text) == value) {
        return text(Double.parseDouble(text));
      }
    }
    return text(exact.round(new MathContext(FLOAT_DIGITS)).doubleValue());
  }
}
