package io.ganglion.layers;

import io.ganglion.api.Batch;
import io.ganglion.api.Carry;
import io.ganglion.api.Maths;
import io.ganglion.api.Values;
import java.util.Arrays;

/** One head of a {@link SelfAttention}. */
final class AttentionHead {
  private final int features;
  private final int size;
  /** Its first column among those of all heads. */
  private final int column;
  private final boolean isCausal;
  private final double factor;
  private final Maths maths;
  /** Times {@link #factor}. */
  private final Values queries;
  private final Values keys;
  private final Values values;
  private final Values context;
  private final Values contextGradient;
  private final Values queryGradient;
  private final Values keyGradient;
  private final Values valueGradient;
  private final Values products;
  private final Values sums;
  /** By row: how much it looks at each step of its sequence; as wide as the longest sequence so far, or wider. */
  private Values weights;
  /** dL/d(weights) of one sequence, then dL/d(what the softmax is of). */
  private Values weightGradient;
  /** One of these of one sequence, transposed. */
  private Values transposed;

  /**
   * @param head its number, from 0
   * @param features those of all heads
   * @param size its own
   */
  AttentionHead(int head, int features, int size, boolean isCausal, Maths maths) {
    this.features = features;
    this.size = size;
    this.column = head * size;
    this.isCausal = isCausal;
    this.factor = factor(size);
    this.maths = maths;
    this.queries = maths.values(size);
    this.keys = maths.values(size);
    this.values = maths.values(size);
    this.context = maths.values(size);
    this.contextGradient = maths.values(size);
    this.queryGradient = maths.values(size);
    this.keyGradient = maths.values(size);
    this.valueGradient = maths.values(size);
    this.products = maths.values(size);
    this.sums = maths.values(1);
    this.weights = maths.values(1);
    this.weightGradient = maths.values(1);
    this.transposed = maths.values(1);
  }

  /** What queries of {@code size} numbers are multiplied with. */
  static double factor(int size) {
    return 1 / Math.sqrt(size);
  }

  /**
   * Overwrites this head's columns of {@code all} with what it gives.
   *
   * @param projected queries, keys and values of each row; where there is a carry, it has the keys and values as well
   */
  void forward(Batch batch, Values projected, Values all) {
    int rows = batch.rows();
    int before = batch.carry().map(Carry::seen).orElse(0);
    take(projected, column, rows, queries);
    scale(queries);
    if (batch.carry().isPresent()) {
      take(batch.carry().get().ofSteps(), column, before + rows, keys);
      take(batch.carry().get().ofSteps(), features + column, before + rows, values);
    } else {
      take(projected, features + column, rows, keys);
      take(projected, 2 * features + column, rows, values);
    }
    makeRoom(batch, before);
    context.resize(rows);
    for (int example = 0; example < batch.examples(); example++) {
      look(batch.start(example), batch.rows(example), before);
    }
    Copies.columns(maths, context, 0, 0, all, 0, column, size, rows);
  }

  /** By row, how much it looked at each step of its sequence. */
  Values weights() {
    return weights;
  }

  private void take(Values from, int fromColumn, int rows, Values to) {
    to.resize(rows);
    Copies.columns(maths, from, 0, fromColumn, to, 0, 0, size, rows);
  }

  private void makeRoom(Batch batch, int before) {
    int longest = 0;
    for (int example = 0; example < batch.examples(); example++) {
      longest = Math.max(longest, before + batch.rows(example));
    }
    if (weights.columns() < longest) {
      int columns = before == 0 ? longest : 2 * longest; // a sequence that comes in parts will be longer
      weights = maths.values(columns);
      weightGradient = maths.values(columns);
      transposed = maths.values(columns);
    }
    weights.resize(batch.rows());
  }

  /** What one sequence sees; {@code before} steps of it were seen in earlier calls, and their keys come first. */
  private void look(int start, int rows, int before) {
    int steps = before + rows;
    maths.timesRows(queries, start, rows, keys, start, steps, true, weights, start);
    if (isCausal) {
      for (int row = 0; row < rows; row++) {
        maths.softmax(weights, start + row, 1, before + row + 1, weights);
        clear(weights, start + row, before + row + 1, steps);
      }
    } else {
      maths.softmax(weights, start, rows, steps, weights);
    }
    maths.timesRows(weights, start, rows, values, start, steps, false, context, start);
  }

  private void clear(Values of, int row, int fromColumn, int toColumn) {
    int at = of.at() + row * of.columns();
    if (maths.isDouble()) {
      Arrays.fill(of.doubles(), at + fromColumn, at + toColumn, 0);
    } else {
      Arrays.fill(of.floats(), at + fromColumn, at + toColumn, 0);
    }
  }

