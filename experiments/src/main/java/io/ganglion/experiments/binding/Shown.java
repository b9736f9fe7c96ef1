package io.ganglion.experiments.binding;

/** What users wrote, as messages repeat it: in one line, and not at any length. */
final class Shown {
  private static final int LENGTH = 40;

  private Shown() {}

  /** A value: a number as it stands, text in quotes. */
  static String value(Yaml.Scalar scalar) {
    return scalar.kind() == ScalarKind.TEXT ? quoted(scalar.text()) : shortened(scalar.text(), LENGTH);
  }

  static String quoted(String text) {
    return "'" + shortened(text, LENGTH) + "'";
  }

  /** The beginning of a text, with every other kind of blank as a space. */
  static String shortened(String text, int length) {
    int[] codePoints = text.codePoints().limit(length + 1L)
        .map(c -> Source.isShowable(c) && !Character.isWhitespace(c) ? c : ' ').toArray();
    return codePoints.length <= length
        ? new String(codePoints, 0, codePoints.length)
        : new String(codePoints, 0, length) + "…";
  }
}
