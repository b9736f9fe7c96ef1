package io.ganglion.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Plain kernels for small work; for the rest plain ones until the vector ones are compiled. The bits are the same, so
 * the switch doesn't change results.
 */
final class AdaptiveKernels implements Kernels {
  /** Multiplications in a product, and columns of its result, below which vectors gain nothing. */
  private static final int SMALL_PRODUCT = 256;
  private static final int NARROW = 3;
  /** Arguments of a function below which vectors gain nothing. */
  private static final int FEW = 8;
  /** Work between two checks whether vectors are ready: about 50 microseconds. */
  private static final long MULTIPLICATIONS = 1 << 16;
  private static final long ARGUMENTS = 1 << 13;

  private final PlainKernels plain = new PlainKernels();
  private final Kernels[] beforeReady = KernelSwitch.mostly(plain);
  private Kernels @Nullable [] onceReady;

  // region double form
  private final KernelSwitch doubleProducts = new KernelSwitch(this, MULTIPLICATIONS, true, WarmUp.DOUBLE_PRODUCTS);
  private final KernelSwitch doubleFunctions = new KernelSwitch(this, ARGUMENTS, true, WarmUp.DOUBLE_FUNCTIONS);
  // endregion

  // region float form: made by .ci/float-forms
  private final KernelSwitch floatProducts = new KernelSwitch(this, MULTIPLICATIONS, true, WarmUp.FLOAT_PRODUCTS);
  private final KernelSwitch floatFunctions = new KernelSwitch(this, ARGUMENTS, true, WarmUp.FLOAT_FUNCTIONS);
  // endregion

  /** Made where it is needed: most networks have no such units. */
  private @Nullable KernelSwitch gelus;

  /** Finiteness checks never start a warm-up: the products and functions around them do. */
  private final KernelSwitch finiteness =
      new KernelSwitch(this, ARGUMENTS, false, WarmUp.FLOAT_FUNCTIONS, WarmUp.DOUBLE_FUNCTIONS);

  /** The kernels for each turn of a {@link KernelSwitch} before vectors are ready. */
  Kernels[] beforeReady() {
    return beforeReady;
  }

  /** The kernels for each turn once they are ready. */
  Kernels[] onceReady() {
    if (onceReady == null) {
      onceReady = KernelSwitch.always(Kernels.vector());
    }
    return onceReady;
  }

  // region double form
  @Override
  public void forward(double[] x, int xAt, double[] parameters, Affine affine, double[] out, int outAt, int rows) {
    forDoubleProduct(affine, rows).forward(x, xAt, parameters, affine, out, outAt, rows);
  }

  @Override
  public void forward(double[] x, int xAt, double[] parameters, Affine affine, double[] out, int outAt, int rows,
      Panels panels) {
    forDoubleProduct(affine, rows).forward(x, xAt, parameters, affine, out, outAt, rows, panels);
  }

  @Override
  public void onto(double[] x, int xAt, double[] parameters, Affine affine, double[] start, int startAt, double[] out,
      int outAt, int rows, Panels panels) {
    forDoubleProduct(affine, rows).onto(x, xAt, parameters, affine, start, startAt, out, outAt, rows, panels);
  }

  @Override
  public void weightGradient(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine, int rows,
      int from, int to) {
    forDoubleProduct(affine, rows).weightGradient(x, xAt, d, dAt, gradient, affine, rows, from, to);
  }

  @Override
  public void weightGradientInParts(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine,
      int rows, int from, int to, int most, PartUser user) {
    forDoubleProduct(affine, rows).weightGradientInParts(x, xAt, d, dAt, gradient, affine, rows, from, to, most,
        user);
  }

  @Override
  public void biasGradient(double[] d, int dAt, double[] gradient, Affine affine, int rows) {
    forDoubleProduct(affine.outputs(), (long) rows * affine.outputs()).biasGradient(d, dAt, gradient, affine, rows);
  }

  @Override
  public void inputGradient(double[] d, int dAt, double[] parameters, Affine affine, double[] dx, int dxAt, int rows) {
    Kernels kernels = PlainKernels.isTransposed(affine, rows)
        ? forDoubleProduct(affine.inputs(), (long) rows * affine.size()) : plain;
    kernels.inputGradient(d, dAt, parameters, affine, dx, dxAt, rows);
  }

