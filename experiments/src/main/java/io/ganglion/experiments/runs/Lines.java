package io.ganglion.experiments.runs;

import java.util.List;

/** Cells set in columns that are aligned left. */
final class Lines {
  private static final String GAP = "  ";

  private Lines() {}

  /** Every line ended by {@code \n}; no line has blanks at its end. */
  static String aligned(List<List<String>> lines) {
    int[] widths = new int[lines.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], width(line.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        padded.append(i == 0 ? "" : GAP).append(line.get(i)).append(" ".repeat(widths[i] - width(line.get(i))));
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
