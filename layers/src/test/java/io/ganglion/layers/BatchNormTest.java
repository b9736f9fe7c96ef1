package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Block;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BatchNormTest implements AnyShapeContract {
  @Override
  public Layer layer() {
    return new BatchNorm();
  }

  @Override
  public List<Shape> shapes() {
    return List.of(new Shape.Steps(5), new Shape.Row(3), new Shape.Grid(2, 3, 2));
  }

  /** Of 1 and 3 the mean is 2 and the variance 1; of 7 and 7, 7 and 0. */
  @Test
  void hasMeanZeroAndVarianceOneOverTheBatch() {
    double factor = 1 / Math.sqrt(1 + 0.5);
    PlainPass pass = new PlainPass(new BatchNorm(0.5), new Shape.Row(2), new double[] {2, 3}, new double[] {10, 20});
    assertArrayEquals(new double[][] {{Math.fma(-factor, 2, 10), 20}, {Math.fma(factor, 2, 10), 20}},
        pass.outputs(new double[] {1, 7}, new double[] {3, 7}));
  }

  @Test
  void givesTheBiasesToARowThatIsAlone() {
    PlainPass pass = new PlainPass(new BatchNorm(), new Shape.Row(2), new double[] {2, 3}, new double[] {10, 20});
    assertArrayEquals(new double[][] {{10, 20}}, pass.outputs(new double[] {1, 7}));
    assertArrayEquals(new double[][] {{0, 0}}, pass.inputGradients(new double[] {1, 1}));
    assertArrayEquals(new double[] {0, 0}, pass.gradient(0));
    assertArrayEquals(new double[] {1, 1}, pass.gradient(1));
  }

  @Test
  void beginsWithTheNormedNumbersThemselves() {
    assertEquals(List.of(List.of(1.0), List.of(0.0)),
        new BatchNorm().form(new Shape.Row(4)).blocks().stream().map(Block::constants).toList());
    assertEquals(8, new BatchNorm().form(new Shape.Row(4)).statistics());
  }

  /** More rows than are added in one go. */
  @Nested
  class OfManyRows implements AnyShapeContract {
    @Override
    public Layer layer() {
      return new BatchNorm(0.25);
    }

    @Override
    public List<Shape> shapes() {
      return List.of(new Shape.Grid(9, 12, 1));
    }
  }
}
