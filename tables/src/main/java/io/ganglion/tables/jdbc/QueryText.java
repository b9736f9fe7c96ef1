package io.ganglion.tables.jdbc;

import io.ganglion.api.InvalidSettingException;
import java.util.List;
import java.util.Locale;

/**
 * Looks at the text of a query before a database does: it begins with a word that gives rows, and is one statement.
 * That is for a good message; what keeps a query from changing anything is the read-only connection without a commit.
 */
final class QueryText {
  private static final List<String> BEGINNINGS = List.of("select", "with", "values", "table");

  private final String text;
  private int at;

  private QueryText(String text) {
    this.text = text;
  }

  /**
   * Checks a query.
   *
   * @throws InvalidSettingException of the component {@code query} if it is something else
   */
  static void requireOne(String query) {
    QueryText text = new QueryText(query);
    String word = text.firstWord();
    if (word.isEmpty()) {
      throw new InvalidSettingException("query", "must be a query");
    }
    if (!BEGINNINGS.contains(word)) {
      throw new InvalidSettingException("query", "must begin with SELECT, WITH, VALUES or TABLE, but begins with "
          + word.toUpperCase(Locale.ROOT) + ": nothing in the database is changed");
    }
    if (text.hasSecond()) {
      throw new InvalidSettingException("query", "must be one statement, but another follows the semicolon");
    }
  }

  /** Behind comments and parentheses; empty if there is none. */
  private String firstWord() {
    skipNothing();
    while (at < text.length() && text.charAt(at) == '(') {
      at++;
      skipNothing();
    }
    int from = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return at == from && at < text.length() ? text.substring(at, at + 1)
        : text.substring(from, at).toLowerCase(Locale.ROOT);
  }

  /** Whether there is anything behind a semicolon that is in no quotes and no comment. */
  private boolean hasSecond() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ';') {
        at++;
        skipNothing();
        if (at < text.length() && text.charAt(at) != ';') {
          return true;
        }
      } else if (c == '\'' || c == '"' || c == '`') {
        skipTo(String.valueOf(c), 1);
      } else if (c == '$') {
        skipDollarQuote();
      } else if (!skipComment()) {
        at++;
      }
    }
    return false;
  }

  /** Blanks and comments. */
  private void skipNothing() {
    boolean skipped = true;
    while (skipped && at < text.length()) {
      skipped = Character.isWhitespace(text.charAt(at));
      if (skipped) {
        at++;
      } else {
        skipped = skipComment();
      }
    }
  }

  private boolean skipComment() {
    if (text.startsWith("--", at)) {
      skipTo("\n", 2);
      return true;
    }
    if (text.startsWith("/*", at)) {
      skipTo("*/", 2);
      return true;
    }
    return false;
  }

  /** PostgreSQL's {@code $tag$ … $tag$}. */
  private void skipDollarQuote() {
    int end = at + 1;
    while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '$') {
      skipTo(text.substring(at, end + 1), end + 1 - at);
    } else {
      at++;
    }
  }

  /** Behind the next {@code end}, which is looked for some characters further on. */
  private void skipTo(String end, int further) {
    int found = text.indexOf(end, at + further);
    at = found < 0 ? text.length() : found + end.length();
  }
}
