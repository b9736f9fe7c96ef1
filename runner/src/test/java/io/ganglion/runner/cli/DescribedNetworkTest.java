package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run says of its network: in messages, in its manifest, in the diagnosis and in the drawing of its report. */
class DescribedNetworkTest {
  private static final String LINES = "class=\"weight c";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  /** Writes an experiment with layers of {@code first}, {@code second} and 3 units. */
  private void write(String shortcuts, int first, int second, String ofTheSecond, String ofTheLast) {
    bench.write("net.yaml", """
        seed: 3
        data: {file: data/iris.csv, target: species, scale: standard}
        network:
          shortcuts: %s
          layers:
            - {units: %d, activation: tanh}
            - {units: %d, activation: tanh%s}
            - {units: auto, activation: softmax%s}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 3}
        """.formatted(shortcuts, first, second, ofTheSecond, ofTheLast));
  }

  private Path run() {
    Ran ran = bench.ganglion("run FOLDER/net.yaml --out FOLDER/runs --json --allow more-weights-than-rows");
    assertEquals(0, ran.code(), ran.err());
    return bench.path(JsonParser.parseString(ran.out()).getAsJsonObject().get("run").getAsString());
  }

  private static JsonObject json(Path run, String file) {
    return JsonParser.parseString(Bench.read(run.resolve(file))).getAsJsonObject();
  }

  private static List<Integer> numbers(JsonArray layers, String name) {
    return IntStream.range(0, layers.size()).mapToObj(i -> layers.get(i).getAsJsonObject().get(name).getAsInt())
        .toList();
  }

  /** With shortcuts, a layer sees the inputs and all layers before it: of 5 and 6 units 9 and 15. */
  @ParameterizedTest
  @CsvSource({"true, 5, 6, 9, 15", "true, 2, 7, 6, 13", "false, 5, 6, 5, 6", "true, 1, 1, 5, 6"})
  void countsTheInputsOfEveryLayer(String shortcuts, int first, int second, int ofTheSecond, int ofTheLast) {
    write(shortcuts, first, second, "", "");
    JsonArray layers = json(run(), "diagnosis.json").getAsJsonArray("layers");
    assertEquals(List.of(4, ofTheSecond, ofTheLast), numbers(layers, "inputs"));
    assertEquals(List.of(first, second, 3), numbers(layers, "units"));
  }

  @Test
  void namesTheInputsOfALayerWhoseWeightsAreTooWide() {
    write("true", 5, 6, ", initializer: {use: uniform, low: -60, high: 60}", "");
    Ran ran = bench.ganglion("run FOLDER/net.yaml --out FOLDER/runs --allow more-weights-than-rows");
    assertEquals("""
        note: before epoch 1: layer 2: all of its 6 units are saturated from the start
          cause: weights from uniform (low -60, high 60) are too wide for 9 inputs
          try: network.initializer=glorot-uniform
        note: still present: layer 2: all of its 6 units were saturated from the start
        """, ran.err());
  }

  /** A line for each weight: 4 × 5, 5 × 6 and 6 × 3 are 68. */
  @ParameterizedTest
  @CsvSource(value = {"''; ''", "''; ', bias: false'", "', bias: false'; ''", "', bias: false'; ', bias: false'"},
      delimiter = ';')
  void drawsEveryWeightWithOrWithoutBiases(String ofTheSecond, String ofTheLast) {
    write("false", 5, 6, ofTheSecond, ofTheLast);
    String report = Bench.read(run().resolve("report.html"));
    assertEquals(68, report.split(LINES, -1).length - 1);
    assertTrue(report.contains("thicker lines are larger weights, blue ones positive, red ones negative."));
  }

  @Test
  void saysWhatADrawingWithShortcutsLeavesOut() {
    write("true", 5, 6, "", "");
    String report = Bench.read(run().resolve("report.html"));
    assertEquals(1, report.split(LINES, -1).length);
    assertTrue(report.contains("every unit is connected to all units of the layer before it; not drawn: every layer"
        + " also gets the inputs and the outputs of all earlier layers."));
  }

  @Test
  void describesEveryNodeInTheManifestAndInWhatJsonPrints() {
    write("true", 5, 6, ", bias: false", "");
    Ran ran = bench.ganglion("run FOLDER/net.yaml --out FOLDER/runs --json --allow more-weights-than-rows");
    JsonObject printed = JsonParser.parseString(ran.out()).getAsJsonObject();
    JsonArray layers = json(bench.onlyRun(), "manifest.json").getAsJsonArray("layers");
    assertEquals(layers, printed.getAsJsonArray("layers"));
    assertEquals(JsonParser.parseString("""
        [
          {"number": 0, "kind": "input", "inputs": [], "units": 4, "blocks": []},
          {"number": 1, "kind": "dense", "inputs": [{"node": 0, "width": 4}], "units": 5, "blocks": [
            {"name": "weights", "role": "weights", "rows": 4, "columns": 5, "groups": 1, "from": 0},
            {"name": "biases", "role": "biases", "rows": 1, "columns": 5, "groups": 1, "from": 20}]},
          {"number": 1, "kind": "activation", "inputs": [{"node": 1, "width": 5}], "units": 5, "activation": "tanh",
            "blocks": []},
          {"number": 2, "kind": "concat", "inputs": [{"node": 0, "width": 4}, {"node": 2, "width": 5}], "units": 9,
            "blocks": []},
          {"number": 2, "kind": "dense", "inputs": [{"node": 3, "width": 9}], "units": 6, "blocks": [
            {"name": "weights", "role": "weights", "rows": 9, "columns": 6, "groups": 1, "from": 25}]},
          {"number": 2, "kind": "activation", "inputs": [{"node": 4, "width": 6}], "units": 6, "activation": "tanh",
            "blocks": []},
          {"number": 3, "kind": "concat", "inputs": [{"node": 3, "width": 9}, {"node": 5, "width": 6}], "units": 15,
            "blocks": []},
          {"number": 3, "kind": "dense", "inputs": [{"node": 6, "width": 15}], "units": 3, "blocks": [
            {"name": "weights", "role": "weights", "rows": 15, "columns": 3, "groups": 1, "from": 79},
            {"name": "biases", "role": "biases", "rows": 1, "columns": 3, "groups": 1, "from": 124}]},
          {"number": 3, "kind": "activation", "inputs": [{"node": 7, "width": 3}], "units": 3,
            "activation": "softmax", "blocks": []}
        ]"""), layers);
  }
}
