package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GlobalMaxPoolTest implements StepsContract {
  @Override
  public Layer layer() {
    return new GlobalMaxPool();
  }

  @Test
  void isTheLargestOfEachFeature() {
    PlainPass pass = new PlainPass(new GlobalMaxPool(), new Shape.Grid(1, 3, 2));
    assertArrayEquals(new double[] {3, 30}, pass.outputs(new double[] {1, 30, 3, 10, 3, 20})[0]);
    assertArrayEquals(new double[] {0, 4, 2, 0, 0, 0}, pass.inputGradients(new double[] {2, 4})[0]);
  }

  @Nested
  class OverImages implements GridContract {
    @Override
    public Layer layer() {
      return new GlobalMaxPool();
    }
  }
}
