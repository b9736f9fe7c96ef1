package io.ganglion.experiments.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of runs, for people and for programs.
 *
 * @param entries in the order in which they are shown
 */
public record RunListing(List<RunEntry> entries) {
  private static final List<String> HEADS = List.of("run", "started (UTC)", "status", "result", "trainer", "ended");

  /** A line for each, every column aligned left. */
  public String text() {
    List<List<String>> lines = new ArrayList<>(List.of(HEADS));
    for (RunEntry entry : entries) {
      lines.add(List.of(entry.label(), ReadableRun.time(entry.started()), entry.status().toString(),
          entry.result().map(RunEntry.Result::text).orElse("–"), entry.trainer(), entry.reason()));
    }
    return AlignedLines.aligned(lines);
  }

  /** {@code {"runs": […]}}. */
  public JsonObject json() {
    JsonArray runs = new JsonArray();
    entries.forEach(entry -> runs.add(json(entry)));
    JsonObject object = new JsonObject();
    object.add("runs", runs);
    return object;
  }

  /** What the list says of one run. */
  public static JsonObject json(RunEntry entry) {
    JsonObject object = new JsonObject();
    object.addProperty("run", entry.directory().toString());
    object.addProperty("label", entry.label());
    object.addProperty("kind", entry.kind());
    object.addProperty("name", entry.name());
    object.addProperty("started", entry.started().toString());
    object.addProperty("status", entry.status().toString());
    object.addProperty("reason", entry.reason());
    object.addProperty("trainer", entry.trainer());
    entry.result().ifPresent(result -> {
      JsonObject score = new JsonObject();
      score.addProperty("what", result.what());
      score.add("value", Json.number(result.value()));
      object.add("result", score);
    });
    return object;
  }
}
