package io.ganglion.engine.network;

import io.ganglion.api.Values;
import io.ganglion.engine.settings.Precision;
import org.jspecify.annotations.Nullable;

/**
 * A window of rows in an array: what flows from layer to layer. Mutable and reused from chunk to chunk; its owner
 * defines what it holds.
 */
public final class Rows implements Values {
  /** Numbers behind the last row, so that a kernel may load a whole vector there instead of copying the rows first. */
  private static final int ROOM = 16;
  private static final int NOTHING = -1;

  private final Precision precision;
  private final int width;
  private Numbers numbers;
  private @Nullable Numbers gathered;
  private int offset;
  private int count;
  /** What {@link #resize} made room for last; {@link #NOTHING} while another array is shown. */
  private int resized = NOTHING;

  /** No rows yet, of {@code width} numbers each. */
  public Rows(Precision precision, int width) {
    this.precision = precision;
    this.width = width;
    this.numbers = Numbers.zeros(precision, 0);
  }

  /** Numbers per row. */
  public int width() {
    return width;
  }

  /** How many rows. */
  public int count() {
    return count;
  }

  /** How many numbers. */
  public int size() {
    return count * width;
  }

  /** The array that holds the rows. */
  public Numbers numbers() {
    return numbers;
  }

  @Override
  public int rows() {
    return count;
  }

  @Override
  public int columns() {
    return width;
  }

  @Override
  public int at() {
    return offset;
  }

  @Override
  public double[] doubles() {
    return numbers.doubles();
  }

  @Override
  public float[] floats() {
    return numbers.floats();
  }

  /** Where in the array the first row begins. */
  public int offset() {
    return offset;
  }

  /** Copies the rows {@code order[from, from + count)} of an array to a place of its own. */
  public void gather(Numbers array, int[] order, int from, int count) {
    if (gathered == null || gathered.size() < count * width) {
      gathered = Numbers.zeros(precision, count * width);
    }
    for (int r = 0; r < count; r++) {
      gathered.copy(array, order[from + r] * width, r * width, width);
    }
    show(gathered, 0, count);
  }

  /** Shows {@code count} rows of another array, from {@code offset} on. */
  public void show(Numbers array, int offset, int count) {
    this.numbers = array;
    this.offset = offset;
    this.count = count;
    this.resized = NOTHING;
  }

  /** Overwrites the rows from {@code row} on with those of {@code part}. */
  public void put(Rows part, int row) {
    numbers.copy(part.numbers, part.offset, offset + row * width, part.size());
  }

  /**
   * Overwrites {@code width} columns of every row, from {@code at} on, with those of as many rows, from {@code fromAt}
   * on.
   */
  public void putColumns(Rows from, int fromAt, int width, int at) {
    for (int r = 0; r < count; r++) {
      numbers.copy(from.numbers, from.offset + r * from.width + fromAt, offset + r * this.width + at, width);
    }
  }

  /** Shows the rows that another shows. */
  void show(Rows other) {
    show(other.numbers, other.offset, other.count);
  }

  /** Makes room for {@code count} rows of its own at offset 0; what they hold is undefined. */
  @Override
  public void resize(int count) {
    if (count == resized) {
      return;
    }
    if (numbers.size() < count * width + ROOM) {
      numbers = Numbers.zeros(precision, count * width + ROOM);
    }
    this.offset = 0;
    this.count = count;
    this.resized = count;
  }
}
