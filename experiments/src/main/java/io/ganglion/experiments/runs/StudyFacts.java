package io.ganglion.experiments.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a finished study was asked for and came to, from its manifest, for setting it beside another. */
final class StudyFacts {
  private final JsonObject comparison;
  private final JsonObject sweep;

  /** @param manifest of anything: of a run there is nothing to say */
  StudyFacts(JsonObject manifest) {
    comparison = RunReader.object(manifest, "comparison");
    sweep = RunReader.object(manifest, "sweep");
  }

  /** What varies, how often, and what decides. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    for (JsonElement variant : RunReader.array(comparison, "variants")) {
      settings.put("variant " + RunReader.text(variant.getAsJsonObject(), "name"),
          changes(variant.getAsJsonObject()));
    }
    RunReader.object(sweep, "over").entrySet()
        .forEach(dimension -> settings.put("over " + dimension.getKey(), dimension.getValue().getAsString()));
    for (JsonObject study : new JsonObject[] {comparison, sweep}) {
      for (String key : new String[] {"method", "metric", "baseline", "target", "planned", "budget"}) {
        if (study.has(key) && !study.get(key).isJsonNull()) {
          settings.put(key, RunReader.text(study, key));
        }
      }
      JsonArray seeds = RunReader.array(study, "seeds");
      if (!seeds.isEmpty()) {
        settings.put("seeds", seeds.get(0).getAsString()
            + (seeds.size() == 1 ? "" : " to " + seeds.get(seeds.size() - 1).getAsString()));
      }
    }
    return settings;
  }

  /** What it found. */
  Map<String, String> results() {
    Map<String, String> results = new LinkedHashMap<>();
    String metric = RunReader.text(comparison, "metric");
    for (JsonElement element : RunReader.array(comparison, "variants")) {
      JsonObject variant = element.getAsJsonObject();
      results.put("median of " + RunReader.text(variant, "name"), median(variant, metric));
    }
    JsonArray tried = RunReader.array(sweep, "settings");
    if (!tried.isEmpty()) {
      results.put("best settings", changes(tried.get(0).getAsJsonObject()));
    }
    return results;
  }

  private static String median(JsonObject variant, String metric) {
    JsonElement median = variant.get("median");
    return median == null || median.isJsonNull() ? "diverged"
        : ReadableRun.score(metric.substring(metric.lastIndexOf('.') + 1), median.getAsDouble());
  }

  private static String changes(JsonObject of) {
    return RunReader.object(of, "changes").entrySet().stream()
        .map(change -> change.getKey() + "=" + change.getValue().getAsString()).collect(Collectors.joining(" "));
  }
}
