package io.ganglion.experiments.export;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Texts in programs, in ASCII whatever they hold. */
final class Literals {
  private Literals() {}

  static String inJava(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ') {
        literal.append(String.format(Locale.ROOT, "\\%03o", (int) c)); // a \\u000a would end the line
      } else if (c > '~') {
        literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }

  /** In UTF-8; no three characters make a trigraph. */
  static String inC(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c == '"' || c == '\\' || c == '?') {
        literal.append('\\').append((char) c);
      } else if (c < ' ' || c > '~') {
        literal.append(String.format(Locale.ROOT, "\\%03o", c));
      } else {
        literal.append((char) c);
      }
    }
    return literal.append('"').toString();
  }

  /** A text in a comment: what isn't ASCII is left out, and nothing ends the comment. */
  static String inComment(String text) {
    return text.replaceAll("[^ -~]", "?").replace('\\', '/').replace("*/", "* /").replace("/*", "/ *");
  }
}
