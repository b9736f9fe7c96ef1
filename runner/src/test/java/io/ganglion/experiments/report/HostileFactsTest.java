package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.ganglion.runner.Bench;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/**
 * Every section of every report, with each kind of fact in its files empty, huge or hostile in turn: the page is made,
 * and no section fails.
 */
class HostileFactsTest {
  /** One of this many changes is tried; all of them with {@code -Dganglion.hostile-facts=1}. */
  private static final int ONE_OF = Integer.getInteger("ganglion.hostile-facts", 8);
  /** The files are some hundred kilobytes; a text of this length stands in each place. */
  private static final int MOST_BYTES = 3 << 20;
  private static final String LONG = "x".repeat(100_000);
  private static final String HOSTILE =
      "</script><script>alert(1)</script>\"' onload='x' \u001b[31m\u0000\u009b\u202e\u2028]]>&<!--";
  private static final List<JsonElement> NUMBERS = List.of(new JsonPrimitive(0), new JsonPrimitive(-1),
      new JsonPrimitive(1e308), new JsonPrimitive(-1e308), new JsonPrimitive(Double.MIN_VALUE),
      new JsonPrimitive(9_007_199_254_740_993L), JsonNull.INSTANCE);
  private static final List<JsonElement> TEXTS =
      List.of(new JsonPrimitive(LONG), new JsonPrimitive(HOSTILE), new JsonPrimitive(""));
  private static final List<String> FILES =
      List.of("manifest.json", "data.json", "diagnosis.json", "evaluation.json", "trials.json");

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  /** What is put instead of all nodes of one kind: those at the same place but for their indices. */
  private record Change(String file, String path, String what, UnaryOperator<JsonElement> to) {
    @Override
    public String toString() {
      return file + " " + path + " = " + what;
    }
  }

  private static String shortened(JsonElement element) {
    String text = element.toString();
    return text.length() < 60 ? text : text.substring(0, 30) + "… (" + text.length() + ")";
  }

  /** The kinds of nodes of a file, with one of each. */
  private static Map<String, JsonElement> kinds(JsonElement root) {
    Map<String, JsonElement> kinds = new TreeMap<>();
    collect("", root, kinds);
    return kinds;
  }

  private static void collect(String path, JsonElement node, Map<String, JsonElement> kinds) {
    kinds.putIfAbsent(path, node);
    if (node.isJsonObject()) {
      node.getAsJsonObject().entrySet().forEach(each -> collect(path + "." + each.getKey(), each.getValue(), kinds));
    } else if (node.isJsonArray()) {
      node.getAsJsonArray().forEach(each -> collect(path + "[]", each, kinds));
    }
  }

  private static JsonElement replaced(JsonElement node, String path, Change change) {
    if (path.equals(change.path())) {
      return change.to().apply(node);
    }
    if (node.isJsonObject() && change.path().startsWith(path)) {
      JsonObject copy = new JsonObject();
      node.getAsJsonObject().entrySet().forEach(each ->
          copy.add(each.getKey(), replaced(each.getValue(), path + "." + each.getKey(), change)));
      return copy;
    }
    if (node.isJsonArray() && change.path().startsWith(path)) {
      JsonArray copy = new JsonArray();
      node.getAsJsonArray().forEach(each -> copy.add(replaced(each, path + "[]", change)));
      return copy;
    }
    return node;
  }

  private static List<Change> changes(String file, JsonElement root) {
    List<Change> changes = new ArrayList<>();
    kinds(root).forEach((path, node) -> {
      if (node.isJsonPrimitive() && node.getAsJsonPrimitive().isNumber()) {
        boolean isMeasured = node.getAsString().contains("."); // a count is never null
        NUMBERS.stream().filter(to -> isMeasured || !to.isJsonNull()).forEach(to -> changes
            .add(new Change(file, path, shortened(to), any -> to)));
      } else if (node.isJsonPrimitive() && node.getAsJsonPrimitive().isString()) {
        TEXTS.forEach(to -> changes.add(new Change(file, path, shortened(to), any -> to)));
      } else if (node.isJsonArray()) {
        changes.add(new Change(file, path, "[]", any -> new JsonArray()));
      }
    });
    return changes;
  }

