package io.ganglion.engine.data;

import io.ganglion.api.host.ArrayText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What should come out of a network, row after row. */
public sealed interface Targets {
  /** Numbers per row, one for each output. */
  int width();

  /** How many rows there are. */
  int rows();

  /** What one output should be. */
  double target(int row, int output);

  /** Overwrites {@code to[at, at + width())} with what the outputs should be. */
  void copy(int row, double[] to, int at);

  /** New targets of the rows with these indices, in that order. */
  Targets some(int[] rows);

  /**
   * Any numbers.
   *
   * @param values {@code width} for each row; not copied, not to be changed
   */
  record Numbers(double[] values, int width) implements Targets {
    @Override
    public int rows() {
      return width == 0 ? 0 : values.length / width;
    }

    @Override
    public double target(int row, int output) {
      return values[row * width + output];
    }

    @Override
    public void copy(int row, double[] to, int at) {
      System.arraycopy(values, row * width, to, at, width);
    }

    @Override
    public Targets some(int[] rows) {
      double[] some = new double[Math.multiplyExact(rows.length, width)];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(values, rows[i] * width, some, i * width, width);
      }
      return new Numbers(some, width);
    }

    /** By the contents of the array. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Numbers that && width == that.width && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values) * 31 + width;
    }

    /** A long array is shortened. */
    @Override
    public String toString() {
      return "Numbers[values=" + ArrayText.of(values) + ", width=" + width + "]";
    }
  }

  /**
   * The class of each row: its output should be 1, and the others 0.
   *
   * @param values from 0; not copied, not to be changed
   * @param width how many classes there are
   */
  record Classes(int[] values, int width) implements Targets {
    public Classes {
      for (int value : values) {
        if (value < 0 || value >= width) {
          throw new IllegalArgumentException("there is no class " + value + " among " + width + ", from 0 on");
        }
      }
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public double target(int row, int output) {
      return values[row] == output ? 1 : 0;
    }

    @Override
    public void copy(int row, double[] to, int at) {
      Arrays.fill(to, at, at + width, 0);
      to[at + values[row]] = 1;
    }

    @Override
    public Targets some(int[] rows) {
      int[] some = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        some[i] = values[rows[i]];
      }
      return new Classes(some, width);
    }

    /** By the contents of the array. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Classes that && width == that.width && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values) * 31 + width;
    }

    /** A long array is shortened. */
    @Override
    public String toString() {
      return "Classes[values=" + ArrayText.of(values) + ", width=" + width + "]";
    }
  }
}
