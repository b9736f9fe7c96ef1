package io.ganglion.tables.csv;

import java.util.Arrays;

/**
 * Where in its file each row of a table stands. Only rows that don't follow the one before (after a blank line, or
 * after a cell with a line end in it) cost memory.
 */
final class RowPlaces {
  private int[] tableRows = new int[4];
  private long[] fileRows = new long[4];
  private long[] lines = new long[4];
  private int jumps;

  /** Adds the place of {@code tableRow}; rows come in order. */
  void add(int tableRow, long fileRow, long line) {
    if (jumps > 0 && fileRow == fileRow(tableRow) && line == line(tableRow)) {
      return;
    }
    if (jumps == tableRows.length) {
      tableRows = Arrays.copyOf(tableRows, 2 * jumps);
      fileRows = Arrays.copyOf(fileRows, 2 * jumps);
      lines = Arrays.copyOf(lines, 2 * jumps);
    }
    tableRows[jumps] = tableRow;
    fileRows[jumps] = fileRow;
    lines[jumps] = line;
    jumps++;
  }

  long fileRow(int tableRow) {
    int jump = jumpBefore(tableRow);
    return fileRows[jump] + tableRow - tableRows[jump];
  }

  long line(int tableRow) {
    int jump = jumpBefore(tableRow);
    return lines[jump] + tableRow - tableRows[jump];
  }

  private int jumpBefore(int tableRow) {
    int found = Arrays.binarySearch(tableRows, 0, jumps, tableRow);
    return found >= 0 ? found : -found - 2;
  }
}
