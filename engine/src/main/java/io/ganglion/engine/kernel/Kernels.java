package io.ganglion.engine.kernel;

import io.ganglion.api.ExactMath;
import io.ganglion.api.formula.GeluFormula;

/**
 * Matrix products and functions over whole arrays, with one fixed result for the same input.
 *
 * <p>Matrices are stored row by row without gaps. An argument {@code …At} is the index at which a matrix starts in the
 * array before it. Outputs never overlap with inputs, except where a method allows it. "Chain" means
 * {@code sum = fma(a, b, sum)} over the terms in the order given, from the first to the last. The result is NaN
 * where the chain gives NaN, but its payload is not fixed.
 *
 * <p>An instance belongs to one thread at a time: it keeps scratch space. It allocates nothing after its construction.
 */
public interface Kernels {
  /** How many chains the sum of a row has: another number gives other bits. */
  int CHAINS = 16;

  /** Uses a part of a gradient while it is in the cache. */
  @FunctionalInterface
  interface PartUser {
    /** The part [from, to) is complete. */
    void use(int from, int to);
  }

  /** Kernels that are plain loops. */
  static Kernels plain() {
    return new PlainKernels();
  }

  /**
   * Plain kernels that switch to vector instructions once there is enough work and the JIT compiler has compiled them;
   * plain ones throughout if {@link IncubatorModule} is absent. With {@code -Dganglion.vector=at-once}, which serves to
   * compare bits, vector instructions from the first product on.
   */
  static Kernels best() {
    if (!IncubatorModule.isPresent()) {
      return new PlainKernels();
    }
    return "at-once".equals(System.getProperty("ganglion.vector")) ? vector() : new AdaptiveKernels();
  }

  /** Kernels in vector instructions; requires {@link IncubatorModule#isPresent}. Very slow until compiled by C2. */
  static Kernels vector() {
    return IncubatorModule.kernels();
  }

  // region double form, with the documentation of both
  /**
   * Overwrites {@code out} with x W + b. Each element is a chain over the inputs that starts with the bias, or with 0
   * if there is none.
   *
   * @param x {@code rows} times {@code affine.inputs()}
   * @param out {@code rows} times {@code affine.outputs()}
   */
  void forward(double[] x, int xAt, double[] parameters, Affine affine, double[] out, int outAt, int rows);

  /**
   * {@link #forward} for one of several chunks with the same weights.
   *
   * @param panels of these weights; used from one call to the next until they are outdated
   */
  default void forward(double[] x, int xAt, double[] parameters, Affine affine, double[] out, int outAt, int rows,
      Panels panels) {
    forward(x, xAt, parameters, affine, out, outAt, rows);
  }

  /**
   * Overwrites {@code out} with start + x W. Each element is a chain over the inputs that starts with that of {@code
   * start}; the bias isn't used.
   *
   * @param x {@code rows} times {@code affine.inputs()}
   * @param start {@code rows} times {@code affine.outputs()}; may be {@code out} at the same place
   * @param out {@code rows} times {@code affine.outputs()}
   * @param panels of these weights; used from one call to the next until they are outdated
   */
  void onto(double[] x, int xAt, double[] parameters, Affine affine, double[] start, int startAt, double[] out,
      int outAt, int rows, Panels panels);

  /**
   * Overwrites the weights' part of {@code gradient} with xᵀ d. Each element is a chain over the rows that starts with
   * 0; of no rows it is 0.
   *
   * @param x {@code rows} times {@code affine.inputs()}
   * @param d {@code rows} times {@code affine.outputs()}
   */
  default void weightGradient(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine, int rows) {
    weightGradient(x, xAt, d, dAt, gradient, affine, rows, 0, affine.inputs());
  }

  /** {@link #weightGradient} for the weights of the inputs [from, to) alone, at least one. */
  void weightGradient(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine, int rows,
      int from, int to);

