package io.ganglion.tables.evidence;

import io.ganglion.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * Something in the cells of columns that keeps them from being what they seem to be.
 *
 * @param kind what it is about
 * @param problem in words, with its place and cure
 * @param columns the columns' names
 * @param figures what it rests on, by name, in order
 */
public record CellFinding(Kind kind, Problem problem, List<String> columns, Map<String, Double> figures) {
  /** What findings are about. */
  public enum Kind {
    /** Numbers with a decimal comma. */
    DECIMAL_COMMAS,
    /** Numbers of another style, or with some cells that are none. */
    ALMOST_NUMBERS,
    /** Dates by a pattern. */
    UNREAD_DATES
  }

  public CellFinding {
    columns = List.copyOf(columns);
  }
}