  @Override
  public void transpose(double[] parameters, Affine affine, double[] transposed, int transposedAt) {
    plain.transpose(parameters, affine, transposed, transposedAt);
  }

  @Override
  public void add(double[] part, int partAt, double[] total, int totalAt, int size) {
    plain.add(part, partAt, total, totalAt, size);
  }

  @Override
  public void addRows(double[] part, int partAt, int partStep, double[] total, int totalAt, int totalStep, int rows,
      int width) {
    forDoubleFunctions(rows * width).addRows(part, partAt, partStep, total, totalAt, totalStep, rows, width);
  }

  @Override
  public void rowSums(double[] x, int xAt, double[] sums, int sumsAt, int rows, int width) {
    forDoubleFunctions(rows * width).rowSums(x, xAt, sums, sumsAt, rows, width);
  }

  @Override
  public void exp(double[] x, int xAt, double[] y, int yAt, int size) {
    forDoubleFunctions(size).exp(x, xAt, y, yAt, size);
  }

  @Override
  public void sigmoid(double[] x, int xAt, double[] y, int yAt, int size) {
    forDoubleFunctions(size).sigmoid(x, xAt, y, yAt, size);
  }

  @Override
  public void tanh(double[] x, int xAt, double[] y, int yAt, int size) {
    forDoubleFunctions(size).tanh(x, xAt, y, yAt, size);
  }

  @Override
  public void softmax(double[] x, int xAt, double[] y, int yAt, int rows, int width) {
    SoftmaxRows.compute(this, x, xAt, y, yAt, rows, width);
  }

  @Override
  public void sigmoidGradient(double[] y, double[] dy, double[] dx, int size) {
    forDoubleFunctions(size).sigmoidGradient(y, dy, dx, size);
  }

  @Override
  public void tanhGradient(double[] y, double[] dy, double[] dx, int size) {
    forDoubleFunctions(size).tanhGradient(y, dy, dx, size);
  }

  @Override
  public boolean areFinite(double[] numbers, int at, int size) {
    return (size < FEW ? plain : finiteness.with(size)).areFinite(numbers, at, size);
  }

  private Kernels forDoubleProduct(Affine affine, int rows) {
    return forDoubleProduct(affine.outputs(), (long) rows * affine.size());
  }

  private Kernels forDoubleProduct(int columns, long work) {
    return work < SMALL_PRODUCT || columns < NARROW ? plain : doubleProducts.with(work);
  }

  private Kernels forDoubleFunctions(int size) {
    return size < FEW ? plain : doubleFunctions.with(size);
  }
  // endregion

  // region float form: made by .ci/float-forms
  @Override
  public void forward(float[] x, int xAt, float[] parameters, Affine affine, float[] out, int outAt, int rows) {
    forFloatProduct(affine, rows).forward(x, xAt, parameters, affine, out, outAt, rows);
  }

  @Override
  public void forward(float[] x, int xAt, float[] parameters, Affine affine, float[] out, int outAt, int rows,
      Panels panels) {
    forFloatProduct(affine, rows).forward(x, xAt, parameters, affine, out, outAt, rows, panels);
  }

  @Override
  public void onto(float[] x, int xAt, float[] parameters, Affine affine, float[] start, int startAt, float[] out,
      int outAt, int rows, Panels panels) {
    forFloatProduct(affine, rows).onto(x, xAt, parameters, affine, start, startAt, out, outAt, rows, panels);
  }

  @Override
  public void weightGradient(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine, int rows,
      int from, int to) {
    forFloatProduct(affine, rows).weightGradient(x, xAt, d, dAt, gradient, affine, rows, from, to);
  }

  @Override
  public void weightGradientInParts(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine,
      int rows, int from, int to, int most, PartUser user) {
    forFloatProduct(affine, rows).weightGradientInParts(x, xAt, d, dAt, gradient, affine, rows, from, to, most,
        user);
  }

  @Override
  public void biasGradient(float[] d, int dAt, float[] gradient, Affine affine, int rows) {
    forFloatProduct(affine.outputs(), (long) rows * affine.outputs()).biasGradient(d, dAt, gradient, affine, rows);
  }

  @Override
  public void inputGradient(float[] d, int dAt, float[] parameters, Affine affine, float[] dx, int dxAt, int rows) {
    Kernels kernels = PlainKernels.isTransposed(affine, rows)
        ? forFloatProduct(affine.inputs(), (long) rows * affine.size()) : plain;
    kernels.inputGradient(d, dAt, parameters, affine, dx, dxAt, rows);
  }

