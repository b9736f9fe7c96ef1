package io.ganglion.experiments.study;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.model.Model;
import io.ganglion.plugins.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A trial's result as a file of the journal holds it: all numbers read back to the same bits. */
final class TrialJson {
  /** The key of what differs from time to time. */
  static final String SECONDS = "seconds";
  /** The key of the checksum, which is that of everything else. */
  private static final String CHECKSUM = "sha256";
  private static final int FORMAT = 2;
  /** Of earlier releases, which wrote no checksum. */
  private static final int UNSEALED = 1;

  private TrialJson() {}

  static JsonObject of(Trial trial, TrialResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("key", trial.key());
    json.addProperty("trial", trial.name());
    JsonObject scores = new JsonObject();
    result.scores().forEach((part, score) -> scores.add(part, score(score)));
    json.add("scores", scores);
    json.addProperty("parameters", result.parameters());
    json.addProperty("epochs", result.epochs());
    json.addProperty("keptEpoch", result.keptEpoch());
    json.add("propagations", number(result.propagations()));
    result.epochsToTarget().ifPresent(epochs -> json.addProperty("epochsToTarget", epochs));
    result.propagationsToTarget().ifPresent(passes -> json.add("propagationsToTarget", number(passes)));
    json.addProperty("stopReason", result.stopReason());
    result.failure().ifPresent(failure -> json.addProperty("failure", failure.name()));
    JsonArray curve = new JsonArray();
    for (Curve.Point point : result.curve().points()) {
      JsonArray values = new JsonArray();
      values.add(point.epoch());
      values.add(number(point.training()));
      point.validation().ifPresent(loss -> values.add(number(loss)));
      curve.add(values);
    }
    json.add("curve", curve);
    json.addProperty(SECONDS, result.seconds());
    json.addProperty(CHECKSUM, checksum(json));
    return json;
  }

  private static String checksum(JsonObject json) {
    return Sha256.of(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Removes from a trial what differs from time to time. */
  static void removeTimes(JsonObject json) {
    json.remove(SECONDS);
    json.remove(CHECKSUM);
  }

  private static JsonObject score(Model.Score score) {
    JsonObject json = new JsonObject();
    json.addProperty("examples", score.examples());
    json.add("loss", number(score.loss()));
    JsonObject metrics = new JsonObject();
    score.metrics().forEach((name, value) -> metrics.add(name, number(value)));
    json.add("metrics", metrics);
    JsonObject baselines = new JsonObject();
    score.baselines().forEach((name, value) -> baselines.add(name, number(value)));
    json.add("baselines", baselines);
    return json;
  }

  /** JSON has no word for what isn't finite. */
  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(NumberText.format(value));
  }

  /**
   * What {@link #of} wrote.
   *
   * @throws RuntimeException if it is something else
   */
  static TrialResult read(JsonObject json) {
    int format = json.get("format").getAsInt();
    if (format != FORMAT && format != UNSEALED) {
      throw new IllegalArgumentException("format " + json.get("format"));
    }
    if (format == FORMAT || json.has(CHECKSUM)) {
      requireWhole(json);
    }
    Map<String, Model.Score> scores = new LinkedHashMap<>();
    json.getAsJsonObject("scores").entrySet()
        .forEach(part -> scores.put(part.getKey(), score(part.getValue().getAsJsonObject())));
    List<Curve.Point> points = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray("curve")) {
      JsonArray values = element.getAsJsonArray();
      points.add(new Curve.Point(values.get(0).getAsInt(), values.get(1).getAsDouble(),
          values.size() == 2 ? OptionalDouble.empty() : OptionalDouble.of(values.get(2).getAsDouble())));
    }
    return new TrialResult(scores, json.get("parameters").getAsInt(), json.get("epochs").getAsInt(),
        json.get("keptEpoch").getAsInt(), json.get("propagations").getAsDouble(),
        json.has("epochsToTarget") ? OptionalInt.of(json.get("epochsToTarget").getAsInt()) : OptionalInt.empty(),
        json.has("propagationsToTarget")
            ? OptionalDouble.of(json.get("propagationsToTarget").getAsDouble()) : OptionalDouble.empty(),
        json.get("stopReason").getAsString(),
        json.has("failure") ? Optional.of(FailureKind.valueOf(json.get("failure").getAsString())) : Optional.empty(),
        new Curve(points), json.get(SECONDS).getAsDouble());
  }

  private static void requireWhole(JsonObject json) {
    JsonObject others = json.deepCopy();
    JsonElement checksum = others.remove(CHECKSUM);
    if (checksum == null || !checksum.getAsString().equals(checksum(others))) {
      throw new IllegalArgumentException("the checksum doesn't fit: the file was damaged or changed");
    }
  }

  private static Model.Score score(JsonObject json) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    json.getAsJsonObject("metrics").entrySet()
        .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().getAsDouble()));
    Map<String, Double> baselines = new LinkedHashMap<>();
    if (json.has("baselines")) { // earlier releases didn't know them
      json.getAsJsonObject("baselines").entrySet()
          .forEach(metric -> baselines.put(metric.getKey(), metric.getValue().getAsDouble()));
    }
    return new Model.Score(json.get("examples").getAsInt(), json.get("loss").getAsDouble(), metrics, baselines,
        Map.of());
  }
}
