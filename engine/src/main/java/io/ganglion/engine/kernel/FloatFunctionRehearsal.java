package io.ganglion.engine.kernel;

/** The functions for arrays of {@code float}, one after the other. */
final class FloatFunctionRehearsal implements WarmUp.Rehearsal {
  private final float[] x = new float[203];
  private final double[] doubles = new double[203];
  private final float[] y = new float[x.length];

  FloatFunctionRehearsal() {
    for (int i = 0; i < x.length; i++) {
      x[i] = i - 100;
    }
  }

  @Override
  public int pieces() {
    return 10;
  }

  /**
   * For e^x and what is made of it 50 ns per argument, which takes 1 to 3 in vectors, and 800 and more in vectors as
   * objects; for the rest 10, which takes 0.2 to 1, and 15 and more.
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
      case 5 -> kernels.reluGradient(x, x, y, x.length);
      case 6 -> kernels.widen(x, 0, doubles, 0, x.length);
      case 7 -> kernels.add(x, 0, doubles, 0, x.length);
      case 8 -> y[0] = kernels.areFinite(x, 0, x.length) ? 1 : 0;
      default -> y[0] = kernels.areFinite(doubles, 0, doubles.length) ? 1 : 0;
    }
  }
}