  /** Makes the report with each change in turn. */
  private static List<String> failuresOf(Path directory) throws Exception {
    Map<String, JsonElement> files = new LinkedHashMap<>();
    for (String file : FILES) {
      if (Files.exists(directory.resolve(file))) {
        files.put(file, JsonParser.parseString(Bench.read(directory.resolve(file))));
      }
    }
    List<String> failures = new ArrayList<>();
    int n = 0;
    for (Map.Entry<String, JsonElement> file : files.entrySet()) {
      String written = Bench.read(directory.resolve(file.getKey()));
      for (Change change : changes(file.getKey(), file.getValue())) {
        if (n++ % ONE_OF != 0) {
          continue;
        }
        JsonElement changed = replaced(file.getValue(), "", change);
        boolean isManifest = file.getKey().equals("manifest.json");
        if (!isManifest) {
          Files.writeString(directory.resolve(file.getKey()), changed.toString());
        }
        JsonObject manifest = (isManifest ? changed : files.get("manifest.json")).getAsJsonObject();
        String html = Report.html(directory, manifest, failure ->
            failures.add(change + ": " + failure.section() + ": " + failure.reason()));
        assertTrue(html.length() < MOST_BYTES, change + ": " + html.length());
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        assertEquals(1, document.getElementsByTagName("script").getLength(), change::toString);
      }
      Files.writeString(directory.resolve(file.getKey()), written);
    }
    assertTrue(n > 500, n + " changes");
    return failures;
  }

  private static void assertNoFailures(Path directory) throws Exception {
    assertEquals("", String.join("\n", failuresOf(directory)));
  }

  @Test
  void ofARunThatPredictsLabels() throws Exception {
    assertNoFailures(bench.run("iris", "--set", "training.epochs=12"));
  }

  @Test
  void ofACrossValidation() throws Exception {
    assertNoFailures(bench.run("iris", "--set", "data.split={kfold: 3, stratify: true}", "--set",
        "training={epochs: 12, keep: last}"));
  }

  @Test
  void ofARunThatPredictsNumbers() throws Exception {
    bench.write("line.csv", "x,y\n" + IntStream.range(0, 60).mapToObj(x -> x + "," + (3 * x + x % 7) + "\n")
        .collect(Collectors.joining()));
    bench.write("line.yaml", """
        data: {file: line.csv, target: y}
        network: {layers: [{units: 3, activation: tanh}, {units: auto, activation: identity}]}
        trainer: rprop
        training: {epochs: 12}
        """);
    assertNoFailures(bench.run("line"));
  }

  @Test
  void ofAForecast() throws Exception {
    bench.write("wave.csv", "y\n" + IntStream.range(0, 120)
        .mapToObj(i -> StrictMath.sin(i / 4.0) + "\n").collect(Collectors.joining()));
    bench.write("wave.yaml", """
        data:
          file: wave.csv
          target: y
          series: {lags: 4}
          split: {train: 0.7, test: 0.3, order: file}
        network: {layers: [{units: 5, activation: tanh}, {units: auto, activation: identity}]}
        trainer: rprop
        training: {epochs: 12}
        """);
    assertNoFailures(bench.run("wave"));
  }

  @Test
  void ofARunThatDiverged() throws Exception {
    bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --quiet --set", "network={layers: [{units: 4, activation:"
        + " identity}, {units: auto, activation: softmax}], initializer: {use: uniform, low: -1e200, high: 1e200}}")
        .code();
    assertNoFailures(bench.onlyRun());
  }

  @Test
  void ofAComparison() throws Exception {
    bench.ganglion("compare FOLDER/iris.yaml --out FOLDER/runs --vary trainer=backprop,rprop --seeds 6 --quiet"
        + " --set training.epochs=12");
    assertNoFailures(bench.onlyRun());
  }

  @Test
  void ofASweep() throws Exception {
    bench.ganglion("sweep FOLDER/iris.yaml --out FOLDER/runs --over trainer.increase=1.1..1.5"
        + " --over network.layers.0.activation=tanh,relu --runs 6 --quiet --set training.epochs=12");
    assertNoFailures(bench.onlyRun());
  }
}
