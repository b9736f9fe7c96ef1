package io.ganglion.testkit;

import io.ganglion.api.Batch;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Patches;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.List;

/**
 * {@link Maths} by the plainest loops: one number after another, in the order that the interface documents. Rows are
 * NaN after {@link Values#resize}. It shares no code with any host, so that a host can be compared with it, to the bit.
 */
public final class PlainMaths implements Maths {
  private static final int SUMS = 16;

  private final boolean isDouble;
  private final double[] sums = new double[SUMS];

  /** In double precision, or in single precision. */
  public PlainMaths(boolean isDouble) {
    this.isDouble = isDouble;
  }

  @Override
  public boolean isDouble() {
    return isDouble;
  }

  @Override
  public Values values(int columns) {
    return new PlainValues(isDouble, columns, 0);
  }

  /** A matrix of these numbers, row after row, rounded to the precision. */
  public Matrix matrix(int columns, double[] numbers) {
    PlainValues values = new PlainValues(isDouble, columns, 3);
    values.put(numbers);
    return new PlainMatrix(values);
  }

  private double fma(double a, double b, double c) {
    return isDouble ? Math.fma(a, b, c) : Math.fma((float) a, (float) b, (float) c);
  }

  /** Of a sum, difference, product or quotient of two numbers of the precision, the one that the precision gives. */
  private double rounded(double value) {
    return isDouble ? value : (float) value;
  }

  private double get(Values values, int row, int column) {
    return PlainValues.get(values, isDouble, row, column);
  }

  private void set(Values values, int row, int column, double value) {
    PlainValues.set(values, isDouble, row, column, value);
  }

  @Override
  public void times(Values x, Matrix w, Values y) {
    y.resize(x.rows());
    for (int row = 0; row < x.rows(); row++) {
      for (int j = 0; j < w.columns(); j++) {
        set(y, row, j, chain(x, row, w, false, j, 0));
      }
    }
  }

  @Override
  public void times(Values x, Matrix w, Matrix bias, Values y) {
    y.resize(x.rows());
    for (int row = 0; row < x.rows(); row++) {
      for (int j = 0; j < w.columns(); j++) {
        set(y, row, j, chain(x, row, w, false, j, get(bias.values(), 0, j)));
      }
    }
  }

  @Override
  public void timesTransposed(Values x, Matrix w, Values y) {
    y.resize(x.rows());
    for (int row = 0; row < x.rows(); row++) {
      for (int j = 0; j < w.rows(); j++) {
        set(y, row, j, chain(x, row, w, true, j, 0));
      }
    }
  }

