package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.api.Shape;
import io.ganglion.testkit.PlainPass;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Convolution and normalization against PyTorch's, where the shared test data is at hand. */
class OtherReferenceTest {
  @Test
  void convolutionIsThatOfPyTorch() throws IOException {
    List<JsonObject> cases =
        Reference.cases("conv").stream().filter(c -> c.get("kind").getAsString().equals("conv1d")).toList();
    assertEquals(2, cases.size());
    for (JsonObject reference : cases) {
      int kernel = reference.get("kernel").getAsInt();
      int stride = reference.get("stride").getAsInt();
      int padding = reference.get("padding").getAsInt();
      JsonObject parameters = reference.getAsJsonObject("parameters");
      double[] bias = Reference.numbers(parameters.get("bias"));
      int filters = bias.length;
      PlainPass pass = new PlainPass(new Conv1d(filters, kernel, stride, 1, Padding.VALID), new Shape.Steps(3),
          taps(Reference.numbers(parameters.get("weight")), filters, kernel), bias);
      // PyTorch pads both ends alike, whatever the stride: as zeros that are there.
      double[][] inputs = steps(Reference.numbers(reference.get("input")), 3);
      double[][] outputs = pass.outputs(padded(inputs[0], padding), padded(inputs[1], padding));
      double[][] weights = steps(Reference.numbers(reference.get("weights")), filters);
      double[][] dx = pass.inputGradients(weights);
      double[][] expected = steps(Reference.numbers(reference.get("output")), filters);
      double[][] expectedDx = steps(Reference.numbers(reference.get("input_gradient")), 3);
      for (int e = 0; e < 2; e++) {
        Reference.assertNear("outputs", expected[e], outputs[e]);
        Reference.assertNear("input gradient", padded(expectedDx[e], padding), clearEnds(dx[e], padding));
      }
      JsonObject gradients = reference.getAsJsonObject("parameter_gradients");
      Reference.assertNear("weights", taps(Reference.numbers(gradients.get("weight")), filters, kernel),
          pass.gradient(0));
      Reference.assertNear("biases", Reference.numbers(gradients.get("bias")), pass.gradient(1));
      if (stride == 1) { // then as many zeros at both ends are what keeps the number of steps
        double[][] same = new PlainPass(new Conv1d(filters, kernel, stride, 1, Padding.SAME), new Shape.Steps(3),
            taps(Reference.numbers(parameters.get("weight")), filters, kernel), bias).outputs(inputs);
        Reference.assertNear("outputs", expected[0], same[0]);
        Reference.assertNear("outputs", expected[1], same[1]);
      }
    }
  }

  /** Filters × features × kernel to (kernel × features) × filters. */
  private static double[] taps(double[] theirs, int filters, int kernel) {
    int features = theirs.length / filters / kernel;
    double[] ours = new double[theirs.length];
    for (int k = 0; k < kernel; k++) {
      for (int f = 0; f < features; f++) {
        for (int j = 0; j < filters; j++) {
          ours[(k * features + f) * filters + j] = theirs[(j * features + f) * kernel + k];
        }
      }
    }
    return ours;
  }

  /** Two examples of features × steps to steps × features each. */
  private static double[][] steps(double[] theirs, int features) {
    int steps = theirs.length / 2 / features;
    double[][] ours = new double[2][steps * features];
    for (int e = 0; e < 2; e++) {
      for (int t = 0; t < steps; t++) {
        for (int f = 0; f < features; f++) {
          ours[e][t * features + f] = theirs[(e * features + f) * steps + t];
        }
      }
    }
    return ours;
  }

  private static double[] padded(double[] steps, int padding) {
    double[] padded = new double[steps.length + 2 * padding * 3];
    System.arraycopy(steps, 0, padded, padding * 3, steps.length);
    return padded;
  }

  /** Zeros that were put there have a gradient, too. */
  private static double[] clearEnds(double[] dx, int padding) {
    double[] cleared = dx.clone();
    for (int i = 0; i < padding * 3; i++) {
      cleared[i] = 0;
      cleared[dx.length - 1 - i] = 0;
    }
    return cleared;
  }

  @Test
  void normalizationIsThatOfPyTorch() throws IOException {
    List<JsonObject> cases =
        Reference.cases("norm").stream().filter(c -> c.get("kind").getAsString().startsWith("layer-norm")).toList();
    assertEquals(2, cases.size());
    for (JsonObject reference : cases) {
      JsonObject parameters = reference.getAsJsonObject("parameters");
      PlainPass pass = new PlainPass(new LayerNorm(Double.parseDouble(reference.get("epsilon").getAsString())),
          new Shape.Steps(6), Reference.numbers(parameters.get("weight")), Reference.numbers(parameters.get("bias")));
      double[][] outputs = pass.outputs(Reference.numbers(reference.get("input")));
      double[][] dx = pass.inputGradients(Reference.numbers(reference.get("weights")));
      Reference.assertNear("outputs", Reference.numbers(reference.get("output")), outputs[0]);
      Reference.assertNear("input gradient", Reference.numbers(reference.get("input_gradient")), dx[0]);
      JsonObject gradients = reference.getAsJsonObject("parameter_gradients");
      Reference.assertNear("scales", Reference.numbers(gradients.get("weight")), pass.gradient(0));
      Reference.assertNear("biases", Reference.numbers(gradients.get("bias")), pass.gradient(1));
    }
  }

