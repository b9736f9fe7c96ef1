package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.plugins.JarBuilder;
import io.ganglion.plugins.Sha256;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training from an experiment file to a run directory. */
class RunCommandTest {
  private static final List<String> FILES = List.of("data.json", "diagnosis.json", "evaluation.json", "experiment.yaml",
      "log.txt", "manifest.json", "metrics.csv", "model.ganglion", "probe.csv", "report.html", "resolved.yaml");

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withTheExamples() {
    bench = new Bench(folder);
    bench.example("iris");
    bench.example("xor");
  }

  private static byte[] model(Path run) throws IOException {
    return Files.readAllBytes(run.resolve("model.ganglion"));
  }

  private static double accuracy(JsonObject manifest, String part) {
    return manifest.getAsJsonObject("splits").getAsJsonObject(part).get("accuracy").getAsDouble();
  }

  @Test
  void learnsIris() {
    JsonObject facts = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --json").json();
    assertTrue(accuracy(facts, "test") >= 0.93, () -> "test accuracy " + accuracy(facts, "test"));
    assertEquals(List.of("train", "validation", "test"), List.copyOf(facts.getAsJsonObject("splits").keySet()));
    assertEquals("iris", facts.get("name").getAsString());
    assertEquals(42, facts.get("seed").getAsLong());
    assertEquals("4-8-3", facts.get("network").getAsString());
    assertEquals("rprop", facts.get("trainer").getAsString());
    assertEquals("the validation loss has not improved for 50 epochs", facts.get("stopReason").getAsString());
    assertEquals(facts.get("epochs").getAsInt() - 50, facts.get("keptEpoch").getAsInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "min-max", "robust"})
  void learnsIrisHoweverItIsScaled(String scale) {
    JsonObject facts =
        bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --json --set data.scale=" + scale).json();
    assertTrue(accuracy(facts, "test") >= 0.9, () -> "test accuracy " + accuracy(facts, "test"));
  }

  /** y is 2x, and 1000 more in the last quarter: no other split leaves the two first parts on one line. */
  @Test
  void takesRowsInTheFilesOrder() {
    bench.write("line.csv", "x,y\n0,0\n1,2\n2,4\n3,6\n4,8\n5,10\n6,1012\n7,1014\n");
    bench.write("line.yaml", """
        data: {file: line.csv, target: y, split: {train: 0.5, validation: 0.25, test: 0.25, order: file}}
        network: {layers: [{units: auto, activation: identity}]}
        trainer: rprop
        training: {epochs: 200}
        """);
    JsonObject splits = Bench.manifest(bench.run("line")).getAsJsonObject("splits");
    // What 200 epochs leave of the error on the line.
    double left = 2;
    assertEquals(0, splits.getAsJsonObject("train").get("rmse").getAsDouble(), left);
    assertEquals(0, splits.getAsJsonObject("validation").get("rmse").getAsDouble(), left);
    assertEquals(1000, splits.getAsJsonObject("test").get("rmse").getAsDouble(), left);
  }

  @Test
  void keepsEverythingInARunDirectory() throws IOException {
    Path run = bench.run("iris");
    assertEquals(FILES, Bench.files(run));
    assertArrayEquals(Files.readAllBytes(folder.resolve("iris.yaml")),
        Files.readAllBytes(run.resolve("experiment.yaml")));
    JsonObject manifest = Bench.manifest(run);
    JsonObject outputs = manifest.getAsJsonObject("outputs");
    assertEquals(List.of("data.json", "diagnosis.json", "evaluation.json", "experiment.yaml", "metrics.csv",
            "model.ganglion", "probe.csv", "resolved.yaml", "report.html"), List.copyOf(outputs.keySet()));
    for (String file : outputs.keySet()) {
      assertEquals(Sha256.of(run.resolve(file)), outputs.get(file).getAsString(), file);
    }
    assertEquals(Sha256.of(folder.resolve("data/iris.csv")),
        manifest.getAsJsonObject("data").get("sha256").getAsString());
    List<String> metrics = Bench.read(run.resolve("metrics.csv")).lines().toList();
    assertEquals("epoch,training_loss,validation_loss", metrics.get(0));
    assertEquals(manifest.get("epochs").getAsInt() + 1, metrics.size());
  }

