package io.ganglion.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Shape;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SpansTest {
  private static final double[] ROWS = IntStream.range(0, 20).mapToDouble(i -> i).toArray();

  @Test
  void haveOneRowOfTargetsOrOneForEachStep() {
    Spans spans = Spans.ofLengths(3, 1, 6);
    Examples once = Examples.perSequence(new Shape.Steps(2), ROWS, spans, 1, new double[] {7, 8, 9});
    assertArrayEquals(new double[] {6, 7}, once.input(1));
    assertArrayEquals(new double[] {8}, once.target(1));
    assertEquals(3, once.totalWeight());
    Examples each = Examples.perStep(new Shape.Steps(2), ROWS, spans, 1, IntStream.range(0, 10).mapToDouble(i -> i)
        .toArray());
    assertArrayEquals(new double[] {0, 1, 2}, each.target(0));
    assertArrayEquals(new double[] {4, 5, 6, 7, 8, 9}, each.target(2));
    assertEquals(10, each.totalWeight());
    assertEquals("3 sequences of 2 inputs and 1 targets per step", each.toString());
  }

  @Test
  void countStepsByWeightAndWarmUp() {
    Spans spans = Spans.of(new int[] {0, 4}, new int[] {8, 6}, new int[] {0, 4});
    double[] weights = new double[10];
    Arrays.fill(weights, 1);
    weights[3] = 0;
    weights[9] = 0.5;
    Examples each = Examples.perStep(new Shape.Steps(2), ROWS, spans, 1, IntStream.range(0, 10).mapToDouble(i -> i)
        .toArray()).weighted(weights, weights);
    assertEquals(7, each.lossWeight(0));
    assertEquals(1.5, each.lossWeight(1));
    assertEquals(8.5, each.totalWeight());
    assertEquals(0, each.lossWeight(1, 3));
    Examples counted = each.counted();
    assertEquals(9, counted.count());
    assertArrayEquals(new double[] {0, 1, 2, 4, 5, 6, 7, 8, 9}, counted.targets());
    assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 0.5}, counted.lossWeights());
  }

  @Test
  void pickedOnesShareTheirInputs() {
    Examples each = Examples.perStep(new Shape.Steps(2), ROWS, Spans.ofLengths(1, 2, 3, 4), 1, new double[10]);
    Examples two = each.some(3, 1);
    assertEquals(ROWS, two.inputs());
    assertArrayEquals(new double[] {12, 13, 14, 15, 16, 17, 18, 19}, two.input(0));
    assertArrayEquals(new double[] {2, 3, 4, 5}, two.input(1));
    assertEquals(6, two.totalWeight());
    assertNull(two.weights());
    Examples once = Examples.perSequence(new Shape.Steps(2), ROWS, Spans.ofLengths(1, 2, 3, 4), 1,
        new double[] {1, 2, 3, 4}).spread(2);
    assertArrayEquals(new double[] {1, 3}, once.targets());
    assertArrayEquals(new double[] {6, 7, 8, 9, 10, 11}, once.input(1));
  }

  @Test
  void areCutIntoWindowsThatSeeWhatCameBefore() {
    Spans windows = Spans.ofLengths(10, 3).windows(4, 4, 2);
    assertEquals("0+4-0 2+6-2 6+4-2 10+3-0", text(windows));
    assertEquals("0+4-0 2+4-0 4+4-0 6+4-0", text(Spans.ofLengths(10).windows(4, 2, 0)));
    assertEquals("0+2-0 2+3-1 5+3-1 8+2-1", text(Spans.ofLengths(10).windows(2, 3, 1)));
    assertEquals("0+10-0", text(Spans.ofLengths(10).windows(10, 1, 5)));
    assertEquals("1+4-2 1+6-4", text(Spans.of(new int[] {1}, new int[] {6}, new int[] {2}).windows(2, 2, 9)));
    assertEquals(6, windows.longest());
    assertEquals(17, windows.total());
    assertEquals(13, windows.end());
  }

  @Test
  void keepTheirLastSteps() {
    assertEquals("7+3-0 10+2-1 12+3-2", text(Spans.of(new int[] {0, 10, 5}, new int[] {10, 2, 10},
        new int[] {5, 1, 9}).last(3)));
    Examples each = Examples.perStep(new Shape.Steps(2), ROWS, Spans.ofLengths(4, 6), 1, new double[10]).lastSteps(5);
    assertEquals(9, each.totalWeight());
    assertArrayEquals(new double[] {10, 11, 12, 13, 14, 15, 16, 17, 18, 19}, each.input(1));
    assertSame(each, each.lastSteps(5));
  }

  private static String text(Spans spans) {
    return IntStream.range(0, spans.count()).mapToObj(i -> spans.start(i) + "+" + spans.rows(i) + "-" + spans.warmUp(i))
        .collect(Collectors.joining(" "));
  }

  @Test
  void refuseWhatDoesNotFit() {
    Shape steps = new Shape.Steps(2);
    assertEquals("11 rows of 2 numbers don't fit an array of 20",
        refusal(() -> Examples.perStep(steps, ROWS, Spans.ofLengths(11), 1, new double[10])));
    assertEquals("10 steps with 1 targets each don't fit an array of 9",
        refusal(() -> Examples.perStep(steps, ROWS, Spans.ofLengths(9), 1, new double[9])));
    assertEquals("2 sequences with 3 targets each don't fit an array of 5",
        refusal(() -> Examples.perSequence(steps, ROWS, Spans.ofLengths(4, 5), 3, new double[5])));
    assertEquals("a row of 2 numbers is no sequence",
        refusal(() -> Examples.perSequence(new Shape.Row(2), ROWS, Spans.ofLengths(1), 1, new double[1])));
    assertEquals("example 1 can't have 0 rows from row 4 on, with a warm-up of 0",
        refusal(() -> Spans.ofLengths(4, 0)));
    assertEquals("example 0 can't have 3 rows from row 0 on, with a warm-up of 3",
        refusal(() -> Spans.of(new int[] {0}, new int[] {3}, new int[] {3})));
    assertEquals("3 weights with the sum 3.0 don't fit 10 steps", refusal(() -> Examples
        .perStep(steps, ROWS, Spans.ofLengths(4), 1, new double[10]).weighted(new double[] {1, 1, 1}, new double[3])));
  }

  private static String refusal(Executable makes) {
    return assertThrows(IllegalArgumentException.class, makes).getMessage();
  }
}
