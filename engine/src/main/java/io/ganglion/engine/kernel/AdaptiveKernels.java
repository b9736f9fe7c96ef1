package io.ganglion.engine.kernel;

/**
 * Plain kernels for small work; for the rest plain ones as long as it takes to warm up the vector ones. The bits are
 * the same, so nobody sees when it happens.
 */
final class AdaptiveKernels implements Kernels {
  /** Multiplications in a product, and columns of its result, below which vectors gain nothing. */
  private static final int SMALL_PRODUCT = 512;
  private static final int NARROW = 4;
  /** Arguments of a function below which vectors gain nothing. */
  private static final int FEW = 32;
  /**
   * Multiplications, and arguments, before vectors are worth their warming up, which takes a processor about a
   * second: some 50 ms with plain kernels, so that short runs never begin it.
   */
  private static final long MUCH_TO_MULTIPLY = 300_000_000;
  private static final long MANY_ARGUMENTS = 6_000_000;

  private final Kernels plain = Kernels.plain();
  private final Switch doubleProducts = new Switch(WarmUp.DOUBLE_PRODUCTS, MUCH_TO_MULTIPLY);
  private final Switch floatProducts = new Switch(WarmUp.FLOAT_PRODUCTS, MUCH_TO_MULTIPLY);
  private final Switch doubleFunctions = new Switch(WarmUp.DOUBLE_FUNCTIONS, MANY_ARGUMENTS);
  private final Switch floatFunctions = new Switch(WarmUp.FLOAT_FUNCTIONS, MANY_ARGUMENTS);
  private Kernels vector;

  @Override
  public void forward(double[] x, int xAt, double[] parameters, Affine affine, double[] out, int outAt, int rows) {
    forDoubleProduct(affine, rows).forward(x, xAt, parameters, affine, out, outAt, rows);
  }

  @Override
  public void weightGradient(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine, int rows,
      int from, int to) {
    forDoubleProduct(affine, rows).weightGradient(x, xAt, d, dAt, gradient, affine, rows, from, to);
  }

  @Override
  public void biasGradient(double[] d, int dAt, double[] gradient, Affine affine, int rows) {
    plain.biasGradient(d, dAt, gradient, affine, rows);
  }

  @Override
  public void inputGradient(double[] d, int dAt, double[] parameters, Affine affine, double[] dx, int dxAt, int rows) {
    plain.inputGradient(d, dAt, parameters, affine, dx, dxAt, rows);
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
    Softmax.rows(this, x, xAt, y, yAt, rows, width);
  }

  private Kernels forDoubleProduct(Affine affine, int rows) {
    long work = (long) rows * affine.size();
    return work < SMALL_PRODUCT || affine.outputs() < NARROW ? plain : doubleProducts.choose(work);
  }

  private Kernels forDoubleFunctions(int size) {
    return size < FEW ? plain : doubleFunctions.choose(size);
  }

  @Override
  public void forward(float[] x, int xAt, float[] parameters, Affine affine, float[] out, int outAt, int rows) {
    forFloatProduct(affine, rows).forward(x, xAt, parameters, affine, out, outAt, rows);
  }

  @Override
  public void weightGradient(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine, int rows,
      int from, int to) {
    forFloatProduct(affine, rows).weightGradient(x, xAt, d, dAt, gradient, affine, rows, from, to);
  }

  @Override
  public void biasGradient(float[] d, int dAt, float[] gradient, Affine affine, int rows) {
    plain.biasGradient(d, dAt, gradient, affine, rows);
  }

  @Override
  public void inputGradient(float[] d, int dAt, float[] parameters, Affine affine, float[] dx, int dxAt, int rows) {
    plain.inputGradient(d, dAt, parameters, affine, dx, dxAt, rows);
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
    Softmax.rows(this, x, xAt, y, yAt, rows, width);
  }

  private Kernels forFloatProduct(Affine affine, int rows) {
    long work = (long) rows * affine.size();
    return work < SMALL_PRODUCT || affine.outputs() < NARROW ? plain : floatProducts.choose(work);
  }

  private Kernels forFloatFunctions(int size) {
    return size < FEW ? plain : floatFunctions.choose(size);
  }

  /** Goes over to vectors, once enough work has been seen to warm them up and that is done. */
  private final class Switch {
    private final WarmUp warmUp;
    private final long enough;
    private long seen;

    Switch(WarmUp warmUp, long enough) {
      this.warmUp = warmUp;
      this.enough = enough;
    }

    Kernels choose(long work) {
      if (warmUp.ready()) {
        if (vector == null) {
          vector = Kernels.vector();
        }
        return vector;
      }
      seen += work;
      if (seen > enough) {
        warmUp.begin();
      }
      return plain;
    }
  }
}
