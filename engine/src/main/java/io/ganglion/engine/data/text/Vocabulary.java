package io.ganglion.engine.data.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The tokens that a network knows, each as a whole number. 0 is {@link #UNKNOWN}: every token that isn't among them,
 * and the one token of an empty text. Immutable.
 */
public final class Vocabulary {
  /** The number of all that isn't known. */
  public static final int UNKNOWN = 0;
  /** What messages and pages call it; no token is written so, for it is more than a word or a character. */
  public static final String UNKNOWN_NAME = "(unknown)";

  private final List<String> tokens;
  private final Map<String, Integer> indexOf = new HashMap<>();

  /**
   * From tokens in the order of their numbers, the first of which is 1.
   *
   * @param tokens all different and not empty; perhaps none
   */
  public Vocabulary(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
    for (String token : this.tokens) {
      if (token.isEmpty() || indexOf.put(token, indexOf.size() + 1) != null) {
        throw new IllegalArgumentException(token.isEmpty() ? "a token is empty" : "'" + token + "' occurs twice");
      }
    }
  }

  /** The known tokens, from number 1 on. */
  public List<String> tokens() {
    return tokens;
  }

  /** How many numbers there are: one more than known tokens. */
  public int size() {
    return tokens.size() + 1;
  }

  /** The number of a token. */
  public int index(String token) {
    return indexOf.getOrDefault(token, UNKNOWN);
  }

  /** The token of a number; {@link #UNKNOWN_NAME} for 0. */
  public String token(int index) {
    return index == UNKNOWN ? UNKNOWN_NAME : tokens.get(index - 1);
  }

  /** The numbers of a text's tokens, at least one: an empty text is {@link #UNKNOWN}. */
  public int[] indices(String text, Tokenizer tokenizer) {
    IntStream.Builder indices = IntStream.builder();
    tokenizer.split(text, token -> indices.add(index(token)));
    int[] some = indices.build().toArray();
    return some.length == 0 ? new int[] {UNKNOWN} : some;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary that && tokens.equals(that.tokens);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tokens);
  }

  /** {@code Vocabulary[7999 tokens]}. */
  @Override
  public String toString() {
    return "Vocabulary[" + tokens.size() + (tokens.size() == 1 ? " token]" : " tokens]");
  }
}
