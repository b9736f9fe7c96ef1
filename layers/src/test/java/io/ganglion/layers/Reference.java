package io.ganglion.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.fixtures.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Numbers that PyTorch 1.13 computed in double precision. */
final class Reference {
  /** Both sides round some hundred times, in other orders. */
  private static final double TOLERANCE = 1e-12;

  private Reference() {}

  /** The cases of a file. */
  static List<JsonObject> cases(String name) throws IOException {
    List<JsonObject> cases = new ArrayList<>();
    for (JsonElement element : read(name).getAsJsonArray("cases")) {
      cases.add(element.getAsJsonObject());
    }
    return cases;
  }

  static JsonObject read(String name) throws IOException {
    return JsonParser.parseString(Files.readString(SharedData.path("reference/layers/" + name + ".json")))
        .getAsJsonObject();
  }

  /** The numbers of a tensor, in PyTorch's order. */
  static double[] numbers(JsonElement tensor) {
    JsonArray values = tensor.getAsJsonObject().getAsJsonArray("values");
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.parseDouble(values.get(i).getAsString());
    }
    return numbers;
  }

  /** The shape of a tensor. */
  static int[] shape(JsonElement tensor) {
    JsonArray sizes = tensor.getAsJsonObject().getAsJsonArray("shape");
    int[] shape = new int[sizes.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = sizes.get(i).getAsInt();
    }
    return shape;
  }

  /** Each tensor of a list. */
  static double[][] all(JsonElement tensors) {
    JsonArray array = tensors.getAsJsonArray();
    double[][] all = new double[array.size()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = numbers(array.get(i));
    }
    return all;
  }

  /** Within {@link #TOLERANCE} of the largest number, and as much besides. */
  static void assertNear(String what, double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length, what);
    double largest = 0;
    for (double number : expected) {
      largest = Math.max(largest, Math.abs(number));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], TOLERANCE * largest + TOLERANCE, what + ", number " + i);
    }
  }
}
