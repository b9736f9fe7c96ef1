package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GlobalAveragePoolTest implements StepsContract {
  @Override
  public Layer layer() {
    return new GlobalAveragePool();
  }

  @Test
  void isTheMeanOfEachFeature() {
    PlainPass pass = new PlainPass(new GlobalAveragePool(), new Shape.Steps(2));
    assertArrayEquals(new double[][] {{2, 20}, {7, 70}},
        pass.outputs(new double[] {1, 10, 3, 30}, new double[] {7, 70}));
    assertArrayEquals(new double[][] {{1, 2, 1, 2}, {5, 6}},
        pass.inputGradients(new double[] {2, 4}, new double[] {5, 6}));
  }

  @Nested
  class OverImages implements GridContract {
    @Override
    public Layer layer() {
      return new GlobalAveragePool();
    }
  }
}
