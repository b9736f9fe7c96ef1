package io.ganglion.engine.kernel;

import java.util.Arrays;

/** {@link DoubleProductRehearsal} for {@code float}; made from it by {@code .ci/float-forms}. */
final class FloatProductRehearsal implements WarmUp.Rehearsal {
  private static final int TERMS = 40;
  private static final int[] ROWS = {1, 9};
  /** Less than a vector; one, two and four vectors with a remainder, for vectors of 2 to 16 lanes. */
  private static final int[] COLUMNS = {7, 9, 18, 36, 68, 100};
  private static final int MOST = 9 * 100;

  private final float[] x = new float[9 * TERMS];
  private final float[] parameters = new float[(TERMS + 1) * 100];
  private final float[] out = new float[MOST];
  private final float[] gradient = new float[parameters.length];

  FloatProductRehearsal() {
    Arrays.fill(x, 0.5f);
    Arrays.fill(parameters, 0.25f);
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
