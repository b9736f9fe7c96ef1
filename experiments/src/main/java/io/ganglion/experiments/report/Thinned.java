package io.ganglion.experiments.report;

/**
 * A long line with fewer points that looks the same: of the points that share a column of pixels, the first, the least,
 * the greatest and the last.
 */
record Thinned(double[] x, double[] y) {
  static Thinned of(double[] x, double[] y, int columns) {
    if (x.length <= 4 * columns) {
      return new Thinned(x, y);
    }
    double[] thinX = new double[4 * columns];
    double[] thinY = new double[4 * columns];
    int n = 0;
    for (int column = 0; column < columns; column++) {
      int from = (int) ((long) column * x.length / columns);
      int to = (int) ((long) (column + 1) * x.length / columns);
      int least = from;
      int greatest = from;
      for (int i = from; i < to; i++) {
        least = y[i] < y[least] ? i : least;
        greatest = y[i] > y[greatest] ? i : greatest;
      }
      for (int i : new int[] {from, Math.min(least, greatest), Math.max(least, greatest), to - 1}) {
        thinX[n] = x[i];
        thinY[n++] = y[i];
      }
    }
    return new Thinned(thinX, thinY);
  }
}
