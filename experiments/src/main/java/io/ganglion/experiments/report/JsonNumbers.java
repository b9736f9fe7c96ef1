package io.ganglion.experiments.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reading numbers and texts out of JSON. */
final class JsonNumbers {
  /** What is beyond this counts as this: sums and differences of some such numbers are an {@code int}. */
  private static final double LARGEST = 100_000_000;

  private JsonNumbers() {}

  /** NaN for null and for what isn't there. */
  static double number(JsonObject object, String name) {
    return object.has(name) ? number(object.get(name)) : Double.NaN;
  }

  static double number(JsonElement element) {
    return element.isJsonNull() ? Double.NaN : element.getAsDouble();
  }

  /** A whole number, such as a count or a place; 0 for null and for what isn't there. */
  static int whole(JsonObject object, String name) {
    return (int) Math.max(-LARGEST, Math.min(LARGEST, number(object, name))); // 0 for NaN
  }

  static double[] numbers(JsonElement array) {
    return elements(array).stream().mapToDouble(JsonNumbers::number).toArray();
  }

  static List<JsonElement> elements(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false).toList();
  }

  static List<JsonObject> objects(JsonElement array) {
    return elements(array).stream().map(JsonElement::getAsJsonObject).toList();
  }

  static List<String> texts(JsonElement array) {
    return elements(array).stream().map(JsonElement::getAsString).toList();
  }

  static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  static JsonArray array(JsonObject object, String name) {
    return object.getAsJsonArray(name);
  }
}
