package io.ganglion.experiments.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Lengths in pictures. */
final class PixelLengths {
  private PixelLengths() {}

  /** To a tenth of a pixel; what has no place is at 0. */
  static String text(double pixels) {
    if (!Double.isFinite(pixels)) {
      return "0";
    }
    String text = new BigDecimal(pixels).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    String shortest = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return shortest.equals("-0") ? "0" : shortest;
  }
}
