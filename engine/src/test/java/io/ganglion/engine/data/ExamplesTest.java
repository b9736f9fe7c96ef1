package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
  }

  private static String refusal(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }
}