  /**
   * Overwrites this head's columns of {@code projectedGradient}, given dL/d(what all heads give).
   *
   * <p>With the weights p and dp = dL/dp: what the softmax is of has the gradient p (dp − Σ p dp), and the sum over the
   * steps is that of what the head gives times its gradient.
   */
  void backward(Batch batch, Values allGradient, Values projectedGradient) {
    int rows = batch.rows();
    take(allGradient, column, rows, contextGradient);
    products.resize(rows);
    multiply(context, contextGradient, products);
    maths.rowSums(products, sums);
    queryGradient.resize(rows);
    keyGradient.resize(rows);
    valueGradient.resize(rows);
    for (int example = 0; example < batch.examples(); example++) {
      differentiate(batch.start(example), batch.rows(example));
    }
    scale(queryGradient);
    Copies.columns(maths, queryGradient, 0, 0, projectedGradient, 0, column, size, rows);
    Copies.columns(maths, keyGradient, 0, 0, projectedGradient, 0, features + column, size, rows);
    Copies.columns(maths, valueGradient, 0, 0, projectedGradient, 0, 2 * features + column, size, rows);
  }

  private void differentiate(int start, int rows) {
    weightGradient.resize(rows);
    transposed.resize(rows);
    transpose(weights, start, rows);
    maths.timesRows(transposed, 0, rows, contextGradient, start, rows, false, valueGradient, start);
    maths.timesRows(contextGradient, start, rows, values, start, rows, true, weightGradient, 0);
    differentiateSoftmax(start, rows);
    maths.timesRows(weightGradient, 0, rows, keys, start, rows, false, queryGradient, start);
    transpose(weightGradient, 0, rows);
    maths.timesRows(transposed, 0, rows, queries, start, rows, false, keyGradient, start);
  }

  // region by hand: square roots
  private void scale(Values numbers) {
    if (maths.isDouble()) {
      scale(numbers.doubles(), factor, numbers.rows() * size);
    } else {
      scale(numbers.floats(), (float) factor, numbers.rows() * size);
    }
  }
  // endregion

  private void multiply(Values a, Values b, Values to) {
    if (maths.isDouble()) {
      multiply(a.doubles(), b.doubles(), to.doubles(), to.rows() * size);
    } else {
      multiply(a.floats(), b.floats(), to.floats(), to.rows() * size);
    }
  }

  /** Overwrites {@link #transposed} with the first {@code size} columns of as many rows of {@code from}, transposed. */
  private void transpose(Values from, int row, int size) {
    int width = from.columns();
    if (maths.isDouble()) {
      transpose(from.doubles(), from.at() + row * width, transposed.doubles(), transposed.at(), width, size);
    } else {
      transpose(from.floats(), from.at() + row * width, transposed.floats(), transposed.at(), width, size);
    }
  }

  private void differentiateSoftmax(int start, int rows) {
    int width = weights.columns();
    if (maths.isDouble()) {
      differentiateSoftmax(weights.doubles(), start * width, sums.doubles(), start, weightGradient.doubles(), width,
          rows);
    } else {
      differentiateSoftmax(weights.floats(), start * width, sums.floats(), start, weightGradient.floats(), width,
          rows);
    }
  }

  // region double form
  private static void scale(double[] numbers, double factor, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] *= factor;
    }
  }

  private static void multiply(double[] a, double[] b, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = a[i] * b[i];
    }
  }

  private static void transpose(double[] from, int fromAt, double[] to, int toAt, int width, int size) {
    for (int row = 0; row < size; row++) {
      int at = fromAt + row * width;
      for (int column = 0; column < size; column++) {
        to[toAt + column * width + row] = from[at + column];
      }
    }
  }

  private static void differentiateSoftmax(double[] weights, int weightsAt, double[] sums, int sumsAt,
      double[] gradient, int width, int rows) {
    for (int row = 0; row < rows; row++) {
      double sum = sums[sumsAt + row];
      int at = row * width;
      for (int column = 0; column < rows; column++) {
        gradient[at + column] = weights[weightsAt + at + column] * (gradient[at + column] - sum);
      }
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  private static void scale(float[] numbers, float factor, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] *= factor;
    }
  }

  private static void multiply(float[] a, float[] b, float[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = a[i] * b[i];
    }
  }

  private static void transpose(float[] from, int fromAt, float[] to, int toAt, int width, int size) {
    for (int row = 0; row < size; row++) {
      int at = fromAt + row * width;
      for (int column = 0; column < size; column++) {
        to[toAt + column * width + row] = from[at + column];
      }
    }
  }

  private static void differentiateSoftmax(float[] weights, int weightsAt, float[] sums, int sumsAt,
      float[] gradient, int width, int rows) {
    for (int row = 0; row < rows; row++) {
      float sum = sums[sumsAt + row];
      int at = row * width;
      for (int column = 0; column < rows; column++) {
        gradient[at + column] = weights[weightsAt + at + column] * (gradient[at + column] - sum);
      }
    }
  }
  // endregion
}
