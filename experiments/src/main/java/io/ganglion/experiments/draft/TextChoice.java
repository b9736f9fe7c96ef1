package io.ganglion.experiments.draft;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.experiments.data.FreeText;
import io.ganglion.experiments.text.Format;
import java.util.List;
import java.util.Optional;

/**
 * How the texts of a column are cut into tokens.
 *
 * @param characters whether tokens are characters, not words
 * @param length tokens of a text in the mean, rounded
 */
record TextChoice(String column, boolean characters, int length, String reason) {
  /** Rows that are looked at, evenly spread. */
  private static final int LOOKED_AT = 2_000;
  /** From here on, letters of scripts that write words without blanks between them: Thai, Khmer, Han, kana. */
  private static final int UNSPACED = 0x0E00;
  /** Longer ones are read by a convolution: a recurrent layer would take long. Chosen. */
  private static final int LONG = 40;

  /** What was seen in the texts of a column. */
  private record Seen(double spaced, double unspaced, double letters, double characters, double words) {
    static Seen of(Column column) {
      int rows = column.size();
      int looked = Math.min(rows, LOOKED_AT);
      long[] sums = new long[6];
      for (int i = 0; i < looked; i++) {
        String text = column.text((int) ((long) i * rows / looked)).strip();
        int words = text.isEmpty() ? 0 : text.split("\\s+").length;
        sums[0] += words > 1 ? 1 : 0;
        sums[1] += text.codePoints().filter(c -> c >= UNSPACED && Character.isLetter(c)).count();
        sums[2] += text.codePoints().filter(Character::isLetter).count();
        sums[3] += text.codePointCount(0, text.length());
        sums[4] += words;
      }
      double all = Math.max(1, sums[3]);
      return new Seen((double) sums[0] / looked, sums[1] / all, sums[2] / all, (double) sums[3] / looked,
          (double) sums[4] / looked);
    }
  }

  /**
   * How a column is read as texts, if it holds some.
   *
   * @param alone whether there is no other input, so that short texts are better than nothing
   */
  static Optional<TextChoice> of(Column column, boolean alone) {
    if (column instanceof CategoryColumn labels && !FreeText.isOne(labels)
        || !(column instanceof CategoryColumn || column instanceof TextColumn)) {
      return Optional.empty();
    }
    Seen seen = Seen.of(column);
    boolean prose = column instanceof TextColumn || FreeText.isProse((CategoryColumn) column);
    if (prose && seen.spaced() >= 0.5) {
      int words = (int) Math.round(seen.words());
      return Optional.of(new TextChoice(column.name(), false, words, "texts of " + Format.count(words, "word")
          + " in the mean, which are their tokens; capitals are taken for small letters, so that there are fewer"
          + " words to learn"));
    }
    int length = (int) Math.round(seen.characters());
    if (column instanceof TextColumn || prose && seen.unspaced() >= 0.5) {
      return Optional.of(new TextChoice(column.name(), true, length, "texts of " + Format.count(length, "character")
          + " in the mean, without blanks, so that characters are their tokens"));
    }
    return alone && !prose && seen.letters() >= 0.5 ? Optional.of(new TextChoice(column.name(), true, length,
        "short texts, of " + Format.count(length, "character") + " in the mean, nearly all of them different: they are"
            + " read character by character, for as words each would be seen once")) : Optional.empty();
  }

  /** Says so of the column. */
  void describe(ColumnChoice choice) {
    choice.set("type", "text", reason);
    choice.set(characters ? "tokens" : "lower-case", characters ? "character" : "true");
  }

  /** Whether a recurrent layer reads it. */
  boolean isRecurrent() {
    return characters && length <= LONG;
  }

  /** The layers that make a row of a text, as YAML, each for a line or a list. */
  List<String> layers(int dimension) {
    String embedding = "{use: embedding, dimension: " + dimension + "}";
    if (isRecurrent()) {
      return List.of(embedding, "{use: gru, units: " + 2 * dimension + ", direction: bidirectional, outputs:"
          + " last}");
    }
    return characters ? List.of(embedding, "{use: conv1d, filters: " + 2 * dimension + ", kernel: 5,"
        + " activation: relu}", "{use: global-max-pool}") : List.of(embedding, "{use: global-average-pool}");
  }

  /** What these layers do. */
  String layersReason() {
    return "each " + (characters ? "character" : "word") + " has a row of numbers, which are learned; "
        + (isRecurrent() ? "the gru reads them in both directions, and gives a row for the whole text"
        : characters ? "the convolution looks for patterns of five, and the pool keeps the strongest of each"
        : "their mean stands for the text, whatever the order; where order matters, put {use: gru, units: "
            + "32, outputs: last} in the place of the pool");
  }
}
