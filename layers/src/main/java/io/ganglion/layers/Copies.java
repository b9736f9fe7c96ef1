package io.ganglion.layers;

import io.ganglion.api.Maths;
import io.ganglion.api.StepTrace;
import io.ganglion.api.Values;
import java.util.Arrays;

/** Copies parts of rows. */
final class Copies {
  private Copies() {}

  /**
   * Overwrites columns [toColumn, toColumn + columns) of rows [0, count) of {@code to} with columns [fromColumn,
   * fromColumn + columns) of the rows {@code index[0, count)} of {@code from}; with zeros where that is
   * {@link StepOrder#NONE}.
   */
  static void gather(Maths maths, Values from, int fromColumn, int[] index, int count, Values to, int toColumn,
      int columns) {
    if (maths.isDouble()) {
      gather(from.doubles(), from.at() + fromColumn, from.columns(), index, count,
          to.doubles(), to.at() + toColumn, to.columns(), columns);
    } else {
      gather(from.floats(), from.at() + fromColumn, from.columns(), index, count,
          to.floats(), to.at() + toColumn, to.columns(), columns);
    }
  }

  /**
   * Overwrites columns [toColumn, toColumn + columns) of the rows {@code index[0, count)} of {@code to} with columns
   * [fromColumn, fromColumn + columns) of rows [0, count) of {@code from}.
   */
  static void scatter(Maths maths, Values from, int fromColumn, int[] index, int count, Values to, int toColumn,
      int columns) {
    if (maths.isDouble()) {
      scatter(from.doubles(), from.at() + fromColumn, from.columns(), index, count,
          to.doubles(), to.at() + toColumn, to.columns(), columns);
    } else {
      scatter(from.floats(), from.at() + fromColumn, from.columns(), index, count,
          to.floats(), to.at() + toColumn, to.columns(), columns);
    }
  }

  /** Adds row r of {@code from} to the row {@code index[r]} of {@code to}, for r in [0, count). */
  static void scatterAdd(Maths maths, Values from, int[] index, int count, Values to) {
    if (maths.isDouble()) {
      scatterAdd(from.doubles(), from.at(), index, count, to.doubles(), to.at(), to.columns());
    } else {
      scatterAdd(from.floats(), from.at(), index, count, to.floats(), to.at(), to.columns());
    }
  }

  /** Overwrites columns [toColumn, toColumn + columns) of one row with as many of another. */
  static void columns(Maths maths, Values from, int fromRow, int fromColumn, Values to, int toRow, int toColumn,
      int columns) {
    int source = from.at() + fromRow * from.columns() + fromColumn;
    int at = to.at() + toRow * to.columns() + toColumn;
    if (maths.isDouble()) {
      System.arraycopy(from.doubles(), source, to.doubles(), at, columns);
    } else {
      System.arraycopy(from.floats(), source, to.floats(), at, columns);
    }
  }

  /** The same for {@code rows} rows, one after another on both sides. */
  static void columns(Maths maths, Values from, int fromRow, int fromColumn, Values to, int toRow, int toColumn,
      int columns, int rows) {
    for (int row = 0; row < rows; row++) {
      columns(maths, from, fromRow + row, fromColumn, to, toRow + row, toColumn, columns);
    }
  }

  /** Overwrites {@code rows} rows of {@code to} with as many of {@code from}, which is as wide. */
  static void rows(Maths maths, Values from, int fromRow, Values to, int toRow, int rows) {
    columns(maths, from, fromRow, 0, to, toRow, 0, rows * from.columns());
  }

  /** A gate whose columns begin at {@code fromColumn} of packed values. */
  static StepTrace.Gate gate(Maths maths, String name, boolean isMemory, Values packed, int fromColumn, StepOrder order,
      int units) {
    return new StepTrace.Gate(name, isMemory, unpacked(maths, packed, fromColumn, order, units));
  }

  /** Columns of packed values in the order of the batch, in new values. */
  static Values unpacked(Maths maths, Values packed, int fromColumn, StepOrder order, int columns) {
    Values rows = maths.values(columns);
    rows.resize(order.rows());
    gather(maths, packed, fromColumn, order.packedOf(), order.rows(), rows, 0, columns);
    return rows;
  }

  // region double form
  private static void gather(double[] from, int fromAt, int fromWidth, int[] index, int count, double[] to, int toAt,
      int toWidth, int columns) {
    for (int r = 0; r < count; r++) {
      int at = toAt + r * toWidth;
      if (index[r] == StepOrder.NONE) {
        Arrays.fill(to, at, at + columns, 0);
      } else {
        System.arraycopy(from, fromAt + index[r] * fromWidth, to, at, columns);
      }
    }
  }

  private static void scatter(double[] from, int fromAt, int fromWidth, int[] index, int count, double[] to, int toAt,
      int toWidth, int columns) {
    for (int r = 0; r < count; r++) {
      System.arraycopy(from, fromAt + r * fromWidth, to, toAt + index[r] * toWidth, columns);
    }
  }

  private static void scatterAdd(double[] from, int fromAt, int[] index, int count, double[] to, int toAt, int width) {
    for (int r = 0; r < count; r++) {
      int at = toAt + index[r] * width;
      int source = fromAt + r * width;
      for (int i = 0; i < width; i++) {
        to[at + i] += from[source + i];
      }
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  private static void gather(float[] from, int fromAt, int fromWidth, int[] index, int count, float[] to, int toAt,
      int toWidth, int columns) {
    for (int r = 0; r < count; r++) {
      int at = toAt + r * toWidth;
      if (index[r] == StepOrder.NONE) {
        Arrays.fill(to, at, at + columns, 0);
      } else {
        System.arraycopy(from, fromAt + index[r] * fromWidth, to, at, columns);
      }
    }
  }

  private static void scatter(float[] from, int fromAt, int fromWidth, int[] index, int count, float[] to, int toAt,
      int toWidth, int columns) {
    for (int r = 0; r < count; r++) {
      System.arraycopy(from, fromAt + r * fromWidth, to, toAt + index[r] * toWidth, columns);
    }
  }

  private static void scatterAdd(float[] from, int fromAt, int[] index, int count, float[] to, int toAt, int width) {
    for (int r = 0; r < count; r++) {
      int at = toAt + index[r] * width;
      int source = fromAt + r * width;
      for (int i = 0; i < width; i++) {
        to[at + i] += from[source + i];
      }
    }
  }
  // endregion
}