  /**
   * {@link #weightGradient} for the weights of the inputs [from, to), at most {@code most} inputs at a time;
   * {@code user} is called as soon as a part is complete.
   */
  void weightGradientInParts(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine, int rows,
      int from, int to, int most, PartUser user);

  /** Overwrites the bias's part of {@code gradient} with the column sums of {@code d}, rows added in order to 0. */
  void biasGradient(double[] d, int dAt, double[] gradient, Affine affine, int rows);

  /**
   * Overwrites {@code dx} with d Wᵀ. Each element is a chain over the outputs that starts with 0. For more than a few
   * rows, unless W is far larger than they are, it is faster to {@link #transpose} W once per step and to call
   * {@link #forward} with {@link Affine#transposed}: the result is the same in every bit.
   *
   * @param d {@code rows} times {@code affine.outputs()}
   * @param dx {@code rows} times {@code affine.inputs()}
   */
  void inputGradient(double[] d, int dAt, double[] parameters, Affine affine, double[] dx, int dxAt, int rows);

  /** Writes Wᵀ, {@code affine.outputs()} rows of {@code affine.inputs()}, at {@code transposedAt}. */
  void transpose(double[] parameters, Affine affine, double[] transposed, int transposedAt);

  /** Adds {@code part[partAt + i]} to {@code total[totalAt + i]} for i in [0, size). */
  void add(double[] part, int partAt, double[] total, int totalAt, int size);

  /**
   * Adds some rows of {@code width} numbers to as many others, one after another.
   *
   * @param partStep how far a row of {@code part} is from the next
   * @param totalStep how far a row of {@code total} is from the next, which it may overlap with
   */
  void addRows(double[] part, int partAt, int partStep, double[] total, int totalAt, int totalStep, int rows,
      int width);

  /**
   * Overwrites {@code sums[sumsAt + r]} with the sum of row r: column i is added to chain i mod {@link #CHAINS}, each
   * of which starts with 0, and the second half of the chains to the first, until one is left.
   */
  void rowSums(double[] x, int xAt, double[] sums, int sumsAt, int rows, int width);

  /**
   * Overwrites y with {@link ExactMath#exp(double)} of x, element by element. Here and in the methods that follow, y
   * may be x itself at the same place.
   */
  void exp(double[] x, int xAt, double[] y, int yAt, int size);

  /** Overwrites y with {@link ExactMath#sigmoid(double)} of x, element by element. */
  void sigmoid(double[] x, int xAt, double[] y, int yAt, int size);

  /** Overwrites y with {@link ExactMath#tanh(double)} of x, element by element. */
  void tanh(double[] x, int xAt, double[] y, int yAt, int size);

  /**
   * Overwrites each row of y with e^(x − m) / s, where m is the row's largest element and s the sum of all e^(x − m),
   * added in order to 0. A row in which there is a NaN or +∞, or nothing but −∞, becomes NaN.
   */
  void softmax(double[] x, int xAt, double[] y, int yAt, int rows, int width);

  /** Whether {@code numbers[at + i]} is finite for every i in [0, size). */
  boolean areFinite(double[] numbers, int at, int size);
  // endregion

  // region float form: made by .ci/float-forms
  /** As for {@code double}. */
  void forward(float[] x, int xAt, float[] parameters, Affine affine, float[] out, int outAt, int rows);

  /** As for {@code double}. */
  default void forward(float[] x, int xAt, float[] parameters, Affine affine, float[] out, int outAt, int rows,
      Panels panels) {
    forward(x, xAt, parameters, affine, out, outAt, rows);
  }

  /** As for {@code double}. */
  void onto(float[] x, int xAt, float[] parameters, Affine affine, float[] start, int startAt, float[] out,
      int outAt, int rows, Panels panels);

  /** As for {@code double}. */
  default void weightGradient(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine, int rows) {
    weightGradient(x, xAt, d, dAt, gradient, affine, rows, 0, affine.inputs());
  }

