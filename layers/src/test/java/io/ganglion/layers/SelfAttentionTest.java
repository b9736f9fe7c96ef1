package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.LayerContract;
import io.ganglion.testkit.PlainPass;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SelfAttentionTest implements LayerContract {
  private static final int FEATURES = 6;

  @Override
  public Layer layer() {
    return new SelfAttention(2, false);
  }

  @Override
  public List<Shape> shapes() {
    return List.of(new Shape.Steps(4), new Shape.Steps(2));
  }

  @Nested
  class Causal implements LayerContract {
    @Override
    public Layer layer() {
      return new SelfAttention(2, true);
    }

    @Override
    public List<Shape> shapes() {
      return List.of(new Shape.Steps(4), new Shape.Steps(2));
    }
  }

  /** Queries and keys are 0, so all steps count alike; values are the inputs, and so is what comes out. */
  @Test
  void isTheMeanOfAllStepsIfTheyMatchAlike() {
    double[] weights = {0, 0, 1};
    double[] sequence = {1, 2, 6};
    assertArrayEquals(new double[] {3, 3, 3}, pass(false, weights).outputs(sequence)[0], 1e-15);
    assertArrayEquals(new double[] {1, 1.5, 3}, pass(true, weights).outputs(sequence)[0], 1e-15);
  }

  private static PlainPass pass(boolean causal, double[] weights) {
    return new PlainPass(new SelfAttention(1, causal), new Shape.Steps(1), weights, new double[3], new double[] {1},
        new double[1]);
  }

  /** log 3 = q k for the second step, and 0 for the first: three quarters of the second. */
  @Test
  void looksMoreAtWhatMatches() {
    double[] weights = {Math.log(3), 1, 1};
    assertArrayEquals(new double[] {0.5, 0.75}, pass(false, weights).outputs(new double[] {0, 1})[0], 1e-15);
  }

  @Test
  void isThatOfPyTorch() throws IOException {
    List<JsonObject> cases = Reference.cases("attention");
    assertEquals(4, cases.size());
    for (JsonObject reference : cases) {
      JsonObject parameters = reference.getAsJsonObject("parameters");
      JsonObject gradients = reference.getAsJsonObject("parameter_gradients");
      PlainPass pass = new PlainPass(
          new SelfAttention(reference.get("heads").getAsInt(), reference.get("causal").getAsBoolean()),
          new Shape.Steps(FEATURES), transposed(parameters, "in_proj_weight"),
          Reference.numbers(parameters.get("in_proj_bias")), transposed(parameters, "out_proj.weight"),
          Reference.numbers(parameters.get("out_proj.bias")));
      double[][] outputs = pass.outputs(Reference.all(reference.get("inputs")));
      double[][] expected = Reference.all(reference.get("outputs"));
      double[][] dx = pass.inputGradients(Reference.all(reference.get("weights")));
      double[][] expectedDx = Reference.all(reference.get("input_gradients"));
      for (int example = 0; example < expected.length; example++) {
        Reference.assertNear("outputs", expected[example], outputs[example]);
        Reference.assertNear("input gradient", expectedDx[example], dx[example]);
      }
      Reference.assertNear("weights", transposed(gradients, "in_proj_weight"), pass.gradient(0));
      Reference.assertNear("biases", Reference.numbers(gradients.get("in_proj_bias")), pass.gradient(1));
      Reference.assertNear("output weights", transposed(gradients, "out_proj.weight"), pass.gradient(2));
      Reference.assertNear("output biases", Reference.numbers(gradients.get("out_proj.bias")), pass.gradient(3));
    }
  }

  /** PyTorch has a row for each number that comes out. */
  private static double[] transposed(JsonObject tensors, String name) {
    double[] theirs = Reference.numbers(tensors.get(name));
    int columns = theirs.length / FEATURES;
    double[] ours = new double[theirs.length];
    for (int row = 0; row < columns; row++) {
      for (int i = 0; i < FEATURES; i++) {
        ours[i * columns + row] = theirs[row * FEATURES + i];
      }
    }
    return ours;
  }

  @Test
  void refusesHeadsThatDontDivideTheFeatures() {
    for (int heads : new int[] {2, 5, 6}) {
      InvalidSettingException e = assertThrows(InvalidSettingException.class,
          () -> new SelfAttention(heads, true).form(new Shape.Steps(9)));
      assertEquals("heads must divide the 9 features of a step, but is " + heads, e.getMessage());
    }
  }
}
