package io.ganglion.experiments.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.metric.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/metrics.md} to the code; {@code -Dganglion.docs.write=true} writes it. */
class MetricsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "metrics.md");
  private static final Pattern TABLE = Pattern.compile("<!-- metrics -->\n(\\|[^\n]*\n)*");
  private static final Map<Metric.Of, String> OF = Map.of(Metric.Of.LABELS, "labels", Metric.Of.PROBABILITIES,
      "labels", Metric.Of.NUMBERS, "numbers", Metric.Of.SERIES, "numbers of a series", Metric.Of.TOKENS, "a text");

  @Test
  void thePageSaysWhatIsMeasured() throws IOException {
    StringBuilder table =
        new StringBuilder("<!-- metrics -->\n| metric | of | better | meaning |\n|---|---|---|---|\n");
    for (Metric metric : Metric.ALL) {
      table.append("| `").append(metric.name()).append(metric.ofEachLabel() ? "(label)" : "").append("` | ")
          .append(OF.get(metric.of())).append(" | ").append(metric.higherIsBetter() ? "higher" : "lower").append(" | ")
          .append(metric.meaning().replace("|", "\\|")).append(" |\n");
    }
    String text = Files.readString(PAGE, StandardCharsets.UTF_8);
    String expected = TABLE.matcher(text).replaceFirst(Matcher.quoteReplacement(table.toString()));
    if (Boolean.getBoolean("ganglion.docs.write")) {
      Files.writeString(PAGE, expected, StandardCharsets.UTF_8);
    }
    assertEquals(expected, text);
  }
}
