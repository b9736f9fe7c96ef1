package io.ganglion.engine.data.encoding;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.ToIntFunction;

/** A number that a date or a time has. */
public enum DatePart {
  YEAR(LocalDateTime::getYear),
  /** 1 to 12. */
  MONTH(LocalDateTime::getMonthValue),
  /** Of the month, 1 to 31. */
  DAY(LocalDateTime::getDayOfMonth),
  /** Monday is 1, Sunday 7. */
  WEEKDAY(time -> time.getDayOfWeek().getValue()),
  /** 1 to 366. */
  DAY_OF_YEAR(LocalDateTime::getDayOfYear),
  /** 0 to 23. */
  HOUR(LocalDateTime::getHour),
  /** 0 to 59. */
  MINUTE(LocalDateTime::getMinute),
  /** 0 to 59. */
  SECOND(LocalDateTime::getSecond);

  private final ToIntFunction<LocalDateTime> number;

  DatePart(ToIntFunction<LocalDateTime> number) {
    this.number = number;
  }

  /** Of a point in time, in seconds since the first of 1970, UTC; NaN if there is none. */
  double of(double seconds) {
    return Double.isNaN(seconds) ? seconds
        : number.applyAsInt(LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC));
  }
}
