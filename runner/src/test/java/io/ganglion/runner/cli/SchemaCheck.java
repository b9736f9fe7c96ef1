package io.ganglion.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A validator of JSON Schema, draft 07, as its specification says: the keywords that our schema has, and no others, so
 * that a new one fails a test. Names each place and the keyword that refuses it.
 */
final class SchemaCheck {
  private final JsonObject root;
  private final List<String> mistakes = new ArrayList<>();

  private SchemaCheck(JsonObject root) {
    this.root = root;
  }

  /** Such as {@code training.epochs: type}; empty if the schema accepts the value. */
  static List<String> mistakes(JsonObject schema, JsonElement value) {
    SchemaCheck check = new SchemaCheck(schema);
    check.check(schema, value, "");
    return check.mistakes.stream().distinct().toList();
  }

  private boolean accepts(JsonElement schema, JsonElement value) {
    return mistakes(new SchemaCheck(root), schema, value).isEmpty();
  }

  private static List<String> mistakes(SchemaCheck check, JsonElement schema, JsonElement value) {
    check.check(schema, value, "");
    return check.mistakes;
  }

  private void check(JsonElement anySchema, JsonElement value, String path) {
    if (anySchema.isJsonPrimitive()) {
      require(anySchema.getAsBoolean(), path, "false");
      return;
    }
    JsonObject schema = anySchema.getAsJsonObject();
    if (schema.has("$ref")) {
      String name = schema.get("$ref").getAsString().substring("#/definitions/".length());
      check(root.getAsJsonObject("definitions").get(name), value, path);
      return;
    }
    for (Map.Entry<String, JsonElement> entry : schema.entrySet()) {
      check(schema, entry.getKey(), entry.getValue(), value, path);
    }
  }

  private void check(JsonObject schema, String keyword, JsonElement said, JsonElement value, String path) {
    switch (keyword) {
      case "$schema", "title", "description", "default", "definitions", "then", "else" -> { }
      case "type" -> require(isOfType(said, value), path, keyword);
      case "const" -> require(said.equals(value), path, keyword);
      case "enum" -> require(said.getAsJsonArray().contains(value), path, keyword);
      case "pattern" -> require(!isText(value)
          || Pattern.compile(said.getAsString()).matcher(value.getAsString()).find(), path, keyword);
      case "minimum" -> require(!isNumber(value) || value.getAsDouble() >= said.getAsDouble(), path, keyword);
      case "maximum" -> require(!isNumber(value) || value.getAsDouble() <= said.getAsDouble(), path, keyword);
      case "exclusiveMinimum" -> require(!isNumber(value) || value.getAsDouble() > said.getAsDouble(), path, keyword);
      case "exclusiveMaximum" -> require(!isNumber(value) || value.getAsDouble() < said.getAsDouble(), path, keyword);
      case "required" -> checkRequired(said.getAsJsonArray(), value, path);
      case "properties" -> checkProperties(said.getAsJsonObject(), value, path);
      case "additionalProperties" -> checkAdditional(schema, said, value, path);
      case "items" -> checkItems(said, value, path);
      case "allOf" -> said.getAsJsonArray().forEach(each -> check(each, value, path));
      case "anyOf" -> require(said.getAsJsonArray().asList().stream().anyMatch(each -> accepts(each, value)), path,
          keyword);
      case "if" -> {
        String branch = accepts(said, value) ? "then" : "else";
        if (schema.has(branch)) {
          check(schema.get(branch), value, path);
        }
      }
      default -> throw new AssertionError("a keyword that this validator doesn't know: " + keyword);
    }
  }

  private void require(boolean holds, String path, String keyword) {
    if (!holds) {
      mistakes.add((path.isEmpty() ? "" : path + ": ") + keyword);
    }
  }

  private void checkRequired(JsonArray keys, JsonElement value, String path) {
    if (value.isJsonObject()) {
      keys.forEach(key -> require(value.getAsJsonObject().has(key.getAsString()), path, "required "
          + key.getAsString()));
    }
  }

  private void checkProperties(JsonObject properties, JsonElement value, String path) {
    if (value.isJsonObject()) {
      properties.entrySet().stream().filter(each -> value.getAsJsonObject().has(each.getKey())).forEach(each ->
          check(each.getValue(), value.getAsJsonObject().get(each.getKey()), inside(path, each.getKey())));
    }
  }

  private void checkAdditional(JsonObject schema, JsonElement said, JsonElement value, String path) {
    if (!value.isJsonObject()) {
      return;
    }
    for (Map.Entry<String, JsonElement> entry : value.getAsJsonObject().entrySet()) {
      if (!schema.has("properties") || !schema.getAsJsonObject("properties").has(entry.getKey())) {
        check(said, entry.getValue(), inside(path, entry.getKey()));
      }
    }
  }

  private void checkItems(JsonElement said, JsonElement value, String path) {
    if (value.isJsonArray()) {
      for (int i = 0; i < value.getAsJsonArray().size(); i++) {
        check(said, value.getAsJsonArray().get(i), inside(path, Integer.toString(i)));
      }
    }
  }

  private static String inside(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static boolean isText(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }

  private static boolean isNumber(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isNumber();
  }

  private static boolean isOfType(JsonElement types, JsonElement value) {
    if (types.isJsonArray()) {
      return types.getAsJsonArray().asList().stream().anyMatch(type -> isOfType(type, value));
    }
    return switch (types.getAsString()) {
      case "object" -> value.isJsonObject();
      case "array" -> value.isJsonArray();
      case "string" -> isText(value);
      case "number" -> isNumber(value);
      case "integer" -> isNumber(value) && value.getAsDouble() == Math.rint(value.getAsDouble());
      case "boolean" -> value instanceof JsonPrimitive primitive && primitive.isBoolean();
      default -> throw new AssertionError(types);
    };
  }
}
