package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Block;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerNormTest implements AnyShapeContract {
  @Override
  public Layer layer() {
    return new LayerNorm();
  }

  /** Of 1 and 3 the mean is 2 and the variance 1. */
  @Test
  void hasMeanZeroAndVarianceOne() {
    double factor = 1 / Math.sqrt(1 + 0.5);
    assertArrayEquals(new double[] {Math.fma(-factor, 2, 10), Math.fma(factor, 3, 20)},
        new PlainPass(new LayerNorm(0.5), new Shape.Row(2), new double[] {2, 3}, new double[] {10, 20})
            .outputs(new double[] {1, 3})[0]);
  }

  @Test
  void beginsWithTheNormedNumbersThemselves() {
    assertEquals(List.of(List.of(1.0), List.of(0.0)),
        new LayerNorm().form(new Shape.Row(4)).blocks().stream().map(Block::constants).toList());
  }
}
