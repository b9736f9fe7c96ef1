package io.ganglion.experiments.runs;

import io.ganglion.experiments.text.MetricText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Facts of a run for people. */
final class ReadableRun {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ReadableRun() {}

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** A score by the name of its metric. */
  static String score(String metric, double value) {
    return MetricText.value(metric, value);
  }
}
