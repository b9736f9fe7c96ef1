package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AveragePoolTest implements StepsContract {
  @Override
  public Layer layer() {
    return new AveragePool();
  }

  @Test
  void isTheMeanOfWhatIsInside() {
    assertArrayEquals(new double[] {1.5, 3.5},
        new PlainPass(new AveragePool(), new Shape.Steps(1)).outputs(new double[] {1, 2, 3, 4, 5})[0]);
    PlainPass same = new PlainPass(new AveragePool(3, 2, PoolPadding.SAME), new Shape.Steps(1));
    assertArrayEquals(new double[] {1.5, 3, 4.5}, same.outputs(new double[] {1, 2, 3, 4, 5})[0]);
    assertArrayEquals(new double[] {3, 3 + 1, 1, 1 + 1, 1}, same.inputGradients(new double[] {6, 3, 2})[0]);
  }

  @Test
  void isTheMeanOfSquaresOfAnImage() {
    PlainPass pass = new PlainPass(new AveragePool(2, 0, PoolPadding.SAME), new Shape.Grid(2, 3, 1));
    assertArrayEquals(new double[] {3, 5}, pass.outputs(new double[] {1, 2, 4, 5, 4, 6})[0]);
    assertArrayEquals(new double[] {1, 1, 4, 1, 1, 4}, pass.inputGradients(new double[] {4, 8})[0]);
  }

  @Nested
  class OverImages implements GridContract {
    @Override
    public Layer layer() {
      return new AveragePool();
    }
  }

  @Nested
  class OverlappingOverImages implements GridContract {
    @Override
    public Layer layer() {
      return new AveragePool(3, 2, PoolPadding.SAME);
    }
  }

  @Nested
  class Overlapping implements StepsContract {
    @Override
    public Layer layer() {
      return new AveragePool(3, 1, PoolPadding.SAME);
    }
  }

  @Nested
  class WithGaps implements StepsContract {
    @Override
    public Layer layer() {
      return new AveragePool(2, 3, PoolPadding.VALID);
    }
  }
}
