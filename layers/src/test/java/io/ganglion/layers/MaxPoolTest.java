package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.testkit.PlainPass;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MaxPoolTest implements StepsContract {
  @Override
  public Layer layer() {
    return new MaxPool();
  }

  @Test
  void takesTheLargestAndGivesTheFirstOfEqualOnesTheGradient() {
    PlainPass pass = new PlainPass(new MaxPool(), new Shape.Steps(2));
    assertArrayEquals(new double[] {3, 9, 5, 7}, pass.outputs(new double[] {1, 9, 3, 8, 5, 7, 5, 7, 99, 99})[0]);
    assertArrayEquals(new double[] {0, 20, 10, 0, 30, 40, 0, 0, 0, 0},
        pass.inputGradients(new double[] {10, 20, 30, 40})[0]);
  }

  @Test
  void letsNaNThrough() {
    PlainPass pass = new PlainPass(new MaxPool(3, 0, PoolPadding.VALID), new Shape.Steps(1));
    assertArrayEquals(new double[][] {{Double.NaN}, {Double.NaN}},
        pass.outputs(new double[] {1, Double.NaN, 2}, new double[] {Double.NaN, 1, 2}));
  }

  @Test
  void countsOnlyWhatIsInside() {
    PlainPass pass = new PlainPass(new MaxPool(3, 1, PoolPadding.SAME), new Shape.Steps(1));
    assertArrayEquals(new double[] {-1, -1, -2}, pass.outputs(new double[] {-1, -3, -2})[0]);
  }

  @Test
  void takesTheLargestOfSquaresOfAnImage() {
    PlainPass pass = new PlainPass(new MaxPool(), new Shape.Grid(3, 5, 1));
    assertArrayEquals(new double[] {7, 9}, pass.outputs(new double[] {1, 7, 4, 9, 99, 7, 2, 9, 5, 99, 99, 99, 99, 99,
        99})[0], "what is behind the last whole square is left out");
    assertArrayEquals(new double[] {0, 10, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        pass.inputGradients(new double[] {10, 20})[0]);
    assertArrayEquals(new double[] {7, 9, 9, 7, 9, 9}, new PlainPass(new MaxPool(2, 1, PoolPadding.SAME),
        new Shape.Grid(2, 3, 1)).outputs(new double[] {1, 7, 4, 7, 2, 9})[0]);
  }

  @Test
  void refusesImagesThatAreTooSmall() {
    assertEquals("size makes windows of 3 × 3 pixels, which are larger than that",
        assertThrows(InvalidSettingException.class,
            () -> new MaxPool(3, 0, PoolPadding.VALID).form(new Shape.Grid(4, 2, 1))).getMessage());
    assertEquals("sequences and images", assertThrows(UnsuitableShapeException.class,
        () -> new MaxPool().form(new Shape.Row(3))).taken());
  }

  @Nested
  class OverImages implements GridContract {
    @Override
    public Layer layer() {
      return new MaxPool();
    }
  }

  @Nested
  class OverlappingOverImages implements GridContract {
    @Override
    public Layer layer() {
      return new MaxPool(3, 2, PoolPadding.SAME);
    }
  }

  @Nested
  class Overlapping implements StepsContract {
    @Override
    public Layer layer() {
      return new MaxPool(3, 1, PoolPadding.SAME);
    }
  }

  @Nested
  class WithGaps implements StepsContract {
    @Override
    public Layer layer() {
      return new MaxPool(2, 3, PoolPadding.VALID);
    }
  }
}
