package io.ganglion.engine.data.encoding;

import java.util.List;

/**
 * How a column of dates is read, and what of it is used.
 *
 * @param pattern as {@link java.time.format.DateTimeFormatter} has them; empty for ISO dates and times
 * @param parts in the order of their numbers; empty for year, month, day and weekday, and the hour if a training row
 *     has another than 0
 */
public record DateForm(String pattern, List<DatePart> parts) {
  /** ISO dates and times, and what they usually tell. */
  public static final DateForm ISO = new DateForm("", List.of());

  public DateForm {
    parts = List.copyOf(parts);
  }
}
