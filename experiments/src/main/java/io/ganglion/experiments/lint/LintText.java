package io.ganglion.experiments.lint;

import io.ganglion.experiments.text.Format;
import java.util.Locale;

/** Figures in sentences. */
final class LintText {
  private LintText() {}

  /** {@code 97.4 %}; all digits that distinguish it from 100 %. */
  static String percent(double share) {
    int digits = 1;
    String text = String.format(Locale.ROOT, "%.1f", 100 * share);
    while (share < 1 && digits < 6 && Double.parseDouble(text) == 100) {
      digits++;
      text = String.format(Locale.ROOT, "%." + digits + "f", 100 * share);
    }
    return (share == 1 ? "100" : text) + " %";
  }

  /** {@code 60,000 training rows}. */
  static String count(long n, String what) {
    return Format.count(n, what);
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6 ? Long.toString((long) value) : Format.measure(value);
  }

  /** How many times: {@code 2.4}, {@code 31}. */
  static String times(double factor) {
    return String.format(Locale.ROOT, factor < 10 ? "%.1f" : "%,.0f", factor);
  }
}
