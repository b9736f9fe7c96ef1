package io.ganglion.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.fixtures.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values and derivatives against PyTorch's and NumPy's, where the shared test data is at hand. {@link TruthTest} asks
 * for more, and needs no such data.
 *
 * <p>Not every number of the reference has 12 right digits. It computes some of them as a difference from 1, which
 * costs it all digits below 2⁻⁵³ (1 − tanh² x at 20 is 0 there, and 1.7e-17 in truth); loses numbers below 1e-300 now
 * and then (the sigmoid at -710 is 4.5e-309, not 0); and overflows once (softplus at 710 is 710, not infinite).
 */
class ReferenceTest {
  private static final double RELATIVE = 1e-12;

  /** Below, the reference may have 0 or worse: its sigmoid, silu and mish at -710 are wrong. All are below 1e-305. */
  private static final double FLUSHED = 1e-300;

  /** What a difference from 1 costs the reference: two roundings of 2⁻⁵³, times x for gelu, which reaches 8 with it. */
  private static final double DIFFERENCE_FROM_1 = 0x1p-52;

  private static final double GELU_DIFFERENCE_FROM_1 = 8 * DIFFERENCE_FROM_1;

  private record Entry(ElementwiseActivation activation, double valueTolerance, double derivativeTolerance) {
    Entry(ElementwiseActivation activation) {
      this(activation, FLUSHED, FLUSHED);
    }
  }

  private static final Map<String, Entry> ENTRIES = new TreeMap<>(Map.ofEntries(
      Map.entry("elu", new Entry(new Elu(), DIFFERENCE_FROM_1, FLUSHED)), // exp(x) - 1
      Map.entry("gelu", new Entry(new Gelu(), GELU_DIFFERENCE_FROM_1, GELU_DIFFERENCE_FROM_1)), // 1 + erf
      Map.entry("hardtanh", new Entry(new HardTanh())),
      Map.entry("identity", new Entry(new Identity())),
      Map.entry("leaky_relu_0.01", new Entry(new LeakyRelu(0.01))),
      Map.entry("mish", new Entry(new Mish())),
      Map.entry("relu", new Entry(new Relu())),
      Map.entry("selu", new Entry(new Selu(), 2 * DIFFERENCE_FROM_1, FLUSHED)), // λ α (exp(x) - 1)
      Map.entry("sigmoid", new Entry(new Sigmoid(), FLUSHED, DIFFERENCE_FROM_1)), // y (1 - y)
      Map.entry("silu", new Entry(new Silu())),
      Map.entry("softplus", new Entry(new Softplus())),
      Map.entry("softsign", new Entry(new Softsign())),
      Map.entry("tanh", new Entry(new Tanh(), FLUSHED, DIFFERENCE_FROM_1)))); // 1 - y²

  @ParameterizedTest
  @ValueSource(strings = {"y", "dy"})
  void agreesWithPyTorch(String column) throws IOException {
    JsonObject reference = reference().getAsJsonObject("activations");
    double[] xs = numbers(reference, "x");
    assertTrue(xs.length > 250, "the reference has its 253 points");
    for (Map.Entry<String, Entry> named : ENTRIES.entrySet()) {
      Entry entry = named.getValue();
      double[] expected = numbers(reference.getAsJsonObject(named.getKey()), column);
      for (int i = 0; i < xs.length; i++) {
        double x = xs[i];
        String place = named.getKey() + "." + column + " at " + x;
        double y = entry.activation().value(x);
        boolean isValue = column.equals("y");
        double ours = isValue ? y : entry.activation().derivative(x, y);
        if (Double.isNaN(expected[i])) {
          assertEquals("softplus." + column + " at 710.0", place, "the one overflow of the reference");
          assertEquals(isValue ? 710 : 1, ours);
        } else {
          double tolerance = isValue ? entry.valueTolerance() : entry.derivativeTolerance();
          assertEquals(expected[i], ours, RELATIVE * Math.abs(expected[i]) + tolerance, place);
        }
      }
    }
  }

  /** So that one that is added to the reference, or to us, is not passed over. */
  @Test
  void leavesOutNoActivationOfTheReference() throws IOException {
    List<String> names = reference().getAsJsonObject("activations").keySet().stream()
        .filter(name -> !name.equals("x"))
        .sorted()
        .toList();
    assertEquals(List.copyOf(ENTRIES.keySet()), names);
  }

  @Test
  void agreesWithPyTorchsSoftmax() throws IOException {
    JsonObject reference = reference().getAsJsonObject("softmax");
    double[] x = numbers(reference, "x");
    JsonArray shape = reference.getAsJsonArray("shape");
    double[] y = new double[x.length];
    new Softmax().forward(x, y, shape.get(0).getAsInt(), shape.get(1).getAsInt());
    assertArrayEquals(numbers(reference, "y"), y, RELATIVE);
  }

  private static double[] numbers(JsonObject object, String name) {
    return object.getAsJsonArray(name).asList().stream().mapToDouble(e -> number(e.getAsString())).toArray();
  }

  /** Infinite is no number either. */
  private static double number(String text) {
    return text.equals("inf") || text.equals("nan") ? Double.NaN : Double.parseDouble(text);
  }

  private static JsonObject reference() throws IOException {
    return JsonParser.parseString(Files.readString(SharedData.path("reference/activations-scaling-metrics.json")))
        .getAsJsonObject();
  }
}
