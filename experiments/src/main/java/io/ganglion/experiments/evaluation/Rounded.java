package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of an evaluation: six significant digits, more than a picture shows, the same on every JDK. */
final class Rounded {
  private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  private Rounded() {}

  /** Null if it isn't finite, for JSON has no word for that. */
  static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(new BigDecimal(value).round(DIGITS).stripTrailingZeros())
        : JsonNull.INSTANCE;
  }

  /** Whole numbers as they are, others rounded: what weighted examples add up to. */
  static JsonElement count(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? new JsonPrimitive((long) value) : number(value);
  }

  static JsonArray counts(double... values) {
    JsonArray array = new JsonArray();
    for (double value : values) {
      array.add(count(value));
    }
    return array;
  }

  static JsonArray numbers(double... values) {
    JsonArray array = new JsonArray();
    for (double value : values) {
      array.add(number(value));
    }
    return array;
  }
}
