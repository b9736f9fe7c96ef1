package io.ganglion.experiments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.StopReason;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.plugins.JarBuilder;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program gets from an experiment file what the command gets from it. */
class ExperimentFileTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  private ExperimentFile iris() {
    return ExperimentFile.read(folder.resolve("iris.yaml")).runs(folder.resolve("runs"));
  }

  private static String timeless(String summary) {
    return summary.replaceAll("\\d{8}-\\d{6}-(\\w{6})(-2)?", "TIME-$1").replaceAll("\\(\\d+\\.\\d+ s\\)", "(SECONDS)");
  }

  @Test
  void runsToTheSameModelAndSummaryAsTheCommand() throws IOException {
    Ran command = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs");
    assertEquals(0, command.code(), command.err());
    Path first = bench.onlyRun();
    ExperimentResult result = iris().run();
    assertArrayEquals(Files.readAllBytes(first.resolve("model.ganglion")),
        Files.readAllBytes(result.directory().resolve("model.ganglion")));
    assertEquals(Bench.files(first), Bench.files(result.directory()));
    assertEquals(timeless(command.out()), timeless(result.toString().replace(folder.toString(), "FOLDER")));
    Path saved = folder.resolve("saved.ganglion");
    result.model().save(saved);
    assertArrayEquals(Files.readAllBytes(first.resolve("model.ganglion")), Files.readAllBytes(saved));
  }

  @Test
  void givesWhatTrainingCameTo() {
    ExperimentResult result = iris().run();
    assertEquals(List.of("train", "validation", "test"), List.copyOf(result.scores().keySet()));
    assertEquals(28 / 30.0, result.metric("test", "accuracy"));
    assertEquals(90, result.score("train").examples());
    assertEquals(StopReason.Kind.RULE, result.stopReason().kind());
    assertEquals(9, result.keptEpoch());
    assertEquals(59, result.epochs());
    assertTrue(result.targetReached());
    assertEquals("there is no metric 'auc', but [accuracy, balanced-accuracy, precision-macro, recall-macro, f1-macro,"
        + " precision-weighted, recall-weighted, f1-weighted, matthews, log-loss, brier, roc-auc, average-precision,"
        + " precision(setosa), recall(setosa), f1(setosa), precision(versicolor), recall(versicolor), f1(versicolor),"
        + " precision(virginica), recall(virginica), f1(virginica)]",
        assertThrows(IllegalArgumentException.class, () -> result.metric("test", "auc")).getMessage());
    assertEquals("there is no part 'tests', but [train, validation, test]",
        assertThrows(IllegalArgumentException.class, () -> result.score("tests")).getMessage());
  }

  @Test
  void changesSettingsWithoutTouchingTheFile() throws IOException {
    ExperimentFile short9 = iris().set("training.epochs", 9).set("training.stop", "[]");
    ExperimentResult result = short9.set("trainer", "adam").set("trainer.learning-rate", 1e-4).set("seed", 7L).run();
    assertEquals(9, result.epochs());
    String resolved = Files.readString(result.directory().resolve("resolved.yaml"));
    assertTrue(resolved.contains("learning-rate: 0.0001"), resolved);
    assertTrue(resolved.contains("seed: 7"), resolved);
    assertEquals(folder.resolve("iris.yaml") + " with training.epochs=9, training.stop=[]", short9.toString());
  }

  @Test
  void tellsItsProblemsInTheCommandsWords() {
    for (List<String> changes : List.of(List.of("trainer=rpop"), List.of("trainer.etaplus=1.3", "seed=x"),
        List.of("data.file=no.csv"), List.of("data.target=kind"))) {
      List<String> words = new ArrayList<>(List.of("FOLDER/iris.yaml"));
      ExperimentFile file = iris();
      for (String change : changes) {
        words.addAll(List.of("--set", change));
        String[] parts = change.split("=", 2);
        file = file.set(parts[0], parts[1]);
      }
      Ran command = bench.ganglion("check", words.toArray(new String[0]));
      ProblemException problem = assertThrows(ProblemException.class, file::check, changes::toString);
      assertEquals(command.err(), problem.getMessage().replace(folder.toString(), "FOLDER") + "\n");
      assertEquals(command.code(), problem.exitCode().code());
      assertEquals(problem.getMessage(), assertThrows(ProblemException.class, file::run).getMessage());
    }
    Path no = folder.resolve("no.yaml");
    assertEquals("error: there is no such experiment file\n  --> " + no + "\n  help: check the path",
        assertThrows(ProblemException.class, () -> ExperimentFile.read(no)).getMessage());
  }

  @Test
  void givesWarningsBesideTheResult() {
    bench.write("t.csv", "x,constant,y\n1,5,a\n2,5,b\n3,5,a\n4,5,b\n");
    bench.write("t.yaml", """
        data: {file: t.csv, target: y}
        network: {layers: [{units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 5}
        """);
    ExperimentFile file = ExperimentFile.read(folder.resolve("t.yaml")).runs(folder.resolve("runs"));
    assertEquals(List.of("every training row has the same value, '5'"),
        file.check().stream().map(Problem::message).filter(message -> message.contains("every")).toList());
    assertEquals(file.check(), file.run().warnings());
  }

  @Test
  void tellsListenersHowTrainingGoes() {
    List<TrainingEvent> events = new ArrayList<>();
    ExperimentResult result = iris().listener(events::add).run();
    assertEquals(result.epochs() + 2, events.size());
    assertTrue(events.get(0) instanceof TrainingEvent.Started);
    assertTrue(events.get(events.size() - 1) instanceof TrainingEvent.Ended);
  }

  @Test
  void isCancelledByAnotherThreadAndResumedToTheSameBytes() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    ExperimentFile endless = iris().set("training.epochs", 200).set("training.stop", "[]");
    ProblemException end = assertThrows(ProblemException.class, () -> endless.cancelWhen(cancelled::get)
        .listener(event -> {
          if (event instanceof TrainingEvent.EpochEnded epoch && epoch.epoch() == 20) {
            Thread other = new Thread(() -> cancelled.set(true));
            other.start();
            join(other);
          }
        }).run());
    assertEquals(ExitCode.INTERRUPTED, end.exitCode());
    Path run = bench.onlyRun();
    assertFalse(Files.exists(run.resolve("model.ganglion")));
    ExperimentResult resumed = ExperimentFile.ofStoppedRun(run).run();
    assertEquals(200, resumed.epochs());
    ExperimentResult whole = endless.run();
    assertArrayEquals(Files.readAllBytes(whole.directory().resolve("model.ganglion")),
        Files.readAllBytes(run.resolve("model.ganglion")));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void takesPluginsFromJars() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Same", "acme.same").build(folder.resolve("same.jar"));
    ExperimentResult result = iris().plugins(jar).set("network.layers.0.activation", "acme.same").run();
    Path model = result.directory().resolve("model.ganglion");
    try (PluginCatalog plugins = PluginCatalog.withJars(jar)) {
      assertEquals(result.model().toString(), Model.load(model, plugins::find).toString());
    }
    assertEquals("iris: 4-8-3 (acme.same, softmax), 67 parameters; sepal_length, sepal_width, petal_length, petal_width"
        + " -> species", result.model().toString());
    assertEquals(model + ": the model needs the activation 'acme.same', which is not there; put its jar on the class"
        + " path, or load the model with a PluginFinder that knows it",
        assertThrows(ModelFileException.class, () -> Model.load(model)).getMessage());
  }

  @Test
  void failsWhereTrainingDiverges() {
    ExperimentFile file = iris().set("trainer", "{use: backprop, learning-rate: 1e300}").set("loss", "squared-error")
        .set("network.layers.0.activation", "identity").set("network.layers.1.activation", "identity");
    ProblemException problem = assertThrows(ProblemException.class, file::run);
    assertEquals(ExitCode.NOT_REACHED, problem.exitCode());
    assertTrue(problem.getMessage().contains("the likely cause is"), problem.getMessage());
  }
}
