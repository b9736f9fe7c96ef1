package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.testkit.PlainPass;
import org.junit.jupiter.api.Test;

class FlattenTest implements GridContract {
  @Override
  public Layer layer() {
    return new Flatten();
  }

  @Test
  void leavesNumbersInTheirOrder() {
    PlainPass pass = new PlainPass(new Flatten(), new Shape.Grid(1, 2, 2));
    assertArrayEquals(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}},
        pass.outputs(new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8}));
    assertArrayEquals(new double[][] {{10, 20, 30, 40}, {50, 60, 70, 80}},
        pass.inputGradients(new double[] {10, 20, 30, 40}, new double[] {50, 60, 70, 80}));
    assertEquals(new Shape.Row(12), new Flatten().form(new Shape.Grid(2, 3, 2)).output());
  }

  @Test
  void refusesSequences() {
    assertEquals("images", assertThrows(UnsuitableShapeException.class,
        () -> new Flatten().form(new Shape.Steps(3))).taken());
  }
}
