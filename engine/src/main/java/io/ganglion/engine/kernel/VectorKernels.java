package io.ganglion.engine.kernel;

/**
 * Kernels in vector instructions of {@code jdk.incubator.vector}. Instances are created by the class's name, because it
 * can only be loaded if that module is present.
 */
final class VectorKernels implements Kernels {
  /** For loops that C2 vectorises by itself, and for data that are not contiguous. */
  private final PlainKernels plain = new PlainKernels();
  private final VectorGelu gelus = new VectorGelu();

  // region double form
  private final VectorDoubleProduct doubles = new VectorDoubleProduct();
  private final TransposedDoubleProduct transposedDoubles = new TransposedDoubleProduct(doubles::multiply);
  private final double[] doubleScratch = new double[2 * VectorDoubleExp.BLOCK];
  // endregion

  // region float form: made by .ci/float-forms
  private final VectorFloatProduct floats = new VectorFloatProduct();
  private final TransposedFloatProduct transposedFloats = new TransposedFloatProduct(floats::multiply);
  private final float[] floatScratch = new float[2 * VectorFloatExp.BLOCK];
  // endregion

  // region double form
  @Override
  public void forward(double[] x, int xAt, double[] parameters, Affine affine, double[] out, int outAt, int rows) {
    doubles.multiply(x, xAt, affine.inputs(), 1, parameters, affine.weights(), affine.bias(), out, outAt, rows,
        affine.inputs(), affine.outputs());
  }

  @Override
  public void forward(double[] x, int xAt, double[] parameters, Affine affine, double[] out, int outAt, int rows,
      Panels panels) {
    doubles.multiply(x, xAt, affine.inputs(), 1, parameters, affine.weights(), affine.bias(), out, outAt, rows,
        affine.inputs(), affine.outputs(), panels);
  }

  @Override
  public void onto(double[] x, int xAt, double[] parameters, Affine affine, double[] start, int startAt, double[] out,
      int outAt, int rows, Panels panels) {
    if (VectorDoubleProduct.areWide(affine.outputs())) {
      doubles.multiplyOnto(x, xAt, parameters, affine.weights(), start, startAt, out, outAt, rows, affine.inputs(),
          affine.outputs(), panels);
    } else {
      plain.onto(x, xAt, parameters, affine, start, startAt, out, outAt, rows, panels);
    }
  }

  @Override
  public void weightGradient(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine, int rows,
      int from, int to) {
    doubles.multiply(x, xAt + from, 1, affine.inputs(), d, dAt, Affine.NO_BIAS, gradient,
        affine.weights() + from * affine.outputs(), to - from, rows, affine.outputs());
  }

  @Override
  public void weightGradientInParts(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine,
      int rows, int from, int to, int most, PartUser user) {
    doubles.multiplyInParts(x, xAt, 1, affine.inputs(), d, dAt, gradient, affine.weights(), rows, affine.outputs(),
        from, to, most, user);
  }

  @Override
  public void biasGradient(double[] d, int dAt, double[] gradient, Affine affine, int rows) {
    doubles.multiply(PlainKernels.DOUBLE_ONE, 0, 0, 0, d, dAt, Affine.NO_BIAS, gradient, affine.bias(), 1, rows,
        affine.outputs());
  }

  @Override
  public void inputGradient(double[] d, int dAt, double[] parameters, Affine affine, double[] dx, int dxAt, int rows) {
    if (PlainKernels.isTransposed(affine, rows)) {
      transposedDoubles.inputGradient(d, dAt, parameters, affine, dx, dxAt, rows);
    } else {
      plain.inputGradient(d, dAt, parameters, affine, dx, dxAt, rows);
    }
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
    VectorRows.add(part, partAt, partStep, total, totalAt, totalStep, rows, width);
  }

  @Override
  public void rowSums(double[] x, int xAt, double[] sums, int sumsAt, int rows, int width) {
    VectorRows.sum(x, xAt, sums, sumsAt, rows, width, doubleScratch);
  }

  @Override
  public void exp(double[] x, int xAt, double[] y, int yAt, int size) {
    VectorDoubleExp.exp(x, xAt, y, yAt, size);
  }

  @Override
  public void sigmoid(double[] x, int xAt, double[] y, int yAt, int size) {
    VectorDoubleExp.sigmoid(x, xAt, y, yAt, size);
  }

  @Override
  public void tanh(double[] x, int xAt, double[] y, int yAt, int size) {
    VectorDoubleExp.tanh(x, xAt, y, yAt, size, doubleScratch);
  }

  @Override
  public void softmax(double[] x, int xAt, double[] y, int yAt, int rows, int width) {
    SoftmaxRows.compute(this, x, xAt, y, yAt, rows, width);
  }

  @Override
  public void sigmoidGradient(double[] y, double[] dy, double[] dx, int size) {
    VectorGradients.sigmoid(y, dy, dx, size);
  }

  @Override
  public void tanhGradient(double[] y, double[] dy, double[] dx, int size) {
    VectorGradients.tanh(y, dy, dx, size);
  }

  @Override
  public boolean areFinite(double[] numbers, int at, int size) {
    return VectorFinite.areFinite(numbers, at, size);
  }
  // endregion

