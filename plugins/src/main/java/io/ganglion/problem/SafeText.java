package io.ganglion.problem;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Text that others wrote (cells, labels, names, paths, messages of exceptions, summaries of plug-ins) as it may be
 * shown: nothing in it moves the cursor, colours, reorders, hides or adds lines. What would do that is written as an
 * escape such as {@code \u005cu001b}. Everything that is printed for people or logged goes through here.
 */
public final class SafeText {
  /** No message is longer, in bytes of UTF-8 (chosen: a page of a terminal). */
  public static final int MOST_BYTES = 4096;
  /** What is quoted, or has no blank in it, is shortened beyond this: it is a cell or a name, not our words. */
  private static final int LONGEST_WORD = 300;
  private static final int SHOWN_BEFORE = 180;
  private static final int SHOWN_AFTER = 80;
  private static final String CUT = "…";

  private SafeText() {}

  /** In one line. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** Several lines: line feeds stay. */
  public static String lines(String text) {
    return escaped(text, true);
  }

  /** In one line of at most a number of characters, of which the last one shows that there were more. */
  public static String line(String text, int most) {
    String line = line(text);
    return line.codePointCount(0, line.length()) <= most ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + CUT;
  }

  /** In one line of at most {@code bytes} bytes: long words and quotations are shortened, then the whole. */
  public static String message(String text, int bytes) {
    return limited(shortWords(shortQuotations(line(text))), bytes);
  }

  /** Several lines, each a {@link #message}, of at most {@code bytes} bytes together. */
  public static String messages(String text, int bytes) {
    StringBuilder messages = new StringBuilder();
    int left = bytes;
    for (String line : text.split("\n", -1)) {
      String message = (messages.isEmpty() ? "" : "\n") + message(line, bytes / 2);
      left -= bytes(message);
      if (left < CUT.length() + 3) {
        return messages.append('\n').append(CUT).toString();
      }
      messages.append(message);
    }
    return messages.toString();
  }

  private static String shortQuotations(String text) {
    StringBuilder shorter = new StringBuilder();
    int at = 0;
    int open = text.indexOf('\'');
    while (open >= 0) {
      int close = text.indexOf('\'', open + 1);
      if (close < 0) {
        break;
      }
      boolean isWord = open == 0 || !Character.isLetterOrDigit(text.charAt(open - 1)); // else it is an apostrophe
      if (isWord) {
        shorter.append(text, at, open + 1).append(shortWord(text.substring(open + 1, close))).append('\'');
        at = close + 1;
        open = text.indexOf('\'', at);
      } else {
        open = close;
      }
    }
    return shorter.append(text, at, text.length()).toString();
  }

  private static String shortWords(String text) {
    StringBuilder shorter = new StringBuilder();
    int from = 0;
    while (from <= text.length()) {
      int blank = text.indexOf(' ', from);
      int end = blank < 0 ? text.length() : blank;
      shorter.append(from == 0 ? "" : " ").append(shortWord(text.substring(from, end)));
      from = end + 1;
    }
    return shorter.toString();
  }

  private static String shortWord(String word) {
    int length = word.codePointCount(0, word.length());
    return length <= LONGEST_WORD ? word : word.substring(0, word.offsetByCodePoints(0, SHOWN_BEFORE)) + CUT
        + word.substring(word.offsetByCodePoints(word.length(), -SHOWN_AFTER));
  }

  /** With its beginning, two thirds, and its end. */
  private static String limited(String text, int bytes) {
    if (bytes(text) <= bytes) {
      return text;
    }
    int room = bytes - 2 - CUT.length() * 3;
    int start = 0;
    for (int used = 0; start < text.length(); start = text.offsetByCodePoints(start, 1)) {
      used += bytes(text.codePointAt(start));
      if (used > room * 2 / 3) {
        break;
      }
    }
    int end = text.length();
    for (int used = 0; end > start; end = text.offsetByCodePoints(end, -1)) {
      used += bytes(text.codePointBefore(end));
      if (used > room / 3) {
        break;
      }
    }
    return text.substring(0, start).stripTrailing() + " " + CUT + " " + text.substring(end).stripLeading();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int bytes(int character) {
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  }

  private static String escaped(String text, boolean keepsLines) {
    int first = firstUnsafe(text, keepsLines);
    if (first < 0) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.substring(0, first));
    for (int i = first; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (isUnsafe(text, i, keepsLines)) {
        safe.append(escape(c));
      } else {
        safe.appendCodePoint(c);
      }
    }
    return safe.toString();
  }

  private static int firstUnsafe(String text, boolean keepsLines) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' || c > '~') && !Character.isLowSurrogate(c) && isUnsafe(text, i, keepsLines)
          || Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isUnsafe(String text, int at, boolean keepsLines) {
    int c = text.codePointAt(at);
    return isUnsafe(c) ? !(keepsLines && c == '\n') : isJoiner(c) && !joins(text, at);
  }

  /** Whether a character may not be shown as it is: a control, or one that reorders, hides or separates lines. */
  public static boolean isUnsafe(int c) {
    return c < ' ' || c >= 0x7F && c < 0xA0 || c == 0xAD
        || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x180E
        || c == 0x200B || c == 0x200E || c == 0x200F || c >= 0x2028 && c <= 0x202E || c >= 0x2060 && c <= 0x206F
        || c == 0x3164 || c >= 0xD800 && c < 0xE000 || c == 0xFEFF || c == 0xFFA0 || c >= 0xFFF9 && c <= 0xFFFB
        || c >= 0xE0000 && c < 0xE0080 || (c & 0xFFFE) == 0xFFFE;
  }

  private static boolean isJoiner(int c) {
    return c == 0x200C || c == 0x200D;
  }

  /** Scripts and emoji need joiners between their characters; elsewhere they hide. */
  private static boolean joins(String text, int at) {
    return at > 0 && at + 1 < text.length() && isJoined(text.codePointBefore(at)) && isJoined(text.codePointAt(at + 1));
  }

  private static boolean isJoined(int c) {
    return c > 0x2FF && !isJoiner(c) && !Character.isWhitespace(c) && !isUnsafe(c);
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    };
  }
}
