package io.ganglion.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.data.encoding.Missing;
import io.ganglion.engine.data.encoding.Unseen;
import io.ganglion.engine.settings.Precision;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.DataFormats;
import io.ganglion.tables.NullValues;
import io.ganglion.tables.TextLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentReaderTest {
  @TempDir
  Path folder;
  private Reading reading;

  @BeforeEach
  void inAFolderOfItsOwn() {
    reading = new Reading(folder);
  }

  @Test
  void bindsWhatIsGiven() {
    Experiment experiment = reading.bind("""
        name: flowers
        seed: 42
        data:
          file: data/iris.csv
          header: false
          delimiter: ;
          quote: "'"
          target: [species, size]
          ignore: id
          columns: {size: number, id: category}
          split: {train: 0.7, validation: 0.15, test: 0.15, stratify: true}
          scale: standard
          target-scale: min-max
        network:
          initializer: {use: uniform, low: -0.5, high: 0.5}
          bias-initializer: {use: constant, value: 0.25}
          layers:
            - {units: 8, activation: {use: leaky-relu, slope: 0.2}, bias: false, initializer: uniform}
            - {units: auto, activation: softmax}
        loss: {use: cross-entropy, reduction: sum}
        trainer: {use: backprop, learning-rate: 0.3}
        training:
          epochs: 20
          batch-size: 32
          shuffle: false
          stop:
            - {rule: target, loss: 0.01}
            - {rule: patience, epochs: 5, min-improvement: 1e-3}
          keep: last
        runtime: {threads: 2, precision: float32}
        plugins: {path: [swish.jar, /opt/plugins]}
        """);

    assertEquals("flowers", experiment.name());
    assertEquals(42, experiment.seed());
    DataSection data = experiment.data();
    assertEquals(List.of(folder.resolve("data/iris.csv")), data.file());
    assertFalse(data.csv().header());
    assertEquals(";", data.csv().delimiter());
    assertEquals("'", data.csv().quote());
    assertEquals(List.of("species", "size"), data.target());
    assertEquals(List.of("id"), data.ignore());
    assertEquals(Map.of("size", column(ColumnType.NUMBER), "id", column(ColumnType.CATEGORY)), data.columns());
    assertEquals(new SplitSection(0.7, 0.15, 0.15, true, Optional.empty(), SplitSection.Order.RANDOM,
        Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), OptionalInt.empty(), 1,
        OptionalInt.empty()), data.split());
    assertEquals(Scale.STANDARD, data.scale());
    assertEquals(Scale.MIN_MAX, data.targetScale());
    NetworkSection network = experiment.network();
    assertEquals(new Fakes.Uniform(-0.5, 0.5), network.initializer().instance());
    assertEquals(new Fakes.Constant(0.25), network.biasInitializer().instance());
    DenseSection hidden = (DenseSection) network.layers().get(0);
    assertEquals(OptionalInt.of(8), hidden.units());
    assertEquals(new Fakes.Leaky(0.2), hidden.activation().instance());
    assertFalse(hidden.bias());
    assertEquals(new Fakes.Uniform(-1, 1), network.initializerOf(hidden).instance());
    DenseSection output = network.output();
    assertEquals(OptionalInt.empty(), output.units());
    assertEquals("softmax", output.activation().name());
    assertTrue(output.bias());
    assertEquals(new Fakes.Uniform(-0.5, 0.5), network.initializerOf(output).instance());
    assertEquals(new Fakes.CrossEntropy(), experiment.loss().use().instance());
    assertEquals(LossSection.Reduction.SUM, experiment.loss().reduction());
    assertEquals(new Fakes.Backprop(0.3, 0), experiment.trainer().instance());
    assertEquals("{learning-rate=0.3, momentum=0.0}", experiment.trainer().settings().toString());
    assertEquals(new TrainingSection(20, OptionalInt.of(32), Optional.empty(), false, Optional.empty(),
        List.of(new StopSection.Target(0.01), new StopSection.Patience(5, 1e-3)), TrainingSection.Keep.LAST,
        Optional.empty(), Optional.empty(), Optional.empty(), new CheckpointSection()),
        experiment.training());
    assertEquals(new RuntimeSection(OptionalInt.of(2), Precision.FLOAT32), experiment.runtime());
    assertEquals(List.of(folder.resolve("swish.jar"), Path.of("/opt/plugins")), experiment.plugins().path());
  }

  @Test
  void takesTheSettingsOfALossBesideItsOwn() {
    for (String loss : List.of("{use: huber, delta: 0.5, reduction: sum}",
        "{reduction: sum, delta: 0.5, use: huber}")) {
      LossSection section = reading.bind(Reading.SOUND + "loss: " + loss + "\n").loss();
      assertEquals(new Fakes.Huber(0.5), section.use().instance());
      assertEquals(LossSection.Reduction.SUM, section.reduction());
    }
    assertEquals(new Fakes.Huber(), reading.bind(Reading.SOUND + "loss: huber\n").loss().use().instance());
    LossSection unnamed = reading.bind(Reading.SOUND + "loss: {reduction: sum}\n").loss();
    assertEquals(new Fakes.SquaredError(), unnamed.use().instance());
    assertEquals(LossSection.Reduction.SUM, unnamed.reduction());
  }

  private static ColumnSection column(ColumnType type) {
    return ColumnSection.of(type);
  }

  @Test
  void fillsInDefaults() {
    Experiment experiment = reading.bind("""
        data: {file: iris.csv, target: species}
        network: {layers: {units: auto, activation: sigmoid}}
        trainer: rprop
        """);

    assertEquals("iris", experiment.name());
    assertEquals(1, experiment.seed());
    assertEquals(new DataSection(List.of(folder.resolve("iris.csv")), new TextLayout(true, "auto", "\""),
        List.of("species"), List.of(), Map.of(), NullValues.USUAL, Missing.Policy.FAIL, Unseen.Policy.ERROR,
        new SplitSection(), Scale.NONE, Scale.NONE, DataFormats.usual(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty()), experiment.data());
    assertEquals("glorot-uniform", experiment.network().initializer().name());
    assertEquals(new Fakes.Constant(0), experiment.network().biasInitializer().instance());
    assertEquals(new Fakes.SquaredError(), experiment.loss().use().instance());
    assertEquals(LossSection.Reduction.MEAN, experiment.loss().reduction());
    assertEquals(new Fakes.Rprop(), experiment.trainer().instance());
    assertEquals(new TrainingSection(), experiment.training());
    assertEquals(new RuntimeSection(OptionalInt.empty(), Precision.FLOAT64), experiment.runtime());
    assertEquals(List.of(), experiment.plugins().path());
  }

  @Test
  void keepsTheBestIfThereIsValidationDataUnlessItIsToldOtherwise() {
    assertFalse(reading.bind(Reading.SOUND).keepsBest());
    String split = "data.split={train: 0.8, validation: 0.2}";
    assertTrue(reading.bind(Reading.SOUND, split).keepsBest());
    assertFalse(reading.bind(Reading.SOUND, split, "training.keep=last").keepsBest());
  }

  @Test
  void saysWhichPluginsToLoadBeforeItKnowsAny() {
    LoadedExperiment loaded = reading.load("trainer: acme.adam\nplugins: {path: plugins/acme.jar}\n");
    assertEquals(List.of(folder.resolve("plugins/acme.jar")), loaded.pluginPaths());
  }

  @Test
  void loadsNoPluginsFromASectionThatIsWrong() {
    assertEquals(List.of(), reading.load("plugins: {path: 5}\n").pluginPaths());
    assertEquals(List.of(), reading.load("plugins: acme.jar\n").pluginPaths());
  }

  @Test
  void givesThePlaceOfASettingForLaterProblems() {
    LoadedExperiment loaded = reading.load(Reading.SOUND, "data.scale=standard");
    assertEquals(folder.resolve("iris.yaml") + ":4:11", loaded.place("data.target").where());
    assertEquals("--set data.scale=standard", loaded.place("data.scale").where());
    assertEquals(folder.resolve("iris.yaml") + ":8:15", loaded.place("network.layers.1.units").where());
    // What isn't written is shown at what is around it.
    assertEquals(folder.resolve("iris.yaml") + ":2:1", loaded.place("data.columns.species").where());
    assertEquals(folder.resolve("iris.yaml").toString(), loaded.place("plugins.path").where());
  }

  @Test
  void keepsTheTextAsItIsGiven() {
    assertEquals(Reading.SOUND, reading.load("\uFEFF" + Reading.SOUND, "seed=7").text());
  }

  @Test
  void makesANameThatAFolderCanHave() throws IOException {
    Path file = Files.writeString(folder.resolve(".my: exp?.v2.yaml"), Reading.SOUND);
    assertEquals("my- exp-.v2", ExperimentReader.read(file, List.of()).bind(Fakes.CATALOG).name());
  }

  @Test
  void reportsAMissingFile() {
    ProblemException e = assertThrows(ProblemException.class,
        () -> ExperimentReader.read(folder.resolve("missing.yaml"), List.of()));
    assertEquals("""
        3
        error: there is no such experiment file
          --> missing.yaml
          help: check the path
        """, reading.rendered(e));
  }

  @Test
  void reportsAFolder() {
    ProblemException e = assertThrows(ProblemException.class,
        () -> ExperimentReader.read(folder.resolve("."), List.of()));
    assertEquals("""
        3
        error: the experiment is a folder, not a file
          --> .
          help: name a YAML file in it
        """, reading.rendered(e));
  }

  @Test
  void reportsAnEmptyFile() {
    String empty = """
        3
        error: the experiment file is empty
          --> iris.yaml
          help: it needs at least the settings data, network and trainer
        """;
    assertEquals(empty, reading.complaint(""));
    assertEquals(empty, reading.complaint("# nothing yet\n"));
    assertEquals(empty, reading.complaint("---\n"));
  }

  @Test
  void reportsAFileThatIsNoMap() {
    assertEquals("""
        3
        error: an experiment is a map of settings, but this is not one
          --> iris.yaml
          help: it needs at least the settings data, network and trainer
        """, reading.complaint("- a\n- b\n"));
  }

  @Test
  void reportsBytesThatAreNoUtf8() {
    assertEquals("""
        3
        error: the experiment file is not UTF-8 text: line 2 holds the byte 0xE9
          --> iris.yaml
          help: save it as UTF-8
        """, reading.complaint("seed: 1\nname: café\n".getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals("""
        3
        error: the experiment file is not UTF-8 text: line 1 holds the byte 0xFE
          --> iris.yaml
          help: save it as UTF-8
        """, reading.complaint("seed: 1\n".getBytes(StandardCharsets.UTF_16)));
    assertEquals("""
        3
        error: the experiment file is not UTF-8 text: line 1 holds the byte 0xC3
          --> iris.yaml
          help: save it as UTF-8
        """, reading.complaint(new byte[] {'a', (byte) 0xC3}));
  }

  @Test
  void reportsAFileThatIsTooLarge() {
    assertEquals("""
        3
        error: the experiment file is larger than 1 MB
          --> iris.yaml
          help: is it the data file?
        """, reading.complaint("#".repeat((1 << 20) + 1)));
  }
}