  @Test
  void printsWhatTheManifestHolds() {
    String printed = bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs --json").out();
    assertEquals(Bench.read(bench.onlyRun().resolve("manifest.json")).replace(folder.toString(), "FOLDER"), printed);
  }

  @Test
  void nothingInARunDirectorySaysOtherwiseWhenItIsMoved() throws IOException {
    Path run = Files.move(bench.run("xor"), folder.resolve("kept"));
    assertEquals(0, bench.ganglion("predict " + run + " FOLDER/data/xor.csv").code());
  }

  @Test
  void summarises() {
    Ran ran = bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs --set training.stop=[] --set training.epochs=40");
    assertEquals("", ran.err());
    assertEquals("""
        data        4 examples from FOLDER/data/xor.csv, 2 inputs -> xor (2 classes)
        network     2-5-1 (tanh, sigmoid), 21 parameters, cross-entropy
        trainer     rprop
        stopped     all 40 epochs were run

                    examples   loss       accuracy   balanced-accuracy  f1-macro
        train       4          LOSS       100.0 %    100.0 %            100.0 %
        baseline    4          0.6931     50.0 %     50.0 %             33.3 %

        verdict     Accuracy 100.0 % on 4 training examples is not significantly better than always predicting \
        'false', which reaches 50.0 % (95 % interval of the difference: −16.6 to +83.2 points): balanced accuracy \
        100.0 %
        run         FOLDER/runs/xor/RUN  (TIME s)
        next        ganglion predict FOLDER/runs/xor/RUN FOLDER/data/xor.csv
        """, ran.out().replace(bench.onlyRun().getFileName().toString(), "RUN")
        .replaceAll("\\(\\d+\\.\\d\\d s\\)", "(TIME s)")
        .replaceAll("(train       4          )[\\d.e-]+ +", "$1LOSS       "));
  }

  @Test
  void namesTheCommandAsItWasCalled() throws IOException {
    Files.createDirectories(folder.resolve("my data"));
    Files.copy(folder.resolve("data/xor.csv"), folder.resolve("my data/it's xor.csv"));
    bench.environment("GANGLION_COMMAND", "./ganglion");
    Ran ran = bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs", "--set", "data.file=my data/it's xor.csv");
    assertEquals("next        ./ganglion predict FOLDER/runs/xor/RUN 'FOLDER/my data/it'\\''s xor.csv'",
        ran.out().replace(bench.onlyRun().getFileName().toString(), "RUN").lines().reduce((a, b) -> b).get());
  }

  @Test
  void linesUpTheMeasuresOfSeveralTargets() {
    bench.write("gates.csv", "a,b,and,sum\n0,0,no,0\n0,1,no,1\n1,0,no,1\n1,1,yes,2\n");
    bench.write("gates.yaml", """
        data: {file: gates.csv, target: [and, sum]}
        network: {layers: {units: auto, activation: identity}}
        trainer: rprop
        training: {epochs: 200}
        """);
    Ran ran = bench.ganglion("run FOLDER/gates.yaml --out FOLDER/runs");
    List<String> table = ran.out().lines().skip(5).limit(3).toList();
    assertTrue(table.get(2).startsWith("baseline    4          "), table.get(2));
    assertEquals("            examples   loss       accuracy(and)  rmse(sum)  mae(sum)   r2(sum)", table.get(0));
    assertEquals(table.get(0).indexOf("rmse"), table.get(1).indexOf("100.0 %") + "accuracy(and)  ".length());

    List<String> evaluated =
        bench.ganglion("evaluate " + bench.onlyRun() + " FOLDER/gates.csv").out().lines().toList();
    assertEquals("examples                 4", evaluated.get(0));
    assertEquals("                         model      baseline", evaluated.get(1));
    assertEquals("accuracy(and)            100.0 %    75.0 %", evaluated.get(3));
  }

  @Test
  void saysNothingIfItIsToBeQuiet() {
    bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs --quiet").assertPrints("");
    assertEquals(FILES, Bench.files(bench.onlyRun()));
  }

