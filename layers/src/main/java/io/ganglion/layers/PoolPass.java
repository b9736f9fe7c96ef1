package io.ganglion.layers;

import io.ganglion.api.Batch;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.List;

/** One thread's way through a layer that makes one row of all rows in a window, feature by feature. */
final class PoolPass implements Layer.Pass {
  private final Windows windows;
  private final boolean isMax;
  private final int features;
  private final Maths maths;
  private final Values y;
  private final Values dx;
  /** By number of {@link #y}: the row of x that it comes from, if it is the largest of its window. */
  private int[] winners = {};

  PoolPass(Windows windows, boolean isMax, int features, Maths maths) {
    this.windows = windows;
    this.isMax = isMax;
    this.features = features;
    this.maths = maths;
    this.y = maths.values(features);
    this.dx = maths.values(features);
  }

  @Override
  public Values forward(Batch batch, Values x, List<Matrix> blocks) {
    int count = 0;
    for (int example = 0; example < batch.examples(); example++) {
      count += windows.count(batch.rows(example));
    }
    y.resize(count);
    if (isMax && winners.length < count * features) {
      winners = new int[count * features];
    }
    int row = 0;
    for (int example = 0; example < batch.examples(); example++) {
      int start = batch.start(example);
      int rows = batch.rows(example);
      for (int window = 0; window < windows.count(rows); window++, row++) {
        int from = start + windows.from(window, rows);
        int to = start + windows.to(window, rows);
        if (maths.isDouble()) {
          pool(isMax, x.doubles(), x.at(), from, to, y.doubles(), row, winners, features);
        } else {
          pool(isMax, x.floats(), x.at(), from, to, y.floats(), row, winners, features);
        }
      }
    }
    return y;
  }

  @Override
  public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
    if (!isAsked) {
      return dy;
    }
    dx.resize(x.rows());
    if (maths.isDouble()) {
      clear(dx.doubles(), x.rows() * features);
    } else {
      clear(dx.floats(), x.rows() * features);
    }
    int row = 0;
    for (int example = 0; example < batch.examples(); example++) {
      int start = batch.start(example);
      int rows = batch.rows(example);
      for (int window = 0; window < windows.count(rows); window++, row++) {
        int from = start + windows.from(window, rows);
        int to = start + windows.to(window, rows);
        if (maths.isDouble()) {
          spread(isMax, dy.doubles(), dy.at(), row, winners, dx.doubles(), from, to, features);
        } else {
          spread(isMax, dy.floats(), dy.at(), row, winners, dx.floats(), from, to, features);
        }
      }
    }
    return dx;
  }

  @Override
  public List<List<Sum>> sums() {
    return List.of();
  }

  // region double form, with the documentation of both
  private static void pool(boolean isMax, double[] x, int xAt, int from, int to, double[] y, int row, int[] winners,
      int features) {
    if (isMax) {
      largest(x, xAt, from, to, y, row * features, winners, features);
    } else {
      mean(x, xAt, from, to, y, row * features, features);
    }
  }

  /** The first of equal numbers wins; a NaN wins over all. */
  private static void largest(double[] x, int xAt, int from, int to, double[] y, int yAt, int[] winners,
      int features) {
    for (int j = 0; j < features; j++) {
      y[yAt + j] = x[xAt + from * features + j];
      winners[yAt + j] = from;
    }
    for (int row = from + 1; row < to; row++) {
      int at = xAt + row * features;
      for (int j = 0; j < features; j++) {
        double value = x[at + j];
        if (value > y[yAt + j] || Double.isNaN(value)) {
          y[yAt + j] = value;
          winners[yAt + j] = row;
        }
      }
    }
  }

  private static void mean(double[] x, int xAt, int from, int to, double[] y, int yAt, int features) {
    for (int j = 0; j < features; j++) {
      y[yAt + j] = x[xAt + from * features + j];
    }
    for (int row = from + 1; row < to; row++) {
      int at = xAt + row * features;
      for (int j = 0; j < features; j++) {
        y[yAt + j] += x[at + j];
      }
    }
    for (int j = 0; j < features; j++) {
      y[yAt + j] /= to - from;
    }
  }

  private static void clear(double[] numbers, int size) {
    for (int i = 0; i < size; i++) {
      numbers[i] = 0;
    }
  }

  /** Adds a row of dL/dy to the rows of dL/dx that it comes from. */
  private static void spread(boolean isMax, double[] dy, int dyAt, int row, int[] winners, double[] dx, int from,
      int to, int features) {
    int at = row * features;
    if (isMax) {
      for (int j = 0; j < features; j++) {
        dx[winners[at + j] * features + j] += dy[dyAt + at + j];
      }
      return;
    }
    for (int of = from; of < to; of++) {
      for (int j = 0; j < features; j++) {
        dx[of * features + j] += dy[dyAt + at + j] / (to - from);
      }
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  private static void pool(boolean isMax, float[] x, int xAt, int from, int to, float[] y, int row, int[] winners,
      int features) {
    if (isMax) {
      largest(x, xAt, from, to, y, row * features, winners, features);
    } else {
      mean(x, xAt, from, to, y, row * features, features);
    }
  }

  /** As for {@code double}. */
  private static void largest(float[] x, int xAt, int from, int to, float[] y, int yAt, int[] winners,
      int features) {
    for (int j = 0; j < features; j++) {
      y[yAt + j] = x[xAt + from * features + j];
      winners[yAt + j] = from;
    }
    for (int row = from + 1; row < to; row++) {
      int at = xAt + row * features;
      for (int j = 0; j < features; j++) {
        float value = x[at + j];
        if (value > y[yAt + j] || Float.isNaN(value)) {
          y[yAt + j] = value;
          winners[yAt + j] = row;
        }
      }
    }
  }

  private static void mean(float[] x, int xAt, int from, int to, float[] y, int yAt, int features) {
    for (int j = 0; j < features; j++) {
      y[yAt + j] = x[xAt + from * features + j];
    }
    for (int row = from + 1; row < to; row++) {
      int at = xAt + row * features;
      for (int j = 0; j < features; j++) {
        y[yAt + j] += x[at + j];
      }
    }
    for (int j = 0; j < features; j++) {
      y[yAt + j] /= to - from;
    }
  }

  private static void clear(float[] numbers, int size) {
    for (int i = 0; i < size; i++) {
      numbers[i] = 0;
    }
  }

  /** As for {@code double}. */
  private static void spread(boolean isMax, float[] dy, int dyAt, int row, int[] winners, float[] dx, int from,
      int to, int features) {
    int at = row * features;
    if (isMax) {
      for (int j = 0; j < features; j++) {
        dx[winners[at + j] * features + j] += dy[dyAt + at + j];
      }
      return;
    }
    for (int of = from; of < to; of++) {
      for (int j = 0; j < features; j++) {
        dx[of * features + j] += dy[dyAt + at + j] / (to - from);
      }
    }
  }
  // endregion
}
