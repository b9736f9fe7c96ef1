package io.ganglion.engine.data.text;

import java.util.function.Consumer;

/**
 * Runs of letters and numbers are tokens, and so is every other sign; blanks only separate. In detail:
 *
 * <ul>
 * <li>Letters, numbers and combining marks are those of Unicode 13. An apostrophe (' or ’) between two of a word
 * belongs to it: {@code don't} is one token, {@code 'no'} are three.
 * <li>A Han ideograph is a token of its own, since nothing separates words there. Other scripts that write no blanks
 * give long runs; {@link Characters} serves them better.
 * <li>Combining marks, variation selectors and skin tones belong to the sign before them, and what a zero-width joiner
 * joins is one token: so a composed emoji is one.
 * <li>Blanks are the 25 characters that Unicode calls white space. Control characters, NUL among them, are signs.
 * </ul>
 *
 * @param lowerCase whether capitals are the same as their small letters: code point by code point, by Unicode 13's
 *     simple mapping, in no language's way
 */
public record Words(boolean lowerCase) implements Tokenizer {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** What the last code point was part of. */
  private enum In { NOTHING, WORD, SIGN, IDEOGRAPH }

  @Override
  public void split(String text, Consumer<String> tokens) {
    StringBuilder token = new StringBuilder();
    In in = In.NOTHING;
    boolean joined = false;
    int next;
    for (int at = 0; at < text.length(); at = next) {
      next = text.offsetByCodePoints(at, 1);
      int c = CodePoints.at(text, at, lowerCase);
      In is = kind(c);
      boolean goesOn = in != In.NOTHING && (joined && is != In.NOTHING || isAttached(c)
          || in == In.WORD && (is == In.WORD || isApostrophe(c) && isOfWordAt(text, next)));
      if (!goesOn && token.length() > 0) {
        tokens.accept(token.toString());
        token.setLength(0);
      }
      if (!goesOn) {
        in = is;
      }
      if (goesOn || is != In.NOTHING) {
        token.appendCodePoint(c);
      }
      joined = c == ZERO_WIDTH_JOINER;
    }
    if (token.length() > 0) {
      tokens.accept(token.toString());
    }
  }

  private static In kind(int c) {
    return isBlank(c) ? In.NOTHING
        : isIdeograph(c) ? In.IDEOGRAPH
        : UnicodeTable.isOfWord(c) ? In.WORD : In.SIGN;
  }

  /** Whether it belongs to what stands before it. */
  private static boolean isAttached(int c) {
    return UnicodeTable.isMark(c) || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER
        || c >= 0x1F3FB && c <= 0x1F3FF;
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == 0x2019;
  }

  private boolean isOfWordAt(String text, int at) {
    return at < text.length() && kind(CodePoints.at(text, at, lowerCase)) == In.WORD;
  }

  /** Unicode's White_Space. */
  private static boolean isBlank(int c) {
    return c == ' ' || c >= 0x9 && c <= 0xD || c == 0x85 || c == 0xA0 || c == 0x1680 || c >= 0x2000 && c <= 0x200A
        || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
  }

  private static boolean isIdeograph(int c) {
    return c >= 0x3400 && c <= 0x4DBF || c >= 0x4E00 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF
        || c >= 0x20000 && c <= 0x3FFFF;
  }

  @Override
  public String unit() {
    return "word";
  }
}
