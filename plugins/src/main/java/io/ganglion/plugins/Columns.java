package io.ganglion.plugins;

import io.ganglion.problem.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lines of cells, laid out so that each column is as wide as its widest cell. */
final class Columns {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";
  /** Of longer cells, the beginning is shown (chosen: several lines of a terminal). */
  private static final int LONGEST = 500;

  private final List<List<String>> lines = new ArrayList<>();

  void line(String... cells) {
    lines.add(Stream.of(cells).map(cell -> SafeText.line(cell, LONGEST)).toList());
  }

  /** Appends the lines, indented, without spaces at their ends, each ended by {@code \n}. */
  void renderTo(StringBuilder out) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), width(line.get(i))));
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder(INDENT);
      for (int i = 0; i < line.size(); i++) {
        text.append(line.get(i)).append(" ".repeat(widths.get(i) - width(line.get(i)))).append(GAP);
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
