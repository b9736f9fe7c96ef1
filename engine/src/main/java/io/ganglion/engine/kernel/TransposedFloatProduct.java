package io.ganglion.engine.kernel;

/** {@link TransposedDoubleProduct} for {@code float}; made from it by {@code .ci/float-forms}. */
final class TransposedFloatProduct {
  /** As {@link PackedFloatProduct#multiply}. */
  @FunctionalInterface
  interface Product {
    void multiply(float[] a, int aAt, int aRow, int aTerm, float[] b, int bAt, int biasAt, float[] out, int outAt,
        int rows, int terms, int columns);
  }

  private final Product product;
  private float[] transposed = new float[0];
  private float[] result = new float[0];

  TransposedFloatProduct(Product product) {
    this.product = product;
  }

  /** As {@link Kernels#inputGradient}. */
  void inputGradient(float[] d, int dAt, float[] parameters, Affine affine, float[] dx, int dxAt, int rows) {
    int inputs = affine.inputs();
    int outputs = affine.outputs();
    if (transposed.length < outputs * rows) {
      transposed = new float[outputs * rows];
    }
    if (result.length < inputs * rows) {
      result = new float[inputs * rows];
    }
    PlainKernels.transpose(d, dAt, rows, outputs, transposed, 0);
    product.multiply(parameters, affine.weights(), outputs, 1, transposed, 0, Affine.NO_BIAS, result, 0, inputs,
        outputs, rows);
    PlainKernels.transpose(result, 0, inputs, rows, dx, dxAt);
  }
}