  // region float form: made by .ci/float-forms
  @Override
  public void forward(float[] x, int xAt, float[] parameters, Affine affine, float[] out, int outAt, int rows) {
    floats.multiply(x, xAt, affine.inputs(), 1, parameters, affine.weights(), affine.bias(), out, outAt, rows,
        affine.inputs(), affine.outputs());
  }

  @Override
  public void forward(float[] x, int xAt, float[] parameters, Affine affine, float[] out, int outAt, int rows,
      Panels panels) {
    floats.multiply(x, xAt, affine.inputs(), 1, parameters, affine.weights(), affine.bias(), out, outAt, rows,
        affine.inputs(), affine.outputs(), panels);
  }

  @Override
  public void onto(float[] x, int xAt, float[] parameters, Affine affine, float[] start, int startAt, float[] out,
      int outAt, int rows, Panels panels) {
    if (VectorFloatProduct.areWide(affine.outputs())) {
      floats.multiplyOnto(x, xAt, parameters, affine.weights(), start, startAt, out, outAt, rows, affine.inputs(),
          affine.outputs(), panels);
    } else {
      plain.onto(x, xAt, parameters, affine, start, startAt, out, outAt, rows, panels);
    }
  }

  @Override
  public void weightGradient(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine, int rows,
      int from, int to) {
    floats.multiply(x, xAt + from, 1, affine.inputs(), d, dAt, Affine.NO_BIAS, gradient,
        affine.weights() + from * affine.outputs(), to - from, rows, affine.outputs());
  }

  @Override
  public void weightGradientInParts(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine,
      int rows, int from, int to, int most, PartUser user) {
    floats.multiplyInParts(x, xAt, 1, affine.inputs(), d, dAt, gradient, affine.weights(), rows, affine.outputs(),
        from, to, most, user);
  }

  @Override
  public void biasGradient(float[] d, int dAt, float[] gradient, Affine affine, int rows) {
    floats.multiply(PlainKernels.FLOAT_ONE, 0, 0, 0, d, dAt, Affine.NO_BIAS, gradient, affine.bias(), 1, rows,
        affine.outputs());
  }

  @Override
  public void inputGradient(float[] d, int dAt, float[] parameters, Affine affine, float[] dx, int dxAt, int rows) {
    if (PlainKernels.isTransposed(affine, rows)) {
      transposedFloats.inputGradient(d, dAt, parameters, affine, dx, dxAt, rows);
    } else {
      plain.inputGradient(d, dAt, parameters, affine, dx, dxAt, rows);
    }
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
    VectorRows.add(part, partAt, partStep, total, totalAt, totalStep, rows, width);
  }

  @Override
  public void rowSums(float[] x, int xAt, float[] sums, int sumsAt, int rows, int width) {
    VectorRows.sum(x, xAt, sums, sumsAt, rows, width, floatScratch);
  }

  @Override
  public void exp(float[] x, int xAt, float[] y, int yAt, int size) {
    VectorFloatExp.exp(x, xAt, y, yAt, size);
  }

  @Override
  public void sigmoid(float[] x, int xAt, float[] y, int yAt, int size) {
    VectorFloatExp.sigmoid(x, xAt, y, yAt, size);
  }

  @Override
  public void tanh(float[] x, int xAt, float[] y, int yAt, int size) {
    VectorFloatExp.tanh(x, xAt, y, yAt, size, floatScratch);
  }

  @Override
  public void softmax(float[] x, int xAt, float[] y, int yAt, int rows, int width) {
    SoftmaxRows.compute(this, x, xAt, y, yAt, rows, width);
  }

  @Override
  public void sigmoidGradient(float[] y, float[] dy, float[] dx, int size) {
    VectorGradients.sigmoid(y, dy, dx, size);
  }

  @Override
  public void tanhGradient(float[] y, float[] dy, float[] dx, int size) {
    VectorGradients.tanh(y, dy, dx, size);
  }

  @Override
  public boolean areFinite(float[] numbers, int at, int size) {
    return VectorFinite.areFinite(numbers, at, size);
  }
  // endregion

  @Override
  public void divide(double[] numbers, int at, int size, double divisor) {
    plain.divide(numbers, at, size, divisor);
  }

  @Override
  public void gelu(double[] x, double[] y, int size) {
    gelus.values(x, y, size);
  }

  @Override
  public void geluGradient(double[] x, double[] dy, double[] dx, int size) {
    gelus.gradients(x, dy, dx, size);
  }

  // region by hand: from one precision to the other
  @Override
  public void reluGradient(float[] x, float[] dy, float[] dx, int size) {
    VectorGradients.relu(x, dy, dx, size);
  }

  @Override
  public void gelu(float[] x, float[] y, int size) {
    gelus.values(x, y, size);
  }

  @Override
  public void geluGradient(float[] x, float[] dy, float[] dx, int size) {
    gelus.gradients(x, dy, dx, size);
  }

  @Override
  public void round(double[] from, int fromAt, float[] to, int toAt, int size) {
    plain.round(from, fromAt, to, toAt, size);
  }

  @Override
  public void widen(float[] part, int partAt, double[] total, int totalAt, int size) {
    VectorConversion.widen(part, partAt, total, totalAt, size);
  }

  @Override
  public void add(float[] part, int partAt, double[] total, int totalAt, int size) {
    VectorConversion.add(part, partAt, total, totalAt, size);
  }
  // endregion
}
