package io.ganglion.experiments.runs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.text.MetricText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different between two runs: what they were asked, what they were made from and by, and what they came to. */
public final class RunDiff {
  private static final String NONE = "–";
  private static final int HASH_SHOWN = 12;

  private final RunEntry a;
  private final RunEntry b;
  private final List<Section> sections;

  /**
   * Differences of one sort.
   *
   * @param name {@code settings}, {@code data}, {@code made by} or {@code results}
   */
  private record Section(String name, List<Difference> differences) {}

  /** One thing that both could have, with what each has; null if it has none. */
  private record Difference(String what, @Nullable String a, @Nullable String b) {}

  private RunDiff(RunEntry a, RunEntry b) {
    this.a = a;
    this.b = b;
    this.sections = List.of(
        section("settings", settings(a), settings(b)),
        section("data", data(a), data(b)),
        section("made by", environment(a), environment(b)),
        section("results", results(a), results(b)));
  }

  public static RunDiff of(RunEntry a, RunEntry b) {
    return new RunDiff(a, b);
  }

  private static Section section(String name, Map<String, String> a, Map<String, String> b) {
    TreeSet<String> rest = new TreeSet<>(b.keySet());
    List<String> keys = new ArrayList<>(a.keySet());
    rest.removeAll(a.keySet());
    keys.addAll(rest);
    List<Difference> differences = keys.stream()
        .filter(key -> !Objects.equals(a.get(key), b.get(key)))
        .map(key -> new Difference(key, a.get(key), b.get(key)))
        .toList();
    return new Section(name, differences);
  }

  private static Map<String, String> settings(RunEntry entry) {
    Map<String, String> settings = new TreeMap<>(entry.settings());
    settings.remove("plugins.path"); // the jars are compared by what is in them
    settings.putAll(new StudyFacts(facts(entry)).settings());
    return settings;
  }

  private static JsonObject facts(RunEntry entry) {
    return entry.manifest().orElseGet(JsonObject::new);
  }

  private static Map<String, String> data(RunEntry entry) {
    Map<String, String> data = new LinkedHashMap<>();
    JsonObject of = RunReader.object(facts(entry), "data");
    if (entry.isRun()) {
      addText(data, "rows", of, "rows");
      addHash(data, "SHA-256", of, "sha256");
    } else {
      of.keySet().forEach(file -> addHash(data, file, of, file));
    }
    return data;
  }

  private static Map<String, String> environment(RunEntry entry) {
    Map<String, String> environment = new LinkedHashMap<>();
    addText(environment, "Ganglion", facts(entry), "ganglion");
    addText(environment, "Java", facts(entry), "java");
    addText(environment, "system", facts(entry), "system");
    for (JsonElement plugin : RunReader.array(facts(entry), "plugins")) {
      JsonObject jar = plugin.getAsJsonObject();
      String path = RunReader.text(jar, "jar");
      addHash(environment, path.substring(path.lastIndexOf('/') + 1), jar, "sha256");
    }
    return environment;
  }

  private static Map<String, String> results(RunEntry entry) {
    Map<String, String> results = new LinkedHashMap<>();
    JsonObject facts = facts(entry);
    results.put("status", entry.status().toString());
    results.put("ended", entry.reason());
    addText(results, "epochs", facts, "epochs");
    addText(results, "kept epoch", facts, "keptEpoch");
    addText(results, "parameters", facts, "parameters");
    RunText.scores(RunReader.object(facts, "splits"), new JsonObject(), new JsonObject()).forEach((part, score) -> {
      results.put(part + " examples", Integer.toString(score.examples()));
      results.put(part + " loss", ReadableRun.score("loss", score.loss()));
      MetricText.first(score.metrics().keySet()).forEach(metric -> results.put(part + " " + metric,
          ReadableRun.score(metric, Objects.requireNonNull(score.metrics().get(metric)))));
    });
    if (facts.has("folds") || !entry.isRun()) {
      entry.result().ifPresent(result -> results.put(result.what(),
          ReadableRun.score(result.what().substring(result.what().lastIndexOf(' ') + 1), result.value())));
    }
    results.putAll(new StudyFacts(facts).results());
    for (JsonElement finding : RunReader.array(facts, "diagnosis")) {
      results.put("note: " + RunReader.text(finding.getAsJsonObject(), "name"), "yes");
    }
    addHash(results, ExperimentRun.MODEL_FILE, RunReader.object(facts, "outputs"), ExperimentRun.MODEL_FILE);
    return results;
  }

  private static void addText(Map<String, String> to, String name, JsonObject facts, String key) {
    if (facts.has(key)) {
      to.put(name, RunReader.text(facts, key));
    }
  }

  private static void addHash(Map<String, String> to, String name, JsonObject facts, String key) {
    if (facts.has(key)) {
      String hash = RunReader.text(facts, key);
      to.put(name, hash.length() > HASH_SHOWN ? hash.substring(0, HASH_SHOWN) + "…" : hash);
    }
  }

  /** Every difference below its section's name; a section without any is one line. */
  public String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", a.label(), b.label()));
    for (Section section : sections) {
      if (section.differences().isEmpty()) {
        lines.add(List.of(section.name() + ": the same"));
        continue;
      }
      lines.add(List.of(section.name()));
      section.differences().forEach(difference -> lines.add(List.of("  " + difference.what(),
          shown(difference.a()), shown(difference.b()))));
    }
    return AlignedLines.aligned(lines);
  }

  private static String shown(@Nullable String value) {
    return value == null ? NONE : value;
  }

  /** {@code {"a", "b", "settings": [{"what", "a", "b"}, …], "data", "madeBy", "results"}}. */
  public JsonObject json() {
    JsonObject object = new JsonObject();
    object.addProperty("a", a.directory().toString());
    object.addProperty("b", b.directory().toString());
    for (Section section : sections) {
      JsonArray array = new JsonArray();
      for (Difference difference : section.differences()) {
        JsonObject one = new JsonObject();
        one.addProperty("what", difference.what());
        one.add("a", json(difference.a()));
        one.add("b", json(difference.b()));
        array.add(one);
      }
      object.add(section.name().equals("made by") ? "madeBy" : section.name(), array);
    }
    return object;
  }

  private static JsonElement json(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }
}
