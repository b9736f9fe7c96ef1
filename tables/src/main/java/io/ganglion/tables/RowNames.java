package io.ganglion.tables;

/** What messages call the rows of a source. */
@FunctionalInterface
public interface RowNames {
  /** By their numbers: {@code row 3}, and the line on which one begins if that is another number. */
  RowNames NUMBERS = (row, line) -> "row " + row + (line == row ? "" : " (line " + line + ")");

  /**
   * The name of a row.
   *
   * @param row from 1, the header included
   * @param line from 1
   */
  String of(long row, long line);
}
