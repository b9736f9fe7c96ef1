package io.ganglion.engine.data.text;

import java.util.function.Consumer;

/**
 * Every code point is a token, whatever it is: blanks, line ends, NUL, combining marks by themselves.
 *
 * @param lowerCase whether capitals are the same as their small letters: code point by code point, by Unicode 13's
 *     simple mapping, in no language's way
 */
public record Characters(boolean lowerCase) implements Tokenizer {
  @Override
  public void split(String text, Consumer<String> tokens) {
    int at = 0;
    while (at < text.length()) {
      tokens.accept(CodePoints.text(CodePoints.at(text, at, lowerCase)));
      at = text.offsetByCodePoints(at, 1);
    }
  }

  @Override
  public String unit() {
    return "character";
  }
}
