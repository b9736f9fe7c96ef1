package io.ganglion.experiments.export;

/**
 * Rows in an array of an export.
 *
 * @param array its name
 * @param rows how many they are: a number, or a variable
 */
record HeldRows(String array, String rows, int columns) {
  /** Whether a number of rows is known where the export is written. */
  static boolean isConstant(String rows) {
    return Character.isDigit(rows.charAt(0));
  }

  /** How many numbers there are, written down. */
  String size() {
    return isConstant(rows) ? Long.toString((long) Integer.parseInt(rows) * columns) : rows + " * " + columns;
  }
}
