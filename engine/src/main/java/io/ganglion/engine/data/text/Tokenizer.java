package io.ganglion.engine.data.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How a text is cut into tokens. Immutable; the same text has the same tokens on every JDK and in every locale. */
public sealed interface Tokenizer permits Words, SpacedWords, Characters, BytePairs {
  /**
   * Hands over the tokens of a text, in order. Half a surrogate pair counts as U+FFFD, the replacement character, for
   * no model file could hold it.
   */
  void split(String text, Consumer<String> tokens);

  /** The tokens of a text, in order; none for an empty one. */
  default List<String> split(String text) {
    List<String> tokens = new ArrayList<>();
    split(text, tokens::add);
    return tokens;
  }

  /** Whether capitals are the same as their small letters. */
  boolean lowerCase();

  /** What one of its tokens is called, such as {@code word}. */
  String unit();
}
