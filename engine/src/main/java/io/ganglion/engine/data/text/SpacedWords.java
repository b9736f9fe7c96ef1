package io.ganglion.engine.data.text;

import java.util.function.Consumer;

/**
 * A run of letters and numbers is a token, with the blank before it; every other code point is one by itself. So all
 * tokens together are the text again, which is what a text that is to be generated needs. Letters, numbers and
 * combining marks are those of Unicode 13; an apostrophe (' or ’) between two of a word belongs to it, and marks belong
 * to what they stand behind.
 *
 * @param lowerCase whether capitals are the same as their small letters: code point by code point, by Unicode 13's
 *     simple mapping, in no language's way
 */
public record SpacedWords(boolean lowerCase) implements Tokenizer {
  @Override
  public void split(String text, Consumer<String> tokens) {
    StringBuilder token = new StringBuilder();
    boolean inWord = false;
    int next;
    for (int at = 0; at < text.length(); at = next) {
      next = text.offsetByCodePoints(at, 1);
      int c = CodePoints.at(text, at, lowerCase);
      boolean isOfWord = UnicodeTable.isOfWord(c);
      boolean goesOn = inWord && (isOfWord || isApostrophe(c) && isOfWordAt(text, next))
          || token.length() > 0 && UnicodeTable.isMark(c)
          || isOfWord && token.length() == 1 && token.charAt(0) == ' ';
      if (!goesOn && token.length() > 0) {
        tokens.accept(token.toString());
        token.setLength(0);
      }
      inWord = isOfWord || goesOn && inWord;
      token.appendCodePoint(c);
    }
    if (token.length() > 0) {
      tokens.accept(token.toString());
    }
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == 0x2019;
  }

  private boolean isOfWordAt(String text, int at) {
    return at < text.length() && UnicodeTable.isOfWord(CodePoints.at(text, at, lowerCase));
  }

  @Override
  public String unit() {
    return "word";
  }
}
