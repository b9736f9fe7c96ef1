package io.ganglion.layers;

import io.ganglion.api.Batch;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.List;
import java.util.stream.IntStream;

/** One thread's way through a layer that makes one row of all rows in a window, feature by feature. */
final class PoolPass implements Layer.Pass {
  /** Sums side by side. */
  private static final int SUMS = 256;

  private final PoolWindows windows;
  private final boolean isMax;
  private final int features;
  /** Pixels per line of what goes in. */
  private final int width;
  /** How many windows lie side by side, and the first pixel of each, and the one behind its last. */
  private final int across;
  private final int[] left;
  private final int[] right;
  private final Maths maths;
  private final Values y;
  private final Values dx;
  private final Values sums;
  /** What each row of a window gets of dL/dy. */
  private final Values shares;
  /** By number of {@link #y}: which number of x it is, if it is the largest of its window. */
  private int[] winners = {};
  /**
   * By number of a line of {@link #y}: where its window begins in a line of x. Empty where windows aren't equally wide.
   */
  private final int[] columns;

  PoolPass(PoolWindows windows, boolean isMax, int features, Maths maths) {
    this.windows = windows;
    this.isMax = isMax;
    this.features = features;
    this.width = windows.width();
    this.across = windows.perLine();
    this.left = IntStream.range(0, across).map(windows::left).toArray();
    this.right = IntStream.range(0, across).map(windows::right).toArray();
    this.columns = isMax && areEquallyWide() ? columns() : new int[0];
    this.maths = maths;
    this.y = maths.values(features);
    this.dx = maths.values(features);
    this.sums = maths.values(SUMS);
    sums.resize(1);
    this.shares = maths.values(features);
    shares.resize(1);
  }

  private boolean areEquallyWide() {
    return IntStream.range(1, across).allMatch(place -> right[place] - left[place] == right[0] - left[0]);
  }

