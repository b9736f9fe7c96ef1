package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.random.SplitMix64;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  @Test
  void layRowsOneAfterAnother() {
    double[][] inputs = {{1, 2}, {3, 4}, {5, 6}};
    Examples examples = Examples.of(inputs, new double[][] {{7}, {8}, {9}});
    assertEquals(3, examples.count());
    assertEquals(2, examples.inputWidth());
    assertEquals(1, examples.targetWidth());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, examples.inputs());
    assertArrayEquals(new double[] {7, 8, 9}, examples.targets());
    assertArrayEquals(new double[] {3, 4}, examples.input(1));
    assertArrayEquals(new double[] {9}, examples.target(2));
    inputs[0][0] = 99;
    assertEquals(1, examples.inputs()[0]);
  }

  @Test
  void refuseRowsThatDoNotFit() {
    double[][] two = {{1}, {2}};
    assertEquals("need as many rows of targets as of inputs, and at least one: 2, 1",
        refusal(() -> Examples.of(two, new double[][] {{1}})));
    assertEquals("need as many rows of targets as of inputs, and at least one: 0, 0",
        refusal(() -> Examples.of(new double[0][], new double[0][])));
    assertEquals("row 1 has 2 numbers, row 0 has 1", refusal(() -> Examples.of(two, new double[][] {{1}, {2, 3}})));
    assertEquals("2 examples of 3 inputs and 1 targets don't fit arrays of 5 and 2",
        refusal(() -> new Examples(2, 3, 1, new double[5], new double[2])));
    assertEquals("-1 examples of -3 inputs and -1 targets don't fit arrays of 3 and 1",
        refusal(() -> new Examples(-1, -3, -1, new double[3], new double[1])));
  }

  /** In int arithmetic, each of these products is the length that is given. */
  @Test
  void refuseArraysThatWouldOnlyFitIfSizesOverflowed() {
    assertEquals("65536 examples of 65536 inputs and 1 targets don't fit arrays of 0 and 65536",
        refusal(() -> new Examples(65536, 65536, 1, new double[0], new double[65536])));
    assertEquals("65536 examples of 1 inputs and 65537 targets don't fit arrays of 65536 and 65536",
        refusal(() -> new Examples(65536, 1, 65537, new double[65536], new double[65536])));
    assertEquals("3 examples of 1431655766 inputs and 1 targets don't fit arrays of 2 and 3",
        refusal(() -> new Examples(3, 1431655766, 1, new double[2], new double[3])));
  }

  @Test
  void addTheirWeightsByTheTree() {
    int count = 3000;
    double[] weights = new SplitMix64(3).doubles(count).toArray();
    Examples examples = new Examples(count, 1, 1, new double[count], new double[count]).weighted(weights, weights);
    double expected = plain(weights, 0, 1024) + plain(weights, 1024, 2048) + plain(weights, 2048, count);
    assertEquals(expected, examples.totalWeight());
    assertTrue(expected != plain(weights, 0, count), "these weights would not show another order");
  }

  private static double plain(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static String refusal(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }
}
