package io.ganglion.layers;

import io.ganglion.api.Batch;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.Arrays;
import java.util.List;

/** One thread's way through a {@link BatchNorm}. */
final class BatchNormPass implements Layer.Pass {
  private static final int SCALES = 0;
  private static final int BIASES = 1;
  /** Rows that are added one after the other. */
  private static final int ROWS = 256;

  private final double epsilon;
  private final int features;
  private final Maths maths;
  /** Of each feature: its mean, and 1 / √(v + ε). */
  private final Values means;
  private final Values factors;
  /** Sums over rows, and over some of them. */
  private final Values sums;
  private final Values products;
  private final Values some;
  /** (x − m) / √(v + ε). */
  private final Values normed;
  private final Values y;
  private final Values dx;
  /** dL/d(scales) of each row: dy times {@link #normed}. */
  private final Values scaleGradients;
  private final Values measured;
  /** Made anew only for another dy. */
  private List<List<Sum>> gradients = List.of();

  BatchNormPass(double epsilon, int features, Maths maths) {
    this.epsilon = epsilon;
    this.features = features;
    this.maths = maths;
    this.means = row(maths, features);
    this.factors = row(maths, features);
    this.sums = row(maths, features);
    this.products = row(maths, features);
    this.some = row(maths, features);
    this.normed = maths.values(features);
    this.y = maths.values(features);
    this.dx = maths.values(features);
    this.scaleGradients = maths.values(features);
    this.measured = maths.values(BatchNorm.STATISTICS * features);
  }

  private static Values row(Maths maths, int features) {
    Values row = maths.values(features);
    row.resize(1);
    return row;
  }

  @Override
  public Values forward(Batch batch, Values x, List<Matrix> blocks) {
    int rows = x.rows();
    normed.resize(rows);
    y.resize(rows);
    Values scales = blocks.get(SCALES).values();
    Values biases = blocks.get(BIASES).values();
    if (maths.isDouble()) {
      if (batch.isTraining()) {
        ofRows(x.doubles(), x.at(), rows, normed.doubles(), means.doubles(), factors.doubles(), some.doubles());
      } else {
        ofStatistics(batch.statistics(), means.doubles(), factors.doubles());
      }
      norm(x.doubles(), x.at(), means.doubles(), factors.doubles(), normed.doubles(), scales.doubles(), scales.at(),
          biases.doubles(), biases.at(), y.doubles(), rows);
    } else {
      if (batch.isTraining()) {
        ofRows(x.floats(), x.at(), rows, normed.floats(), means.floats(), factors.floats(), some.floats());
      } else {
        ofStatistics(batch.statistics(), means.floats(), factors.floats());
      }
      norm(x.floats(), x.at(), means.floats(), factors.floats(), normed.floats(), scales.floats(), scales.at(),
          biases.floats(), biases.at(), y.floats(), rows);
    }
    return y;
  }

  @Override
  public Values measured(Batch batch, Values x) {
    measured.resize(x.rows());
    if (maths.isDouble()) {
      measure(x.doubles(), x.at(), measured.doubles(), x.rows());
    } else {
      measure(x.floats(), x.at(), measured.floats(), x.rows());
    }
    return measured;
  }

