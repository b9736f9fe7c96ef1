package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.formula.GeluFormula;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Arrays of random numbers, whose conversions and whose derivatives in bulk are held against those one by one. */
final class RandomGradients {
  private final long seed;
  private final int at;
  private final double[] numbers;
  private final double[] others;
  private final float[] floats;
  private final float[] otherFloats;

  RandomGradients(long seed, int size) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    this.at = random.nextInt(5);
    this.numbers = random.doubles(size).map(any -> RandomFunctionArguments.argument(random)).toArray();
    this.others = random.doubles(size).map(any -> RandomFunctionArguments.argument(random)).toArray();
    this.floats = rounded(numbers);
    this.otherFloats = rounded(others);
  }

  private static float[] rounded(double[] doubles) {
    float[] rounded = new float[doubles.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) doubles[i];
    }
    return rounded;
  }

  void check(Kernels kernels) {
    checkDoubles(kernels);
    checkGelus(kernels);
    checkFloats(kernels);
    checkConversions(kernels);
    checkFiniteDoubles(kernels);
    checkFiniteFloats(kernels);
  }

  // region double form
  private void checkFiniteDoubles(Kernels kernels) {
    int size = numbers.length;
    double[] around = new double[at + size + 1];
    Arrays.fill(around, Double.NaN);
    Arrays.fill(around, at, at + size, -Double.MAX_VALUE);
    assertTrue(kernels.areFinite(around, at, size), () -> "all doubles are finite, seed " + seed);
    for (int i = 0; i < size; i++) {
      double bad = new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}[i % 3];
      around[at + i] = bad;
      assertFalse(kernels.areFinite(around, at, size), bad + ", seed " + seed + ", double " + i + " of " + size);
      around[at + i] = Double.MIN_VALUE;
    }
  }
  // endregion

  // region float form: made by .ci/float-forms
  private void checkFiniteFloats(Kernels kernels) {
    int size = numbers.length;
    float[] around = new float[at + size + 1];
    Arrays.fill(around, Float.NaN);
    Arrays.fill(around, at, at + size, -Float.MAX_VALUE);
    assertTrue(kernels.areFinite(around, at, size), () -> "all floats are finite, seed " + seed);
    for (int i = 0; i < size; i++) {
      float bad = new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}[i % 3];
      around[at + i] = bad;
      assertFalse(kernels.areFinite(around, at, size), bad + ", seed " + seed + ", float " + i + " of " + size);
      around[at + i] = Float.MIN_VALUE;
    }
  }
  // endregion

  private void checkDoubles(Kernels kernels) {
    int size = numbers.length;
    double[] sigmoid = new double[size];
    double[] tanh = new double[size];
    for (int i = 0; i < size; i++) {
      double y = numbers[i];
      sigmoid[i] = others[i] * (y * (1 - y));
      tanh[i] = others[i] * ((1 - y) * (1 + y));
    }
    double[] d = others.clone();
    kernels.sigmoidGradient(numbers, d, d, size);
    assertArrayEquals(sigmoid, d, () -> "derivative of sigmoid, seed " + seed);
    kernels.tanhGradient(numbers, others, d, size);
    assertArrayEquals(tanh, d, () -> "derivative of tanh, seed " + seed);
    for (double divisor : new double[] {1, 64, 150, 0x1p1023}) {
      double[] expected = Arrays.stream(others).map(number -> number / divisor).toArray();
      double[] around = new double[at + size + 1];
      System.arraycopy(others, 0, around, at, size);
      kernels.divide(around, at, size, divisor);
      assertArrayEquals(around(expected), around, () -> "divided by " + divisor + ", seed " + seed);
    }
  }

  private void checkFloats(Kernels kernels) {
    int size = floats.length;
    float[] sigmoid = new float[size];
    float[] tanh = new float[size];
    float[] relu = new float[size];
    for (int i = 0; i < size; i++) {
      double y = floats[i];
      sigmoid[i] = (float) (otherFloats[i] * (y * (1 - y)));
      tanh[i] = (float) (otherFloats[i] * ((1 - y) * (1 + y)));
      relu[i] = floats[i] > 0 ? otherFloats[i] : 0;
    }
    float[] d = otherFloats.clone();
    kernels.sigmoidGradient(floats, d, d, size);
    assertArrayEquals(sigmoid, d, () -> "float derivative of sigmoid, seed " + seed);
    kernels.tanhGradient(floats, otherFloats, d, size);
    assertArrayEquals(tanh, d, () -> "float derivative of tanh, seed " + seed);
    kernels.reluGradient(floats, otherFloats, d, size);
    assertArrayEquals(relu, d, () -> "float derivative of relu, seed " + seed);
  }

  private void checkGelus(Kernels kernels) {
    int size = numbers.length;
    double[] y = new double[size];
    double[] dx = new double[size];
    float[] floatY = new float[size];
    float[] floatDx = new float[size];
    for (int i = 0; i < size; i++) {
      y[i] = GeluFormula.value(numbers[i]);
      dx[i] = others[i] * GeluFormula.derivative(numbers[i]);
      floatY[i] = (float) GeluFormula.value(floats[i]);
      floatDx[i] = (float) (otherFloats[i] * GeluFormula.derivative(floats[i]));
    }
    double[] d = numbers.clone();
    kernels.gelu(d, d, size);
    assertArrayEquals(y, d, () -> "gelu, seed " + seed);
    d = others.clone();
    kernels.geluGradient(numbers, d, d, size);
    assertArrayEquals(dx, d, () -> "derivative of gelu, seed " + seed);
    float[] f = floats.clone();
    kernels.gelu(f, f, size);
    assertArrayEquals(floatY, f, () -> "float gelu, seed " + seed);
    f = otherFloats.clone();
    kernels.geluGradient(floats, f, f, size);
    assertArrayEquals(floatDx, f, () -> "float derivative of gelu, seed " + seed);
  }

  private void checkConversions(Kernels kernels) {
    int size = numbers.length;
    double[] sum = new double[size];
    double[] wide = new double[size];
    for (int i = 0; i < size; i++) {
      wide[i] = 0.0 + floats[i];
      sum[i] = wide[i] + otherFloats[i];
    }
    float[] narrow = new float[at + size + 1];
    kernels.round(numbers, 0, narrow, at, size);
    assertArrayEquals(floats, Arrays.copyOfRange(narrow, at, at + size), () -> "rounded, seed " + seed);
    double[] total = new double[at + size + 1];
    kernels.widen(narrow, at, total, at, size);
    assertArrayEquals(around(wide), total, () -> "widened, seed " + seed);
    kernels.add(otherFloats, 0, total, at, size);
    assertArrayEquals(around(sum), total, () -> "added, seed " + seed);
  }

  /** With zeros before and after, which must stay. */
  private double[] around(double[] expected) {
    double[] around = new double[at + expected.length + 1];
    System.arraycopy(expected, 0, around, at, expected.length);
    return around;
  }
}