  @Test
  void convolutionOverImagesIsThatOfPyTorch() throws IOException {
    List<JsonObject> cases =
        Reference.cases("conv").stream().filter(c -> c.get("kind").getAsString().equals("conv2d")).toList();
    assertEquals(8, cases.size());
    for (JsonObject reference : cases) {
      int kernel = reference.get("kernel").getAsInt();
      int padding = reference.get("padding").getAsInt();
      int dilation = reference.has("dilation") ? reference.get("dilation").getAsInt() : 1;
      int groups = reference.has("groups") ? reference.get("groups").getAsInt() : 1;
      JsonObject parameters = reference.getAsJsonObject("parameters");
      double[] bias = Reference.numbers(parameters.get("bias"));
      int filters = bias.length;
      int[] shape = Reference.shape(reference.get("input"));
      int features = shape[1];
      Conv2d layer = new Conv2d(filters, kernel, 0, reference.get("stride").getAsInt(), dilation, groups,
          ImagePadding.EXPLICIT, padding, padding, padding, padding, true);
      int window = kernel * kernel;
      PlainPass pass = new PlainPass(layer, new Shape.Grid(shape[2], shape[3], features),
          taps(Reference.numbers(parameters.get("weight")), filters, window), bias);
      int count = shape[0];
      assertPixels("outputs", reference.get("output"), count, filters,
          pass.outputs(pixels(reference.get("input"), count, features)));
      assertPixels("input gradient", reference.get("input_gradient"), count, features,
          pass.inputGradients(pixels(reference.get("weights"), count, filters)));
      JsonObject gradients = reference.getAsJsonObject("parameter_gradients");
      Reference.assertNear("weights", taps(Reference.numbers(gradients.get("weight")), filters, window),
          pass.gradient(0));
      Reference.assertNear("biases", Reference.numbers(gradients.get("bias")), pass.gradient(1));
    }
  }

  @Test
  void poolsOverImagesAreThoseOfPyTorch() throws IOException {
    List<JsonObject> cases = Reference.cases("pool");
    assertEquals(3, cases.size());
    for (JsonObject reference : cases) {
      int size = reference.get("size").getAsInt();
      int stride = reference.get("stride").getAsInt();
      int[] shape = Reference.shape(reference.get("input"));
      PlainPass pass = new PlainPass(reference.get("kind").getAsString().equals("max")
          ? new MaxPool(size, stride, PoolPadding.VALID) : new AveragePool(size, stride, PoolPadding.VALID),
          new Shape.Grid(shape[2], shape[3], shape[1]));
      assertPixels("outputs", reference.get("output"), shape[0], shape[1],
          pass.outputs(pixels(reference.get("input"), shape[0], shape[1])));
      assertPixels("input gradient", reference.get("input_gradient"), shape[0], shape[1],
          pass.inputGradients(pixels(reference.get("weights"), shape[0], shape[1])));
    }
  }

  @Test
  void batchNormalizationIsThatOfPyTorch() throws IOException {
    List<JsonObject> cases =
        Reference.cases("norm").stream().filter(c -> c.get("kind").getAsString().startsWith("batch-norm")).toList();
    assertEquals(2, cases.size());
    for (JsonObject reference : cases) {
      int[] shape = Reference.shape(reference.get("input"));
      int features = shape[1];
      JsonObject parameters = reference.getAsJsonObject("parameters");
      PlainPass pass = new PlainPass(new BatchNorm(Double.parseDouble(reference.get("epsilon").getAsString())),
          shape.length == 2 ? new Shape.Row(features) : new Shape.Grid(shape[2], shape[3], features),
          Reference.numbers(parameters.get("weight")), Reference.numbers(parameters.get("bias")));
      assertPixels("outputs", reference.get("output"), shape[0], features,
          pass.outputs(pixels(reference.get("input"), shape[0], features)));
      assertPixels("input gradient", reference.get("input_gradient"), shape[0], features,
          pass.inputGradients(pixels(reference.get("weights"), shape[0], features)));
      JsonObject gradients = reference.getAsJsonObject("parameter_gradients");
      Reference.assertNear("scales", Reference.numbers(gradients.get("weight")), pass.gradient(0));
      Reference.assertNear("biases", Reference.numbers(gradients.get("bias")), pass.gradient(1));
    }
  }

  private static void assertPixels(String what, JsonElement expected, int examples, int features, double[][] actual) {
    double[][] pixels = pixels(expected, examples, features);
    for (int e = 0; e < examples; e++) {
      Reference.assertNear(what, pixels[e], actual[e]);
    }
  }

  /** Examples of features × height × width to height × width × features each. */
  private static double[][] pixels(JsonElement tensor, int examples, int features) {
    double[] theirs = Reference.numbers(tensor);
    int pixels = theirs.length / examples / features;
    double[][] ours = new double[examples][pixels * features];
    for (int e = 0; e < examples; e++) {
      for (int i = 0; i < ours[e].length; i++) {
        ours[e][i] = theirs[(e * features + i % features) * pixels + i / features];
      }
    }
    return ours;
  }
}
