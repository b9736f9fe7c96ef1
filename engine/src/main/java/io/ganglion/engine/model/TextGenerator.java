package io.ganglion.engine.model;

import io.ganglion.engine.SequencePredictor;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.generation.Sampling;
import io.ganglion.engine.generation.TokenGenerator;
import io.ganglion.engine.settings.ClassOutput;
import io.ganglion.engine.settings.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes on with texts by a language model. The same model, text, sampling and seed give the same tokens on every
 * machine. Safe for use by several threads: each text has a generator of its own.
 */
public final class TextGenerator {
  /** What a text without a beginning goes on from. */
  private static final String LINE_END = "\n";

  private final Model model;
  private final Vocabulary vocabulary;
  private final NextTokenEncoding next;

  /** @throws IllegalArgumentException if the model is none of texts, or can't go on token by token; says why */
  public TextGenerator(Model model) {
    if (!(model.preprocessing().targets().get(0) instanceof NextTokenEncoding encoding)) {
      throw new IllegalArgumentException("the model doesn't predict the next token of a text");
    }
    if (ClassOutput.of(model.network().outputActivation()) != ClassOutput.SOFTMAX) {
      throw new IllegalArgumentException("the network gives no probabilities: its last layer isn't one of softmax");
    }
    model.network().requireCausal();
    this.model = model;
    this.next = encoding;
    this.vocabulary = encoding.text().vocabulary();
  }

  /** The tokens of a text that the model doesn't know, each once, in the order of the text. */
  public List<String> unknown(String text) {
    List<String> unknown = new ArrayList<>();
    next.text().tokenizer().split(text, token -> {
      if (vocabulary.index(token) == Vocabulary.UNKNOWN && !unknown.contains(token)) {
        unknown.add(token);
      }
    });
    return unknown;
  }

  /** How many tokens a text has. */
  public int tokens(String text) {
    return text.isEmpty() ? 0 : next.text().tokens(text).length;
  }

  /** How many tokens the network sees at once; {@link Integer#MAX_VALUE} if that isn't limited. */
  public int mostTokens() {
    return model.network().mostSteps();
  }

  /** What the model calls its tokens, such as {@code character}. */
  public String unit() {
    return next.text().tokenizer().unit();
  }

  /**
   * The tokens that come after a text, without end; never the unknown one.
   *
   * @param prompt the text; if it is empty, the tokens are those behind a line end
   */
  public TokenGenerator generate(String prompt, Sampling sampling, long seed) {
    int[] tokens = prompt.isEmpty() ? new int[] {vocabulary.index(LINE_END)} : next.text().tokens(prompt);
    SequencePredictor predictor = new SequencePredictor(model.network(), model.parameters(), Precision.FLOAT64);
    return new TokenGenerator(predictor, vocabulary.size(), Vocabulary.UNKNOWN, vocabulary::token, sampling, seed,
        tokens);
  }
}