  private int[] columns() {
    int[] columns = new int[across * features];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = left[i / features] * features + i % features;
    }
    return columns;
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
    boolean byLines = columns.length > 0 && areFinite(x);
    int row = 0;
    for (int example = 0; example < batch.examples(); example++) {
      int start = batch.start(example);
      int height = batch.rows(example) / width;
      for (int line = 0; line < windows.lines(height); line++) {
        int from = start + windows.top(line, height) * width;
        int to = start + windows.bottom(line, height) * width;
        if (byLines) {
          largestOfLine(x, from, to, row);
          row += across;
          continue;
        }
        for (int place = 0; place < across; place++, row++) {
          if (maths.isDouble()) {
            pool(x.doubles(), x.at(), from, to, left[place], right[place], y.doubles(), row);
          } else {
            pool(x.floats(), x.at(), from, to, left[place], right[place], y.floats(), row);
          }
        }
      }
    }
    return y;
  }

  private boolean areFinite(Values x) {
    return maths.isDouble() ? areFinite(x.doubles(), x.at(), x.rows() * features, sums.doubles())
        : areFinite(x.floats(), x.at(), x.rows() * features, sums.floats());
  }

  /** The windows side by side in the lines that begin with rows [from, to). */
  private void largestOfLine(Values x, int from, int to, int row) {
    int wide = right[0] - left[0];
    if (maths.isDouble()) {
      largestOfLine(x.doubles(), x.at(), from, to, wide, y.doubles(), row * features);
    } else {
      largestOfLine(x.floats(), x.at(), from, to, wide, y.floats(), row * features);
    }
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
    if (isMax) {
      spreadToWinners(dy);
      return dx;
    }
    int row = 0;
    for (int example = 0; example < batch.examples(); example++) {
      int start = batch.start(example);
      int height = batch.rows(example) / width;
      for (int line = 0; line < windows.lines(height); line++) {
        int from = start + windows.top(line, height) * width;
        int to = start + windows.bottom(line, height) * width;
        for (int place = 0; place < across; place++, row++) {
          if (maths.isDouble()) {
            spread(dy.doubles(), dy.at(), row, dx.doubles(), from, to, left[place], right[place],
                shares.doubles());
          } else {
            spread(dy.floats(), dy.at(), row, dx.floats(), from, to, left[place], right[place],
                shares.floats());
          }
        }
      }
    }
    return dx;
  }

  private void spreadToWinners(Values dy) {
    if (maths.isDouble()) {
      spreadToWinners(dy.doubles(), dy.at(), dx.doubles(), dy.rows() * features);
    } else {
      spreadToWinners(dy.floats(), dy.at(), dx.floats(), dy.rows() * features);
    }
  }

  @Override
  public List<List<Sum>> sums() {
    return List.of();
  }

  // region double form, with the documentation of both
  /** One row of those of the lines that begin with rows [from, to), of each the pixels [left, right). */
  private void pool(double[] x, int xAt, int from, int to, int left, int right, double[] y, int row) {
    if (isMax) {
      largest(x, xAt, from, to, left, right, y, row * features);
    } else {
      mean(x, xAt, from, to, left, right, y, row * features);
    }
  }

  /** The first of equal numbers wins; a NaN wins over all. */
  private void largest(double[] x, int xAt, int from, int to, int left, int right, double[] y, int yAt) {
    for (int j = 0; j < features; j++) {
      int winner = from + left;
      double most = x[xAt + winner * features + j];
      for (int line = from; line < to; line += width) {
        for (int row = line + left; row < line + right; row++) {
          double value = x[xAt + row * features + j];
          if (!(value <= most) && !Double.isNaN(most)) {
            most = value;
            winner = row;
          }
        }
      }
      y[yAt + j] = most;
      winners[yAt + j] = winner * features + j;
    }
  }

  /**
   * The same for all windows side by side, where all numbers are finite. One tap of every window after the other: only
   * which number wins is chosen, without a branch, whose outcome no processor could predict.
   */
  private void largestOfLine(double[] x, int xAt, int from, int to, int wide, double[] y, int yAt) {
    if (wide == 2 && to - from == 2 * width) {
      largestOfFour(x, xAt, from * features, y, yAt);
      return;
    }
    for (int i = 0; i < columns.length; i++) {
      winners[yAt + i] = from * features + columns[i];
    }
    for (int line = from; line < to; line += width) {
      for (int tap = line == from ? 1 : 0; tap < wide; tap++) {
        largerOfTwo(x, xAt, (line + tap) * features, yAt);
      }
    }
    for (int i = 0; i < columns.length; i++) {
      y[yAt + i] = x[xAt + winners[yAt + i]];
    }
  }

  /** Squares of four, the usual ones, take half as long in one go. */
  private void largestOfFour(double[] x, int xAt, int corner, double[] y, int yAt) {
    for (int i = 0; i < columns.length; i++) {
      int winner = corner + columns[i];
      int beside = winner + features;
      int below = winner + width * features;
      int across = below + features;
      winner = x[xAt + beside] > x[xAt + winner] ? beside : winner;
      winner = x[xAt + below] > x[xAt + winner] ? below : winner;
      winner = x[xAt + across] > x[xAt + winner] ? across : winner;
      winners[yAt + i] = winner;
      y[yAt + i] = x[xAt + winner];
    }
  }

  private void largerOfTwo(double[] x, int xAt, int tap, int yAt) {
    for (int i = 0; i < columns.length; i++) {
      int other = tap + columns[i];
      int winner = winners[yAt + i];
      winners[yAt + i] = x[xAt + other] > x[xAt + winner] ? other : winner;
    }
  }

  /** By sums side by side: 0 times a number that isn't finite is NaN. */
  private static boolean areFinite(double[] numbers, int at, int size, double[] sums) {
    clear(sums, SUMS);
    for (int from = 0; from < size; from += SUMS) {
      int count = Math.min(SUMS, size - from);
      for (int i = 0; i < count; i++) {
        sums[i] += numbers[at + from + i] * 0;
      }
    }
    for (int i = 0; i < SUMS; i++) {
      if (sums[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private void mean(double[] x, int xAt, int from, int to, int left, int right, double[] y, int yAt) {
    int first = xAt + (from + left) * features;
    for (int j = 0; j < features; j++) {
      y[yAt + j] = x[first + j];
    }
    for (int line = from; line < to; line += width) {
      for (int row = line == from ? line + left + 1 : line + left; row < line + right; row++) {
        int at = xAt + row * features;
        for (int j = 0; j < features; j++) {
          y[yAt + j] += x[at + j];
        }
      }
    }
    int count = (to - from) / width * (right - left);
    for (int j = 0; j < features; j++) {
      y[yAt + j] /= count;
    }
  }

  private static void clear(double[] numbers, int size) {
    for (int i = 0; i < size; i++) {
      numbers[i] = 0;
    }
  }

  private void spreadToWinners(double[] dy, int dyAt, double[] dx, int size) {
    for (int i = 0; i < size; i++) {
      dx[winners[i]] += dy[dyAt + i];
    }
  }

  /** Adds a row of dL/dy to the rows of dL/dx that it is the mean of. */
  private void spread(double[] dy, int dyAt, int row, double[] dx, int from, int to, int left, int right,
      double[] shares) {
    int at = row * features;
    int count = (to - from) / width * (right - left);
    for (int j = 0; j < features; j++) {
      shares[j] = dy[dyAt + at + j] / count;
    }
    for (int line = from; line < to; line += width) {
      for (int of = line + left; of < line + right; of++) {
        for (int j = 0; j < features; j++) {
          dx[of * features + j] += shares[j];
        }
      }
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  /** As for {@code double}. */
  private void pool(float[] x, int xAt, int from, int to, int left, int right, float[] y, int row) {
    if (isMax) {
      largest(x, xAt, from, to, left, right, y, row * features);
    } else {
      mean(x, xAt, from, to, left, right, y, row * features);
    }
  }

  /** As for {@code double}. */
  private void largest(float[] x, int xAt, int from, int to, int left, int right, float[] y, int yAt) {
    for (int j = 0; j < features; j++) {
      int winner = from + left;
      float most = x[xAt + winner * features + j];
      for (int line = from; line < to; line += width) {
        for (int row = line + left; row < line + right; row++) {
          float value = x[xAt + row * features + j];
          if (!(value <= most) && !Float.isNaN(most)) {
            most = value;
            winner = row;
          }
        }
      }
      y[yAt + j] = most;
      winners[yAt + j] = winner * features + j;
    }
  }

  /** As for {@code double}. */
  private void largestOfLine(float[] x, int xAt, int from, int to, int wide, float[] y, int yAt) {
    if (wide == 2 && to - from == 2 * width) {
      largestOfFour(x, xAt, from * features, y, yAt);
      return;
    }
    for (int i = 0; i < columns.length; i++) {
      winners[yAt + i] = from * features + columns[i];
    }
    for (int line = from; line < to; line += width) {
      for (int tap = line == from ? 1 : 0; tap < wide; tap++) {
        largerOfTwo(x, xAt, (line + tap) * features, yAt);
      }
    }
    for (int i = 0; i < columns.length; i++) {
      y[yAt + i] = x[xAt + winners[yAt + i]];
    }
  }

  /** As for {@code double}. */
  private void largestOfFour(float[] x, int xAt, int corner, float[] y, int yAt) {
    for (int i = 0; i < columns.length; i++) {
      int winner = corner + columns[i];
      int beside = winner + features;
      int below = winner + width * features;
      int across = below + features;
      winner = x[xAt + beside] > x[xAt + winner] ? beside : winner;
      winner = x[xAt + below] > x[xAt + winner] ? below : winner;
      winner = x[xAt + across] > x[xAt + winner] ? across : winner;
      winners[yAt + i] = winner;
      y[yAt + i] = x[xAt + winner];
    }
  }

  private void largerOfTwo(float[] x, int xAt, int tap, int yAt) {
    for (int i = 0; i < columns.length; i++) {
      int other = tap + columns[i];
      int winner = winners[yAt + i];
      winners[yAt + i] = x[xAt + other] > x[xAt + winner] ? other : winner;
    }
  }

  /** As for {@code double}. */
  private static boolean areFinite(float[] numbers, int at, int size, float[] sums) {
    clear(sums, SUMS);
    for (int from = 0; from < size; from += SUMS) {
      int count = Math.min(SUMS, size - from);
      for (int i = 0; i < count; i++) {
        sums[i] += numbers[at + from + i] * 0;
      }
    }
    for (int i = 0; i < SUMS; i++) {
      if (sums[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private void mean(float[] x, int xAt, int from, int to, int left, int right, float[] y, int yAt) {
    int first = xAt + (from + left) * features;
    for (int j = 0; j < features; j++) {
      y[yAt + j] = x[first + j];
    }
    for (int line = from; line < to; line += width) {
      for (int row = line == from ? line + left + 1 : line + left; row < line + right; row++) {
        int at = xAt + row * features;
        for (int j = 0; j < features; j++) {
          y[yAt + j] += x[at + j];
        }
      }
    }
    int count = (to - from) / width * (right - left);
    for (int j = 0; j < features; j++) {
      y[yAt + j] /= count;
    }
  }

  private static void clear(float[] numbers, int size) {
    for (int i = 0; i < size; i++) {
      numbers[i] = 0;
    }
  }

  private void spreadToWinners(float[] dy, int dyAt, float[] dx, int size) {
    for (int i = 0; i < size; i++) {
      dx[winners[i]] += dy[dyAt + i];
    }
  }

  /** As for {@code double}. */
  private void spread(float[] dy, int dyAt, int row, float[] dx, int from, int to, int left, int right,
      float[] shares) {
    int at = row * features;
    int count = (to - from) / width * (right - left);
    for (int j = 0; j < features; j++) {
      shares[j] = dy[dyAt + at + j] / count;
    }
    for (int line = from; line < to; line += width) {
      for (int of = line + left; of < line + right; of++) {
        for (int j = 0; j < features; j++) {
          dx[of * features + j] += shares[j];
        }
      }
    }
  }
  // endregion
}
