package io.ganglion.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void showsSummariesOfOthersInOneLine() {
    Columns columns = new Columns();
    columns.line("a", "red \033[31m", "(x.jar)");
    columns.line("b", "two\nlines", "(\u202ex.jar)");
    columns.line("c", "y".repeat(600), "(z.jar)");
    StringBuilder out = new StringBuilder();
    columns.renderTo(out);
    assertEquals("""
         a red \\u001b[31m (x.jar)
         b two\\nlines (\\u202ex.jar)
         c %s… (z.jar)
        """.formatted("y".repeat(499)), out.toString().replaceAll(" +", " "));
  }
}
