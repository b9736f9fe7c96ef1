package io.ganglion.engine.data;

/**
 * A table doesn't fit what is asked of it. Carries the place, so that a caller who knows where the table came from can
 * name file and line; the message holds everything for those who don't.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The row of a problem that is not about one row. */
  public static final int NO_ROW = -1;

  private final String problem;
  private final int row;
  private final String column;
  private final String help;

  /**
   * @param problem what is wrong, without its place and a full stop
   * @param row the table's row from 0, or {@link #NO_ROW}
   * @param column the column's name
   * @param help what would be right, or what to do, without a full stop
   */
  public DataException(String problem, int row, String column, String help) {
    super((row == NO_ROW ? "" : "row " + row + ", ") + "column '" + column + "': " + problem + "; " + help);
    this.problem = problem;
    this.row = row;
    this.column = column;
    this.help = help;
  }

  /**
   * Of a sequence with more steps, or fewer, than a network takes.
   *
   * @param row that of the sequence, or of its first step
   * @param column what has that many steps
   */
  public static DataException of(UnfitLengthException length, int row, String column) {
    return new DataException(String.valueOf(length.getMessage()), row, column,
        "leave it out, or train a network that takes " + (length.isTooLong() ? "longer" : "shorter") + " sequences");
  }

  /** What is wrong, without its place. */
  public String problem() {
    return problem;
  }

  /** The table's row from 0, or {@link #NO_ROW}. */
  public int row() {
    return row;
  }

  /** The column's name. */
  public String column() {
    return column;
  }

  /** What would be right, or what to do. */
  public String help() {
    return help;
  }
}
