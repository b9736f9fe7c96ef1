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
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import javax.imageio.ImageIO;
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
  private static final int ONE_OF = Integer.getInteger("ganglion.hostile-facts", 13);
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

  /** Tables of numbers: a value takes the place of all in a column. */
  private static final List<String> TABLES = List.of("metrics.csv", "probe.csv");
  private static final List<String> CELLS = List.of("0", "-1", "1e308", "-1e308", "4.9e-324", "");
  private static final List<String> TEXT_FILES = List.of("samples.txt", "resolved.yaml", "experiment.yaml");

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
        changes.add(new Change(file, path, "its first", any -> firstOf(any.getAsJsonArray())));
        changes.add(new Change(file, path, "all twice", any -> twice(any.getAsJsonArray())));
      }
    });
    return changes;
  }

  private static JsonArray firstOf(JsonArray array) {
    JsonArray first = new JsonArray();
    array.asList().stream().limit(1).forEach(first::add);
    return first;
  }

  private static JsonArray twice(JsonArray array) {
    JsonArray twice = array.deepCopy();
    twice.addAll(array);
    return twice;
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
        assertWellFormed(html, change.toString());
      }
      Files.writeString(directory.resolve(file.getKey()), written);
    }
    assertTrue(n > 500, n + " changes");
    JsonObject manifest = files.get("manifest.json").getAsJsonObject();
    for (Written change : textChanges(directory)) {
      if (n++ % ONE_OF != 0) {
        continue;
      }
      String written = Bench.read(directory.resolve(change.file()));
      Files.writeString(directory.resolve(change.file()), change.content());
      assertWellFormed(Report.html(directory, manifest, failure ->
          failures.add(change.what() + ": " + failure.section() + ": " + failure.reason())), change.what());
      Files.writeString(directory.resolve(change.file()), written);
    }
    return failures;
  }

  private static void assertWellFormed(String html, String where) throws Exception {
    assertTrue(html.length() < MOST_BYTES, where + ": " + html.length());
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    assertEquals(1, document.getElementsByTagName("script").getLength(), where);
  }

  /** A file that isn't JSON, as it is written instead. */
  private record Written(String file, String what, String content) {}

  private static List<Written> textChanges(Path directory) {
    List<Written> changes = new ArrayList<>();
    for (String table : TABLES) {
      if (Files.exists(directory.resolve(table))) {
        List<String> lines = Bench.read(directory.resolve(table)).lines().toList();
        changes.add(new Written(table, table + " without rows", lines.get(0) + "\n"));
        int columns = lines.get(0).split(",").length;
        for (int column = 0; column < columns; column++) {
          for (String cell : CELLS) {
            changes.add(new Written(table, table + " column " + column + " = '" + cell + "'",
                with(lines, column, cell)));
          }
        }
      }
    }
    for (String file : TEXT_FILES) {
      if (Files.exists(directory.resolve(file))) {
        for (String text : List.of(LONG, HOSTILE, "", "--- after epoch 0 ---\n" + HOSTILE + "\n" + LONG + "\n",
            "\n".repeat(5000))) {
          changes.add(new Written(file, file + " of " + text.length() + " characters", text));
        }
      }
    }
    return changes;
  }

  private static String with(List<String> lines, int column, String cell) {
    StringBuilder table = new StringBuilder(lines.get(0)).append('\n');
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      fields[column] = cell;
      table.append(String.join(",", fields)).append('\n');
    }
    return table.toString();
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
  void ofARunThatReadsImages() throws Exception {
    for (int i = 0; i < 8; i++) {
      draw("shades/dark/" + i + ".png", 10 + i);
      draw("shades/light/" + i + ".png", 200 + i);
    }
    draw("shades/dark/wrong.png", 230);
    bench.write("shades.yaml", """
        data: {file: shades, format: images, target: label}
        network: {layers: [{use: conv2d, filters: 3, kernel: 2, activation: tanh}, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 12, batch-size: 4}
        """);
    assertNoFailures(bench.run("shades"));
  }

  private void draw(String name, int level) throws IOException {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 16; i++) {
      image.getRaster().setSample(i % 4, i / 4, 0, level + i % 4);
    }
    Files.createDirectories(bench.path(name).getParent());
    ImageIO.write(image, "png", bench.path(name).toFile());
  }

  @Test
  void ofARunThatReadsTexts() throws Exception {
    bench.write("lines.txt", IntStream.range(0, 60).mapToObj(i -> (i % 3 == 0 ? "bad\tthe dull " : "good\tthe fine ")
        + (i % 2 == 0 ? "film" : "story") + " number " + i % 7 + "\n").collect(Collectors.joining()));
    bench.write("lines.yaml", """
        data: {file: lines.txt, format: lines, target: label, split: {train: 0.75, test: 0.25, order: file}}
        network:
          layers:
            - {use: embedding, dimension: 4}
            - {use: gru, units: 5, outputs: last}
            - {units: auto, activation: softmax}
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 6, batch-size: 8}
        """);
    assertNoFailures(bench.run("lines"));
  }

  /** With samples of what it wrote, and maps of attention. */
  @Test
  void ofALanguageModel() throws Exception {
    bench.write("song.txt", "la la lu, la la lu.\nlu la lu la, lu la lu la!\n".repeat(12));
    bench.write("song.yaml", """
        seed: 1
        data:
          file: song.txt
          format: text
          text: {window: 16, warm-up: 0}
          split: {train: 0.8, validation: 0.2}
        network:
          layers:
            - {use: embedding, dimension: 8}
            - {use: positional-embedding, max-length: 16}
            - {residual: [{use: self-attention, heads: 2, causal: true}]}
            - {units: auto, activation: softmax}
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 4, batch-size: 8}
        """);
    assertNoFailures(bench.run("song"));
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

  /** Two inputs, each with layers of its own. */
  @Test
  void ofBranches() throws Exception {
    bench.write("two.csv", "words,x,y\n" + IntStream.range(0, 60).mapToObj(i -> (i % 3 == 0 ? "dull " : "fine ") + i % 7
        + "," + i % 5 + "," + (i % 3 == 0 ? "bad" : "good") + "\n").collect(Collectors.joining()));
    bench.write("two.yaml", """
        data: {file: two.csv, target: y, columns: {words: text, x: number}}
        network:
          branches:
            - {inputs: words, layers: [{use: embedding, dimension: 3}, {use: gru, units: 3, outputs: last}]}
            - {inputs: rest, layers: [{units: 2, activation: tanh}]}
          layers: [{units: auto, activation: softmax}]
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 4, batch-size: 8}
        """);
    assertNoFailures(bench.run("two"));
  }

  @Test
  void ofLabelsOfWholeSequences() throws Exception {
    assertNoFailures(sequences("far, ignore: [total, turn], sequence: {id: id, order: t}",
        "gru, units: 3, outputs: last", "softmax"));
  }

  @Test
  void ofLabelsOfSteps() throws Exception {
    assertNoFailures(sequences("turn, ignore: [total, far], sequence: {id: id, order: t, target: per-step}",
        "rnn, units: 3", "softmax"));
  }

  @Test
  void ofNumbersOfSteps() throws Exception {
    assertNoFailures(sequences("total, ignore: [turn, far], sequence: {id: id, order: t, target: per-step}",
        "rnn, units: 3", "identity"));
  }

  /** A run of sequences of 1 to 5 steps. */
  private Path sequences(String target, String layer, String output) {
    StringBuilder rows = new StringBuilder("id,t,x,total,turn,far\n");
    for (int id = 0; id < 40; id++) {
      int total = 0;
      for (int t = 0; t <= id % 5; t++) {
        int x = (id * 7 + t * 3) % 11;
        total += x;
        rows.append(id).append(',').append(t).append(',').append(x).append(',').append(total).append(',')
            .append(x > 5 ? "up" : "down").append(',').append(id % 3 == 0 ? "yes" : "no").append('\n');
      }
    }
    bench.write("walks.csv", rows.toString());
    bench.write("walks.yaml", """
        data: {file: walks.csv, split: {train: 0.7, test: 0.3}, target: %s}
        network: {layers: [{use: %s}, {units: auto, activation: %s}]}
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 6, batch-size: 10}
        """.formatted(target, layer, output));
    return bench.run("walks");
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