  @Test
  void theResolvedExperimentGivesTheSameModel() throws IOException {
    Path run = bench.run("iris", "--set", "trainer=backprop", "--set", "training.epochs=60", "--seed", "7");
    Ran again = bench.ganglion("run " + run + "/resolved.yaml --out FOLDER/again --json");
    Path second = bench.path(again.json().get("run").getAsString());
    assertArrayEquals(model(run), model(second));
    assertEquals(Bench.read(run.resolve("resolved.yaml")), Bench.read(second.resolve("resolved.yaml")));
    assertEquals(Bench.read(run.resolve("metrics.csv")), Bench.read(second.resolve("metrics.csv")));
  }

  @Test
  void anotherSeedGivesAnotherModel() throws IOException {
    assertNotEquals(Sha256.of(model(bench.run("xor"))), Sha256.of(model(bench.run("xor", "--seed", "7"))));
  }

  @Test
  void theTrainerIsSwappedInTheFileOrOnTheCommandLine() throws IOException {
    Path set = bench.run("iris", "--set", "trainer=backprop", "--set", "trainer.learning-rate=0.3");
    bench.write("swapped.yaml", Bench.read(folder.resolve("iris.yaml"))
        .replace("\ntrainer: rprop\n", "\ntrainer: {use: backprop, learning-rate: 0.3}\n"));
    Path inTheFile = bench.run("swapped");
    assertEquals("backprop", Bench.manifest(inTheFile).get("trainer").getAsString());
    assertEquals(Bench.read(set.resolve("metrics.csv")), Bench.read(inTheFile.resolve("metrics.csv")));
    assertNotEquals(Bench.read(bench.run("iris").resolve("metrics.csv")), Bench.read(set.resolve("metrics.csv")));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "rprop", "{use: rprop, variant: rprop-plus}", "{use: rprop, variant: rprop-minus}",
    "{use: rprop, variant: irprop-plus}", "{use: rprop, variant: irprop-minus}", "backprop"
  })
  void everyTrainerLearnsXorAndIris(String trainer) {
    JsonObject xor =
        Bench.manifest(bench.run("xor", "--set", "trainer=" + trainer, "--set", "training.epochs=20000"));
    assertEquals("the training loss reached the target of 0.01", xor.get("stopReason").getAsString());
    assertEquals(1, accuracy(xor, "train"));
    Path iris = bench.run("iris", "--set", "trainer=" + trainer);
    // Of all 150: each of the 30 in the test part is 3.3 %.
    double accuracy = bench.ganglion("evaluate " + iris + " FOLDER/data/iris.csv --json").json().get("accuracy")
        .getAsDouble();
    assertTrue(accuracy >= 0.93, () -> "accuracy " + accuracy);
  }

  @Test
  void trainsWithAPluginActivation() throws IOException {
    Path jar = new JarBuilder(folder).source("acme.Swish", """
        @Plugin(name = "acme.swish", summary = "x times the sigmoid of beta x.", api = Api.LEVEL)
        public record Swish(@Setting("sharpness, > 0") double beta) implements ElementwiseActivation {
          public Swish() { this(1); }
          public Swish { Require.positive("beta", beta); }
          @Override public double value(double x) { return x / (1 + StrictMath.exp(-beta * x)); }
          @Override public double derivative(double x, double y) {
            double s = 1 / (1 + StrictMath.exp(-beta * x));
            return s + beta * y * (1 - s);
          }
        }
        """).offer("Activation", "acme.Swish").build(folder.resolve("swish.jar"));
    String[] swish = {"--plugin", jar.toString(), "--set", "network.layers.0.activation={use: acme.swish, beta: 1.5}"};
    assertEquals(1, accuracy(Bench.manifest(bench.run("xor", swish)), "train"));
    JsonObject iris = Bench.manifest(bench.run("iris", swish));
    assertTrue(accuracy(iris, "test") >= 0.9, () -> "test accuracy " + accuracy(iris, "test"));
    JsonObject plugin = iris.getAsJsonArray("plugins").get(0).getAsJsonObject();
    assertEquals(jar.toString(), plugin.get("jar").getAsString());
    assertEquals(Sha256.of(jar), plugin.get("sha256").getAsString());
  }

  @Test
  void trainsWithAPluginTrainerThatHasNoSettings() throws IOException {
    new JarBuilder(folder).source("acme.Descent", """
        @Plugin(name = "acme.descent", summary = "Follows the gradient.", api = Api.LEVEL)
        public record Descent() implements Trainer<Descent.Nothing> {
          public record Nothing() {}
          @Override public Nothing start(Objective objective) { return new Nothing(); }
          @Override public Step<Nothing> step(Objective objective, double[] parameters, Nothing state) {
            double[] gradient = new double[parameters.length];
            double loss = objective.gradient(parameters, gradient);
            for (int i = 0; i < parameters.length; i++) {
              parameters[i] -= gradient[i];
            }
            return new Step<>(loss, state, Step.Outcome.PROGRESS);
          }
        }
        """).offer("Trainer", "acme.Descent").build(folder.resolve("descent.jar"));
    Ran ran =
        bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs --set trainer=acme.descent --plugin FOLDER/descent.jar");
    assertEquals(0, ran.code());
    assertEquals("trainer     acme.descent", ran.out().lines().toList().get(2));
  }

  @Test
  void blamesAPluginThatThrowsWhileTraining() throws IOException {
    new JarBuilder(folder).source("acme.Picky", """
        @Plugin(name = "acme.picky", summary = "Refuses what it is given.", api = Api.LEVEL)
        public record Picky() implements Activation {
          @Override public void forward(double[] x, double[] y, int rows, int width) {
            if (rows > 1) {
              java.util.Objects.requireNonNull(null, "too many rows");
            }
          }
          @Override public void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {}
        }
        """).offer("Activation", "acme.Picky").build(folder.resolve("picky.jar"));
    Ran ran = bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs --plugin FOLDER/picky.jar "
        + "--set network.layers.0.activation=acme.picky");
    Path run = bench.onlyRun();
    assertEquals(new Ran(5, "", """
        error: activation 'acme.picky' failed in acme.Picky.forward: java.lang.NullPointerException: too many rows
          --> FOLDER/picky.jar
          help: this is a bug in the plug-in; report it to its author, with FOLDER/runs/xor/RUN/log.txt
        """), new Ran(ran.code(), ran.out(), ran.err().replace(run.getFileName().toString(), "RUN")));
    assertTrue(Pattern.compile("at plugin-\\d+//acme\\.Picky\\.forward\\(Picky\\.java:")
        .matcher(Bench.read(run.resolve("log.txt"))).find());
    assertEquals(List.of("experiment.yaml", "log.txt", "resolved.yaml"), Bench.files(run));
  }

  @Test
  void theTutorialsPerceptronComesCloseToItsTargets() {
    bench.example("perceptron");
    Path run = bench.run("perceptron");
    List<String> predicted = bench.ganglion("predict " + run + " FOLDER/data/perceptron.csv").out().lines().toList();
    double[] targets = {0, 1, 1, 0};
    for (int i = 0; i < targets.length; i++) {
      assertEquals(targets[i], Double.parseDouble(predicted.get(i + 1)), 0.02);
    }
  }

  @Test
  void saysThatTheTargetWasMissedAndKeepsTheRun() {
    Ran ran = bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs --set training.epochs=3");
    assertEquals(6, ran.code());
    assertEquals("stopped     all 3 epochs were run; the target loss, 0.01, was not reached",
        ran.out().lines().toList().get(3));
    assertEquals(FILES, Bench.files(bench.onlyRun()));
    JsonObject json = bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs --set training.epochs=3 --json").json(6);
    assertEquals("all 3 epochs were run; the target loss, 0.01, was not reached", json.get("stopReason").getAsString());
  }

  @Test
  void oneOfSeveralTargetsIsEnough() {
    assertEquals(0, bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs --quiet",
        "--set", "training.stop=[{rule: target, loss: 0.5}, {rule: target, loss: 0}]").code());
  }

  @Test
  void saysThatTrainingDivergedAndLeavesNoModel() {
    bench.write("line.csv", "x,y\n1,10\n2,20\n3,30\n4,40\n");
    bench.write("line.yaml", """
        data: {file: line.csv, target: y}
        network: {layers: {units: auto, activation: identity}}
        trainer: {use: backprop, learning-rate: 1e6}
        training: {epochs: 1000}
        """);
    String message = """
        error: training diverged in epoch 24, batch 1 of 1, layer 1: the loss is Infinity
          --> RUN
          help: the likely cause is steps that are too large: trainer backprop (learning-rate 1000000); try \
        trainer.learning-rate=0.1
        """;
    Ran ran = bench.ganglion("run FOLDER/line.yaml --out FOLDER/runs");
    new Ran(ran.code(), ran.out(), ran.err().replaceAll("FOLDER/runs/\\S+", "RUN")).assertFails(6, """
        note: epoch 3: the gradient grew 8,400,000 times larger by epoch 1, from 85.59 to 7.147e+08
          cause: steps are so large that each leads to a steeper point
          try: trainer.learning-rate=0.1
        note: still present: the gradient grew 8,400,000 times larger by epoch 1, from 85.59 to 7.147e+08
        note: after 23 epochs the training loss, 1.574e+307, is no better than that of constant outputs, 62.50
          cause: steps are too large to converge
          try: trainer.learning-rate=0.1
        """ + message);
    Path run = bench.onlyRun();
    assertEquals(List.of("data.json", "diagnosis.json", "experiment.yaml", "log.txt", "manifest.json", "metrics.csv",
        "probe.csv", "report.html", "resolved.yaml"), Bench.files(run));
    JsonObject manifest = Bench.manifest(run);
    assertEquals("training diverged in epoch 24, batch 1 of 1, layer 1: the loss is Infinity",
        manifest.get("stopReason").getAsString());
    assertEquals("diverged",
        manifest.getAsJsonArray("diagnosis").get(0).getAsJsonObject().get("name").getAsString());
    bench.ganglion("predict " + run + " FOLDER/line.csv").assertFails(4, """
        error: this run has no model: its training diverged
          --> %s
          help: its log.txt gives the cause; change the experiment and run it again
        """.formatted(run.toString().replace(folder.toString(), "FOLDER")));
    JsonObject error =
        bench.ganglion("run FOLDER/line.yaml --out FOLDER/runs --json").json(6).getAsJsonObject("error");
    assertEquals(message, "error: " + error.get("message").getAsString() + "\n  --> RUN\n  help: "
        + error.get("help").getAsString() + "\n");
  }

  @Test
  void namesTheInputThatMadeTrainingDiverge() {
    bench.write("line.csv", "x,y\n1,10\n2,20\n30000,30\n4,40\n");
    bench.write("line.yaml", """
        data: {file: line.csv, target: y, scale: none}
        network: {layers: {units: auto, activation: identity}}
        trainer: {use: backprop, learning-rate: 0.1}
        """);
    Ran ran = bench.ganglion("run FOLDER/line.yaml --out FOLDER/runs");
    assertEquals(6, ran.code());
    assertTrue(ran.err().endsWith("  help: the likely cause is the input 30000 (FOLDER/line.csv: row 4, column 'x'),"
        + " which is extreme; try data.scale=standard, if that row is correct\n"), ran::err);
  }

  @Test
  void saysWhyItCantWriteARun() throws IOException {
    Files.createFile(folder.resolve("file"));
    bench.ganglion("run FOLDER/xor.yaml --out FOLDER/file").assertFails(4, """
        error: the run can't be written: not a directory
          --> FOLDER/file
          help: check that the folder can be written and the disk isn't full
        """);
  }

  @Test
  void takesAnExperimentByAPathWithBlanksAndThroughALink() throws IOException {
    Path spaced = Files.createDirectories(folder.resolve("my experiments/é"));
    Files.move(folder.resolve("xor.yaml"), spaced.resolve("xor.yaml"));
    Files.move(folder.resolve("data"), spaced.resolve("data"));
    Files.createSymbolicLink(folder.resolve("link"), spaced);
    assertEquals(0, bench.ganglion("check", "FOLDER/my experiments/é/xor.yaml").code());
    assertEquals(0, bench.ganglion("check FOLDER/link/xor.yaml").code());
  }
}
