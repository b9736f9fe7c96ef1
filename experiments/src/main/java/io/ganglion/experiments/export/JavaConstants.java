package io.ganglion.experiments.export;

import java.util.List;

/** Constants of exported classes, in pieces that class files can hold. */
final class JavaConstants {
  /** Texts that one method lists: it has less than 64 KB of code. */
  private static final int TEXTS_PER_METHOD = 2000;
  /** Numbers in a line of sixteen digits each. */
  private static final int NUMBERS_PER_LINE = 6;
  /** Lines in a constant, which has less than 64 KB. */
  private static final int LINES_PER_CONSTANT = 600;

  private JavaConstants() {}

  /** An array of texts. */
  static String texts(String name, List<String> texts) {
    StringBuilder out = new StringBuilder("  private static final String[] ").append(name).append(" = new String[")
        .append(texts.size()).append("];\n\n");
    for (int from = 0; from < texts.size(); from += TEXTS_PER_METHOD) {
      String method = "fill_" + name + "_" + from;
      out.append("  private static void ").append(method).append("() {\n");
      for (int i = from; i < Math.min(texts.size(), from + TEXTS_PER_METHOD); i++) {
        out.append("    ").append(name).append('[').append(i).append("] = ").append(Literals.inJava(texts.get(i)))
            .append(";\n");
      }
      out.append("  }\n\n  static {\n    ").append(method).append("();\n  }\n\n");
    }
    return out.toString();
  }

  /** The array WEIGHTS, sixteen digits for each number, which are read once. */
  static String weights(double... weights) {
    StringBuilder out = new StringBuilder("  private static final double[] WEIGHTS = new double[")
        .append(weights.length).append("];\n\n");
    int perConstant = NUMBERS_PER_LINE * LINES_PER_CONSTANT;
    for (int from = 0; from < weights.length; from += perConstant) {
      out.append("  static {\n    read(").append(from).append(", \"\"");
      for (int line = from; line < Math.min(weights.length, from + perConstant); line += NUMBERS_PER_LINE) {
        out.append("\n        + \"");
        for (int i = line; i < Math.min(weights.length, line + NUMBERS_PER_LINE); i++) {
          out.append(digits(weights[i]));
        }
        out.append('"');
      }
      out.append(");\n  }\n\n");
    }
    return out.append("""
          /** The bits of each number as sixteen digits. */
          private static void read(int at, String digits) {
            for (int i = 0; i < digits.length() / 16; i++) {
              WEIGHTS[at + i] = Double.longBitsToDouble(Long.parseUnsignedLong(digits, 16 * i, 16 * i + 16, 16));
            }
          }

        """).toString();
  }

  private static String digits(double weight) {
    String digits = Long.toHexString(Double.doubleToRawLongBits(weight));
    return "0".repeat(16 - digits.length()) + digits;
  }
}
