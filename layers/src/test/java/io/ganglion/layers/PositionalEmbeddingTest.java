package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import org.junit.jupiter.api.Test;

class PositionalEmbeddingTest implements StepsContract {
  @Override
  public Layer layer() {
    return new PositionalEmbedding(8);
  }

  /** Each sequence begins with the first row of the table. */
  @Test
  void addsTheRowOfItsPlace() {
    PlainPass pass = new PlainPass(new PositionalEmbedding(3), new Shape.Steps(2), new double[] {1, 2, 3, 4, 5, 6});
    double[][] outputs = pass.outputs(new double[] {10, 10, 20, 20}, new double[] {30, 30});
    assertArrayEquals(new double[] {11, 12, 23, 24}, outputs[0]);
    assertArrayEquals(new double[] {31, 32}, outputs[1]);
    pass.inputGradients(new double[] {1, 2, 3, 4}, new double[] {5, 6});
    assertArrayEquals(new double[] {6, 8, 3, 4, 0, 0}, pass.gradient(0));
  }

  @Test
  void saysHowLongASequenceMayBe() {
    assertEquals(3, new PositionalEmbedding(3).mostSteps());
  }
}
