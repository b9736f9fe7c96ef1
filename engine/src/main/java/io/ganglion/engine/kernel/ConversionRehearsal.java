package io.ganglion.engine.kernel;

/** The kernels that only single precision uses: conversions to {@code double}, and the gradient of relu. */
final class ConversionRehearsal implements WarmUp.Rehearsal {
  private final float[] x = new float[203];
  private final float[] y = new float[x.length];
  private final double[] doubles = new double[x.length];

  ConversionRehearsal() {
    for (int i = 0; i < x.length; i++) {
      x[i] = i - 100;
    }
  }

  @Override
  public int pieces() {
    return 4;
  }

  /** 10 ns per number, which takes 0.2 to 1 once compiled, and 15 or more before. */
  @Override
  public long allowed(int piece) {
    return 10L * x.length;
  }

  @Override
  public void play(Kernels kernels, int piece) {
    switch (piece) {
      case 0 -> kernels.reluGradient(x, x, y, x.length);
      case 1 -> kernels.widen(x, 0, doubles, 0, x.length);
      case 2 -> kernels.add(x, 0, doubles, 0, x.length);
      default -> y[0] = kernels.areFinite(doubles, 0, doubles.length) ? 1 : 0;
    }
  }
}