  /** As for {@code double}. */
  void weightGradient(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine, int rows,
      int from, int to);

  /** As for {@code double}. */
  void weightGradientInParts(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine, int rows,
      int from, int to, int most, PartUser user);

  /** As for {@code double}. */
  void biasGradient(float[] d, int dAt, float[] gradient, Affine affine, int rows);

  /** As for {@code double}. */
  void inputGradient(float[] d, int dAt, float[] parameters, Affine affine, float[] dx, int dxAt, int rows);

  /** As for {@code double}. */
  void transpose(float[] parameters, Affine affine, float[] transposed, int transposedAt);

  /** As for {@code double}. */
  void add(float[] part, int partAt, float[] total, int totalAt, int size);

  /** As for {@code double}. */
  void addRows(float[] part, int partAt, int partStep, float[] total, int totalAt, int totalStep, int rows,
      int width);

  /** As for {@code double}. */
  void rowSums(float[] x, int xAt, float[] sums, int sumsAt, int rows, int width);

  /** As for {@code double}. */
  void exp(float[] x, int xAt, float[] y, int yAt, int size);

  /** As for {@code double}. */
  void sigmoid(float[] x, int xAt, float[] y, int yAt, int size);

  /** As for {@code double}. */
  void tanh(float[] x, int xAt, float[] y, int yAt, int size);

  /** As for {@code double}. */
  void softmax(float[] x, int xAt, float[] y, int yAt, int rows, int width);

  /** As for {@code double}. */
  boolean areFinite(float[] numbers, int at, int size);
  // endregion

  /**
   * Overwrites dx with dL/dx given y = sigmoid(x) and dL/dy: dy (y (1 − y)), element by element. Here and in the
   * other gradients, all arrays begin at 0, and dx may be dy.
   */
  void sigmoidGradient(double[] y, double[] dy, double[] dx, int size);

  /** Overwrites dx with dL/dx given y = tanh(x) and dL/dy: dy ((1 − y) (1 + y)), element by element. */
  void tanhGradient(double[] y, double[] dy, double[] dx, int size);

  /** Overwrites y with {@link GeluFormula#value(double)} of x, element by element; y may be x. */
  void gelu(double[] x, double[] y, int size);

  /** Overwrites dx with dL/dx given x and dL/dy: dy times {@link GeluFormula#derivative}. */
  void geluGradient(double[] x, double[] dy, double[] dx, int size);

  // region by hand: gradients
  /** As for {@code double}, in which it is computed. */
  void sigmoidGradient(float[] y, float[] dy, float[] dx, int size);

  /** As for {@code double}, in which it is computed. */
  void tanhGradient(float[] y, float[] dy, float[] dx, int size);

  /** Overwrites dx with dL/dx given y = max(x, 0) and dL/dy: dy where x is positive, and 0 elsewhere. */
  void reluGradient(float[] x, float[] dy, float[] dx, int size);

  /** As for {@code double}, in which it is computed. */
  void gelu(float[] x, float[] y, int size);

  /** As for {@code double}, in which it is computed. */
  void geluGradient(float[] x, float[] dy, float[] dx, int size);
  // endregion

  /** Divides {@code numbers[at + i]} for i in [0, size). */
  void divide(double[] numbers, int at, int size, double divisor);

  // region by hand: from one precision to the other
  /** Overwrites {@code to[toAt + i]} with {@code from[fromAt + i]}, rounded, for i in [0, size). */
  void round(double[] from, int fromAt, float[] to, int toAt, int size);

  /** Overwrites {@code total[totalAt + i]} with {@code 0 + part[partAt + i]} for i in [0, size). */
  void widen(float[] part, int partAt, double[] total, int totalAt, int size);

  /** Adds {@code part[partAt + i]} to {@code total[totalAt + i]} for i in [0, size). */
  void add(float[] part, int partAt, double[] total, int totalAt, int size);
  // endregion
}
