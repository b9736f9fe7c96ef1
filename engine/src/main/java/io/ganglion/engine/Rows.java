package io.ganglion.engine;

/**
 * A window of rows in an array: what flows from layer to layer. Mutable and reused from chunk to chunk; whoever owns it
 * says what it holds.
 */
public final class Rows {
  private final int width;
  private double[] values;
  private int offset;
  private int count;

  /** No rows yet, of {@code width} numbers each. */
  public Rows(int width) {
    this.width = width;
    this.values = new double[0];
  }

  /** Numbers per row. */
  public int width() {
    return width;
  }

  /** How many rows. */
  public int count() {
    return count;
  }

  /** The array that holds the rows. */
  public double[] values() {
    return values;
  }

  /** Where in {@link #values} the first row begins. */
  public int offset() {
    return offset;
  }

  /** Shows {@code count} rows of somebody else's array, from {@code offset} on. */
  public void show(double[] array, int offset, int count) {
    this.values = array;
    this.offset = offset;
    this.count = count;
  }

  /** Makes room for {@code count} rows of its own at offset 0; what they hold is undefined. */
  public void resize(int count) {
    if (values.length < count * width) {
      values = new double[count * width];
    }
    this.offset = 0;
    this.count = count;
  }
}
