package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossValidationTest {
  private static final String FOLDS = "data.split={kfold: 5, repeats: 2, stratify: true}";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIrisWithoutStopRules() {
    bench = new Bench(folder);
    bench.example("iris");
    bench.write("iris.yaml", Bench.read(bench.path("iris.yaml"))
        .replaceAll("(?m)^training:.*", "training: {epochs: 20}"));
  }

  @Test
  void reportsEveryFoldAndWhatTheyCameTo() {
    Path run = bench.run("iris", "--set", FOLDS);
    JsonObject folds = Bench.manifest(run).getAsJsonObject("folds");
    assertEquals(5, folds.get("kfold").getAsInt());
    assertEquals(2, folds.get("repeats").getAsInt());
    assertEquals(0, folds.get("diverged").getAsInt());
    JsonArray each = folds.getAsJsonArray("each");
    assertEquals(10, each.size());
    double sum = 0;
    for (int i = 0; i < 10; i++) {
      JsonObject test = each.get(i).getAsJsonObject().getAsJsonObject("splits").getAsJsonObject("test");
      assertEquals(30, test.get("examples").getAsInt());
      sum += test.get("accuracy").getAsDouble();
    }
    double mean = folds.getAsJsonObject("splits").getAsJsonObject("test").getAsJsonObject("accuracy").get("mean")
        .getAsDouble();
    assertEquals(sum / 10, mean, 1e-15);
    assertTrue(mean > 0.85, () -> "accuracy " + mean);
    List<String> csv = Bench.read(run.resolve("folds.csv")).lines().toList();
    assertTrue(csv.get(0).startsWith("repeat,fold,seed,epochs,kept-epoch,test.loss,test.accuracy,test.balanced-"),
        csv.get(0));
    assertTrue(csv.get(0).contains(",train.loss,train.accuracy,"), csv.get(0));
    assertEquals(11, csv.size());
    assertTrue(csv.get(6).startsWith("2,1,43,20,20,"), csv.get(6));
  }

  @Test
  void theModelIsOneOfAllExamples() throws IOException {
    Path run = bench.run("iris", "--set", FOLDS);
    JsonObject splits = Bench.manifest(run).getAsJsonObject("splits");
    assertEquals(150, splits.getAsJsonObject("train").get("examples").getAsInt());
    Path plain = bench.run("iris", "--set", "data.split={train: 1}");
    assertArrayEquals(Files.readAllBytes(plain.resolve("model.ganglion")),
        Files.readAllBytes(run.resolve("model.ganglion")));
    assertTrue(bench.ganglion("predict " + run + " FOLDER/data/iris.csv").out().startsWith("species,p("));
  }

  @Test
  void everyFoldIsARunThatCanBeRepeated() {
    JsonObject folds = Bench.manifest(bench.run("iris", "--set", FOLDS)).getAsJsonObject("folds");
    JsonObject eighth = folds.getAsJsonArray("each").get(7).getAsJsonObject();
    assertEquals("[2, 3, 43]", List.of(eighth.get("repeat").getAsInt(), eighth.get("fold").getAsInt(),
        eighth.get("seed").getAsInt()).toString());
    JsonObject alone = Bench.manifest(bench.run("iris", "--seed", "43", "--set",
        "data.split={kfold: 5, fold: 3, stratify: true}"));
    assertEquals(alone.getAsJsonObject("splits"), eighth.getAsJsonObject("splits"));
  }

  @Test
  void anyNumberOfThreadsGivesTheSameFolds() {
    String one = Bench.read(bench.run("iris", "--set", FOLDS, "--set", "runtime.threads=1").resolve("folds.csv"));
    assertEquals(one,
        Bench.read(bench.run("iris", "--set", FOLDS, "--set", "runtime.threads=3").resolve("folds.csv")));
  }

  @Test
  void validationExamplesAreTakenFromTheOtherFolds() {
    Path run = bench.run("iris", "--set", "data.split={kfold: 5, train: 0.75, validation: 0.25, stratify: true}");
    JsonObject splits = Bench.manifest(run).getAsJsonObject("folds").getAsJsonArray("each").get(0).getAsJsonObject()
        .getAsJsonObject("splits");
    assertEquals("90 30 30", splits.getAsJsonObject("train").get("examples").getAsInt() + " "
        + splits.getAsJsonObject("validation").get("examples").getAsInt() + " "
        + splits.getAsJsonObject("test").get("examples").getAsInt());
  }

  @Test
  void theSummaryShowsEveryFold() {
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs", "--set", "data.split={kfold: 3}");
    List<String> lines = ran.out().lines().toList();
    int folds = lines.indexOf("folds       3; each was the test part of a training on the others");
    assertTrue(folds > 0, ran.out());
    assertEquals("fold        epochs     test loss  test accuracy  test balanced-accuracy  test f1-macro",
        lines.get(folds + 2));
    assertTrue(lines.get(folds + 5).matches("3           20         0\\.\\d+( +\\d+\\.\\d %){3}"),
        lines.get(folds + 5));
    assertTrue(lines.get(folds + 6).startsWith("mean                   0."), lines.get(folds + 6));
    assertTrue(lines.get(folds + 9).matches("baseline               1\\.\\d+( +\\d+\\.\\d %){3}"),
        lines.get(folds + 9));
    assertTrue(lines.contains("model       trained on all examples, after the folds, whose scores estimate its"
        + " performance"));
  }

  @Test
  void isResumedWhereItWasInterrupted() {
    bench.ganglion("run FOLDER/iris.yaml --out FOLDER/straight --quiet", "--set", FOLDS);
    Path straight = bench.path("straight/iris").resolve(Bench.files(bench.path("straight/iris")).get(0));
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs", "--set", FOLDS);
    assertEquals(130, ran.code());
    Path run = bench.onlyRun();
    // How many were finished by then is a matter of luck.
    int finished = (int) Bench.read(run.resolve("folds.csv")).lines().count() - 1;
    assertEquals("error: interrupted after " + finished + " of 10 folds\n  --> "
        + run.toString().replace(folder.toString(), "FOLDER")
        + "\n  help: resume with: ganglion run --resume " + run.toString().replace(folder.toString(), "FOLDER") + "\n",
        ran.err());
    assertTrue(Bench.read(run.resolve("folds.csv")).startsWith("repeat,fold,seed,epochs,kept-epoch"));

    bench.interruption(new Interruption());
    Ran resumed = bench.ganglion("run --quiet --resume " + run);
    assertEquals(new Ran(0, "", ""), resumed);
    assertEquals(Bench.read(straight.resolve("folds.csv")), Bench.read(run.resolve("folds.csv")));
    assertEquals(Bench.files(straight), Bench.files(run));
    String command = Bench.manifest(straight).get("command").toString();
    assertEquals(command.replace("straight", "runs").replace(",\"--quiet\"", ""),
        Bench.manifest(run).get("command").toString());
  }
}
