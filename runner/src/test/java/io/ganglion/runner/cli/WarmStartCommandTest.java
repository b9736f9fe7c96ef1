package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.engine.model.Model;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on from a finished model. */
class WarmStartCommandTest {
  private static final int FIRST = 4 * 8 + 8;
  @TempDir
  Path folder;
  private Bench bench;
  private Path model;

  @BeforeEach
  void withAModelOfIris() {
    bench = new Bench(folder);
    bench.example("iris");
    model = bench.run("iris", "--set", "training.epochs=20");
  }

  private String[] set(String... settings) {
    return Arrays.stream(settings).flatMap(setting -> List.of("--set", setting).stream()).toArray(String[]::new);
  }

  private JsonObject run(String out, String... settings) {
    return bench.ganglion("run FOLDER/iris.yaml --json --out FOLDER/" + out, set(settings)).json();
  }

  private double[] parameters(String out) throws IOException {
    try (var runs = Files.list(bench.path(out + "/iris"))) {
      return Model.load(runs.findFirst().orElseThrow().resolve("model.ganglion")).parameters();
    }
  }

  private void assertRefused(int code, String message, String... settings) {
    String err = bench.ganglion("check FOLDER/iris.yaml", set(settings)).err();
    assertTrue(err.startsWith("error: " + message + "\n"), err);
    assertEquals(code, bench.ganglion("check FOLDER/iris.yaml", set(settings)).code());
  }

  @Test
  void takeOverWhatFitsAndSayIt() throws IOException {
    JsonObject again = run("more", "start=" + model, "trainer=scg", "training.epochs=3");
    JsonObject start = again.getAsJsonObject("start");
    assertEquals("FOLDER" + model.toString().substring(folder.toString().length()), start.get("model").getAsString());
    assertEquals(64, start.get("sha256").getAsString().length());
    assertEquals("[1,2]", start.get("taken").toString());
    assertEquals("[]", start.get("frozen").toString());
    JsonObject frozen = run("frozen", "start={model: " + model + ", layers: 1, freeze: 1}", "trainer=lbfgs",
        "training.epochs=3");
    assertEquals("[2]", frozen.getAsJsonObject("start").get("initialized").toString());
    double[] before = Model.load(model.resolve("model.ganglion")).parameters();
    double[] after = parameters("frozen");
    assertArrayEquals(Arrays.copyOf(before, FIRST), Arrays.copyOf(after, FIRST));
    assertFalse(Arrays.equals(Arrays.copyOfRange(before, FIRST, 67), Arrays.copyOfRange(after, FIRST, 67)));
    try (var runs = Files.list(bench.path("frozen/iris"))) {
      String report = Bench.read(runs.findFirst().orElseThrow().resolve("report.html"));
      assertTrue(report.contains("it has the parameters of layers [1], of which [1] stayed as they were; layers [2]"
          + " began with initial weights."));
    }
    String shown = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/shown", set("start={model: " + model
        + ", layers: 1, freeze: 1}", "training.epochs=1")).out();
    assertTrue(shown.contains("\nstart       layer 1 of FOLDER/runs/iris/"), shown);
    assertTrue(shown.contains("…), layer 1 frozen; layer 2 with initial weights\n"), shown);
  }

  @Test
  void goOnInComparisonsAndFolds() {
    assertEquals(0, bench.ganglion("compare FOLDER/iris.yaml --seeds 2 --out FOLDER/c --vary trainer=rprop,scg",
        set("start={model: " + model + ", freeze: 1}", "training.epochs=2")).code());
    assertEquals(0, bench.ganglion("run FOLDER/iris.yaml --out FOLDER/f --quiet",
        set("start={model: " + model + ", freeze: 1}", "training.epochs=2", "data.split={kfold: 2}",
            "training.stop=[]", "training.keep=last")).code());
  }

  @Test
  void refuseAnotherModelThanTheyWereStartedWith() throws IOException {
    Path resolved = bench.path("again.yaml");
    run("more", "start=" + model, "training.epochs=2");
    try (var runs = Files.list(bench.path("more/iris"))) {
      Files.copy(runs.findFirst().orElseThrow().resolve("resolved.yaml"), resolved);
    }
    assertEquals(0, bench.ganglion("check FOLDER/again.yaml").code());
    Path other = bench.run("iris", "--set", "training.epochs=1");
    Files.copy(other.resolve("model.ganglion"), model.resolve("model.ganglion"),
        StandardCopyOption.REPLACE_EXISTING);
    String err = bench.ganglion("check FOLDER/again.yaml").err();
    assertTrue(err.startsWith("error: the model to start from was changed: its SHA-256 was "), err);
  }

  @Test
  void refuseWhatDoesntFit() {
    assertRefused(3, "every layer is frozen, so there is nothing to train", "start={model: " + model
        + ", freeze: [1, 2]}");
    assertRefused(3, "layer 3 can't be taken over from the model to start from: the network has no layer 3 with"
        + " parameters", "start={model: " + model + ", layers: 3}");
    assertRefused(3, "no layer of the model to start from fits: it has dense with 4x9 weights and 1x9 biases, and the"
        + " model's dense with 4x8 weights and 1x8 biases", "start=" + model, "network.layers.0.units=9");
    assertRefused(4, "there is no model 'FOLDER/nowhere' to start from", "start=nowhere");
  }

  @Test
  void refuseOtherInputsAndOtherClasses() {
    String table = Bench.read(bench.path("data/iris.csv"));
    bench.write("data/swapped.csv", table.replace("petal_length,petal_width", "petal_width,petal_length"));
    assertRefused(3, "layer 1 sees other inputs than in the model to start from: input 3 is 'petal_width' with numbers,"
        + " and was 'petal_length' with numbers", "start=" + model, "data.file=data/swapped.csv");
    bench.write("data/other.csv", table.replace("virginica", "aurea"));
    assertRefused(3, "layer 2 predicts something else than in the model to start from: 'species' holds the labels"
        + " aurea, setosa, versicolor (3 numbers), and 'species' held the labels setosa, versicolor, virginica (3"
        + " numbers)",
        "start=" + model, "data.file=data/other.csv");
    assertEquals("ok\n", bench.ganglion("check FOLDER/iris.yaml", set("start={model: " + model + ", layers: 1}",
        "data.file=data/other.csv")).out());
  }

  @Test
  void areWarnedOfOtherScalesAndOfRowsThatTheModelKnows() {
    String scales = bench.ganglion("check FOLDER/iris.yaml", set("start=" + model, "data.scale=min-max")).err();
    assertTrue(scales.startsWith("warning: 'sepal_length' is scaled by (x - "), scales);
    assertEquals("ok\n", bench.ganglion("check FOLDER/iris.yaml --allow start-scales --strict",
        set("start=" + model, "data.scale=min-max")).out());
    String rows = bench.ganglion("check FOLDER/iris.yaml --seed 5", set("start=" + model)).err();
    assertTrue(rows.contains("warning: the model to start from was trained on the same data, divided by another seed or"
        + " another split\n"), rows);
    bench.ganglion("check FOLDER/iris.yaml", set("start=" + model)).assertPrints("ok\n");
  }
}
