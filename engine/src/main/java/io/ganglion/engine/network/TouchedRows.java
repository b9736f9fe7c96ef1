package io.ganglion.engine.network;

import io.ganglion.api.Block;

/**
 * Of the gradient of a block that lookups alone add to, the rows that are not 0: those whose tokens occur. An array
 * that one thread has for itself is cleared, and added to a sum, in these rows alone; the bits are those of the whole,
 * since no sum of lookups is -0, so that adding 0 changes nothing.
 */
public final class TouchedRows {
  private final int at;
  private final int columns;
  private final boolean[] isTouched;
  private final int[] touched;
  private int count;

  TouchedRows(Block block, int offset) {
    this.at = offset + block.start();
    this.columns = block.columns();
    this.isTouched = new boolean[block.rows()];
    this.touched = new int[block.rows()];
  }

  /** Makes the block's part of an array 0 again, and forgets what was touched. */
  void clear(Numbers gradient) {
    for (int i = 0; i < count; i++) {
      gradient.clear(at + touched[i] * columns, columns);
      isTouched[touched[i]] = false;
    }
    count = 0;
  }

  void touch(int row) {
    if (!isTouched[row]) {
      isTouched[row] = true;
      touched[count++] = row;
    }
  }

  /** Where the block begins in the flat vector. */
  public int at() {
    return at;
  }

  /** Where it ends. */
  public int end() {
    return at + isTouched.length * columns;
  }

  /** How many rows are not 0. */
  public int count() {
    return count;
  }

  /** Where one of them begins in the flat vector. */
  public int row(int i) {
    return at + touched[i] * columns;
  }

  /** How many numbers a row has. */
  public int columns() {
    return columns;
  }
}
