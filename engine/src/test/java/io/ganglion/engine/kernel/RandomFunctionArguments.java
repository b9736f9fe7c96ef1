package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.ganglion.api.ExactMath;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Arrays of random arguments, whose functions in bulk are held against {@link ExactMath} one by one. */
final class RandomFunctionArguments {
  private final long seed;

  RandomFunctionArguments(long seed) {
    this.seed = seed;
  }

  void check(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int size = 0; size < 70; size++) {
      checkDoubles(kernels, random, size);
      checkFloats(kernels, random, size);
      new RandomGradients(random.nextLong(), size).check(kernels);
    }
    checkDoubles(kernels, random, 20_000);
    checkFloats(kernels, random, 20_000);
    new RandomGradients(seed, 20_000).check(kernels);
  }

  // region double form
  private void checkDoubles(Kernels kernels, SplittableRandom random, int size) {
    int xAt = random.nextInt(5);
    int yAt = random.nextInt(5);
    double[] x = doubles(random, xAt + size + 2);
    double[] exp = new double[yAt + size + 2];
    double[] sigmoid = exp.clone();
    double[] tanh = exp.clone();
    for (int i = 0; i < size; i++) {
      exp[yAt + i] = ExactMath.exp(x[xAt + i]);
      sigmoid[yAt + i] = ExactMath.sigmoid(x[xAt + i]);
      tanh[yAt + i] = ExactMath.tanh(x[xAt + i]);
    }
    double[] y = new double[exp.length];
    kernels.exp(x, xAt, y, yAt, size);
    assertArrayEquals(exp, y, () -> "double exp, seed " + seed);
    kernels.sigmoid(x, xAt, y, yAt, size);
    assertArrayEquals(sigmoid, y, () -> "double sigmoid, seed " + seed);
    kernels.tanh(x, xAt, y, yAt, size);
    assertArrayEquals(tanh, y, () -> "double tanh, seed " + seed);
    int width = 1 + random.nextInt(12);
    double[] softmax = new double[y.length];
    for (int r = 0; r < size / width; r++) {
      double largest = x[xAt + r * width];
      for (int j = 0; j < width; j++) {
        largest = Math.max(largest, x[xAt + r * width + j]);
      }
      double sum = 0;
      for (int j = 0; j < width; j++) {
        sum += ExactMath.exp(x[xAt + r * width + j] - largest);
      }
      for (int j = 0; j < width; j++) {
        softmax[yAt + r * width + j] = ExactMath.exp(x[xAt + r * width + j] - largest) / sum;
      }
    }
    double[] z = new double[y.length];
    kernels.softmax(x, xAt, z, yAt, size / width, width);
    assertArrayEquals(softmax, z, () -> "double softmax, seed " + seed);
    System.arraycopy(x, xAt, z, yAt, size);
    kernels.softmax(z, yAt, z, yAt, size / width, width);
    assertArrayEquals(Arrays.copyOf(softmax, yAt + size / width * width),
        Arrays.copyOf(z, yAt + size / width * width), () -> "double softmax in place, seed " + seed);
    System.arraycopy(x, xAt, y, yAt, size);
    kernels.tanh(y, yAt, y, yAt, size);
    assertArrayEquals(tanh, y, () -> "double tanh in place, seed " + seed);
    checkRowsOfDoubles(kernels, random, x, xAt, size);
  }

  /** Rows of x are added to some that overlap. */
  private void checkRowsOfDoubles(Kernels kernels, SplittableRandom random, double[] x, int xAt, int size) {
    int rows = 1 + random.nextInt(4);
    int width = size / rows;
    int step = random.nextInt(width + 1);
    double[] total = doubles(random, 3 + rows * width);
    double[] expected = total.clone();
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < width; i++) {
        expected[1 + r * step + i] += x[xAt + r * width + i];
      }
    }
    kernels.addRows(x, xAt, width, total, 1, step, rows, width);
    assertArrayEquals(expected, total, () -> "double rows, seed " + seed);
    double[] sums = new double[rows];
    double[] expectedSums = new double[rows];
    for (int r = 0; r < rows; r++) {
      double[] chains = new double[Kernels.CHAINS];
      for (int i = 0; i < width; i++) {
        chains[i % chains.length] += x[xAt + r * width + i];
      }
      for (int half = chains.length / 2; half > 0; half /= 2) {
        for (int i = 0; i < half; i++) {
          chains[i] += chains[i + half];
        }
      }
      expectedSums[r] = chains[0];
    }
    kernels.rowSums(x, xAt, sums, 0, rows, width);
    assertArrayEquals(expectedSums, sums, () -> "double row sums, seed " + seed);
  }
  // endregion

  // region float form: made by .ci/float-forms
  private void checkFloats(Kernels kernels, SplittableRandom random, int size) {
    int xAt = random.nextInt(5);
    int yAt = random.nextInt(5);
    float[] x = floats(random, xAt + size + 2);
    float[] exp = new float[yAt + size + 2];
    float[] sigmoid = exp.clone();
    float[] tanh = exp.clone();
    for (int i = 0; i < size; i++) {
      exp[yAt + i] = ExactMath.exp(x[xAt + i]);
      sigmoid[yAt + i] = ExactMath.sigmoid(x[xAt + i]);
      tanh[yAt + i] = ExactMath.tanh(x[xAt + i]);
    }
    float[] y = new float[exp.length];
    kernels.exp(x, xAt, y, yAt, size);
    assertArrayEquals(exp, y, () -> "float exp, seed " + seed);
    kernels.sigmoid(x, xAt, y, yAt, size);
    assertArrayEquals(sigmoid, y, () -> "float sigmoid, seed " + seed);
    kernels.tanh(x, xAt, y, yAt, size);
    assertArrayEquals(tanh, y, () -> "float tanh, seed " + seed);
    int width = 1 + random.nextInt(12);
    float[] softmax = new float[y.length];
    for (int r = 0; r < size / width; r++) {
      float largest = x[xAt + r * width];
      for (int j = 0; j < width; j++) {
        largest = Math.max(largest, x[xAt + r * width + j]);
      }
      float sum = 0;
      for (int j = 0; j < width; j++) {
        sum += ExactMath.exp(x[xAt + r * width + j] - largest);
      }
      for (int j = 0; j < width; j++) {
        softmax[yAt + r * width + j] = ExactMath.exp(x[xAt + r * width + j] - largest) / sum;
      }
    }
    float[] z = new float[y.length];
    kernels.softmax(x, xAt, z, yAt, size / width, width);
    assertArrayEquals(softmax, z, () -> "float softmax, seed " + seed);
    System.arraycopy(x, xAt, z, yAt, size);
    kernels.softmax(z, yAt, z, yAt, size / width, width);
    assertArrayEquals(Arrays.copyOf(softmax, yAt + size / width * width),
        Arrays.copyOf(z, yAt + size / width * width), () -> "float softmax in place, seed " + seed);
    System.arraycopy(x, xAt, y, yAt, size);
    kernels.tanh(y, yAt, y, yAt, size);
    assertArrayEquals(tanh, y, () -> "float tanh in place, seed " + seed);
    checkRowsOfFloats(kernels, random, x, xAt, size);
  }

  /** Rows of x are added to some that overlap. */
  private void checkRowsOfFloats(Kernels kernels, SplittableRandom random, float[] x, int xAt, int size) {
    int rows = 1 + random.nextInt(4);
    int width = size / rows;
    int step = random.nextInt(width + 1);
    float[] total = floats(random, 3 + rows * width);
    float[] expected = total.clone();
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < width; i++) {
        expected[1 + r * step + i] += x[xAt + r * width + i];
      }
    }
    kernels.addRows(x, xAt, width, total, 1, step, rows, width);
    assertArrayEquals(expected, total, () -> "float rows, seed " + seed);
    float[] sums = new float[rows];
    float[] expectedSums = new float[rows];
    for (int r = 0; r < rows; r++) {
      float[] chains = new float[Kernels.CHAINS];
      for (int i = 0; i < width; i++) {
        chains[i % chains.length] += x[xAt + r * width + i];
      }
      for (int half = chains.length / 2; half > 0; half /= 2) {
        for (int i = 0; i < half; i++) {
          chains[i] += chains[i + half];
        }
      }
      expectedSums[r] = chains[0];
    }
    kernels.rowSums(x, xAt, sums, 0, rows, width);
    assertArrayEquals(expectedSums, sums, () -> "float row sums, seed " + seed);
  }
  // endregion

  private static double[] doubles(SplittableRandom random, int size) {
    double[] doubles = new double[size];
    for (int i = 0; i < size; i++) {
      doubles[i] = argument(random);
    }
    return doubles;
  }

  // region by hand: random numbers
  private static float[] floats(SplittableRandom random, int size) {
    float[] floats = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = (float) argument(random);
    }
    return floats;
  }
  // endregion

  /** Mostly ordinary; now and then beyond where functions overflow, tiny, infinite or NaN. */
  static double argument(SplittableRandom random) {
    double number = random.nextDouble() * 2 - 1;
    return switch (random.nextInt(40)) {
      case 0 -> number * 800;
      case 1 -> number * 120;
      case 2 -> number * 1e-9;
      case 3 -> number * Double.MIN_NORMAL;
      case 4 -> number * Float.MIN_NORMAL;
      case 5 -> random.nextInt(10) == 0 ? Double.NaN : number * 1e300;
      case 6 -> random.nextInt(10) == 0 ? number / 0 : 0.0;
      case 7 -> -0.0;
      case 8 -> Math.rint(number * 1000) * 0.34657359027997264;
      default -> number * 10;
    };
  }
}
