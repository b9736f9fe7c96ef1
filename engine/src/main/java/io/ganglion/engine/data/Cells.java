package io.ganglion.engine.data;

import io.ganglion.api.host.ArrayText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The numbers of one input of all examples, row after row, as small as they can be kept. */
public sealed interface Cells {
  /** How many numbers there are. */
  int size();

  /** One of them. */
  double number(int index);

  /** Overwrites {@code to[at, at + count)} with the numbers from {@code from} on. */
  void copy(int from, int count, double[] to, int at);

  /** The same, each rounded to single precision. */
  void copy(int from, int count, float[] to, int at);

  /** New cells of the runs of {@code width} numbers with these indices, in that order. */
  Cells some(int[] runs, int width);

  /**
   * Numbers as they are.
   *
   * @param values not copied; not to be changed
   */
  record Doubles(double[] values) implements Cells {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double number(int index) {
      return values[index];
    }

    @Override
    public void copy(int from, int count, double[] to, int at) {
      System.arraycopy(values, from, to, at, count);
    }

    @Override
    public void copy(int from, int count, float[] to, int at) {
      for (int i = 0; i < count; i++) {
        to[at + i] = (float) values[from + i];
      }
    }

    @Override
    public Cells some(int[] runs, int width) {
      double[] some = new double[Math.multiplyExact(runs.length, width)];
      for (int i = 0; i < runs.length; i++) {
        System.arraycopy(values, runs[i] * width, some, i * width, width);
      }
      return new Doubles(some);
    }

    /** By the contents of the array. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Doubles that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    /** A long array is shortened. */
    @Override
    public String toString() {
      return "Doubles[values=" + ArrayText.of(values) + "]";
    }
  }

  /**
   * Whole numbers from 0 to 255, scaled: b stands for (b - shift) / scale.
   *
   * @param values not copied; not to be changed
   * @param scale finite, greater than 0
   */
  record Bytes(byte[] values, double shift, double scale) implements Cells {
    public Bytes {
      if (!Double.isFinite(shift) || !Double.isFinite(scale) || scale <= 0) {
        throw new IllegalArgumentException("bytes can't be scaled by (b - " + shift + ") / " + scale);
      }
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double number(int index) {
      return ((values[index] & 0xff) - shift) / scale;
    }

    @Override
    public void copy(int from, int count, double[] to, int at) {
      for (int i = 0; i < count; i++) {
        to[at + i] = ((values[from + i] & 0xff) - shift) / scale;
      }
    }

    @Override
    public void copy(int from, int count, float[] to, int at) {
      for (int i = 0; i < count; i++) {
        to[at + i] = (float) (((values[from + i] & 0xff) - shift) / scale);
      }
    }

    @Override
    public Cells some(int[] runs, int width) {
      byte[] some = new byte[Math.multiplyExact(runs.length, width)];
      for (int i = 0; i < runs.length; i++) {
        System.arraycopy(values, runs[i] * width, some, i * width, width);
      }
      return new Bytes(some, shift, scale);
    }

    /** By the contents of the array. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Bytes that && Arrays.equals(values, that.values) && shift == that.shift
          && scale == that.scale;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values) * 31 + Double.hashCode(shift) + Double.hashCode(scale);
    }

    /** A long array is shortened. */
    @Override
    public String toString() {
      return "Bytes[values=" + ArrayText.of(values) + ", shift=" + shift + ", scale=" + scale + "]";
    }
  }

  /**
   * Indices of symbols of a vocabulary.
   *
   * @param values not copied; not to be changed; none below 0, none as large as 2²⁴, so that single precision holds
   *     them
   */
  record Tokens(int[] values) implements Cells {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double number(int index) {
      return values[index];
    }

    @Override
    public void copy(int from, int count, double[] to, int at) {
      for (int i = 0; i < count; i++) {
        to[at + i] = values[from + i];
      }
    }

    @Override
    public void copy(int from, int count, float[] to, int at) {
      for (int i = 0; i < count; i++) {
        to[at + i] = values[from + i];
      }
    }

    @Override
    public Cells some(int[] runs, int width) {
      int[] some = new int[Math.multiplyExact(runs.length, width)];
      for (int i = 0; i < runs.length; i++) {
        System.arraycopy(values, runs[i] * width, some, i * width, width);
      }
      return new Tokens(some);
    }

    /** By the contents of the array. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Tokens that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    /** A long array is shortened. */
    @Override
    public String toString() {
      return "Tokens[values=" + ArrayText.of(values) + "]";
    }
  }
}
