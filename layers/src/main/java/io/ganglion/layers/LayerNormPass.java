package io.ganglion.layers;

import io.ganglion.api.Batch;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.List;

/** One thread's way through a {@link LayerNorm}. */
final class LayerNormPass implements Layer.Pass {
  private static final int SCALES = 0;
  private static final int BIASES = 1;

  private final double epsilon;
  private final int features;
  private final Maths maths;
  private final Values sums;
  private final Values products;
  /** 1 / √(v + ε), one number per row. */
  private final Values factors;
  /** (x − m) / √(v + ε). */
  private final Values normed;
  private final Values squares;
  private final Values y;
  private final Values dx;
  /** dL/d(scales) of each row: dy times {@link #normed}. */
  private final Values scaleGradients;
  /** Made anew only for another dy. */
  private List<List<Sum>> gradients = List.of();

  LayerNormPass(double epsilon, int features, Maths maths) {
    this.epsilon = epsilon;
    this.features = features;
    this.maths = maths;
    this.sums = maths.values(1);
    this.products = maths.values(1);
    this.factors = maths.values(1);
    this.normed = maths.values(features);
    this.squares = maths.values(features);
    this.y = maths.values(features);
    this.dx = maths.values(features);
    this.scaleGradients = maths.values(features);
  }

  @Override
  public Values forward(Batch batch, Values x, List<Matrix> blocks) {
    int rows = x.rows();
    normed.resize(rows);
    squares.resize(rows);
    factors.resize(rows);
    y.resize(rows);
    maths.rowSums(x, sums);
    if (maths.isDouble()) {
      center(x.doubles(), x.at(), sums.doubles(), normed.doubles(), squares.doubles(), rows, features);
    } else {
      center(x.floats(), x.at(), sums.floats(), normed.floats(), squares.floats(), rows, features);
    }
    maths.rowSums(squares, sums);
    Values scales = blocks.get(SCALES).values();
    Values biases = blocks.get(BIASES).values();
    if (maths.isDouble()) {
      norm(sums.doubles(), factors.doubles(), normed.doubles(), scales.doubles(), scales.at(),
          biases.doubles(), biases.at(), y.doubles(), rows, features);
    } else {
      norm(sums.floats(), factors.floats(), normed.floats(), scales.floats(), scales.at(),
          biases.floats(), biases.at(), y.floats(), rows, features);
    }
    return y;
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
    return isAsked ? inputGradient(dy, blocks.get(SCALES).values()) : dy;
  }

