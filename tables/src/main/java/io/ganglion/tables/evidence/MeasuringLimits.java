package io.ganglion.tables.evidence;

import io.ganglion.engine.data.NumberStyle;
import java.util.List;
import java.util.Optional;

/** Texts among numbers by which laboratories say that a value is below or above what they can measure: {@code <0.1}. */
public final class MeasuringLimits {
  private MeasuringLimits() {}

  /** Whether a text is one. */
  static boolean isOne(String text, NumberStyle style) {
    return !of(text, style).isEmpty();
  }

  /** The one limit of a column's texts that are no numbers, as it is written; empty if there is none, or another. */
  public static Optional<String> ofAll(List<String> others, NumberStyle style) {
    List<String> limits = others.stream().filter(text -> !MissingWords.isOneAmongNumbers(text))
        .map(text -> of(text, style)).distinct().toList();
    return limits.size() == 1 && !limits.get(0).isEmpty() ? Optional.of(limits.get(0)) : Optional.empty();
  }

  /** The number behind the sign; empty if it is no limit. */
  private static String of(String text, NumberStyle style) {
    if (text.isEmpty() || "<>\u2264\u2265".indexOf(text.charAt(0)) < 0) {
      return "";
    }
    String number = text.substring(1).replaceFirst("^=", "").strip();
    return Double.isFinite(style.parse(number)) ? number : "";
  }
}
