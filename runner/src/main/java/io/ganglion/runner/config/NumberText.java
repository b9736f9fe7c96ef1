package io.ganglion.runner.config;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as YAML text that reads back to the same bits, and is the same on every JDK. */
final class NumberText {
  private NumberText() {}

  /**
   * The shortest decimal that reads back as {@code value}. ({@link Double#toString(double)} gives other digits before
   * JDK 19, JDK-4511638.)
   */
  static String of(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    if (value == 0) {
      return 1 / value > 0 ? "0" : "-0.0";
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= 17; digits++) { // 17 tell any two doubles apart
      shortest = exact.round(new MathContext(digits));
      if (Double.parseDouble(shortest.toString()) == value) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    double size = Math.abs(value);
    return size >= 1e-3 && size < 1e7 ? shortest.toPlainString() : shortest.toString().replace('E', 'e');
  }
}
