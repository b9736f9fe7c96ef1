package io.ganglion.engine.kernel;

import io.ganglion.api.exact.DoubleExp;
import io.ganglion.api.exact.FloatExp;
import io.ganglion.api.formula.GeluFormula;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Loops with {@link Math#fma}, in shapes that the JIT compiler turns into vector instructions where it can.
 * {@link KernelSwitch} has subclasses that inherit everything.
 */
class PlainKernels implements Kernels {
  /** The number of columns from which a packed product pays off ... */
  private static final int WIDE = 24;
  /** ... if at least as many rows as this share the packing. */
  private static final int TALL = 8;
  /**
   * Matrices are transposed square by square, so that both sides use whole cache lines. Numbers of one column are in
   * different lines, which may all belong to one cache set: with squares of 16, 1024 × 1024 took 2.8 ns per number,
   * with 8 it takes 1.
   */
  private static final int SQUARE = 8;

  /** Fewer columns are summed in registers. */
  private static final int FEW_SUMS = 16;

  /** Fewer numbers are not worth several sums at a time. */
  private static final int FEW_NUMBERS = 16;

  /** Exponent and sign of a {@code double}; the other bits are the fraction. */
  private static final int EXPONENT_BITS = 12;

  // region double form
  /** A column sum is a product with ones. */
  static final double[] DOUBLE_ONE = {1};
  private final TransposedDoubleProduct transposedDoubles = new TransposedDoubleProduct(this::multiply);
  private final double[] doubleChains = new double[CHAINS];
  /** Made when first needed: most small networks never need it. */
  private @Nullable PackedDoubleProduct doubles;
  // endregion

  // region float form: made by .ci/float-forms
  /** A column sum is a product with ones. */
  static final float[] FLOAT_ONE = {1};
  private final TransposedFloatProduct transposedFloats = new TransposedFloatProduct(this::multiply);
  private final float[] floatChains = new float[CHAINS];
  /** Made when first needed: most small networks never need it. */
  private @Nullable PackedFloatProduct floats;
  // endregion

  // region double form
  @Override
  public void forward(double[] x, int xAt, double[] parameters, Affine affine, double[] out, int outAt, int rows) {
    multiply(x, xAt, affine.inputs(), 1, parameters, affine.weights(), affine.bias(), out, outAt, rows,
        affine.inputs(), affine.outputs());
  }

  @Override
  public void onto(double[] x, int xAt, double[] parameters, Affine affine, double[] start, int startAt, double[] out,
      int outAt, int rows, Panels panels) {
    int columns = affine.outputs();
    System.arraycopy(start, startAt, out, outAt, rows * columns);
    if (columns >= WIDE && rows >= TALL) {
      if (doubles == null) {
        doubles = new PackedDoubleProduct();
      }
      doubles.addProduct(x, xAt, affine.inputs(), 1, parameters, affine.weights(), out, outAt, rows, affine.inputs(),
          columns);
      return;
    }
    for (int i = 0; i < rows; i++) {
      int to = outAt + i * columns;
      for (int t = 0; t < affine.inputs(); t++) {
        double value = x[xAt + i * affine.inputs() + t];
        int from = affine.weights() + t * columns;
        for (int j = 0; j < columns; j++) {
          out[to + j] = Math.fma(value, parameters[from + j], out[to + j]);
        }
      }
    }
  }

  @Override
  public void weightGradient(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine, int rows,
      int from, int to) {
    if (affine.outputs() == 1 && to - from > 1) { // dᵀ x is the same, and its columns are contiguous
      DirectDoubleProduct.multiply(d, dAt, 0, 1, x, xAt + from, affine.inputs(), Affine.NO_BIAS, gradient,
          affine.weights() + from, 1, rows, to - from);
      return;
    }
    multiply(x, xAt + from, 1, affine.inputs(), d, dAt, Affine.NO_BIAS, gradient,
        affine.weights() + from * affine.outputs(), to - from, rows, affine.outputs());
  }

  @Override
  public void weightGradientInParts(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine,
      int rows, int from, int to, int most, PartUser user) {
    for (int k = from; k < to; k += most) {
      int end = Math.min(k + most, to);
      weightGradient(x, xAt, d, dAt, gradient, affine, rows, k, end);
      user.use(k, end);
    }
  }

  private void multiply(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt, double[] out,
      int outAt, int rows, int terms, int columns) {
    if (columns == 1) {
      DirectDoubleProduct.multiplyColumn(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms);
      return;
    }
    if (columns < WIDE || rows < TALL) {
      DirectDoubleProduct.multiply(a, aAt, aRow, aTerm, b, bAt, columns, biasAt, out, outAt, rows, terms, columns);
      return;
    }
    if (doubles == null) {
      doubles = new PackedDoubleProduct();
    }
    doubles.multiply(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms, columns);
  }

  @Override
  public void biasGradient(double[] d, int dAt, double[] gradient, Affine affine, int rows) {
    int outputs = affine.outputs();
    int bias = affine.bias();
    if (outputs < FEW_SUMS) { // each stays in a register
      multiply(DOUBLE_ONE, 0, 0, 0, d, dAt, Affine.NO_BIAS, gradient, bias, 1, rows, outputs);
      return;
    }
    for (int j = 0; j < outputs; j++) {
      gradient[bias + j] = 0;
    }
    for (int r = 0; r < rows; r++) {
      add(d, dAt + r * outputs, gradient, bias, outputs);
    }
  }

  @Override
  public void inputGradient(double[] d, int dAt, double[] parameters, Affine affine, double[] dx, int dxAt, int rows) {
    if (isTransposed(affine, rows)) {
      transposedDoubles.inputGradient(d, dAt, parameters, affine, dx, dxAt, rows);
      return;
    }
    DirectDoubleProduct.multiplyByTransposed(d, dAt, parameters, affine.weights(), dx, dxAt, rows, affine.outputs(),
        affine.inputs());
  }

  @Override
  public void transpose(double[] parameters, Affine affine, double[] transposed, int transposedAt) {
    transpose(parameters, affine.weights(), affine.inputs(), affine.outputs(), transposed, transposedAt);
  }

  /** Overwrites {@code to}, {@code columns} times {@code rows}, with the transpose of {@code from}. */
  static void transpose(double[] from, int fromAt, int rows, int columns, double[] to, int toAt) {
    for (int j0 = 0; j0 < columns; j0 += SQUARE) {
      int j1 = Math.min(j0 + SQUARE, columns);
      for (int i0 = 0; i0 < rows; i0 += SQUARE) {
        int i1 = Math.min(i0 + SQUARE, rows);
        for (int j = j0; j < j1; j++) {
          int row = toAt + j * rows;
          int column = fromAt + j;
          for (int i = i0; i < i1; i++) {
            to[row + i] = from[column + i * columns];
          }
        }
      }
    }
  }

  @Override
  public void add(double[] part, int partAt, double[] total, int totalAt, int size) {
    for (int i = 0; i < size; i++) {
      total[totalAt + i] += part[partAt + i];
    }
  }

  @Override
  public void addRows(double[] part, int partAt, int partStep, double[] total, int totalAt, int totalStep, int rows,
      int width) {
    for (int r = 0; r < rows; r++) {
      add(part, partAt + r * partStep, total, totalAt + r * totalStep, width);
    }
  }

  @Override
  public void rowSums(double[] x, int xAt, double[] sums, int sumsAt, int rows, int width) {
    double[] chains = doubleChains;
    for (int r = 0; r < rows; r++) {
      int at = xAt + r * width;
      Arrays.fill(chains, 0);
      for (int i = 0; i < width; i++) {
        chains[i & CHAINS - 1] += x[at + i];
      }
      sums[sumsAt + r] = sum(chains);
    }
  }

  /** The second half is added to the first, and so on. */
  static double sum(double[] chains) {
    double sum0 = chains[0] + chains[8] + (chains[4] + chains[12]);
    double sum1 = chains[1] + chains[9] + (chains[5] + chains[13]);
    double sum2 = chains[2] + chains[10] + (chains[6] + chains[14]);
    double sum3 = chains[3] + chains[11] + (chains[7] + chains[15]);
    return sum0 + sum2 + (sum1 + sum3);
  }

  @Override
  public void exp(double[] x, int xAt, double[] y, int yAt, int size) {
    for (int i = 0; i < size; i++) {
      y[yAt + i] = DoubleExp.exp(x[xAt + i]);
    }
  }

  @Override
  public void sigmoid(double[] x, int xAt, double[] y, int yAt, int size) {
    for (int i = 0; i < size; i++) {
      y[yAt + i] = DoubleExp.sigmoid(x[xAt + i]);
    }
  }

  @Override
  public void tanh(double[] x, int xAt, double[] y, int yAt, int size) {
    for (int i = 0; i < size; i++) {
      y[yAt + i] = DoubleExp.tanh(x[xAt + i]);
    }
  }

  @Override
  public void softmax(double[] x, int xAt, double[] y, int yAt, int rows, int width) {
    SoftmaxRows.compute(this, x, xAt, y, yAt, rows, width);
  }

  /** By independent sums, unless there are few numbers: 0 times a number that isn't finite is NaN. */
  @Override
  public boolean areFinite(double[] numbers, int at, int size) {
    if (size < FEW_NUMBERS) {
      for (int i = at; i < at + size; i++) {
        if (!Double.isFinite(numbers[i])) {
          return false;
        }
      }
      return true;
    }
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int i = at;
    int end = at + size;
    for (; i < end - 7; i += 8) {
      a = Math.fma(numbers[i], 0, a);
      b = Math.fma(numbers[i + 1], 0, b);
      c = Math.fma(numbers[i + 2], 0, c);
      d = Math.fma(numbers[i + 3], 0, d);
      e = Math.fma(numbers[i + 4], 0, e);
      f = Math.fma(numbers[i + 5], 0, f);
      g = Math.fma(numbers[i + 6], 0, g);
      h = Math.fma(numbers[i + 7], 0, h);
    }
    for (; i < end; i++) {
      a = Math.fma(numbers[i], 0, a);
    }
    return a + b + c + d + e + f + g + h == 0;
  }
  // endregion

  // region float form: made by .ci/float-forms
  @Override
  public void forward(float[] x, int xAt, float[] parameters, Affine affine, float[] out, int outAt, int rows) {
    multiply(x, xAt, affine.inputs(), 1, parameters, affine.weights(), affine.bias(), out, outAt, rows,
        affine.inputs(), affine.outputs());
  }

  @Override
  public void onto(float[] x, int xAt, float[] parameters, Affine affine, float[] start, int startAt, float[] out,
      int outAt, int rows, Panels panels) {
    int columns = affine.outputs();
    System.arraycopy(start, startAt, out, outAt, rows * columns);
    if (columns >= WIDE && rows >= TALL) {
      if (floats == null) {
        floats = new PackedFloatProduct();
      }
      floats.addProduct(x, xAt, affine.inputs(), 1, parameters, affine.weights(), out, outAt, rows, affine.inputs(),
          columns);
      return;
    }
    for (int i = 0; i < rows; i++) {
      int to = outAt + i * columns;
      for (int t = 0; t < affine.inputs(); t++) {
        float value = x[xAt + i * affine.inputs() + t];
        int from = affine.weights() + t * columns;
        for (int j = 0; j < columns; j++) {
          out[to + j] = Math.fma(value, parameters[from + j], out[to + j]);
        }
      }
    }
  }

  @Override
  public void weightGradient(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine, int rows,
      int from, int to) {
    if (affine.outputs() == 1 && to - from > 1) { // dᵀ x is the same, and its columns are contiguous
      DirectFloatProduct.multiply(d, dAt, 0, 1, x, xAt + from, affine.inputs(), Affine.NO_BIAS, gradient,
          affine.weights() + from, 1, rows, to - from);
      return;
    }
    multiply(x, xAt + from, 1, affine.inputs(), d, dAt, Affine.NO_BIAS, gradient,
        affine.weights() + from * affine.outputs(), to - from, rows, affine.outputs());
  }

  @Override
  public void weightGradientInParts(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine,
      int rows, int from, int to, int most, PartUser user) {
    for (int k = from; k < to; k += most) {
      int end = Math.min(k + most, to);
      weightGradient(x, xAt, d, dAt, gradient, affine, rows, k, end);
      user.use(k, end);
    }
  }

  private void multiply(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt, float[] out,
      int outAt, int rows, int terms, int columns) {
    if (columns == 1) {
      DirectFloatProduct.multiplyColumn(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms);
      return;
    }
    if (columns < WIDE || rows < TALL) {
      DirectFloatProduct.multiply(a, aAt, aRow, aTerm, b, bAt, columns, biasAt, out, outAt, rows, terms, columns);
      return;
    }
    if (floats == null) {
      floats = new PackedFloatProduct();
    }
    floats.multiply(a, aAt, aRow, aTerm, b, bAt, biasAt, out, outAt, rows, terms, columns);
  }

  @Override
  public void biasGradient(float[] d, int dAt, float[] gradient, Affine affine, int rows) {
    int outputs = affine.outputs();
    int bias = affine.bias();
    if (outputs < FEW_SUMS) { // each stays in a register
      multiply(FLOAT_ONE, 0, 0, 0, d, dAt, Affine.NO_BIAS, gradient, bias, 1, rows, outputs);
      return;
    }
    for (int j = 0; j < outputs; j++) {
      gradient[bias + j] = 0;
    }
    for (int r = 0; r < rows; r++) {
      add(d, dAt + r * outputs, gradient, bias, outputs);
    }
  }

  @Override
  public void inputGradient(float[] d, int dAt, float[] parameters, Affine affine, float[] dx, int dxAt, int rows) {
    if (isTransposed(affine, rows)) {
      transposedFloats.inputGradient(d, dAt, parameters, affine, dx, dxAt, rows);
      return;
    }
    DirectFloatProduct.multiplyByTransposed(d, dAt, parameters, affine.weights(), dx, dxAt, rows, affine.outputs(),
        affine.inputs());
  }

  @Override
  public void transpose(float[] parameters, Affine affine, float[] transposed, int transposedAt) {
    transpose(parameters, affine.weights(), affine.inputs(), affine.outputs(), transposed, transposedAt);
  }

  /** Overwrites {@code to}, {@code columns} times {@code rows}, with the transpose of {@code from}. */
  static void transpose(float[] from, int fromAt, int rows, int columns, float[] to, int toAt) {
    for (int j0 = 0; j0 < columns; j0 += SQUARE) {
      int j1 = Math.min(j0 + SQUARE, columns);
      for (int i0 = 0; i0 < rows; i0 += SQUARE) {
        int i1 = Math.min(i0 + SQUARE, rows);
        for (int j = j0; j < j1; j++) {
          int row = toAt + j * rows;
          int column = fromAt + j;
          for (int i = i0; i < i1; i++) {
            to[row + i] = from[column + i * columns];
          }
        }
      }
    }
  }

  @Override
  public void add(float[] part, int partAt, float[] total, int totalAt, int size) {
    for (int i = 0; i < size; i++) {
      total[totalAt + i] += part[partAt + i];
    }
  }

  @Override
  public void addRows(float[] part, int partAt, int partStep, float[] total, int totalAt, int totalStep, int rows,
      int width) {
    for (int r = 0; r < rows; r++) {
      add(part, partAt + r * partStep, total, totalAt + r * totalStep, width);
    }
  }

  @Override
  public void rowSums(float[] x, int xAt, float[] sums, int sumsAt, int rows, int width) {
    float[] chains = floatChains;
    for (int r = 0; r < rows; r++) {
      int at = xAt + r * width;
      Arrays.fill(chains, 0);
      for (int i = 0; i < width; i++) {
        chains[i & CHAINS - 1] += x[at + i];
      }
      sums[sumsAt + r] = sum(chains);
    }
  }

  /** The second half is added to the first, and so on. */
  static float sum(float[] chains) {
    float sum0 = chains[0] + chains[8] + (chains[4] + chains[12]);
    float sum1 = chains[1] + chains[9] + (chains[5] + chains[13]);
    float sum2 = chains[2] + chains[10] + (chains[6] + chains[14]);
    float sum3 = chains[3] + chains[11] + (chains[7] + chains[15]);
    return sum0 + sum2 + (sum1 + sum3);
  }

  @Override
  public void exp(float[] x, int xAt, float[] y, int yAt, int size) {
    for (int i = 0; i < size; i++) {
      y[yAt + i] = FloatExp.exp(x[xAt + i]);
    }
  }

  @Override
  public void sigmoid(float[] x, int xAt, float[] y, int yAt, int size) {
    for (int i = 0; i < size; i++) {
      y[yAt + i] = FloatExp.sigmoid(x[xAt + i]);
    }
  }

  @Override
  public void tanh(float[] x, int xAt, float[] y, int yAt, int size) {
    for (int i = 0; i < size; i++) {
      y[yAt + i] = FloatExp.tanh(x[xAt + i]);
    }
  }

  @Override
  public void softmax(float[] x, int xAt, float[] y, int yAt, int rows, int width) {
    SoftmaxRows.compute(this, x, xAt, y, yAt, rows, width);
  }

  /** By independent sums, unless there are few numbers: 0 times a number that isn't finite is NaN. */
  @Override
  public boolean areFinite(float[] numbers, int at, int size) {
    if (size < FEW_NUMBERS) {
      for (int i = at; i < at + size; i++) {
        if (!Float.isFinite(numbers[i])) {
          return false;
        }
      }
      return true;
    }
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = at;
    int end = at + size;
    for (; i < end - 7; i += 8) {
      a = Math.fma(numbers[i], 0, a);
      b = Math.fma(numbers[i + 1], 0, b);
      c = Math.fma(numbers[i + 2], 0, c);
      d = Math.fma(numbers[i + 3], 0, d);
      e = Math.fma(numbers[i + 4], 0, e);
      f = Math.fma(numbers[i + 5], 0, f);
      g = Math.fma(numbers[i + 6], 0, g);
      h = Math.fma(numbers[i + 7], 0, h);
    }
    for (; i < end; i++) {
      a = Math.fma(numbers[i], 0, a);
    }
    return a + b + c + d + e + f + g + h == 0;
  }
  // endregion

  /** Whether {@link #inputGradient} transposes the rows. */
  static boolean isTransposed(Affine affine, int rows) {
    return rows >= TALL && affine.outputs() >= TALL;
  }

  @Override
  public void sigmoidGradient(double[] y, double[] dy, double[] dx, int size) {
    for (int i = 0; i < size; i++) {
      dx[i] = sigmoidGradient(y[i], dy[i]);
    }
  }

  static double sigmoidGradient(double y, double dy) {
    return dy * (y * (1 - y));
  }

  @Override
  public void tanhGradient(double[] y, double[] dy, double[] dx, int size) {
    for (int i = 0; i < size; i++) {
      dx[i] = tanhGradient(y[i], dy[i]);
    }
  }

  static double tanhGradient(double y, double dy) {
    return dy * ((1 - y) * (1 + y));
  }

  @Override
  public void gelu(double[] x, double[] y, int size) {
    for (int i = 0; i < size; i++) {
      y[i] = GeluFormula.value(x[i]);
    }
  }

  @Override
  public void geluGradient(double[] x, double[] dy, double[] dx, int size) {
    for (int i = 0; i < size; i++) {
      dx[i] = dy[i] * GeluFormula.derivative(x[i]);
    }
  }

  // region by hand: gradients
  @Override
  public void sigmoidGradient(float[] y, float[] dy, float[] dx, int size) {
    for (int i = 0; i < size; i++) {
      dx[i] = (float) sigmoidGradient(y[i], dy[i]);
    }
  }

  @Override
  public void tanhGradient(float[] y, float[] dy, float[] dx, int size) {
    for (int i = 0; i < size; i++) {
      dx[i] = (float) tanhGradient(y[i], dy[i]);
    }
  }

  @Override
  public void reluGradient(float[] x, float[] dy, float[] dx, int size) {
    for (int i = 0; i < size; i++) {
      dx[i] = reluGradient(x[i], dy[i]);
    }
  }

  static float reluGradient(float x, float dy) {
    return x > 0 ? dy : 0;
  }

  @Override
  public void gelu(float[] x, float[] y, int size) {
    for (int i = 0; i < size; i++) {
      y[i] = (float) GeluFormula.value(x[i]);
    }
  }

  @Override
  public void geluGradient(float[] x, float[] dy, float[] dx, int size) {
    for (int i = 0; i < size; i++) {
      dx[i] = (float) (dy[i] * GeluFormula.derivative(x[i]));
    }
  }
  // endregion

  @Override
  public void divide(double[] numbers, int at, int size, double divisor) {
    double reciprocal = 1 / divisor;
    if (Double.doubleToRawLongBits(divisor) << EXPONENT_BITS == 0 && reciprocal >= Double.MIN_NORMAL) {
      // A power of two: multiplying gives the same numbers, about ten times as fast.
      for (int i = 0; i < size; i++) {
        numbers[at + i] *= reciprocal;
      }
    } else {
      for (int i = 0; i < size; i++) {
        numbers[at + i] /= divisor;
      }
    }
  }

  // region by hand: from one precision to the other
  @Override
  public void round(double[] from, int fromAt, float[] to, int toAt, int size) {
    for (int i = 0; i < size; i++) {
      to[toAt + i] = (float) from[fromAt + i];
    }
  }

  @Override
  public void widen(float[] part, int partAt, double[] total, int totalAt, int size) {
    for (int i = 0; i < size; i++) {
      total[totalAt + i] = 0.0 + part[partAt + i];
    }
  }

  @Override
  public void add(float[] part, int partAt, double[] total, int totalAt, int size) {
    for (int i = 0; i < size; i++) {
      total[totalAt + i] += part[partAt + i];
    }
  }
  // endregion
}
