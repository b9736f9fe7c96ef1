package io.ganglion.engine.kernel;

import java.util.Arrays;

/** Products of {@code double} with few and many rows, narrow and wide, with and without a bias. */
final class DoubleProductRehearsal implements WarmUp.Rehearsal {
  private static final int TERMS = 40;
  private static final int[] ROWS = {1, 9};
  /** Less than a vector; one, two and four vectors with a remainder, for vectors of 2 to 16 lanes. */
  private static final int[] COLUMNS = {7, 9, 18, 36, 68, 100};
  private static final int MOST = 9 * 100;

  private final double[] x = new double[9 * TERMS];
  private final double[] parameters = new double[(TERMS + 1) * 100];
  private final double[] out = new double[MOST];
  private final double[] gradient = new double[parameters.length];

  DoubleProductRehearsal() {
    Arrays.fill(x, 0.5);
    Arrays.fill(parameters, 0.25);
  }

  @Override
  public int pieces() {
    return ROWS.length * COLUMNS.length;
  }

  /** 1 µs plus 1 ns per multiplication, which takes 0.03 to 0.3 once compiled, and 2 or more before. */
  @Override
  public long allowed(int piece) {
    return 1000 + 3L * ROWS[piece / COLUMNS.length] * TERMS * COLUMNS[piece % COLUMNS.length];
  }

  @Override
  public void play(Kernels kernels, int piece) {
    int rows = ROWS[piece / COLUMNS.length];
    int columns = COLUMNS[piece % COLUMNS.length];
    Affine biased = new Affine(TERMS, columns, 0, TERMS * columns);
    kernels.forward(x, 0, parameters, biased, out, 0, rows);
    kernels.forward(x, 0, parameters, new Affine(TERMS, columns, 0, Affine.NO_BIAS), out, 0, rows);
    kernels.weightGradient(x, 0, out, 0, gradient, biased, rows);
  }
}
