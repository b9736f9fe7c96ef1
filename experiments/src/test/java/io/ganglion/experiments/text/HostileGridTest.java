package io.ganglion.experiments.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables of comparisons and sweeps, whose names and values are of others. */
class HostileGridTest {
  private static final Pattern UNESCAPED = Pattern.compile("(?<!\\\\)[&%$#_{}]");

  static List<String> texts() {
    return HostileTexts.all();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void areOfAsManyLinesAndCellsAsTheyHave(String text) {
    Grid grid = new Grid(List.of("name", text), List.of(List.of(text, "1"), List.of("b", text)));
    assertEquals("", HostileTexts.wrongWith(grid.text()));
    assertEquals(3, grid.text().split("\n", -1).length - 1);
    String markdown = grid.markdown();
    assertEquals("", HostileTexts.wrongWith(markdown));
    assertEquals(4, markdown.split("\n", -1).length - 1);
    for (String line : markdown.split("\n")) {
      assertEquals(3, line.replace("\\\\", "").replace("\\|", "").chars().filter(c -> c == '|').count(), line);
    }
    assertTrue(!markdown.matches("(?s).*(?<!\\\\)<[a-z/!].*"), markdown);
    String tex = grid.tex();
    assertEquals("", HostileTexts.wrongWith(tex));
    assertEquals(8, tex.split("\n", -1).length - 1);
    String row = tex.split("\n")[4];
    String cells = row.substring(0, row.length() - " \\\\".length()).replace(" & 1", "")
        .replace("\\textbackslash{}", "").replace("\\textasciitilde{}", "").replace("\\textasciicircum{}", "")
        .replace("$-$", "");
    assertTrue(!UNESCAPED.matcher(cells).find(), row);
  }
}
