package io.ganglion.problem;

import org.jspecify.annotations.Nullable;

/**
 * Where a problem is.
 *
 * @param where for people, such as {@code iris.yaml:14:23} or {@code iris.csv: row 3, column 'species'}; empty if the
 *     problem has no place
 * @param excerpt the text there, or null
 */
public record Place(String where, @Nullable Excerpt excerpt) {
  /** Passwords are not shown. */
  public Place {
    where = Secrets.masked(where);
  }

  /** No place at all. */
  public static final Place NOWHERE = new Place("", null);

  /** A place without an excerpt. */
  public static Place at(String where) {
    return new Place(where, null);
  }

  /** A place in a text file. */
  public static Place inFile(String file, Excerpt excerpt) {
    return new Place(file + ":" + excerpt.line() + ":" + excerpt.column(), excerpt);
  }

  /**
   * One line of a text, and the part of it that is meant.
   *
   * @param line from 1
   * @param column from 1, in code points
   * @param length how many code points are underlined, at least 1
   * @param text the whole line, without its end
   */
  public record Excerpt(int line, int column, int length, String text) {
    /** Passwords are not shown. */
    public Excerpt {
      text = Secrets.masked(text);
    }
  }
}
