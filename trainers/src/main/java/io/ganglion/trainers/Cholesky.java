package io.ganglion.trainers;

/**
 * Solves A x = b for a symmetric, positive definite A by its Cholesky factor.
 *
 * <p>Source: Golub, Van Loan, <em>Matrix Computations</em>, 4th edition, 2013, section 4.2. Every inner product is
 * summed in the order of its indices.
 */
final class Cholesky {
  private Cholesky() {}

  /**
   * Overwrites the lower triangle of a matrix, row after row, with its factor.
   *
   * @return false, with the triangle overwritten, if the matrix is numerically not positive definite
   */
  static boolean factor(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      int rowI = i * n;
      for (int j = 0; j <= i; j++) {
        int rowJ = j * n;
        double sum = a[rowI + j];
        for (int k = 0; k < j; k++) {
          sum -= a[rowI + k] * a[rowJ + k];
        }
        if (j < i) {
          a[rowI + j] = sum / a[rowJ + j];
        } else if (sum > 0) {
          a[rowI + i] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  /** Overwrites b with x. */
  static void solve(double[] factor, int n, double[] b) {
    for (int i = 0; i < n; i++) {
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i * n + k] * b[k];
      }
      b[i] = sum / factor[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      b[i] /= factor[i * n + i];
      for (int k = 0; k < i; k++) {
        b[k] -= factor[i * n + k] * b[i];
      }
    }
  }
}