  private Values inputGradient(Values dy, Values scales) {
    int rows = dy.rows();
    dx.resize(rows);
    squares.resize(rows);
    if (maths.isDouble()) {
      scale(dy.doubles(), dy.at(), scales.doubles(), scales.at(), normed.doubles(), dx.doubles(), squares.doubles(),
          rows, features);
    } else {
      scale(dy.floats(), dy.at(), scales.floats(), scales.at(), normed.floats(), dx.floats(), squares.floats(),
          rows, features);
    }
    maths.rowSums(dx, sums);
    maths.rowSums(squares, products);
    if (maths.isDouble()) {
      inputGradient(sums.doubles(), products.doubles(), factors.doubles(), normed.doubles(), dx.doubles(), rows,
          features);
    } else {
      inputGradient(sums.floats(), products.floats(), factors.floats(), normed.floats(), dx.floats(), rows,
          features);
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
  // endregion

  // region double form, with the documentation of both
  /** x − m, and its square. By loops that read and write all arrays at one place: of others, C2 makes no vectors. */
  private static void center(double[] x, int xAt, double[] sums, double[] centered, double[] squares, int rows,
      int features) {
    System.arraycopy(x, xAt, centered, 0, rows * features);
    for (int row = 0; row < rows; row++) {
      double mean = sums[row] / features;
      for (int i = row * features; i < (row + 1) * features; i++) {
        centered[i] -= mean;
      }
    }
    for (int i = 0; i < rows * features; i++) {
      squares[i] = centered[i] * centered[i];
    }
  }

  /** Turns x − m into (x − m) / √(v + ε), and writes y. */
  private void norm(double[] sums, double[] factors, double[] normed, double[] scales,
      int scalesAt, double[] biases, int biasesAt, double[] y, int rows, int features) {
    for (int row = 0; row < rows; row++) {
      double factor = 1 / deviation(sums[row] / features, epsilon);
      factors[row] = factor;
      int at = row * features;
      for (int j = 0; j < features; j++) {
        double n = normed[at + j] * factor;
        normed[at + j] = n;
        y[at + j] = Math.fma(n, scales[scalesAt + j], biases[biasesAt + j]);
      }
    }
  }

  /** What each row adds to the gradient of the scales. */
  private static void multiply(double[] dy, int dyAt, double[] normed, double[] products, int size) {
    System.arraycopy(dy, dyAt, products, 0, size);
    for (int i = 0; i < size; i++) {
      products[i] *= normed[i];
    }
  }

  /** d = dL/d(normed), and its products with normed. */
  private static void scale(double[] dy, int dyAt, double[] scales, int scalesAt, double[] normed, double[] d,
      double[] products, int rows, int features) {
    for (int row = 0; row < rows; row++) {
      int at = row * features;
      for (int j = 0; j < features; j++) {
        double scaled = dy[dyAt + at + j] * scales[scalesAt + j];
        d[at + j] = scaled;
        products[at + j] = scaled * normed[at + j];
      }
    }
  }

  /** dL/dx = (d − mean of d − normed times the mean of d normed) / √(v + ε). Overwrites d. */
  private static void inputGradient(double[] sums, double[] products, double[] factors, double[] normed, double[] d,
      int rows, int features) {
    for (int row = 0; row < rows; row++) {
      double mean = sums[row] / features;
      double product = products[row] / features;
      int at = row * features;
      for (int j = 0; j < features; j++) {
        d[at + j] = (d[at + j] - mean - normed[at + j] * product) * factors[row];
      }
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  /** As for {@code double}. */
  private static void center(float[] x, int xAt, float[] sums, float[] centered, float[] squares, int rows,
      int features) {
    System.arraycopy(x, xAt, centered, 0, rows * features);
    for (int row = 0; row < rows; row++) {
      float mean = sums[row] / features;
      for (int i = row * features; i < (row + 1) * features; i++) {
        centered[i] -= mean;
      }
    }
    for (int i = 0; i < rows * features; i++) {
      squares[i] = centered[i] * centered[i];
    }
  }

  /** As for {@code double}. */
  private void norm(float[] sums, float[] factors, float[] normed, float[] scales,
      int scalesAt, float[] biases, int biasesAt, float[] y, int rows, int features) {
    for (int row = 0; row < rows; row++) {
      float factor = 1 / deviation(sums[row] / features, epsilon);
      factors[row] = factor;
      int at = row * features;
      for (int j = 0; j < features; j++) {
        float n = normed[at + j] * factor;
        normed[at + j] = n;
        y[at + j] = Math.fma(n, scales[scalesAt + j], biases[biasesAt + j]);
      }
    }
  }

  /** As for {@code double}. */
  private static void multiply(float[] dy, int dyAt, float[] normed, float[] products, int size) {
    System.arraycopy(dy, dyAt, products, 0, size);
    for (int i = 0; i < size; i++) {
      products[i] *= normed[i];
    }
  }

  /** As for {@code double}. */
  private static void scale(float[] dy, int dyAt, float[] scales, int scalesAt, float[] normed, float[] d,
      float[] products, int rows, int features) {
    for (int row = 0; row < rows; row++) {
      int at = row * features;
      for (int j = 0; j < features; j++) {
        float scaled = dy[dyAt + at + j] * scales[scalesAt + j];
        d[at + j] = scaled;
        products[at + j] = scaled * normed[at + j];
      }
    }
  }

  /** As for {@code double}. */
  private static void inputGradient(float[] sums, float[] products, float[] factors, float[] normed, float[] d,
      int rows, int features) {
    for (int row = 0; row < rows; row++) {
      float mean = sums[row] / features;
      float product = products[row] / features;
      int at = row * features;
      for (int j = 0; j < features; j++) {
        d[at + j] = (d[at + j] - mean - normed[at + j] * product) * factors[row];
      }
    }
  }
  // endregion
}
