package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Fan;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Conv1dTest implements StepsContract {
  @Override
  public Layer layer() {
    return new Conv1d(3, 3, 1, 1, Padding.SAME);
  }

  private static double[] convolve(int stride, int dilation, Padding padding, double... steps) {
    return new PlainPass(new Conv1d(1, 3, stride, dilation, padding), new Shape.Steps(1),
        new double[] {100, 10, 1}, new double[] {0.5}).outputs(steps)[0];
  }

  /** The weights 100, 10 and 1 write down what a window sees. */
  @Test
  void seesItsWindows() {
    assertArrayEquals(new double[] {12.5, 123.5, 234.5, 340.5}, convolve(1, 1, Padding.SAME, 1, 2, 3, 4));
    assertArrayEquals(new double[] {123.5, 234.5}, convolve(1, 1, Padding.VALID, 1, 2, 3, 4));
    assertArrayEquals(new double[] {1.5, 12.5, 123.5, 234.5}, convolve(1, 1, Padding.CAUSAL, 1, 2, 3, 4));
    assertArrayEquals(new double[] {123.5, 340.5}, convolve(2, 1, Padding.SAME, 1, 2, 3, 4), "the odd zero is behind");
    assertArrayEquals(new double[] {13.5, 24.5, 135.5, 240.5, 350.5}, convolve(1, 2, Padding.SAME, 1, 2, 3, 4, 5));
    assertArrayEquals(new double[] {135.5}, convolve(1, 2, Padding.VALID, 1, 2, 3, 4, 5));
    assertArrayEquals(new double[] {10.5}, convolve(1, 1, Padding.SAME, 1), "a single step");
  }

  @Test
  void saysHowManyStepsComeOut() {
    assertEquals(3, new Conv1d(1, 3, 1, 1, Padding.VALID).steps(5));
    assertEquals(0, new Conv1d(1, 3, 1, 2, Padding.VALID).steps(4));
    assertEquals(3, new Conv1d(1, 3, 2, 1, Padding.SAME).steps(5));
    assertEquals(5, new Conv1d(1, 9, 1, 4, Padding.CAUSAL).steps(5));
  }

  @Test
  void hasTheFanOfItsWindow() {
    assertEquals(new Fan(3 * 2, 3 * 4),
        new Conv1d(4, 3, 1, 1, Padding.SAME).form(new Shape.Steps(2)).blocks().get(0).fan());
  }

  @Nested
  class WithStride implements StepsContract {
    @Override
    public Layer layer() {
      return new Conv1d(2, 3, 2, 1, Padding.SAME);
    }
  }

  @Nested
  class Inside implements StepsContract {
    @Override
    public Layer layer() {
      return new Conv1d(2, 3, 1, 2, Padding.VALID);
    }
  }

  @Nested
  class Causal implements StepsContract {
    @Override
    public Layer layer() {
      return new Conv1d(2, 2, 1, 3, Padding.CAUSAL);
    }
  }
}
