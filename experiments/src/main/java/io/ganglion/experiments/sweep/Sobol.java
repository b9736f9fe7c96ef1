package io.ganglion.experiments.sweep;

/**
 * Sobol's sequence: points that fill a cube evenly, wherever it is broken off (I. M. Sobol, 1967; in Gray-code order,
 * by Antonov and Saleev, 1979). The direction numbers are those of S. Joe and F. Y. Kuo, Constructing Sobol sequences
 * with better two-dimensional projections, 2008 (new-joe-kuo-6.21201), of which the first 21 dimensions are here.
 */
public final class Sobol {
  /** The most dimensions that there are. */
  public static final int MAX_DIMENSIONS = 21;
  private static final int BITS = 31;

  /** Of each dimension from the second on: the polynomial's inner coefficients, then the first direction numbers. */
  private static final int[][] JOE_KUO = {
    {0, 1}, {1, 1, 3}, {1, 1, 3, 1}, {2, 1, 1, 1}, {1, 1, 1, 3, 3}, {4, 1, 3, 5, 13}, {2, 1, 1, 5, 5, 17},
    {4, 1, 1, 5, 5, 5}, {7, 1, 1, 7, 11, 19}, {11, 1, 1, 5, 1, 1}, {13, 1, 1, 1, 3, 11}, {14, 1, 3, 5, 5, 31},
    {1, 1, 3, 3, 9, 7, 49}, {13, 1, 1, 1, 15, 21, 21}, {16, 1, 3, 1, 13, 27, 49}, {19, 1, 1, 1, 15, 7, 5},
    {22, 1, 3, 1, 15, 13, 25}, {25, 1, 1, 5, 5, 19, 61}, {1, 1, 3, 7, 11, 23, 15, 103}, {4, 1, 3, 7, 13, 13, 15, 69},
  };

  private Sobol() {}

  /**
   * A point of the sequence, all coordinates at least 0 and less than 1. The first is the corner 0.
   *
   * @param index from 0
   * @param dimensions from 1 to {@link #MAX_DIMENSIONS}
   */
  public static double[] point(int index, int dimensions) {
    int gray = index ^ index >>> 1;
    double[] point = new double[dimensions];
    for (int dimension = 0; dimension < dimensions; dimension++) {
      int[] directions = directions(dimension);
      int bits = 0;
      for (int i = 0; gray >>> i != 0; i++) {
        bits ^= (gray >>> i & 1) == 0 ? 0 : directions[i];
      }
      point[dimension] = StrictMath.scalb((double) bits, -BITS);
    }
    return point;
  }

  private static int[] directions(int dimension) {
    int[] v = new int[BITS];
    if (dimension == 0) {
      for (int i = 0; i < BITS; i++) {
        v[i] = 1 << BITS - 1 - i;
      }
      return v;
    }
    int[] row = JOE_KUO[dimension - 1];
    int degree = row.length - 1;
    for (int i = 0; i < degree; i++) {
      v[i] = row[i + 1] << BITS - 1 - i;
    }
    for (int i = degree; i < BITS; i++) {
      v[i] = v[i - degree] ^ v[i - degree] >>> degree;
      for (int k = 1; k < degree; k++) {
        v[i] ^= (row[0] >>> degree - 1 - k & 1) * v[i - k];
      }
    }
    return v;
  }
}
