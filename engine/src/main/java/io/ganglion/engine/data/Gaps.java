package io.ganglion.engine.data;

/** Rows without a value. */
public final class Gaps {
  private Gaps() {}

  /** Whether a text without blanks around it stands for no value: an empty one, {@code NA} or {@code ?}. */
  public static boolean isOne(String text) {
    return switch (text.length()) {
      case 0 -> true;
      case 1 -> text.charAt(0) == '?';
      case 2 -> text.equals("NA");
      default -> false;
    };
  }

  /** Writes 1 for each row that has no value, else 0, {@code stride} apart. */
  public static void indicate(Column values, int[] rows, double[] into, int at, int stride) {
    for (int i = 0; i < rows.length; i++) {
      into[at + i * stride] = values.isMissing(rows[i]) ? 1 : 0;
    }
  }

  /** There is nothing to fill gaps from. */
  public static DataException only(String column) {
    return new DataException("no training row has a value", DataException.NO_ROW, column,
        "leave the column out, or fill it with a constant");
  }

  /** A gap where none may be. */
  public static DataException at(int row, String column) {
    return new DataException("there is no value here", row, column, "every row needs one");
  }
}
