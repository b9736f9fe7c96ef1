package io.ganglion.engine.data;

/** A named column of a {@link Table}: one value per row, all of one type. */
public sealed interface Column permits NumberColumn, CategoryColumn {
  /** What a column's values are. */
  enum Type {
    NUMBER,
    CATEGORY
  }

  String name();

  Type type();

  /** The number of rows. */
  int size();

  /** The value at {@code row} as messages show it. */
  String text(int row);
}
