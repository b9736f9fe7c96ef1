package io.ganglion.experiments.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Numbers as text for people. */
public final class Format {
  private static final int DIGITS = 4;

  private Format() {}

  /** Four significant digits, and all digits before the point: {@code 0.04312}, {@code 12.30}, {@code 3.100e-09}. */
  public static String measure(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    double magnitude = Math.abs(value);
    if (magnitude < 1e-4 || magnitude >= 1e6) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact.round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    int decimals = DIGITS - rounded.precision() + rounded.scale();
    return exact.setScale(Math.max(0, decimals), RoundingMode.HALF_UP).toPlainString();
  }

  /** Whole numbers below a million as they are, others by four significant digits at most: {@code 12}, {@code 0.31}. */
  public static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return Long.toString((long) value);
    }
    return measure(value).replaceFirst("(\\.\\d*?)0+(e|$)", "$1$2").replaceFirst("\\.(e|$)", "$1");
  }

  /** A share as a percentage with one decimal: {@code 97.4 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** {@code 0.42 s}, {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
  public static String duration(double seconds) {
    if (seconds < 9.995) { // what %.2f would round to 10.00
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600 ? whole / 60 + " min " + whole % 60 + " s" : whole / 3600 + " h " + whole / 60 % 60 + " min";
  }

  /** Thousands apart: {@code 60,000}. */
  public static String grouped(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** What examples add up to: whole numbers with thousands apart, {@code 60,000}, others in four digits. */
  public static String amount(double amount) {
    return amount == Math.rint(amount) && Math.abs(amount) < 1e15 ? grouped((long) amount) : plain(amount);
  }

  /** At least one name: {@code input}, {@code input and output}, {@code a, b and c}. */
  public static String listed(List<String> names) {
    int last = names.size() - 1;
    return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** {@code 1 epoch}, {@code 12 epochs}; thousands apart: {@code 60,000 examples}. */
  public static String count(long n, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
  }
}
