package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.data.text.Words;
import java.util.OptionalInt;

/**
 * What is to be done with a column of texts, before anything has been fitted.
 *
 * @param vocabulary how many different tokens a network knows at most, the unknown one included; at least 2
 * @param minCount how often a token occurs in the training rows at least, to be known
 * @param maxLength how many tokens of a text are used at most, the first ones; empty for all
 */
public record TextForm(Tokenizer tokenizer, int vocabulary, int minCount, OptionalInt maxLength) {
  /**
   * Words. Tokens that occur once are unknown: from one occurrence a network learns nothing about a token,
   * but from all of them together what unknown tokens mean.
   */
  public static final TextForm USUAL = new TextForm(new Words(false), 10_000, 2, OptionalInt.empty());
}
