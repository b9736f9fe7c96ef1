package io.ganglion.engine.data;

/** A named column of a {@link Table}: one value per row, all of one type. */
public sealed interface Column permits NumberColumn, CategoryColumn, ImageColumn, TextColumn {
  /** What a column's values are. */
  enum Type {
    NUMBER,
    /** Labels. */
    CATEGORY,
    /** Labels that mean true and false. */
    BOOLEAN,
    /** Points in time: numbers of seconds since the first of 1970, UTC. */
    DATE,
    IMAGE,
    /** Texts, which are cut into tokens. */
    TEXT
  }

  String name();

  Type type();

  /** The number of rows. */
  int size();

  /** A column of these rows alone, in that order. */
  Column rows(int[] chosen);

  /** Whether there is no value at {@code row}. */
  boolean isMissing(int row);

  /** The value at {@code row} as messages show it; empty if there is none. */
  String text(int row);
}
