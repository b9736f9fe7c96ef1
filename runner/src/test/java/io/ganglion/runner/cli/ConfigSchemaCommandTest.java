package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.plugins.JarBuilder;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The schema that editors go by: it is the file in {@code docs}, accepts every shipped experiment, and marks what
 * {@code check} would, where it is. {@code -Dganglion.docs.write=true} writes the file.
 */
class ConfigSchemaCommandTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Path SCHEMA = Path.of("..", "docs", "experiment.schema.json");
  private static final String RIGHT = """
      name: right
      seed: 7
      data:
        file: [a.csv, b.csv]
        target: 5
        columns: {zip: category, age: {missing: median, indicator: true}}
        class-weights: balanced
        split: {train: 0.6, validation: 0.2, test: 0.2, stratify: true}
        scale: standard
      network:
        initializer: {use: uniform, low: -1, high: 1}
        layers:
          - {units: 8, activation: tanh}
          - {use: lstm, units: 4, outputs: last}
          - {use: acme.layer, anything: [1, 2]}
          - {units: auto, activation: softmax}
      loss: {use: huber, delta: 0.5, l2: 0.01}
      trainer: {use: rprop, initial-step: 0.1}
      training: {epochs: 50, batch-size: full, stop: {rule: patience, epochs: 5}, keep: best}
      runtime: {threads: auto, precision: float32}
      """;

  @TempDir
  Path folder;

  private static JsonElement json(String yaml) {
    return new Gson().toJsonTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private JsonObject schema(String... more) {
    return new Bench(folder).ganglion("config schema", more).json();
  }

  @Test
  void isTheFileInDocs() throws IOException {
    String schema = new Bench(folder).ganglion("config schema").out();
    if (Boolean.getBoolean("ganglion.docs.write")) {
      Files.writeString(SCHEMA, schema, StandardCharsets.UTF_8);
    }
    assertEquals(schema, Files.readString(SCHEMA, StandardCharsets.UTF_8));
    new Bench(folder).ganglion("config schema --out FOLDER/s.json").assertPrints("");
    assertEquals(schema, Bench.read(folder.resolve("s.json")));
  }

  @Test
  void acceptsEveryShippedExperimentWhichNamesIt() throws IOException {
    JsonObject schema = schema();
    List<Path> experiments;
    try (Stream<Path> all = Files.walk(EXAMPLES)) {
      experiments = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertTrue(experiments.size() >= 28, experiments.toString());
    for (Path file : experiments) {
      String yaml = Files.readString(file, StandardCharsets.UTF_8);
      assertEquals(List.of(), SchemaCheck.mistakes(schema, json(yaml)), file.toString());
      String named = yaml.lines().findFirst().orElseThrow().replaceFirst("# yaml-language-server: [$]schema=", "");
      assertEquals(SCHEMA.toAbsolutePath().normalize(), file.resolveSibling(named).toAbsolutePath().normalize(),
          file.toString());
    }
    assertEquals(List.of(), SchemaCheck.mistakes(schema, json(RIGHT)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "seed: 7 | sead: 7 | sead: false",
      "seed: 7 | seed: seven | seed: type",
      "seed: 7 | seed: 7.5 | seed: type",
      "name: right | name: 12 | name: type",
      "target: 5 | targets: 5 | data.targets: false",
      "zip: category | zip: categories | data.columns.zip: enum",
      "missing: median | missing: medium | data.columns.age.missing: enum",
      "indicator: true | indicator: yes | data.columns.age.indicator: type",
      "class-weights: balanced | class-weights: equal | data.class-weights: const",
      "train: 0.6 | train: 60% | data.split.train: type",
      "train: 0.6 | train: -0.6 | data.split.train: exclusiveMinimum",
      "train: 0.6 | trian: 0.6 | data.split.trian: false",
      "stratify: true | stratify: 1 | data.split.stratify: type",
      "scale: standard | scale: standart | data.scale: enum",
      "scale: standard | format: xml | data.format: enum",
      "use: uniform | use: unifrom | network.initializer.use: anyOf",
      "low: -1 | low: [-1] | network.initializer.low: type",
      "low: -1 | lower: -1 | network.initializer.lower: false",
      "{units: 8, | {unit: 8, | network.layers.0: required units; network.layers.0.unit: false",
      "{units: 8, | {units: 0, | network.layers.0.units: minimum",
      "{units: 8, | {units: many, | network.layers.0.units: const",
      "activation: tanh | activation: tahn | network.layers.0.activation: anyOf",
      "use: lstm | use: ltsm | network.layers.1.use: anyOf",
      "outputs: last | outputs: latest | network.layers.1.outputs: enum",
      "outputs: last | output: last | network.layers.1.output: false",
      "use: huber | use: hubert | loss.use: anyOf",
      "delta: 0.5 | delta: 0 | loss.delta: exclusiveMinimum",
      "delta: 0.5 | gamma: 0.5 | loss.gamma: false",
      "use: rprop | use: rporp | trainer.use: anyOf",
      "initial-step: 0.1 | initial_step: 0.1 | trainer.initial_step: false",
      "initial-step: 0.1 | initial-step: -1 | trainer.initial-step: exclusiveMinimum",
      "epochs: 50 | epochs: 0 | training.epochs: minimum",
      "batch-size: full | batch-size: whole | training.batch-size: const",
      "batch-size: full | batch-size: 0 | training.batch-size: minimum",
      "rule: patience | rule: patients | training.stop.rule: enum",
      "epochs: 5} | epochs: soon} | training.stop.epochs: type",
      "epochs: 5} | patience: 5} | training.stop: required epochs; training.stop.patience: false",
      "keep: best | keep: worst | training.keep: enum",
      "threads: auto | threads: all | runtime.threads: const",
      "precision: float32 | precision: float16 | runtime.precision: enum"})
  void marksSlipsWhereTheyAre(String right, String wrong, String mistakes) {
    assertTrue(RIGHT.contains(right), right);
    assertEquals(List.of(mistakes.split("; ")).stream().sorted().toList(),
        SchemaCheck.mistakes(SCHEMAS.get(), json(RIGHT.replace(right, wrong))).stream().sorted().toList());
  }

  /** The file, which {@link #isTheFileInDocs} holds to the command. */
  private static final Supplier<JsonObject> SCHEMAS =
      () -> JsonParser.parseString(Bench.read(SCHEMA)).getAsJsonObject();

  @Test
  void knowsPluginsOfJars() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish").build(folder.resolve("swish.jar"));
    String layer = "{units: 8, activation: {use: acme.swish, slope: 1}}";
    JsonElement experiment = json(RIGHT.replace("{units: 8, activation: tanh}", layer));
    assertEquals(List.of(), SchemaCheck.mistakes(schema(), experiment));
    assertEquals(List.of("network.layers.0.activation.slope: false"),
        SchemaCheck.mistakes(schema("--plugin", jar.toString()), experiment));
  }
}
