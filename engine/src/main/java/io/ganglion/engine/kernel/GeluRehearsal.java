package io.ganglion.engine.kernel;

/** Gaussian error linear units and their gradients, in both precisions. */
final class GeluRehearsal implements WarmUp.Rehearsal {
  private final double[] x = new double[203];
  private final double[] y = new double[x.length];
  private final float[] floatX = new float[x.length];
  private final float[] floatY = new float[x.length];

  GeluRehearsal() {
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.1 * (i - 100);
      floatX[i] = (float) x[i];
    }
  }

  @Override
  public int pieces() {
    return 4;
  }

  /** 100 ns per argument, which takes 2 to 5 once compiled, and some thousands before. */
  @Override
  public long allowed(int piece) {
    return 100L * x.length;
  }

  @Override
  public void play(Kernels kernels, int piece) {
    switch (piece) {
      case 0 -> kernels.gelu(x, y, x.length);
      case 1 -> kernels.geluGradient(x, x, y, x.length);
      case 2 -> kernels.gelu(floatX, floatY, x.length);
      default -> kernels.geluGradient(floatX, floatX, floatY, x.length);
    }
  }
}
