package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.api.host.PluginKind;
import io.ganglion.runner.Bench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that can't be run: the messages of each command in each form, and what is left behind. */
class WrongExperimentTest {
  private static final int EXPERIMENT = 3;
  private static final int DATA = 4;

  private static final String SOUND = """
      data: {file: data/iris.csv, target: species}
      network:
        layers:
          - {units: 8, activation: tanh}
          - {units: auto, activation: softmax}
      loss: cross-entropy
      trainer: rprop
      training: {epochs: 20}
      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withTheData() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  /**
   * Runs and checks {@link #SOUND} with one text in it replaced.
   *
   * @param expected the message, with ACTIVATIONS and TRAINERS for the names that there are
   */
  private void assertRefused(int code, String sound, String wrong, String expected) {
    bench.write("wrong.yaml", SOUND.replace(sound, wrong));
    String message = expected.replace("ACTIVATIONS", Bench.names(PluginKind.ACTIVATION))
        .replace("TRAINERS", Bench.names(PluginKind.TRAINER));

    bench.ganglion("check FOLDER/wrong.yaml").assertFails(code, message);
    bench.ganglion("run FOLDER/wrong.yaml --out FOLDER/runs").assertFails(code, message);
    bench.ganglion("run FOLDER/wrong.yaml --out FOLDER/runs --quiet").assertFails(code, message);
    String withoutExcerpts = message.lines().filter(line -> !line.matches("\\d* +\\|.*|\\d+ \\|.*"))
        .collect(Collectors.joining("\n", "", "\n"));
    assertEquals(withoutExcerpts,
        asText(code, bench.ganglion("run FOLDER/wrong.yaml --out FOLDER/runs --json").json(code)));
    assertEquals(withoutExcerpts, asText(code, bench.ganglion("check FOLDER/wrong.yaml --json").json(code)));
    assertEquals(List.of(), bench.runs());
  }

  /** Errors as JSON in the form for people. */
  private static String asText(int code, JsonObject json) {
    List<JsonElement> problems = new ArrayList<>(List.of(json.get("error")));
    if (json.has("others")) {
      json.getAsJsonArray("others").forEach(problems::add);
    }
    return problems.stream().map(JsonElement::getAsJsonObject).map(problem -> {
      assertEquals(code, problem.get("code").getAsInt());
      return "error: " + problem.get("message").getAsString() + "\n  --> " + problem.get("where").getAsString()
          + "\n  help: " + problem.get("help").getAsString() + "\n";
    }).collect(Collectors.joining("\n"));
  }

  @Test
  void theExperimentThatTheyAreMadeFromIsSound() {
    bench.write("sound.yaml", SOUND);
    bench.ganglion("check FOLDER/sound.yaml").assertPrints("ok\n");
    bench.ganglion("check FOLDER/sound.yaml --json").assertPrints("{\n  \"ok\": true,\n  \"warnings\": []\n}\n");
  }

  @Test
  void anUnknownKey() {
    assertRefused(EXPERIMENT, "epochs: 20", "epoch: 20", """
        error: section 'training' has no setting 'epoch'
          --> FOLDER/wrong.yaml:8:12
          |
        8 | training: {epoch: 20}
          |            ^^^^^
          help: did you mean 'epochs'? its settings are epochs, batch-size, gradient-clip-norm, shuffle, \
        augment, stop, keep, monitor, threshold, threshold-by, checkpoint
        """);
  }

  @Test
  void aMisspeltTrainer() {
    assertRefused(EXPERIMENT, "rprop", "rpropp", """
        error: there is no trainer 'rpropp'
          --> FOLDER/wrong.yaml:7:10
          |
        7 | trainer: rpropp
          |          ^^^^^^
          help: did you mean 'rprop'? the trainers are TRAINERS
        """);
  }

  @Test
  void aWrongType() {
    assertRefused(EXPERIMENT, "epochs: 20", "epochs: many", """
        error: 'training.epochs' must be a whole number, but is 'many'
          --> FOLDER/wrong.yaml:8:20
          |
        8 | training: {epochs: many}
          |                    ^^^^
          help: epochs: the maximum number of epochs (passes over the training part), ≥ 1
        """);
  }

  @Test
  void aDuplicateKey() {
    assertRefused(EXPERIMENT, "trainer:", "loss: squared-error\ntrainer:", """
        error: 'loss' is given twice
          --> FOLDER/wrong.yaml:7:1
          |
        7 | loss: squared-error
          | ^^^^
          help: keep one of the two; the other is at FOLDER/wrong.yaml:6:1
        """);
  }

  @Test
  void aMissingDataFile() {
    assertRefused(DATA, "iris.csv", "irises.csv", """
        error: there is no data file 'FOLDER/data/irises.csv'
          --> FOLDER/wrong.yaml:1:14
          |
        1 | data: {file: data/irises.csv, target: species}
          |              ^^^^^^^^^^^^^^^
          help: did you mean 'iris.csv'? the path is relative to the experiment's folder
        """);
  }

  @Test
  void aFolderInsteadOfADataFile() {
    assertRefused(DATA, "data/iris.csv", "data", """
        error: 'FOLDER/data' is a folder, not a data file
          --> FOLDER/wrong.yaml:1:14
          |
        1 | data: {file: data, target: species}
          |              ^^^^
          help: name a CSV file in it
        """);
  }

  @Test
  void aMissingTargetColumn() {
    assertRefused(EXPERIMENT, "species", "specie", """
        error: 'FOLDER/data/iris.csv' has no column 'specie'
          --> FOLDER/wrong.yaml:1:37
          |
        1 | data: {file: data/iris.csv, target: specie}
          |                                     ^^^^^^
          help: did you mean 'species'? its columns are sepal_length, sepal_width, petal_length, petal_width, species
        """);
  }

  @Test
  void rpropWithMiniBatches() {
    assertRefused(EXPERIMENT, "epochs: 20", "epochs: 20, batch-size: 32", """
        error: trainer 'rprop' needs full batches, but 'training.batch-size' is 32
          --> FOLDER/wrong.yaml:8:36
          |
        8 | training: {epochs: 20, batch-size: 32}
          |                                    ^^
          help: write batch-size: full, or choose a trainer that works with mini-batches, such as backprop
        """);
  }

  @Test
  void aNegativeLearningRate() {
    assertRefused(EXPERIMENT, "rprop", "{use: backprop, learning-rate: -0.1}", """
        error: 'learning-rate' of trainer 'backprop' must be greater than 0, but is -0.1
          --> FOLDER/wrong.yaml:7:41
          |
        7 | trainer: {use: backprop, learning-rate: -0.1}
          |                                         ^^^^
          help: learning-rate: how much of the gradient a step follows, > 0
        """);
  }

  @Test
  void brokenYaml() {
    assertRefused(EXPERIMENT, "species}", "species", """
        error: a ',' or '}' is missing before this
          --> FOLDER/wrong.yaml:2:8
          |
        2 | network:
          |        ^
          help: the '{' that is still open is at FOLDER/wrong.yaml:1:7
        """);
  }

  @Test
  void twoMistakesAtOnce() {
    String layers = "tanh}\n    - {units: auto, activation: softmax}";
    assertRefused(EXPERIMENT, layers, layers.replace("tanh", "tanhh").replace("soft", "sof"), """
        error: there is no activation 'tanhh'
          --> FOLDER/wrong.yaml:4:30
          |
        4 |     - {units: 8, activation: tanhh}
          |                              ^^^^^
          help: did you mean 'tanh'? the activations are ACTIVATIONS

        error: there is no activation 'sofmax'
          --> FOLDER/wrong.yaml:5:33
          |
        5 |     - {units: auto, activation: sofmax}
          |                                 ^^^^^^
          help: did you mean 'softmax'? the activations are ACTIVATIONS
        """);
  }
}
