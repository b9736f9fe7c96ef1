package io.ganglion.runner.csv;

import io.ganglion.api.host.ShortestDecimal;

/**
 * Numbers as text, the same everywhere: a sign or none, decimal digits with a point somewhere or nowhere, and an
 * exponent or none: {@code 12}, {@code -0.5}, {@code .5}, {@code 5.}, {@code 1.5e-3}. Nothing else that Java would
 * accept ({@code 1f}, {@code 0x1p3}, {@code NaN}, blanks), and nothing of any locale.
 */
public final class NumberText {
  private NumberText() {}

  /**
   * The number nearest to {@code text}; {@code NaN} if it doesn't follow the grammar, infinite if it does but is too
   * large for a double.
   */
  public static double parse(String text) {
    return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
  }

  private static boolean isNumber(String text) {
    int length = text.length();
    int at = afterSign(text, 0);
    int whole = afterDigits(text, at);
    int digits = whole - at;
    at = whole;
    if (at < length && text.charAt(at) == '.') {
      int fraction = afterDigits(text, at + 1);
      digits += fraction - at - 1;
      at = fraction;
    }
    if (digits == 0) {
      return false;
    }
    if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int exponent = afterSign(text, at + 1);
      at = afterDigits(text, exponent);
      return at > exponent && at == length;
    }
    return at == length;
  }

  private static int afterSign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
  }

  private static int afterDigits(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /**
   * As few digits as bring back the same bits. What isn't finite is {@code NaN}, {@code Infinity} or {@code -Infinity}.
   */
  public static String format(double value) {
    return Double.isFinite(value) ? ShortestDecimal.of(value) : Double.toString(value);
  }
}
