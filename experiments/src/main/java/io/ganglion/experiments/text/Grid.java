package io.ganglion.experiments.text;

import io.ganglion.problem.DisplayWidth;
import io.ganglion.problem.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A small table of texts, the first column aligned left and the others right.
 *
 * @param heads what stands above the columns
 * @param rows as many cells each
 */
public record Grid(List<String> heads, List<List<String>> rows) {
  private static final String GAP = "  ";

  /** Of longer cells, the beginning is shown (chosen: a line of a terminal has more than one cell). */
  private static final int LONGEST = 120;

  /** Names are of others: they are kept as they can be shown. */
  public Grid {
    heads = shown(heads);
    rows = rows.stream().map(Grid::shown).toList();
  }

  private static List<String> shown(List<String> cells) {
    return cells.stream().map(cell -> SafeText.line(cell, LONGEST)).toList();
  }

  /** For a terminal: a line for each row. */
  public String text() {
    List<List<String>> lines = new ArrayList<>(List.of(heads));
    lines.addAll(rows);
    int[] widths = new int[heads.size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], DisplayWidth.of(line.get(column)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String blanks = " ".repeat(widths[column] - DisplayWidth.of(line.get(column)));
        padded.append(column == 0 ? line.get(0) + blanks : GAP + blanks + line.get(column));
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** For Markdown. */
  public String markdown() {
    String line = "|" + heads.stream().map(head -> "---:|").collect(Collectors.joining()).replaceFirst("---:", "---");
    return markdown(heads) + line + "\n" + rows.stream().map(Grid::markdown).collect(Collectors.joining());
  }

  private static String markdown(List<String> cells) {
    return cells.stream().map(cell -> " " + cell.strip().replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*")
        .replace("`", "\\`").replace("[", "\\[").replaceAll("<(?=[A-Za-z/!?])", "\\\\<") + " ")
        .collect(Collectors.joining("|", "|", "|\n"));
  }

  /** For LaTeX, with the package booktabs. */
  public String tex() {
    return "\\begin{tabular}{l" + "r".repeat(heads.size() - 1) + "}\n\\toprule\n" + tex(heads) + "\\midrule\n"
        + rows.stream().map(Grid::tex).collect(Collectors.joining()) + "\\bottomrule\n\\end{tabular}\n";
  }

  private static String tex(List<String> cells) {
    return cells.stream().map(cell -> tex(cell.strip())).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String tex(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> {
      switch (c) {
        case '\\' -> escaped.append("\\textbackslash{}");
        case '~' -> escaped.append("\\textasciitilde{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').appendCodePoint(c);
        case '−' -> escaped.append("$-$");
        case '∞' -> escaped.append("$\\infty$");
        case '–' -> escaped.append("--");
        default -> escaped.appendCodePoint(c);
      }
    });
    return escaped.toString();
  }
}
