package io.ganglion.engine.data;

import io.ganglion.api.host.ShortestDecimal;

/**
 * Numbers as text, the same everywhere: a sign or none, decimal digits with a point somewhere or nowhere, and an
 * exponent or none: {@code 12}, {@code -0.5}, {@code .5}, {@code 5.}, {@code 1.5e-3}. Nothing else that Java would
 * accept ({@code 1f}, {@code 0x1p3}, {@code NaN}, blanks), and nothing of any locale; but a comma may take the point's
 * place where that was asked for.
 */
public final class NumberText {
  /** Every whole number up to this, 2 to the 53rd, is a double. */
  private static final long MOST_EXACT = 1L << 53;
  /** Powers of ten that are doubles. */
  private static final double[] EXACT_POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
      1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  /** With this many digits, every number fits into a {@code long}. */
  private static final int MOST_DIGITS = 18;

  private NumberText() {}

  /**
   * The number nearest to {@code text}; {@code NaN} if it doesn't follow the grammar, infinite if it does but is too
   * large for a double.
   */
  public static double parse(String text) {
    return parse(text, '.');
  }

  /**
   * The same with another decimal point.
   *
   * <p>Up to 15 digits or so, and a small exponent, make two doubles whose product or quotient is the nearest double,
   * for it is rounded once (W. D. Clinger, How to read floating point numbers accurately, 1990): a third of the time
   * of {@link Double#parseDouble}, which does the rest.
   */
  public static double parse(String text, char point) {
    int length = text.length();
    int at = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    boolean negative = at > 0 && text.charAt(0) == '-';
    long digits = 0;
    int count = 0;
    int significant = 0;
    int fraction = 0;
    boolean afterPoint = false;
    for (; at < length; at++) {
      int digit = text.charAt(at) - '0';
      if (digit >= 0 && digit <= 9) {
        count++;
        significant += significant > 0 || digit > 0 ? 1 : 0;
        digits = significant <= MOST_DIGITS ? digits * 10 + digit : digits;
        fraction += afterPoint ? 1 : 0;
      } else if (!afterPoint && text.charAt(at) == point) {
        afterPoint = true;
      } else {
        break;
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    int exponent = 0;
    if (at < length) {
      if (!isExponent(text, at)) {
        return Double.NaN;
      }
      if (length - at > 5) {
        return slow(text, point);
      }
      exponent = Integer.parseInt(text, at + 1, length, 10);
    }
    int power = exponent - fraction;
    if (significant > MOST_DIGITS || digits > MOST_EXACT || power >= EXACT_POWERS.length
        || -power >= EXACT_POWERS.length) {
      return slow(text, point);
    }
    double magnitude = power < 0 ? digits / EXACT_POWERS[-power] : digits * EXACT_POWERS[power];
    return negative ? -magnitude : magnitude;
  }

  private static double slow(String text, char point) {
    return Double.parseDouble(point == '.' ? text : text.replace(point, '.'));
  }

  /** Whether an exponent and nothing else begins at {@code at}. */
  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int start = at + 1;
    if (start < text.length() && (text.charAt(start) == '-' || text.charAt(start) == '+')) {
      start++;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return start < text.length();
  }

  /**
   * As few digits as bring back the same bits. What isn't finite is {@code NaN}, {@code Infinity} or {@code -Infinity}.
   */
  public static String format(double value) {
    return Double.isFinite(value) ? ShortestDecimal.of(value) : Double.toString(value);
  }
}
