package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyTest {
  /** (4 12 -16; 12 37 -43; -16 -43 98) = L Lᵀ with L = (2 0 0; 6 1 0; -8 5 3). */
  @Test
  void factorsByHand() {
    double[] a = {4, 12, -16, 12, 37, -43, -16, -43, 98};
    assertTrue(Cholesky.factor(a, 3));
    assertArrayEquals(new double[] {2, 12, -16, 6, 1, -43, -8, 5, 3}, a);
    double[] b = {4 - 24 - 48, 12 - 74 - 129, -16 + 86 + 294};
    Cholesky.solve(a, 3, b);
    assertArrayEquals(new double[] {1, -2, 3}, b, 1e-12);
  }

  /** A = M Mᵀ + I is well conditioned enough for twelve digits. */
  @Test
  void solvesWhatItWasMadeFrom() {
    SplittableRandom random = new SplittableRandom(1);
    int n = 20;
    double[] m = random.doubles((long) n * n).toArray();
    double[] x = random.doubles(n).toArray();
    double[] a = new double[n * n];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = i == j ? 1 : 0;
        for (int k = 0; k < n; k++) {
          a[i * n + j] += m[i * n + k] * m[j * n + k];
        }
        b[i] += a[i * n + j] * x[j];
      }
    }
    assertTrue(Cholesky.factor(a, n));
    Cholesky.solve(a, n, b);
    for (int i = 0; i < n; i++) {
      assertEquals(x[i], b[i], 1e-12);
    }
  }

  @Test
  void refusesWhatIsNotPositiveDefinite() {
    assertFalse(Cholesky.factor(new double[] {1, 2, 2, 4}, 2));
    assertFalse(Cholesky.factor(new double[] {0}, 1));
    assertFalse(Cholesky.factor(new double[] {Double.NaN}, 1));
  }
}
