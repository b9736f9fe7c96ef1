package io.ganglion.api;

/** An activation in single precision by way of its double-precision form. */
final class RowsInDouble {
  private RowsInDouble() {}

  static void forward(Activation activation, float[] x, float[] y, int rows, int width) {
    double[] doubleX = new double[width];
    double[] doubleY = new double[width];
    for (int row = 0; row < rows; row++) {
      widen(x, row * width, doubleX);
      activation.forward(doubleX, doubleY, 1, width);
      round(doubleY, y, row * width);
    }
  }

  static void backward(Activation activation, float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
    double[] doubleX = new double[width];
    double[] doubleY = new double[width];
    double[] doubleDy = new double[width];
    double[] doubleDx = new double[width];
    for (int row = 0; row < rows; row++) {
      widen(x, row * width, doubleX);
      widen(y, row * width, doubleY);
      widen(dy, row * width, doubleDy);
      activation.backward(doubleX, doubleY, doubleDy, doubleDx, 1, width);
      round(doubleDx, dx, row * width);
    }
  }

  private static void widen(float[] from, int fromAt, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[fromAt + i];
    }
  }

  private static void round(double[] from, float[] to, int toAt) {
    for (int i = 0; i < from.length; i++) {
      to[toAt + i] = (float) from[i];
    }
  }
}
