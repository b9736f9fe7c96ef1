package io.ganglion.runner.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The description of the service by OpenAPI 3.1. */
final class OpenApi {
  private static final String SCHEMA = "schema";
  private static final String TYPE = "type";
  private static final String ARRAY = "array";
  private static final String OBJECT = "object";
  private static final String TEXT = "string";

  private OpenApi() {}

  /**
   * The document.
   *
   * @param paths the path of each model's predictions, by name
   * @param version Ganglion's
   * @param hasToken whether requests need one
   */
  static JsonObject document(Collection<ModelSlot> models, Map<String, String> paths, String version,
      boolean hasToken) {
    JsonObject document = new JsonObject();
    document.addProperty("openapi", "3.1.0");
    JsonObject info = new JsonObject();
    info.addProperty("title", "Predictions of " + String.join(", ", models.stream().map(ModelSlot::name).toList()));
    info.addProperty("version", version);
    document.add("info", info);
    JsonObject all = new JsonObject();
    JsonObject schemas = new JsonObject();
    for (ModelSlot slot : models) {
      ServedModel served = slot.model();
      JsonObject post = new JsonObject();
      post.add("post", operation(slot, served));
      all.add(paths.getOrDefault(slot.name(), ""), post);
      schemas.add("row-" + slot.name(), ServedColumns.rowSchema(served));
      schemas.add("prediction-" + slot.name(), ServedColumns.predictionSchema(served));
    }
    new TreeMap<>(Map.of("/models", "The models, with their columns", "/health", "Whether models can be asked",
        "/metrics", "Counters in the text form of Prometheus", "/schema", "This description"))
        .forEach((path, summary) -> all.add(path, simple(summary)));
    document.add("paths", all);
    schemas.add("error", error());
    JsonObject components = new JsonObject();
    components.add("schemas", schemas);
    if (hasToken) {
      JsonObject bearer = new JsonObject();
      bearer.addProperty(TYPE, "http");
      bearer.addProperty("scheme", "bearer");
      components.add("securitySchemes", object("token", bearer));
      JsonArray security = new JsonArray();
      security.add(object("token", new JsonArray()));
      document.add("security", security);
    }
    document.add("components", components);
    return document;
  }

  private static JsonObject object(String name, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(name, value);
    return object;
  }

  private static JsonObject reference(String schema) {
    JsonObject reference = new JsonObject();
    reference.addProperty("$ref", "#/components/schemas/" + schema);
    return reference;
  }

  private static JsonObject arrayOf(String schema) {
    JsonObject array = new JsonObject();
    array.addProperty(TYPE, ARRAY);
    array.add("items", reference(schema));
    return array;
  }

  private static JsonObject simple(String summary) {
    JsonObject get = new JsonObject();
    get.addProperty("summary", summary);
    get.add("responses", object("200", described("it")));
    return object("get", get);
  }

  private static JsonObject described(String description) {
    JsonObject object = new JsonObject();
    object.addProperty("description", description);
    return object;
  }

  private static JsonObject operation(ModelSlot slot, ServedModel served) {
    JsonObject operation = new JsonObject();
    operation.addProperty("summary", "Predictions of " + slot.name());
    operation.addProperty("operationId", "predict-" + slot.name());
    JsonArray parameters = new JsonArray();
    if (served.kind() == ServedModel.Kind.SERIES) {
      parameters.add(parameter(Asked.STEPS, "integer", "how many rows to forecast"));
    } else if (served.kind() != ServedModel.Kind.IMAGES) {
      parameters.add(parameter(Asked.ID, TEXT, "a column to copy to the front of each prediction; may be repeated"));
    }
    operation.add("parameters", parameters);
    JsonObject request = new JsonObject();
    request.addProperty("required", true);
    JsonObject rows = described("rows");
    rows.remove("description");
    rows.addProperty(TYPE, OBJECT);
    rows.add("properties", object("rows", arrayOf("row-" + slot.name())));
    JsonObject content = object(Outgoing.JSON, object(SCHEMA, rows));
    if (served.kind() == ServedModel.Kind.IMAGES) {
      content.add("image/*", object(SCHEMA, new JsonObject()));
    } else {
      content.add("text/csv", object(SCHEMA, text()));
    }
    request.add("content", content);
    operation.add("requestBody", request);
    operation.add("responses", responses(slot, served));
    return operation;
  }

  private static JsonObject text() {
    JsonObject text = new JsonObject();
    text.addProperty(TYPE, TEXT);
    return text;
  }

  private static JsonObject parameter(String name, String type, String description) {
    JsonObject parameter = new JsonObject();
    parameter.addProperty("name", name);
    parameter.addProperty("in", "query");
    parameter.addProperty("description", description);
    JsonObject schema = new JsonObject();
    schema.addProperty(TYPE, type);
    parameter.add(SCHEMA, schema);
    return parameter;
  }

  private static JsonObject responses(ModelSlot slot, ServedModel served) {
    JsonObject answer = new JsonObject();
    answer.addProperty(TYPE, OBJECT);
    JsonObject properties = object("model", text());
    properties.add("predictions", arrayOf("prediction-" + slot.name()));
    answer.add("properties", properties);
    JsonObject content = object(Outgoing.JSON, object(SCHEMA, answer));
    if (served.kind() != ServedModel.Kind.IMAGES) {
      content.add("text/csv", object(SCHEMA, text()));
    }
    JsonObject good = described("predictions, in the form of the request");
    good.add("content", content);
    JsonObject responses = object("200", good);
    JsonObject bad = described("what is wrong, where, and what to do");
    bad.add("content", object(Outgoing.JSON, object(SCHEMA, reference("error"))));
    responses.add("4XX", bad);
    responses.add("5XX", bad);
    return responses;
  }

  private static JsonObject error() {
    JsonObject problem = new JsonObject();
    for (String name : new String[] {"message", "where", "why", "help"}) {
      problem.add(name, text());
    }
    JsonObject code = new JsonObject();
    code.addProperty(TYPE, "integer");
    problem.add("code", code);
    JsonObject inner = new JsonObject();
    inner.addProperty(TYPE, OBJECT);
    inner.add("properties", problem);
    JsonObject outer = new JsonObject();
    outer.addProperty(TYPE, OBJECT);
    JsonObject properties = object("error", inner);
    properties.add("request", text());
    outer.add("properties", properties);
    return outer;
  }
}
