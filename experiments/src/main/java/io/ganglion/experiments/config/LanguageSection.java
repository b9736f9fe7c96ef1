package io.ganglion.experiments.config;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.OrWord;
import java.util.OptionalInt;

/** How a text is cut into tokens, the next of which a network predicts: {@code data.text} in the file. */
public record LanguageSection(
    @Setting("what a token is: character: every code point; word: a run of letters and numbers with the blank before"
        + " it, and every other code point; byte-pair: pieces of words, which are found in the training part")
    Tokens tokens,
    @Setting("whether capitals are the same as their small letters") boolean lowerCase,
    @Setting("how many different tokens are known at most, one of which stands for all that is unknown; auto:"
        + " all of character, 10000 of word, 1000 of byte-pair") @OrWord("auto") OptionalInt vocabulary,
    @Setting("how often a token occurs in the training part at least, to be known; auto: 1 of character, else 2")
    @OrWord("auto") OptionalInt minCount,
    @Setting("how many tokens one example has, ≥ 1") int window,
    @Setting("how many tokens before a window are seen but not counted where the model is judged, ≥ 0; window: as"
        + " many as a window has") @OrWord("window") OptionalInt warmUp) {
  private static final int WORDS = 10_000;
  private static final int PIECES = 1_000;
  /** More would not fit into single precision. */
  private static final int LARGEST = 1 << 24;

  /** What tokens are. */
  public enum Tokens {
    /** Code points. */
    CHARACTER,
    WORD,
    BYTE_PAIR
  }

  public LanguageSection() {
    this(Tokens.CHARACTER, false, OptionalInt.empty(), OptionalInt.empty(), 64, OptionalInt.empty()); // 64: chosen
  }

  public LanguageSection {
    if (vocabulary.isPresent()) {
      Require.atLeast("vocabulary", vocabulary.getAsInt(), 3);
    }
    if (minCount.isPresent()) {
      Require.atLeast("minCount", minCount.getAsInt(), 1);
    }
    Require.atLeast("window", window, 1);
    if (warmUp.isPresent()) {
      Require.atLeast("warmUp", warmUp.getAsInt(), 0);
    }
  }

  /** How many tokens are known at most. */
  public int most() {
    return Math.min(LARGEST, vocabulary.orElse(switch (tokens) {
      case CHARACTER -> LARGEST;
      case WORD -> WORDS;
      case BYTE_PAIR -> PIECES;
    }));
  }

  /** How often a token has to occur. */
  public int least() {
    return minCount.orElse(tokens == Tokens.CHARACTER ? 1 : 2);
  }

  /** How many tokens before a window are seen where the model is judged. */
  public int warmUpOfJudging() {
    return warmUp.orElse(window);
  }
}
