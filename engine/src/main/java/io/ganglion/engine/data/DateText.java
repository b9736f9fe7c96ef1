package io.ganglion.engine.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as text: ISO 8601 ({@code 2024-02-29}, {@code 2024-02-29T13:45}, with seconds, a blank instead of the T, an
 * offset such as {@code +01:00}, {@code +0100}, {@code +01} or {@code UTC}, perhaps behind a blank), or a declared
 * pattern.
 */
public final class DateText {
  private static final Pattern YEARS_FROM = Pattern.compile("yy\\{(\\d{4})}");
  /** What a pattern consists of where weeks are letters of their own. */
  private static final Pattern OF_WEEKS = Pattern.compile("'(?:[^']|'')*'|Y+|w+|e+|[^'Ywe]+");
  /** How programs write the difference from UTC behind a time. */
  private static final Pattern OFFSET = Pattern.compile("(.*[0-9]) *(?:Z|UTC|GMT|([+-][0-9]{2})(?::?([0-9]{2}))?)");
  /** The shortest ISO date, {@code 2024-02-29}. */
  private static final int ISO_DATE = 10;
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ISO_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

  /** Null for ISO. */
  private final @Nullable DateTimeFormatter formatter;
  private final String pattern;

  private DateText(@Nullable DateTimeFormatter formatter, String pattern) {
    this.formatter = formatter;
    this.pattern = pattern;
  }

  /**
   * By a pattern; ISO if it is empty. Two-digit years, {@code yy}, are those from 2000 on; {@code yy{1950}} is those
   * from 1950 on. Weeks, {@code YYYY-'W'ww}, are those of ISO 8601. A month, a quarter and a week are their first day.
   * Names of months may be in any language of {@link MonthNames}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static DateText of(String pattern) {
    if (pattern.isEmpty()) {
      return new DateText(null, pattern);
    }
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    Matcher years = YEARS_FROM.matcher(pattern);
    if (years.find()) {
      builder.appendPattern(pattern.substring(0, years.start()))
          .appendValueReduced(ChronoField.YEAR_OF_ERA, 2, 2, Integer.parseInt(years.group(1)))
          .appendPattern(pattern.substring(years.end()));
    } else if (isOfWeeks(pattern)) {
      appendWeeks(builder, pattern);
    } else {
      builder.appendPattern(pattern);
    }
    if (isOfTimes(pattern)) {
      builder.parseDefaulting(ChronoField.EPOCH_DAY, 0);
    } else {
      builder.parseDefaulting(ChronoField.ERA, 1);
      if (isOfPeriods(pattern)) {
        builder.parseDefaulting(isOfWeeks(pattern) ? ChronoField.DAY_OF_WEEK
            : has(pattern, "ML") ? ChronoField.DAY_OF_MONTH : IsoFields.DAY_OF_QUARTER, 1);
      }
    }
    return new DateText(builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
        .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
        .toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT), pattern);
  }

  /** Java's own weeks are those of a language: in English, they begin on Sunday, and week 1 has the 1st of January. */
  private static void appendWeeks(DateTimeFormatterBuilder builder, String pattern) {
    Matcher parts = OF_WEEKS.matcher(pattern);
    while (parts.find()) {
      String part = parts.group();
      switch (part.charAt(0)) {
        case 'Y' -> builder.appendValue(IsoFields.WEEK_BASED_YEAR, 4);
        case 'w' -> {
          if (part.length() == 1) {
            builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
          } else {
            builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
          }
        }
        case 'e' -> builder.appendValue(ChronoField.DAY_OF_WEEK, 1);
        default -> builder.appendPattern(part);
      }
    }
  }

  /** Whether a pattern is of months, quarters or weeks, without a day. */
  public static boolean isOfPeriods(String pattern) {
    return isOfWeeks(pattern) ? !has(pattern, "eEc") : has(pattern, "MLqQ") && !has(pattern, "dDF");
  }

  /** Whether months are written by name. */
  public static boolean namesMonths(String pattern) {
    return pattern.contains("MMM");
  }

  /** Whether a pattern is of weeks, with or without a day. */
  public static boolean isOfWeeks(String pattern) {
    return has(pattern, "Y");
  }

  /** Whether a pattern is of times of a day, without the day: they are taken to be on the first of 1970. */
  public static boolean isOfTimes(String pattern) {
    return has(pattern, "Hhk") && !has(pattern, "uyYMLdDFeEcQqwW");
  }

  /** Whether a pattern has one of these letters outside of quotes. */
  private static boolean has(String pattern, String letters) {
    String unquoted = pattern.replaceAll("'[^']*'", "").replaceAll("[{][0-9]*}", "");
    return letters.chars().anyMatch(letter -> unquoted.indexOf(letter) >= 0);
  }

  /** In seconds since the first of 1970, UTC (so is what names no zone); NaN if it is no date. */
  public double parse(String text) {
    try {
      return formatter == null ? iso(text) : seconds(formatter.parse(namesMonths(pattern)
          ? MonthNames.english(text, pattern.contains("MMMM"), pattern.contains("M.")) : text));
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  private static double iso(String text) {
    if (!beginsLikeIso(text)) {
      return Double.NaN;
    }
    if (text.length() == ISO_DATE) {
      return LocalDate.parse(text).toEpochDay() * 86_400.0;
    }
    char separator = text.charAt(ISO_DATE);
    return separator != ' ' && separator != 'T' ? Double.NaN
        : seconds(ISO.parseBest(withOffset(text.substring(0, ISO_DATE) + 'T' + text.substring(ISO_DATE + 1)),
            OffsetDateTime::from, LocalDateTime::from));
  }

  /** With the offset as {@code +01:00} or {@code Z}, if there is one: {@code +0100}, {@code +01}, {@code UTC}. */
  private static String withOffset(String text) {
    Matcher offset = OFFSET.matcher(text);
    if (!offset.matches()) {
      return text;
    }
    String hours = offset.group(2);
    return offset.group(1) + (hours == null ? "Z" : hours + ":" + (offset.group(3) == null ? "00" : offset.group(3)));
  }

  private static double seconds(TemporalAccessor parsed) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return parsed.getLong(ChronoField.INSTANT_SECONDS);
    }
    LocalDate date = LocalDate.from(parsed);
    return parsed.isSupported(ChronoField.SECOND_OF_DAY)
        ? date.toEpochSecond(LocalTime.ofSecondOfDay(parsed.getLong(ChronoField.SECOND_OF_DAY)),
            ZoneOffset.UTC)
        : date.toEpochDay() * 86_400.0;
  }

  /** Rejects most texts that aren't dates quickly: an exception costs more than all the rest. */
  private static boolean beginsLikeIso(String text) {
    if (text.length() < ISO_DATE) {
      return false;
    }
    for (int i = 0; i < ISO_DATE; i++) {
      char c = text.charAt(i);
      if (i == 4 || i == 7 ? c != '-' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }
}
