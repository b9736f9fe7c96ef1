package io.ganglion.engine.data.encoding;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.text.TokenCounts;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.data.text.Vocabulary;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A column of texts: each is some tokens, at least one, which are whole numbers of a vocabulary. It is an input of a
 * network by itself, for an example has as many rows of it as its text has tokens.
 *
 * @param maxLength how many tokens of a text are used at most, the first ones; empty for all
 */
public record TextEncoding(String column, Tokenizer tokenizer, Vocabulary vocabulary, OptionalInt maxLength)
    implements ColumnEncoding {
  public TextEncoding {
    if (maxLength.isPresent() && maxLength.getAsInt() < 1) {
      throw new IllegalArgumentException("a text has at least one token, not " + maxLength.getAsInt());
    }
  }

  /** Takes the most frequent tokens of {@code rows}. */
  static TextEncoding fit(TextColumn values, int[] rows, TextForm form) {
    TokenCounts counts = new TokenCounts();
    for (int row : rows) {
      counts.add(values.text(row), form.tokenizer());
    }
    return new TextEncoding(values.name(), form.tokenizer(), counts.vocabulary(form.vocabulary(), form.minCount()),
        form.maxLength());
  }

  @Override
  public Column.Type type() {
    return Column.Type.TEXT;
  }

  @Override
  public int width() {
    return 1;
  }

  /** The numbers of a text's tokens, at least one and at most {@link #maxLength}. */
  public int[] tokens(String text) {
    int[] all = vocabulary.indices(text, tokenizer);
    return maxLength.isPresent() && all.length > maxLength.getAsInt()
        ? Arrays.copyOf(all, maxLength.getAsInt()) : all;
  }

  /** How many tokens of a text aren't used, for it has more than {@link #maxLength}. */
  public int unused(String text) {
    return maxLength.isEmpty() ? 0 : Math.max(0, tokenizer.split(text).size() - maxLength.getAsInt());
  }

  /** The texts of {@code values}. */
  TextColumn texts(Column values) {
    if (values instanceof TextColumn texts) {
      return texts;
    }
    throw new DataException((values.type() == Column.Type.CATEGORY ? "labels" : "numbers")
        + " were found where texts are expected", DataException.NO_ROW, column, "read the column as text");
  }

  /** What some rows give to a network. */
  Inputs inputs(Column values, int[] rows) {
    TextColumn texts = texts(values);
    int[] lengths = new int[rows.length];
    IntStream.Builder all = IntStream.builder();
    for (int i = 0; i < rows.length; i++) {
      int[] tokens = tokens(texts.text(rows[i]));
      lengths[i] = tokens.length;
      for (int token : tokens) {
        all.add(token);
      }
    }
    return new Inputs(new Shape.Tokens(vocabulary.size()), new Cells.Tokens(all.build().toArray()),
        Spans.ofLengths(lengths));
  }

  @Override
  public void encode(Column values, int[] rows, double[] numbers, int at, int stride) {
    throw new UnsupportedOperationException("a text of '" + column + "' has any number of tokens");
  }

  @Override
  public Prediction decode(double[] outputs, int at) {
    throw new UnsupportedOperationException("the text '" + column + "' is no target");
  }
}
