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
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as text: ISO 8601 ({@code 2024-02-29}, {@code 2024-02-29T13:45}, with seconds, a blank instead of the T, an
 * offset), or a declared pattern.
 */
public final class DateText {
  private static final Pattern YEARS_FROM = Pattern.compile("yy\\{(\\d{4})}");
  /** The shortest ISO date, {@code 2024-02-29}. */
  private static final int ISO_DATE = 10;
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ISO_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

  /** Null for ISO. */
  private final @Nullable DateTimeFormatter formatter;

  private DateText(@Nullable DateTimeFormatter formatter) {
    this.formatter = formatter;
  }

  /**
   * By a pattern; ISO if it is empty. Two-digit years, {@code yy}, are those from 2000 on; {@code yy{1950}} is those
   * from 1950 on.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static DateText of(String pattern) {
    if (pattern.isEmpty()) {
      return new DateText(null);
    }
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    Matcher years = YEARS_FROM.matcher(pattern);
    if (years.find()) {
      builder.appendPattern(pattern.substring(0, years.start()))
          .appendValueReduced(ChronoField.YEAR_OF_ERA, 2, 2, Integer.parseInt(years.group(1)))
          .appendPattern(pattern.substring(years.end()));
    } else {
      builder.appendPattern(pattern);
    }
    if (isOfTimes(pattern)) {
      builder.parseDefaulting(ChronoField.EPOCH_DAY, 0);
    } else {
      builder.parseDefaulting(ChronoField.ERA, 1);
      if (has(pattern, "ML") && !has(pattern, "dDF")) {
        builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1); // of a month
      }
    }
    return new DateText(builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
        .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
        .toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));
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
      return formatter == null ? iso(text) : seconds(formatter.parse(text));
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
        : seconds(ISO.parseBest(separator == ' ' ? text.substring(0, ISO_DATE) + 'T' + text.substring(ISO_DATE + 1)
            : text, OffsetDateTime::from, LocalDateTime::from));
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
