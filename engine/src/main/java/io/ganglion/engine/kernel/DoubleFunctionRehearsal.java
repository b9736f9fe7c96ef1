package io.ganglion.engine.kernel;

/** The functions for arrays of {@code double}, one after the other. */
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
    return 6;
  }

  @Override
  public void play(Kernels kernels, int piece) {
    switch (piece) {
      case 0 -> kernels.exp(x, 0, y, 0, x.length);
      case 1 -> kernels.sigmoid(x, 0, y, 0, x.length);
      case 2 -> kernels.tanh(x, 0, y, 0, x.length);
      case 3 -> kernels.sigmoidGradient(x, x, y, x.length);
      case 4 -> kernels.tanhGradient(x, x, y, x.length);
      default -> y[0] = kernels.areFinite(x, 0, x.length) ? 1 : 0;
    }
  }
}
