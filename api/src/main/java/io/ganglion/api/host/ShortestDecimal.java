package io.ganglion.api.host;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as YAML files and messages show them: text that reads back to the same bits, the same on every JDK. */
public final class ShortestDecimal {
  private ShortestDecimal() {}

  /**
   * The shortest decimal that reads back as {@code value}. ({@link Double#toString(double)} gives other digits before
   * JDK 19, JDK-4511638.)
   */
  public static String of(double value) {
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
    // 17 digits tell any two numbers apart. What fewer than 15 tell, 15 tell with zeros at the end, but for subnormal
    // numbers.
    for (int digits = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15; digits <= 17; digits++) {
      shortest = exact.round(new MathContext(digits));
      if (Double.parseDouble(shortest.toString()) == value) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    double size = Math.abs(value);
    return size >= 1e-3 && size < 1e7
        ? shortest.toPlainString()
        : shortest.toString().replace("E+", "e").replace('E', 'e');
  }
}
