package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Products of random shapes, held against {@link NaiveProducts}; everything around a result must stay untouched. */
final class RandomProducts {
  private static final int[] EDGES = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65};

  private final long seed;
  private final int shapes;

  RandomProducts(long seed, int shapes) {
    this.seed = seed;
    this.shapes = shapes;
  }

  void check(Kernels kernels) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < shapes; i++) {
      int rows = random.nextInt(10) == 0 ? 0 : size(random);
      check(kernels, random, rows, size(random), size(random));
    }
    check(kernels, random, 1, 1, 1);
    check(kernels, random, 9, 3, 600);
    check(kernels, random, 9, 600, 70);
    for (int inputs = 1; inputs < 6; inputs++) { // of one output and few inputs, of which a part may be one
      for (int rows = 1; rows < 6; rows++) {
        check(kernels, random, rows, inputs, 1);
      }
    }
    // Several blocks of terms; both factors copied.
    check(kernels, random, 18, 300, 530);
    check(kernels, random, 131, 22, 530);
    check(kernels, random, 20, 1100, 70);
    // Rows copied side by side: no more than whole groups, some more, and fewer than a group.
    check(kernels, random, 16, 24, 512);
    check(kernels, random, 21, 20, 520);
    check(kernels, random, 6, 30, 513);
  }

  private static int size(SplittableRandom random) {
    return random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : 1 + random.nextInt(130);
  }

  private void check(Kernels kernels, SplittableRandom random, int rows, int inputs, int outputs) {
    checkDoubles(kernels, random, rows, inputs, outputs);
    checkFloats(kernels, random, rows, inputs, outputs);
  }

  // region double form
  private void checkDoubles(Kernels kernels, SplittableRandom random, int rows, int inputs, int outputs) {
    int gap = random.nextInt(5);
    boolean biased = random.nextBoolean();
    Affine affine = new Affine(inputs, outputs, gap, biased ? gap + inputs * outputs + 2 : Affine.NO_BIAS);
    int dimension = gap + inputs * outputs + 2 + outputs + gap;
    String shape = "double, seed " + seed + ": " + rows + " rows, " + affine;
    double[] parameters = doubles(random, dimension);
    double[] x = doubles(random, gap + rows * inputs + 3);
    double[] d = doubles(random, gap + rows * outputs + 3);

    double[] out = doubles(random, gap + rows * outputs + 3);
    double[] expected = out.clone();
    NaiveProducts.forward(x, gap, parameters, affine, expected, gap, rows);
    kernels.forward(x, gap, parameters, affine, out, gap, rows);
    assertArrayEquals(expected, out, () -> "forward, " + shape);

    Panels panels = new Panels();
    for (int again = 0; again < 2; again++) {
      double[] byPanels = doubles(random, out.length);
      System.arraycopy(out, 0, byPanels, 0, gap);
      for (int i = out.length - 3; i < out.length; i++) { // three copied at once can crash C2 of JDK 17
        byPanels[i] = out[i];
      }
      kernels.forward(x, gap, parameters, affine, byPanels, gap, rows, panels);
      assertArrayEquals(out, byPanels, () -> "forward with panels, " + shape);
    }
    double[] others = doubles(random, dimension);
    double[] outOfOthers = out.clone();
    NaiveProducts.forward(x, gap, others, affine, outOfOthers, gap, rows);
    panels.outdate();
    double[] byPanels = out.clone();
    kernels.forward(x, gap, others, affine, byPanels, gap, rows, panels);
    assertArrayEquals(outOfOthers, byPanels, () -> "forward with panels of other weights, " + shape);

    expected = out.clone();
    NaiveProducts.onto(x, gap, others, affine, d, gap, expected, gap, rows);
    Panels further = new Panels();
    for (int again = 0; again < 2; again++) {
      double[] added = out.clone();
      kernels.onto(x, gap, others, affine, d, gap, added, gap, rows, further);
      assertArrayEquals(expected, added, () -> "onto, " + shape);
      System.arraycopy(d, gap, added, gap, rows * outputs);
      kernels.onto(x, gap, others, affine, added, gap, added, gap, rows, further);
      assertArrayEquals(expected, added, () -> "onto its own start, " + shape);
    }

    double[] gradient = doubles(random, dimension);
    expected = gradient.clone();
    NaiveProducts.weightGradient(x, gap, d, gap, expected, affine, rows);
    kernels.weightGradient(x, gap, d, gap, gradient, affine, rows);
    if (biased) {
      NaiveProducts.biasGradient(d, gap, expected, affine, rows);
      kernels.biasGradient(d, gap, gradient, affine, rows);
    }
    assertArrayEquals(expected, gradient, () -> "gradient, " + shape);

    double[] inParts = gradient.clone();
    int cut = random.nextInt(inputs + 1);
    for (int[] part : new int[][] {{0, cut}, {cut, inputs}}) {
      if (part[0] < part[1]) {
        Arrays.fill(inParts, gap + part[0] * outputs, gap + part[1] * outputs, Double.NaN);
        kernels.weightGradient(x, gap, d, gap, inParts, affine, rows, part[0], part[1]);
      }
    }
    assertArrayEquals(expected, inParts, () -> "gradient in two parts, " + shape);

    Arrays.fill(inParts, gap, gap + inputs * outputs, Double.NaN);
    int[] next = {0};
    double[] ofParts = expected;
    for (int[] part : new int[][] {{0, cut}, {cut, inputs}}) {
      int most = 1 + random.nextInt(40);
      kernels.weightGradientInParts(x, gap, d, gap, inParts, affine, rows, part[0], part[1], most, (from, to) -> {
        assertEquals(next[0], from, () -> "parts come in order, " + shape);
        assertTrue(from < to && to <= from + most, () -> "parts are not larger than asked for, " + shape);
        next[0] = to;
        int end = gap + to * outputs;
        assertEquals(-1, Arrays.mismatch(ofParts, gap, end, inParts, gap, end),
            () -> "gradient part by part, " + shape);
      });
      assertEquals(part[1], next[0], () -> "all parts come, " + shape);
    }

    double[] dx = doubles(random, gap + rows * inputs + 3);
    double[] around = dx.clone();
    expected = dx.clone();
    NaiveProducts.inputGradient(d, gap, parameters, affine, expected, gap, rows);
    kernels.inputGradient(d, gap, parameters, affine, dx, gap, rows);
    assertArrayEquals(expected, dx, () -> "input gradient, " + shape);
    double[] transposed = doubles(random, gap + affine.size());
    kernels.transpose(parameters, affine, transposed, gap);
    kernels.forward(d, gap, transposed, affine.transposed(gap), around, gap, rows);
    assertArrayEquals(expected, around, () -> "input gradient through the transposed, " + shape);

    double[] total = doubles(random, dimension);
    expected = total.clone();
    for (int i = gap; i < dimension; i++) {
      expected[i] += gradient[i - gap];
    }
    kernels.add(gradient, 0, total, gap, dimension - gap);
    assertArrayEquals(expected, total, () -> "add, " + shape);
  }
  // endregion

  // region float form: made by .ci/float-forms
  private void checkFloats(Kernels kernels, SplittableRandom random, int rows, int inputs, int outputs) {
    int gap = random.nextInt(5);
    boolean biased = random.nextBoolean();
    Affine affine = new Affine(inputs, outputs, gap, biased ? gap + inputs * outputs + 2 : Affine.NO_BIAS);
    int dimension = gap + inputs * outputs + 2 + outputs + gap;
    String shape = "float, seed " + seed + ": " + rows + " rows, " + affine;
    float[] parameters = floats(random, dimension);
    float[] x = floats(random, gap + rows * inputs + 3);
    float[] d = floats(random, gap + rows * outputs + 3);

    float[] out = floats(random, gap + rows * outputs + 3);
    float[] expected = out.clone();
    NaiveProducts.forward(x, gap, parameters, affine, expected, gap, rows);
    kernels.forward(x, gap, parameters, affine, out, gap, rows);
    assertArrayEquals(expected, out, () -> "forward, " + shape);

    Panels panels = new Panels();
    for (int again = 0; again < 2; again++) {
      float[] byPanels = floats(random, out.length);
      System.arraycopy(out, 0, byPanels, 0, gap);
      for (int i = out.length - 3; i < out.length; i++) { // three copied at once can crash C2 of JDK 17
        byPanels[i] = out[i];
      }
      kernels.forward(x, gap, parameters, affine, byPanels, gap, rows, panels);
      assertArrayEquals(out, byPanels, () -> "forward with panels, " + shape);
    }
    float[] others = floats(random, dimension);
    float[] outOfOthers = out.clone();
    NaiveProducts.forward(x, gap, others, affine, outOfOthers, gap, rows);
    panels.outdate();
    float[] byPanels = out.clone();
    kernels.forward(x, gap, others, affine, byPanels, gap, rows, panels);
    assertArrayEquals(outOfOthers, byPanels, () -> "forward with panels of other weights, " + shape);

    expected = out.clone();
    NaiveProducts.onto(x, gap, others, affine, d, gap, expected, gap, rows);
    Panels further = new Panels();
    for (int again = 0; again < 2; again++) {
      float[] added = out.clone();
      kernels.onto(x, gap, others, affine, d, gap, added, gap, rows, further);
      assertArrayEquals(expected, added, () -> "onto, " + shape);
      System.arraycopy(d, gap, added, gap, rows * outputs);
      kernels.onto(x, gap, others, affine, added, gap, added, gap, rows, further);
      assertArrayEquals(expected, added, () -> "onto its own start, " + shape);
    }

    float[] gradient = floats(random, dimension);
    expected = gradient.clone();
    NaiveProducts.weightGradient(x, gap, d, gap, expected, affine, rows);
    kernels.weightGradient(x, gap, d, gap, gradient, affine, rows);
    if (biased) {
      NaiveProducts.biasGradient(d, gap, expected, affine, rows);
      kernels.biasGradient(d, gap, gradient, affine, rows);
    }
    assertArrayEquals(expected, gradient, () -> "gradient, " + shape);

    float[] inParts = gradient.clone();
    int cut = random.nextInt(inputs + 1);
    for (int[] part : new int[][] {{0, cut}, {cut, inputs}}) {
      if (part[0] < part[1]) {
        Arrays.fill(inParts, gap + part[0] * outputs, gap + part[1] * outputs, Float.NaN);
        kernels.weightGradient(x, gap, d, gap, inParts, affine, rows, part[0], part[1]);
      }
    }
    assertArrayEquals(expected, inParts, () -> "gradient in two parts, " + shape);

    Arrays.fill(inParts, gap, gap + inputs * outputs, Float.NaN);
    int[] next = {0};
    float[] ofParts = expected;
    for (int[] part : new int[][] {{0, cut}, {cut, inputs}}) {
      int most = 1 + random.nextInt(40);
      kernels.weightGradientInParts(x, gap, d, gap, inParts, affine, rows, part[0], part[1], most, (from, to) -> {
        assertEquals(next[0], from, () -> "parts come in order, " + shape);
        assertTrue(from < to && to <= from + most, () -> "parts are not larger than asked for, " + shape);
        next[0] = to;
        int end = gap + to * outputs;
        assertEquals(-1, Arrays.mismatch(ofParts, gap, end, inParts, gap, end),
            () -> "gradient part by part, " + shape);
      });
      assertEquals(part[1], next[0], () -> "all parts come, " + shape);
    }

    float[] dx = floats(random, gap + rows * inputs + 3);
    float[] around = dx.clone();
    expected = dx.clone();
    NaiveProducts.inputGradient(d, gap, parameters, affine, expected, gap, rows);
    kernels.inputGradient(d, gap, parameters, affine, dx, gap, rows);
    assertArrayEquals(expected, dx, () -> "input gradient, " + shape);
    float[] transposed = floats(random, gap + affine.size());
    kernels.transpose(parameters, affine, transposed, gap);
    kernels.forward(d, gap, transposed, affine.transposed(gap), around, gap, rows);
    assertArrayEquals(expected, around, () -> "input gradient through the transposed, " + shape);

    float[] total = floats(random, dimension);
    expected = total.clone();
    for (int i = gap; i < dimension; i++) {
      expected[i] += gradient[i - gap];
    }
    kernels.add(gradient, 0, total, gap, dimension - gap);
    assertArrayEquals(expected, total, () -> "add, " + shape);
  }
  // endregion

  /** Mostly of the size that networks have; now and then a zero, a subnormal number or an infinity. */
  private static double[] doubles(SplittableRandom random, int size) {
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      double number = random.nextDouble() * 2 - 1;
      numbers[i] = switch (random.nextInt(2000)) {
        case 0 -> 0.0;
        case 1 -> -0.0;
        case 2 -> number * (random.nextBoolean() ? Double.MIN_NORMAL : Float.MIN_NORMAL);
        case 3 -> number / 0;
        default -> number;
      };
    }
    return numbers;
  }

  // region by hand: random numbers
  private static float[] floats(SplittableRandom random, int size) {
    double[] doubles = doubles(random, size);
    float[] floats = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }
  // endregion
}
