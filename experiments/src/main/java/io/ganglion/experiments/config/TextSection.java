package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.engine.data.encoding.TextForm;
import io.ganglion.engine.data.text.Characters;
import io.ganglion.engine.data.text.Words;
import io.ganglion.experiments.binding.OrWord;
import java.util.OptionalInt;

/** How a column of texts becomes tokens: beside the other settings of {@code data.columns.NAME} in the file. */
public record TextSection(
    @Setting("the tokens of a text: word: runs of letters and numbers, and every other sign; character: every code"
        + " point") Tokens tokens,
    @Setting("whether the capitals of a text are the same as its small letters") boolean lowerCase,
    @Setting("how many different tokens are known at most: the most frequent of the training part, and one for all"
        + " that is unknown") int vocabulary,
    @Setting("how often a token occurs in the training part at least, to be known") int minCount,
    @Setting("how many tokens of a text are used at most, the first ones; none: all") @OrWord("none")
        OptionalInt maxLength) {
  /** What tokens are. */
  public enum Tokens {
    WORD,
    /** Code points. */
    CHARACTER
  }

  /** More would not fit into single precision; far more than a network learns anything about. */
  private static final int LARGEST = 1 << 24;

  public TextSection() {
    this(Tokens.WORD, TextForm.USUAL.tokenizer().lowerCase(), TextForm.USUAL.vocabulary(), TextForm.USUAL.minCount(),
        OptionalInt.empty());
  }

  public TextSection {
    Require.atLeast("vocabulary", vocabulary, 2);
    if (vocabulary > LARGEST) {
      throw new InvalidSettingException("vocabulary", "must be at most 16777216, but is " + vocabulary);
    }
    Require.atLeast("minCount", minCount, 1);
    if (maxLength.isPresent()) {
      Require.atLeast("maxLength", maxLength.getAsInt(), 1);
    }
  }

  /** The same for the engine. */
  public TextForm form() {
    return new TextForm(tokens == Tokens.WORD ? new Words(lowerCase) : new Characters(lowerCase), vocabulary, minCount,
        maxLength);
  }
}
