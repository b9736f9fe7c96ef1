package io.ganglion.engine.kernel;

/**
 * d Wᵀ as the transpose of W dᵀ: the same chains. If d has few rows, transposing d and the result moves fewer numbers
 * than transposing W.
 */
final class TransposedDoubleProduct {
  /** As {@link PackedDoubleProduct#multiply}. */
  @FunctionalInterface
  interface Product {
    void multiply(double[] a, int aAt, int aRow, int aTerm, double[] b, int bAt, int biasAt, double[] out, int outAt,
        int rows, int terms, int columns);
  }

  private final Product product;
  private double[] transposed = new double[0];
  private double[] result = new double[0];

  TransposedDoubleProduct(Product product) {
    this.product = product;
  }

  /** As {@link Kernels#inputGradient}. */
  void inputGradient(double[] d, int dAt, double[] parameters, Affine affine, double[] dx, int dxAt, int rows) {
    int inputs = affine.inputs();
    int outputs = affine.outputs();
    if (transposed.length < outputs * rows) {
      transposed = new double[outputs * rows];
    }
    if (result.length < inputs * rows) {
      result = new double[inputs * rows];
    }
    PlainKernels.transpose(d, dAt, rows, outputs, transposed, 0);
    product.multiply(parameters, affine.weights(), outputs, 1, transposed, 0, Affine.NO_BIAS, result, 0, inputs,
        outputs, rows);
    PlainKernels.transpose(result, 0, inputs, rows, dx, dxAt);
  }
}
