package io.ganglion.experiments.data;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.config.LanguageSection;
import io.ganglion.tables.SourceTable;
import java.util.Map;
import java.util.Optional;

/**
 * How a text is cut where a language model is judged, as the model remembers it.
 *
 * @param window how many tokens an example has
 * @param warmUp how many tokens before a window are seen but not counted
 */
public record LanguageLayout(int window, int warmUp) {
  private static final String WINDOW = "text.window";
  private static final String WARM_UP = "text.warm-up";

  /** What the experiment says. */
  static LanguageLayout of(LanguageSection section) {
    return new LanguageLayout(section.window(), section.warmUpOfJudging());
  }

  /** What {@link #addTo} wrote; empty for a model of something else. */
  public static Optional<LanguageLayout> of(Map<String, String> source) {
    String window = source.get(WINDOW);
    String warmUp = source.get(WARM_UP);
    return window == null || warmUp == null ? Optional.empty()
        : Optional.of(new LanguageLayout(Integer.parseInt(window), Integer.parseInt(warmUp)));
  }

  /**
   * A whole text as examples: its tokens behind a line end, so that the first one counts, too.
   *
   * @throws io.ganglion.engine.data.DataException if the text is empty
   */
  public Examples examples(Model model, SourceTable source) {
    NextTokenEncoding next = (NextTokenEncoding) model.preprocessing().targets().get(0);
    return next.examples("\n" + text(source, next.column(), source.table().allRows()), window, warmUp);
  }

  /** Some lines of a text. */
  static String text(SourceTable source, String column, int[] rows) {
    TextColumn lines = (TextColumn) source.table().column(column).orElseThrow();
    StringBuilder text = new StringBuilder();
    for (int row : rows) {
      text.append(lines.text(row));
    }
    return text.toString();
  }

  void addTo(Map<String, String> source) {
    source.put(WINDOW, Integer.toString(window));
    source.put(WARM_UP, Integer.toString(warmUp));
  }
}
