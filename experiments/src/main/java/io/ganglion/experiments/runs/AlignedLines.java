package io.ganglion.experiments.runs;

import io.ganglion.problem.SafeText;
import java.util.List;

/** Cells set in columns that are aligned left. */
final class AlignedLines {
  private static final String GAP = "  ";
  /** Of longer cells, the beginning is shown: a path fits (chosen). */
  private static final int LONGEST = 1000;

  private AlignedLines() {}

  /** Every line ended by {@code \n}; no line has blanks at its end. */
  static String aligned(List<List<String>> cells) {
    List<List<String>> lines = cells.stream()
        .map(line -> line.stream().map(cell -> SafeText.line(cell, LONGEST)).toList()).toList();
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
