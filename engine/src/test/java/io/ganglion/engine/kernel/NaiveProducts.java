package io.ganglion.engine.kernel;

/** The chains of {@link Kernels}, one element after the other: what every implementation must equal bit for bit. */
final class NaiveProducts {
  private NaiveProducts() {}

  // region double form
  static void forward(double[] x, int xAt, double[] parameters, Affine affine, double[] out, int outAt, int rows) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < affine.outputs(); j++) {
        double sum = affine.hasBias() ? parameters[affine.bias() + j] : 0;
        for (int k = 0; k < affine.inputs(); k++) {
          sum = Math.fma(x[xAt + r * affine.inputs() + k], weight(parameters, affine, k, j), sum);
        }
        out[outAt + r * affine.outputs() + j] = sum;
      }
    }
  }

  static void onto(double[] x, int xAt, double[] parameters, Affine affine, double[] start, int startAt, double[] out,
      int outAt, int rows) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < affine.outputs(); j++) {
        double sum = start[startAt + r * affine.outputs() + j];
        for (int k = 0; k < affine.inputs(); k++) {
          sum = Math.fma(x[xAt + r * affine.inputs() + k], weight(parameters, affine, k, j), sum);
        }
        out[outAt + r * affine.outputs() + j] = sum;
      }
    }
  }

  static void weightGradient(double[] x, int xAt, double[] d, int dAt, double[] gradient, Affine affine, int rows) {
    for (int k = 0; k < affine.inputs(); k++) {
      for (int j = 0; j < affine.outputs(); j++) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
          sum = Math.fma(x[xAt + r * affine.inputs() + k], d[dAt + r * affine.outputs() + j], sum);
        }
        gradient[affine.weights() + k * affine.outputs() + j] = sum;
      }
    }
  }

  static void biasGradient(double[] d, int dAt, double[] gradient, Affine affine, int rows) {
    for (int j = 0; j < affine.outputs(); j++) {
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += d[dAt + r * affine.outputs() + j];
      }
      gradient[affine.bias() + j] = sum;
    }
  }

  static void inputGradient(double[] d, int dAt, double[] parameters, Affine affine, double[] dx, int dxAt, int rows) {
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < affine.inputs(); k++) {
        double sum = 0;
        for (int j = 0; j < affine.outputs(); j++) {
          sum = Math.fma(d[dAt + r * affine.outputs() + j], weight(parameters, affine, k, j), sum);
        }
        dx[dxAt + r * affine.inputs() + k] = sum;
      }
    }
  }

  private static double weight(double[] parameters, Affine affine, int k, int j) {
    return parameters[affine.weights() + k * affine.outputs() + j];
  }
  // endregion

  // region float form: made by .ci/float-forms
  static void forward(float[] x, int xAt, float[] parameters, Affine affine, float[] out, int outAt, int rows) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < affine.outputs(); j++) {
        float sum = affine.hasBias() ? parameters[affine.bias() + j] : 0;
        for (int k = 0; k < affine.inputs(); k++) {
          sum = Math.fma(x[xAt + r * affine.inputs() + k], weight(parameters, affine, k, j), sum);
        }
        out[outAt + r * affine.outputs() + j] = sum;
      }
    }
  }

  static void onto(float[] x, int xAt, float[] parameters, Affine affine, float[] start, int startAt, float[] out,
      int outAt, int rows) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < affine.outputs(); j++) {
        float sum = start[startAt + r * affine.outputs() + j];
        for (int k = 0; k < affine.inputs(); k++) {
          sum = Math.fma(x[xAt + r * affine.inputs() + k], weight(parameters, affine, k, j), sum);
        }
        out[outAt + r * affine.outputs() + j] = sum;
      }
    }
  }

  static void weightGradient(float[] x, int xAt, float[] d, int dAt, float[] gradient, Affine affine, int rows) {
    for (int k = 0; k < affine.inputs(); k++) {
      for (int j = 0; j < affine.outputs(); j++) {
        float sum = 0;
        for (int r = 0; r < rows; r++) {
          sum = Math.fma(x[xAt + r * affine.inputs() + k], d[dAt + r * affine.outputs() + j], sum);
        }
        gradient[affine.weights() + k * affine.outputs() + j] = sum;
      }
    }
  }

  static void biasGradient(float[] d, int dAt, float[] gradient, Affine affine, int rows) {
    for (int j = 0; j < affine.outputs(); j++) {
      float sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += d[dAt + r * affine.outputs() + j];
      }
      gradient[affine.bias() + j] = sum;
    }
  }

  static void inputGradient(float[] d, int dAt, float[] parameters, Affine affine, float[] dx, int dxAt, int rows) {
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < affine.inputs(); k++) {
        float sum = 0;
        for (int j = 0; j < affine.outputs(); j++) {
          sum = Math.fma(d[dAt + r * affine.outputs() + j], weight(parameters, affine, k, j), sum);
        }
        dx[dxAt + r * affine.inputs() + k] = sum;
      }
    }
  }

  private static float weight(float[] parameters, Affine affine, int k, int j) {
    return parameters[affine.weights() + k * affine.outputs() + j];
  }
  // endregion
}