  @Override
  public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
    int rows = dy.rows();
    scaleGradients.resize(rows);
    if (maths.isDouble()) {
      multiply(dy.doubles(), dy.at(), normed.doubles(), scaleGradients.doubles(), rows * features);
    } else {
      multiply(dy.floats(), dy.at(), normed.floats(), scaleGradients.floats(), rows * features);
    }
    if (gradients.isEmpty() || ((Sum.Rows) gradients.get(BIASES).get(0)).right() != dy) {
      gradients = List.of(List.of(new Sum.Rows(scaleGradients)), List.of(new Sum.Rows(dy)));
    }
    return isAsked ? inputGradient(batch.isTraining(), dy, blocks.get(SCALES).values()) : dy;
  }

  private Values inputGradient(boolean isTraining, Values dy, Values scales) {
    int rows = dy.rows();
    dx.resize(rows);
    if (maths.isDouble()) {
      if (isTraining) {
        sum(dy.doubles(), dy.at(), rows, sums.doubles(), some.doubles());
        sum(scaleGradients.doubles(), 0, rows, products.doubles(), some.doubles());
      } else {
        clear(sums.doubles());
        clear(products.doubles());
      }
      inputGradient(dy.doubles(), dy.at(), scales.doubles(), scales.at(), sums.doubles(), products.doubles(),
          factors.doubles(), normed.doubles(), dx.doubles(), rows);
    } else {
      if (isTraining) {
        sum(dy.floats(), dy.at(), rows, sums.floats(), some.floats());
        sum(scaleGradients.floats(), 0, rows, products.floats(), some.floats());
      } else {
        clear(sums.floats());
        clear(products.floats());
      }
      inputGradient(dy.floats(), dy.at(), scales.floats(), scales.at(), sums.floats(), products.floats(),
          factors.floats(), normed.floats(), dx.floats(), rows);
    }
    return dx;
  }

  @Override
  public List<List<Sum>> sums() {
    return gradients;
  }

  // region by hand: square roots
  private static double deviation(double variance, double epsilon) {
    return Math.sqrt(variance + epsilon);
  }

  private static float deviation(float variance, double epsilon) {
    return (float) Math.sqrt(variance + epsilon);
  }

  private void ofStatistics(double[] statistics, double[] means, double[] factors) {
    for (int j = 0; j < features; j++) {
      means[j] = statistics[j];
      factors[j] = factorOf(statistics, j);
    }
  }

  private void ofStatistics(double[] statistics, float[] means, float[] factors) {
    for (int j = 0; j < features; j++) {
      means[j] = (float) statistics[j];
      factors[j] = (float) factorOf(statistics, j);
    }
  }

  private double factorOf(double[] statistics, int j) {
    return factor(statistics, features, j, epsilon);
  }

  /**
   * What a feature is multiplied by in predictions. Its variance is the mean of the squares less the square of the
   * mean: below 0 by rounding alone.
   */
  static double factor(double[] statistics, int features, int j, double epsilon) {
    double variance = statistics[features + j] - statistics[j] * statistics[j];
    return 1 / Math.sqrt(Math.max(0, variance) + epsilon);
  }
  // endregion

  // region double form, with the documentation of both
  private static void clear(double[] numbers) {
    Arrays.fill(numbers, 0);
  }

  /** Adds up rows. */
  private void sum(double[] x, int xAt, int rows, double[] sums, double[] some) {
    clear(sums);
    for (int from = 0; from < rows; from += ROWS) {
      int to = Math.min(rows, from + ROWS);
      clear(some);
      for (int row = from; row < to; row++) {
        int at = xAt + row * features;
        for (int j = 0; j < features; j++) {
          some[j] += x[at + j];
        }
      }
      for (int j = 0; j < features; j++) {
        sums[j] += some[j];
      }
    }
  }

  /** The means of rows, and 1 / √(v + ε). Overwrites {@code squares} with squared distances. */
  private void ofRows(double[] x, int xAt, int rows, double[] squares, double[] means, double[] factors,
      double[] some) {
    sum(x, xAt, rows, means, some);
    for (int j = 0; j < features; j++) {
      means[j] /= rows;
    }
    for (int row = 0; row < rows; row++) {
      int at = row * features;
      for (int j = 0; j < features; j++) {
        double distance = x[xAt + at + j] - means[j];
        squares[at + j] = distance * distance;
      }
    }
    sum(squares, 0, rows, factors, some);
    for (int j = 0; j < features; j++) {
      factors[j] = 1 / deviation(factors[j] / rows, epsilon);
    }
  }

  /** Writes (x − m) / √(v + ε), and y. */
  private void norm(double[] x, int xAt, double[] means, double[] factors, double[] normed, double[] scales,
      int scalesAt, double[] biases, int biasesAt, double[] y, int rows) {
    for (int row = 0; row < rows; row++) {
      int at = row * features;
      for (int j = 0; j < features; j++) {
        double n = (x[xAt + at + j] - means[j]) * factors[j];
        normed[at + j] = n;
        y[at + j] = Math.fma(n, scales[scalesAt + j], biases[biasesAt + j]);
      }
    }
  }

  /** Each number, and its square. */
  private void measure(double[] x, int xAt, double[] measured, int rows) {
    for (int row = 0; row < rows; row++) {
      int at = xAt + row * features;
      int to = BatchNorm.STATISTICS * row * features;
      for (int j = 0; j < features; j++) {
        double value = x[at + j];
        measured[to + j] = value;
        measured[to + features + j] = value * value;
      }
    }
  }

  /** What each row adds to the gradient of the scales. */
  private static void multiply(double[] dy, int dyAt, double[] normed, double[] products, int size) {
    for (int i = 0; i < size; i++) {
      products[i] = dy[dyAt + i] * normed[i];
    }
  }

  /** dL/dx = (dy − mean of dy − normed times the mean of dy normed) g / √(v + ε). Overwrites both sums. */
  private void inputGradient(double[] dy, int dyAt, double[] scales, int scalesAt, double[] sums, double[] products,
      double[] factors, double[] normed, double[] dx, int rows) {
    for (int j = 0; j < features; j++) {
      sums[j] /= rows;
      products[j] /= rows;
    }
    for (int row = 0; row < rows; row++) {
      int at = row * features;
      for (int j = 0; j < features; j++) {
        dx[at + j] = (dy[dyAt + at + j] - sums[j] - normed[at + j] * products[j]) * (scales[scalesAt + j] * factors[j]);
      }
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  private static void clear(float[] numbers) {
    Arrays.fill(numbers, 0);
  }

  /** As for {@code double}. */
  private void sum(float[] x, int xAt, int rows, float[] sums, float[] some) {
    clear(sums);
    for (int from = 0; from < rows; from += ROWS) {
      int to = Math.min(rows, from + ROWS);
      clear(some);
      for (int row = from; row < to; row++) {
        int at = xAt + row * features;
        for (int j = 0; j < features; j++) {
          some[j] += x[at + j];
        }
      }
      for (int j = 0; j < features; j++) {
        sums[j] += some[j];
      }
    }
  }

  /** As for {@code double}. */
  private void ofRows(float[] x, int xAt, int rows, float[] squares, float[] means, float[] factors,
      float[] some) {
    sum(x, xAt, rows, means, some);
    for (int j = 0; j < features; j++) {
      means[j] /= rows;
    }
    for (int row = 0; row < rows; row++) {
      int at = row * features;
      for (int j = 0; j < features; j++) {
        float distance = x[xAt + at + j] - means[j];
        squares[at + j] = distance * distance;
      }
    }
    sum(squares, 0, rows, factors, some);
    for (int j = 0; j < features; j++) {
      factors[j] = 1 / deviation(factors[j] / rows, epsilon);
    }
  }

  /** As for {@code double}. */
  private void norm(float[] x, int xAt, float[] means, float[] factors, float[] normed, float[] scales,
      int scalesAt, float[] biases, int biasesAt, float[] y, int rows) {
    for (int row = 0; row < rows; row++) {
      int at = row * features;
      for (int j = 0; j < features; j++) {
        float n = (x[xAt + at + j] - means[j]) * factors[j];
        normed[at + j] = n;
        y[at + j] = Math.fma(n, scales[scalesAt + j], biases[biasesAt + j]);
      }
    }
  }

  /** As for {@code double}. */
  private void measure(float[] x, int xAt, float[] measured, int rows) {
    for (int row = 0; row < rows; row++) {
      int at = xAt + row * features;
      int to = BatchNorm.STATISTICS * row * features;
      for (int j = 0; j < features; j++) {
        float value = x[at + j];
        measured[to + j] = value;
        measured[to + features + j] = value * value;
      }
    }
  }

  /** As for {@code double}. */
  private static void multiply(float[] dy, int dyAt, float[] normed, float[] products, int size) {
    for (int i = 0; i < size; i++) {
      products[i] = dy[dyAt + i] * normed[i];
    }
  }

  /** As for {@code double}. */
  private void inputGradient(float[] dy, int dyAt, float[] scales, int scalesAt, float[] sums, float[] products,
      float[] factors, float[] normed, float[] dx, int rows) {
    for (int j = 0; j < features; j++) {
      sums[j] /= rows;
      products[j] /= rows;
    }
    for (int row = 0; row < rows; row++) {
      int at = row * features;
      for (int j = 0; j < features; j++) {
        dx[at + j] = (dy[dyAt + at + j] - sums[j] - normed[at + j] * products[j]) * (scales[scalesAt + j] * factors[j]);
      }
    }
  }
  // endregion
}
