package io.ganglion.engine.data.encoding;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The target of a language model: behind each token of a text, the next one. A network gives a number for each token of
 * the vocabulary.
 *
 * @param text the input, whose vocabulary the target has, too
 */
public record NextTokenEncoding(TextEncoding text) implements ColumnEncoding {
  @Override
  public String column() {
    return text.column();
  }

  @Override
  public Column.Type type() {
    return Column.Type.TEXT;
  }

  @Override
  public int width() {
    return text.vocabulary().size();
  }

  /** The preprocessing of a language model. */
  public Preprocessing preprocessing() {
    return new Preprocessing(List.of(text), List.of(this));
  }

  /**
   * A text as examples: windows that follow one another, and in each behind every token the next one.
   *
   * @param window how many tokens each has, but for the last
   * @param warmUp how many tokens before a window are seen, but not counted
   * @throws DataException if the text has fewer than two tokens
   */
  public Examples examples(String text, int window, int warmUp) {
    int[] tokens = this.text.tokens(text);
    if (tokens.length < 2) {
      throw new DataException("the text has no token with one behind it", DataException.NO_ROW, column(),
          "a text needs at least two tokens");
    }
    int size = width();
    int count = tokens.length - 1;
    Inputs inputs = new Inputs(new Shape.Tokens(size), new Cells.Tokens(Arrays.copyOf(tokens, count)),
        Spans.ofLengths(count).windows(window, window, warmUp));
    return Examples.perStep(List.of(inputs), new Targets.Classes(Arrays.copyOfRange(tokens, 1, tokens.length), size));
  }

  /** By token: how many characters, that is code points, it stands for; the unknown one for one. */
  public int[] characters() {
    Vocabulary vocabulary = text.vocabulary();
    return IntStream.range(0, vocabulary.size()).map(token -> token == Vocabulary.UNKNOWN ? 1
        : (int) vocabulary.token(token).codePoints().count()).toArray();
  }

  @Override
  public void encode(Column values, int[] rows, double[] numbers, int at, int stride) {
    throw new UnsupportedOperationException("the tokens of '" + column() + "' are no numbers of a row");
  }

  /** The most probable token, and all probabilities. */
  @Override
  public Prediction decode(double[] outputs, int at) {
    double[] probabilities = Arrays.copyOfRange(outputs, at, at + width());
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    List<String> labels = IntStream.range(0, width()).mapToObj(text.vocabulary()::token).toList();
    return new CategoryPrediction(column(), labels.get(best), labels, probabilities);
  }
}
