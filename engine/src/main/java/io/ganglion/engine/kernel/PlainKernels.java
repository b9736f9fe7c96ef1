package io.ganglion.engine.kernel;

/** Loops with {@link Math#fma}, in shapes that the JIT compiler turns into vector instructions where it can. */
final class PlainKernels implements Kernels {
  private final PlainProduct product = new PlainProduct();

  @Override
  public void forward(double[] x, int xAt, double[] parameters, Affine affine, double[] out, int outAt, int rows) {
    product.multiply(x, xAt, affine.inputs(), 1, parameters, affine.weights(), affine.bias(), out, outAt, rows,
        affine.inputs(), affine.outputs());
  }

  @Override
  public void weightGradient(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine, int rows) {
    product.multiply(x, xAt, 1, affine.inputs(), d, dAt, Affine.NO_BIAS, gradient, affine.weights(), affine.inputs(),
        rows, affine.outputs());
  }

  @Override
  public void biasGradient(double[] d, int dAt, double[] gradient, Affine affine, int rows) {
    int outputs = affine.outputs();
    int bias = affine.bias();
    for (int j = 0; j < outputs; j++) {
      gradient[bias + j] = 0;
    }
    for (int r = 0; r < rows; r++) {
      add(d, dAt + r * outputs, gradient, bias, outputs);
    }
  }

  @Override
  public void inputGradient(double[] d, int dAt, double[] parameters, Affine affine, double[] dx, int dxAt, int rows) {
    int inputs = affine.inputs();
    int outputs = affine.outputs();
    for (int r = 0; r < rows; r++) {
      int from = dAt + r * outputs;
      int to = dxAt + r * inputs;
      int k = 0;
      // Four chains side by side hide the latency of fma.
      for (; k < inputs - 3; k += 4) {
        int w0 = affine.weights() + k * outputs;
        int w1 = w0 + outputs;
        int w2 = w1 + outputs;
        int w3 = w2 + outputs;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int j = 0; j < outputs; j++) {
          double dj = d[from + j];
          sum0 = Math.fma(dj, parameters[w0 + j], sum0);
          sum1 = Math.fma(dj, parameters[w1 + j], sum1);
          sum2 = Math.fma(dj, parameters[w2 + j], sum2);
          sum3 = Math.fma(dj, parameters[w3 + j], sum3);
        }
        dx[to + k] = sum0;
        dx[to + k + 1] = sum1;
        dx[to + k + 2] = sum2;
        dx[to + k + 3] = sum3;
      }
      for (; k < inputs; k++) {
        int w = affine.weights() + k * outputs;
        double sum = 0;
        for (int j = 0; j < outputs; j++) {
          sum = Math.fma(d[from + j], parameters[w + j], sum);
        }
        dx[to + k] = sum;
      }
    }
  }

  @Override
  public void transpose(double[] parameters, Affine affine, double[] transposed, int transposedAt) {
    int inputs = affine.inputs();
    int outputs = affine.outputs();
    // Squares of 8 × 8: both sides touch whole cache lines.
    for (int k0 = 0; k0 < inputs; k0 += 8) {
      int k1 = Math.min(k0 + 8, inputs);
      for (int j0 = 0; j0 < outputs; j0 += 8) {
        int j1 = Math.min(j0 + 8, outputs);
        for (int k = k0; k < k1; k++) {
          int from = affine.weights() + k * outputs;
          for (int j = j0; j < j1; j++) {
            transposed[transposedAt + j * inputs + k] = parameters[from + j];
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
}
