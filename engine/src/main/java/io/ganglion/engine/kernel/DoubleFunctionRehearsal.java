package io.ganglion.engine.kernel;

/** All functions of {@code double} arrays, one after the other. */
final class DoubleFunctionRehearsal implements WarmUp.Rehearsal {
  private final double[] x = new double[203];
  private final double[] y = new double[x.length];

  DoubleFunctionRehearsal() {
    for (int i = 0; i < x.length; i++) {
      x[i] = i - 100;
    }
  }

  @Override
  public int pieces() {
    return 8;
  }

  /**
   * 50 ns per argument for functions with e^x, which take 1 to 3 once compiled, and 800 or more before; 10 ns for the
   * others, which take 0.2 to 1, and 15 or more.
   */
  @Override
  public long allowed(int piece) {
    return (piece < 3 ? 50L : 10L) * x.length;
  }

  @Override
  public void play(Kernels kernels, int piece) {
    switch (piece) {
      case 0 -> kernels.exp(x, 0, y, 0, x.length);
      case 1 -> kernels.sigmoid(x, 0, y, 0, x.length);
      case 2 -> kernels.tanh(x, 0, y, 0, x.length);
      case 3 -> kernels.sigmoidGradient(x, x, y, x.length);
      case 4 -> kernels.tanhGradient(x, x, y, x.length);
      case 5 -> kernels.addRows(x, 0, x.length / 3, y, 0, x.length / 3, 3, x.length / 3);
      case 6 -> kernels.rowSums(x, 0, y, 0, 3, x.length / 3);
      default -> y[0] = kernels.areFinite(x, 0, x.length) ? 1 : 0;
    }
  }
}
