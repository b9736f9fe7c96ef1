package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.testkit.LayerContract;
import io.ganglion.testkit.PlainPass;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingTest implements LayerContract {
  @Override
  public Layer layer() {
    return new Embedding(3);
  }

  @Override
  public List<Shape> shapes() {
    return List.of(new Shape.Tokens(5), new Shape.Tokens(1));
  }

  @Test
  void looksUpARowForEachToken() {
    PlainPass pass = new PlainPass(new Embedding(2), new Shape.Tokens(3), new double[] {0, 1, 10, 11, 20, 21});
    assertArrayEquals(new double[][] {{20, 21, 0, 1, 20, 21}, {10, 11}},
        pass.outputs(new double[] {2, 0, 2}, new double[] {1}));
    pass.inputGradients(new double[] {1, 2, 3, 4, 5, 6}, new double[] {7, 8});
    assertArrayEquals(new double[] {3, 4, 7, 8, 6, 8}, pass.gradient(0));
  }

  @Test
  void isThatOfPyTorch() throws IOException {
    JsonObject reference = Reference.read("embedding");
    PlainPass pass =
        new PlainPass(new Embedding(3), new Shape.Tokens(7), Reference.numbers(reference.get("table")));
    JsonArray tokens = reference.getAsJsonArray("tokens");
    double[][] examples = new double[tokens.size()][];
    for (int i = 0; i < examples.length; i++) {
      JsonArray ofOne = tokens.get(i).getAsJsonArray();
      examples[i] = new double[ofOne.size()];
      for (int j = 0; j < examples[i].length; j++) {
        examples[i][j] = ofOne.get(j).getAsInt();
      }
    }
    assertArrayEquals(Reference.all(reference.get("outputs")), pass.outputs(examples));
    pass.inputGradients(Reference.all(reference.get("weights")));
    Reference.assertNear("gradient", Reference.numbers(reference.get("gradient")), pass.gradient(0));
  }

  @Test
  void takesTokensAlone() {
    assertEquals("takes tokens",
        assertThrows(UnsuitableShapeException.class, () -> layer().form(new Shape.Steps(3))).getMessage());
  }
}