  @Override
  public void transpose(float[] parameters, Affine affine, float[] transposed, int transposedAt) {
    plain.transpose(parameters, affine, transposed, transposedAt);
  }

  @Override
  public void add(float[] part, int partAt, float[] total, int totalAt, int size) {
    plain.add(part, partAt, total, totalAt, size);
  }

  @Override
  public void addRows(float[] part, int partAt, int partStep, float[] total, int totalAt, int totalStep, int rows,
      int width) {
    forFloatFunctions(rows * width).addRows(part, partAt, partStep, total, totalAt, totalStep, rows, width);
  }

  @Override
  public void rowSums(float[] x, int xAt, float[] sums, int sumsAt, int rows, int width) {
    forFloatFunctions(rows * width).rowSums(x, xAt, sums, sumsAt, rows, width);
  }

  @Override
  public void exp(float[] x, int xAt, float[] y, int yAt, int size) {
    forFloatFunctions(size).exp(x, xAt, y, yAt, size);
  }

  @Override
  public void sigmoid(float[] x, int xAt, float[] y, int yAt, int size) {
    forFloatFunctions(size).sigmoid(x, xAt, y, yAt, size);
  }

  @Override
  public void tanh(float[] x, int xAt, float[] y, int yAt, int size) {
    forFloatFunctions(size).tanh(x, xAt, y, yAt, size);
  }

  @Override
  public void softmax(float[] x, int xAt, float[] y, int yAt, int rows, int width) {
    SoftmaxRows.compute(this, x, xAt, y, yAt, rows, width);
  }

  @Override
  public void sigmoidGradient(float[] y, float[] dy, float[] dx, int size) {
    forFloatFunctions(size).sigmoidGradient(y, dy, dx, size);
  }

  @Override
  public void tanhGradient(float[] y, float[] dy, float[] dx, int size) {
    forFloatFunctions(size).tanhGradient(y, dy, dx, size);
  }

  @Override
  public boolean areFinite(float[] numbers, int at, int size) {
    return (size < FEW ? plain : finiteness.with(size)).areFinite(numbers, at, size);
  }

  private Kernels forFloatProduct(Affine affine, int rows) {
    return forFloatProduct(affine.outputs(), (long) rows * affine.size());
  }

  private Kernels forFloatProduct(int columns, long work) {
    return work < SMALL_PRODUCT || columns < NARROW ? plain : floatProducts.with(work);
  }

  private Kernels forFloatFunctions(int size) {
    return size < FEW ? plain : floatFunctions.with(size);
  }
  // endregion

  @Override
  public void divide(double[] numbers, int at, int size, double divisor) {
    plain.divide(numbers, at, size, divisor);
  }

  @Override
  public void gelu(double[] x, double[] y, int size) {
    forGelus(size).gelu(x, y, size);
  }

  @Override
  public void geluGradient(double[] x, double[] dy, double[] dx, int size) {
    forGelus(size).geluGradient(x, dy, dx, size);
  }

  private Kernels forGelus(int size) {
    if (size < FEW) {
      return plain;
    }
    KernelSwitch switches = gelus;
    if (switches == null) {
      switches = new KernelSwitch(this, ARGUMENTS, true, WarmUp.GELUS);
      gelus = switches;
    }
    return switches.with(size);
  }

  // region by hand: from one precision to the other
  @Override
  public void reluGradient(float[] x, float[] dy, float[] dx, int size) {
    forFloatFunctions(size).reluGradient(x, dy, dx, size);
  }

  @Override
  public void gelu(float[] x, float[] y, int size) {
    forGelus(size).gelu(x, y, size);
  }

  @Override
  public void geluGradient(float[] x, float[] dy, float[] dx, int size) {
    forGelus(size).geluGradient(x, dy, dx, size);
  }

  @Override
  public void round(double[] from, int fromAt, float[] to, int toAt, int size) {
    plain.round(from, fromAt, to, toAt, size);
  }

  @Override
  public void widen(float[] part, int partAt, double[] total, int totalAt, int size) {
    forFloatFunctions(size).widen(part, partAt, total, totalAt, size);
  }

  @Override
  public void add(float[] part, int partAt, double[] total, int totalAt, int size) {
    forFloatFunctions(size).add(part, partAt, total, totalAt, size);
  }
  // endregion
}