  @Override
  public void onto(Values x, int xFrom, Matrix w, boolean isTransposed, Values start, int startFrom, Values y,
      int yFrom, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < y.columns(); j++) {
        set(y, yFrom + row, j, chain(x, xFrom + row, w, isTransposed, j, get(start, startFrom + row, j)));
      }
    }
  }

  private double chain(Values x, int row, Matrix w, boolean isTransposed, int j, double start) {
    double sum = start;
    for (int i = 0; i < x.columns(); i++) {
      sum = fma(get(x, row, i), isTransposed ? get(w.values(), j, i) : get(w.values(), i, j), sum);
    }
    return sum;
  }

  @Override
  public void timesRows(Values left, int leftFrom, int leftRows, Values right, int rightFrom, int rightRows,
      boolean isTransposed, Values y, int yFrom) {
    for (int row = 0; row < leftRows; row++) {
      for (int j = 0; j < (isTransposed ? rightRows : right.columns()); j++) {
        double sum = 0;
        for (int i = 0; i < (isTransposed ? right.columns() : rightRows); i++) {
          double factor = isTransposed ? get(right, rightFrom + j, i) : get(right, rightFrom + i, j);
          sum = fma(get(left, leftFrom + row, i), factor, sum);
        }
        set(y, yFrom + row, j, sum);
      }
    }
  }

  @Override
  public void sigmoid(Values x, int fromRow, int rows, int fromColumn, int columns, Values y) {
    for (int row = fromRow; row < fromRow + rows; row++) {
      for (int j = fromColumn; j < fromColumn + columns; j++) {
        double number = get(x, row, j);
        set(y, row, j, isDouble ? ExactMath.sigmoid(number) : ExactMath.sigmoid((float) number));
      }
    }
  }

  @Override
  public void tanh(Values x, int fromRow, int rows, int fromColumn, int columns, Values y) {
    for (int row = fromRow; row < fromRow + rows; row++) {
      for (int j = fromColumn; j < fromColumn + columns; j++) {
        double number = get(x, row, j);
        set(y, row, j, isDouble ? ExactMath.tanh(number) : ExactMath.tanh((float) number));
      }
    }
  }

  @Override
  public void softmax(Values x, int fromRow, int rows, int columns, Values y) {
    for (int row = fromRow; row < fromRow + rows; row++) {
      double largest = get(x, row, 0);
      for (int j = 1; j < columns; j++) {
        largest = Math.max(largest, get(x, row, j));
      }
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        double distance = rounded(get(x, row, j) - largest);
        set(y, row, j, isDouble ? ExactMath.exp(distance) : ExactMath.exp((float) distance));
        sum = rounded(sum + get(y, row, j));
      }
      for (int j = 0; j < columns; j++) {
        set(y, row, j, get(y, row, j) / sum);
      }
    }
  }

  @Override
  public void rowSums(Values x, Values sums) {
    sums.resize(x.rows());
    for (int row = 0; row < x.rows(); row++) {
      set(sums, row, 0, rowSum(x, row));
    }
  }

  private double rowSum(Values x, int row) {
    for (int i = 0; i < SUMS; i++) {
      sums[i] = 0;
    }
    for (int j = 0; j < x.columns(); j++) {
      sums[j % SUMS] = rounded(sums[j % SUMS] + get(x, row, j));
    }
    for (int half = SUMS / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] = rounded(sums[i] + sums[i + half]);
      }
    }
    return sums[0];
  }

  @Override
  public void gather(Values x, int[] from, int count, Values y) {
    y.resize(count);
    for (int row = 0; row < count; row++) {
      for (int j = 0; j < x.columns(); j++) {
        set(y, row, j, from[row] < 0 ? 0 : get(x, from[row], j));
      }
    }
  }

  @Override
  public void timesPatches(Batch batch, Patches patches, Values x, Matrix w, Matrix bias, Values y) {
    y.resize(rowsOut(batch, patches));
    for (int row = 0; row < y.rows(); row++) {
      for (int j = 0; j < y.columns(); j++) {
        set(y, row, j, patchChain(batch, patches, x, w, row, j, get(bias.values(), 0, j)));
      }
    }
  }

  @Override
  public void timesPatches(Batch batch, Patches patches, Values x, Matrix w, Values y) {
    y.resize(rowsOut(batch, patches));
    for (int row = 0; row < y.rows(); row++) {
      for (int j = 0; j < y.columns(); j++) {
        set(y, row, j, patchChain(batch, patches, x, w, row, j, 0));
      }
    }
  }

  private static int rowsOut(Batch batch, Patches patches) {
    int rows = 0;
    for (int example = 0; example < batch.examples(); example++) {
      rows += patches.rows(batch.rows(example));
    }
    return rows;
  }

  private double patchChain(Batch batch, Patches patches, Values x, Matrix w, int out, int j, double start) {
    int features = x.columns() / patches.groups();
    int firstFeature = j / (w.columns() / patches.groups()) * features;
    double sum = start;
    for (int tap = 0; tap < w.rows(); tap++) {
      int row = rowSeen(batch, patches, out, tap / features);
      double number = row < 0 ? 0 : get(x, row, firstFeature + tap % features);
      sum = fma(number, get(w.values(), tap, j), sum);
    }
    return sum;
  }

  /** The row of x that place {@code place} of the patch of row {@code out} is, or -1 if it is outside. */
  private static int rowSeen(Batch batch, Patches patches, int out, int place) {
    int example = 0;
    int rest = out;
    while (rest >= patches.rows(batch.rows(example))) {
      rest -= patches.rows(batch.rows(example));
      example++;
    }
    int height = batch.rows(example) / patches.width();
    int perLine = patches.across().places(patches.width());
    int line = seen(patches.down(), height, rest / perLine, place / patches.across().kernel());
    int column = seen(patches.across(), patches.width(), rest % perLine, place % patches.across().kernel());
    return line < 0 || line >= height || column < 0 || column >= patches.width() ? -1
        : batch.start(example) + line * patches.width() + column;
  }

  private static int seen(Patches.Axis axis, int size, int window, int place) {
    return axis.first(size) + window * axis.stride() + place * axis.dilation();
  }

  @Override
  public void timesPatchesBack(Batch batch, Patches patches, Values dy, Matrix w, Values dx) {
    dx.resize(batch.rows());
    int columns = w.columns() / patches.groups();
    int features = dx.columns() / patches.groups();
    for (int row = 0; row < dx.rows(); row++) {
      for (int j = 0; j < dx.columns(); j++) {
        set(dx, row, j, 0);
      }
    }
    for (int out = 0; out < dy.rows(); out++) {
      for (int tap = 0; tap < w.rows(); tap++) {
        int row = rowSeen(batch, patches, out, tap / features);
        for (int group = 0; group < patches.groups() && row >= 0; group++) {
          double sum = 0;
          for (int c = group * columns; c < (group + 1) * columns; c++) {
            sum = fma(get(dy, out, c), get(w.values(), tap, c), sum);
          }
          int feature = group * features + tap % features;
          set(dx, row, feature, get(dx, row, feature) + sum);
        }
      }
    }
  }

  /** The sum of all that a block's gradient is the sum of, row after row, starting with 0. */
  public double[] gradient(Batch batch, int rows, int columns, List<Sum> sums) {
    double[] gradient = new double[rows * columns];
    for (Sum sum : sums) {
      if (sum instanceof Sum.Products products) {
        for (int row = 0; row < products.right().rows(); row++) {
          for (int i = 0; i < gradient.length; i++) {
            gradient[i] = fma(get(products.left(), row, i / columns), get(products.right(), row, i % columns),
                gradient[i]);
          }
        }
      } else if (sum instanceof Sum.Rows added) {
        for (int row = 0; row < added.right().rows(); row++) {
          for (int i = 0; i < gradient.length; i++) {
            gradient[i] = rounded(gradient[i] + get(added.right(), row, i));
          }
        }
      } else if (sum instanceof Sum.Lookups lookups) {
        for (int row = 0; row < lookups.right().rows(); row++) {
          int token = (int) get(lookups.tokens(), row, 0);
          int at = token * columns;
          for (int j = 0; j < columns; j++) {
            gradient[at + j] = rounded(gradient[at + j] + get(lookups.right(), row, j));
          }
        }
      } else if (sum instanceof Sum.Windows windows) {
        addWindows(batch, windows, columns, gradient);
      }
    }
    return gradient;
  }

  private void addWindows(Batch batch, Sum.Windows windows, int columns, double[] gradient) {
    Patches patches = windows.patches();
    int features = windows.x().columns() / patches.groups();
    for (int out = 0; out < windows.right().rows(); out++) {
      for (int i = 0; i < gradient.length; i++) {
        int tap = i / columns;
        int j = i % columns;
        int row = rowSeen(batch, patches, out, tap / features);
        int feature = j / (columns / patches.groups()) * features + tap % features;
        gradient[i] = fma(row < 0 ? 0 : get(windows.x(), row, feature), get(windows.right(), out, j), gradient[i]);
      }
    }
  }
}
