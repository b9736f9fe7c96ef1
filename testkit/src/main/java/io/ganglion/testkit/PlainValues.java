package io.ganglion.testkit;

import io.ganglion.api.Values;
import java.util.Arrays;

/** Rows in either precision, which are NaN until they are written. */
final class PlainValues implements Values {
  private final boolean isDouble;
  private final int columns;
  /** Where the first row begins; what is before and behind the rows isn't theirs. */
  private final int at;
  private int rows;
  private double[] doubles = {};
  private float[] floats = {};

  PlainValues(boolean isDouble, int columns, int at) {
    this.isDouble = isDouble;
    this.columns = columns;
    this.at = at;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int at() {
    return at;
  }

  @Override
  public double[] doubles() {
    return doubles;
  }

  @Override
  public float[] floats() {
    return floats;
  }

  @Override
  public void resize(int rows) {
    int length = at + rows * columns + at;
    if (isDouble && doubles.length < length) {
      doubles = new double[length];
    }
    if (!isDouble && floats.length < length) {
      floats = new float[length];
    }
    this.rows = rows;
    Arrays.fill(doubles, Double.NaN);
    Arrays.fill(floats, Float.NaN);
  }

  double get(int row, int column) {
    int index = at + row * columns + column;
    return isDouble ? doubles[index] : floats[index];
  }

  void set(int row, int column, double value) {
    int index = at + row * columns + column;
    if (isDouble) {
      doubles[index] = value;
    } else {
      floats[index] = (float) value;
    }
  }

  /** Resizes it to as many rows as the numbers fill, and copies them. */
  void put(double[] numbers) {
    resize(numbers.length / columns);
    for (int i = 0; i < numbers.length; i++) {
      set(i / columns, i % columns, numbers[i]);
    }
  }

  /** Overwrites it with rows {@code [from, to)} of others, as many columns. */
  void put(PlainValues values, int from, int to) {
    resize(to - from);
    for (int row = from; row < to; row++) {
      for (int j = 0; j < columns; j++) {
        set(row - from, j, values.get(row, j));
      }
    }
  }

  /** The number of a row and column of any values. */
  static double get(Values values, boolean isDouble, int row, int column) {
    int index = values.at() + row * values.columns() + column;
    return isDouble ? values.doubles()[index] : values.floats()[index];
  }

  static void set(Values values, boolean isDouble, int row, int column, double value) {
    int index = values.at() + row * values.columns() + column;
    if (isDouble) {
      values.doubles()[index] = value;
    } else {
      values.floats()[index] = (float) value;
    }
  }

  /** All rows of any values. */
  static double[] copy(Values values, boolean isDouble) {
    double[] copy = new double[values.rows() * values.columns()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = get(values, isDouble, i / values.columns(), i % values.columns());
    }
    return copy;
  }
}
