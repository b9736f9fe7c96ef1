package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of rows and of classes, penalties and losses, from the experiment to an evaluation. */
class WeightsCommandTest {
  private static final String EXPERIMENT = """
      seed: 3
      data: {file: mails.csv, target: kind, weights: times}
      network: {layers: [{units: 3, activation: tanh}, {units: auto, activation: softmax}]}
      loss: cross-entropy
      trainer: rprop
      training: {epochs: 20}
      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withATable() {
    bench = new Bench(folder);
    bench.write("mails.csv", """
        links,words,times,kind
        1,50,1,ham
        9,10,2,spam
        3,70,0,spam
        0,30,1,ham
        4,20,1,ham
        """);
    bench.write("repeated.csv", """
        links,words,kind
        1,50,ham
        9,10,spam
        9,10,spam
        0,30,ham
        4,20,ham
        """);
    bench.write("mails.yaml", EXPERIMENT);
    bench.write("repeated.yaml", EXPERIMENT.replace("mails.csv", "repeated.csv").replace(", weights: times", ""));
  }

  private static JsonObject train(Path run) {
    return Bench.manifest(run).getAsJsonObject("splits").getAsJsonObject("train");
  }

  @Test
  void aRowOfWeightTwoIsTwoRows() {
    JsonObject weighted = train(bench.run("mails"));
    JsonObject repeated = train(bench.run("repeated"));
    assertEquals(repeated.get("loss").getAsDouble(), weighted.get("loss").getAsDouble(), 1e-12);
    assertEquals(repeated.get("accuracy"), weighted.get("accuracy"));
  }

  @Test
  void anEvaluationWeighsAsTrainingDid() {
    JsonObject train = train(bench.run("mails", "--set", "data.class-weights=balanced"));
    JsonObject evaluated = bench.ganglion("evaluate " + bench.onlyRun() + " FOLDER/mails.csv --json").json();
    assertEquals(train.get("loss"), evaluated.get("loss"));
    assertEquals(train.get("accuracy"), evaluated.get("accuracy"));
    assertEquals(4, bench.ganglion("evaluate " + bench.onlyRun() + " FOLDER/repeated.csv").code());
    assertEquals(0, bench.ganglion("predict " + bench.onlyRun() + " FOLDER/repeated.csv").code());
  }

  @Test
  void theSummarySaysWhatWeighsAndWhatIsPenalised() {
    Ran ran = bench.ganglion("run FOLDER/mails.yaml --out FOLDER/runs --set data.class-weights=balanced", "--set",
        "loss={use: cross-entropy, l2: 0.01}", "--set", "network.layers.0.activation={use: tanh, flat-spot: clip}");
    assertTrue(ran.out().startsWith("""
        data        5 examples from FOLDER/mails.csv, weighted by times, classes balanced, 2 inputs -> kind (2 classes)
        network     2-3-2 (tanh (flat-spot clip), softmax), 17 parameters, cross-entropy + l2 0.01
        """), ran.out());
    JsonObject manifest = Bench.manifest(bench.onlyRun());
    assertEquals("[\"tanh (flat-spot clip)\",\"softmax\"]", manifest.get("activations").toString());
    assertEquals("cross-entropy + l2 0.01", manifest.get("loss").getAsString());
    assertTrue(Bench.read(bench.onlyRun().resolve("log.txt"))
        .contains("network 2-3-2 (tanh (flat-spot clip), softmax)"));
  }

  /** Of the weights 2 and 3 in two classes, each class is worth 2.5. */
  @Test
  void balancedClassesCountAlike() {
    JsonObject balanced = train(bench.run("mails", "--set", "data.class-weights=balanced"));
    JsonObject byHand = train(bench.run("mails", "--set", "data.class-weights={spam: 1.25, ham: 0.8333333333333334}"));
    assertEquals(balanced, byHand);
  }

  @Test
  void wrongWeightsAreNamed() {
    bench.ganglion("check FOLDER/mails.yaml --set data.weights=kind").assertFails(3, """
        error: 'data.weights' must not name 'kind', which is a target
          --> --set data.weights=kind
          |
        1 | data.weights=kind
          |              ^^^^
          help: weights: a column of example weights, ≥ 0; it is not an input
        """);
    bench.ganglion("check FOLDER/mails.yaml", "--set", "data.class-weights={spam: 2, hem: 1}").assertFails(3, """
        error: 'kind' has no label 'hem'
          --> --set data.class-weights={spam: 2, hem: 1}
          |
        1 | data.class-weights={spam: 2, hem: 1}
          |                                   ^
          help: did you mean 'ham'? the labels of the training rows are 'ham', 'spam'
        """);
    bench.write("mails.csv", Bench.read(bench.path("mails.csv")).replace("4,20,1", "4,20,-1"));
    bench.ganglion("check FOLDER/mails.yaml").assertFails(4, """
        error: a weight must be 0 or greater, but is -1
          --> FOLDER/mails.csv: row 6, column 'times'
          help: write 0 for a row that doesn't count
        """);
  }

  @Test
  void aRunThatTheClockStoppedSaysSo() {
    Ran ran = bench.ganglion("run FOLDER/mails.yaml --out FOLDER/runs", "--set", "training.epochs=1000000", "--set",
        "trainer=backprop", "--set",
        "training.stop=[{rule: gradient, norm: 0}, {rule: time, seconds: 0.05}]");
    JsonObject manifest = Bench.manifest(bench.onlyRun());
    assertTrue(ran.out().contains("stopped     0.05 s of training were over; another run may stop elsewhere: to repeat"
        + " this one, write epochs: " + manifest.get("epochs") + " instead\n"), ran.out());
    assertEquals("false", manifest.get("repeatable").toString());
    assertEquals("true",
        bench.ganglion("run FOLDER/mails.yaml --out FOLDER/again --json").json().get("repeatable").toString());
  }

  @Test
  void theModelKeepsItsLossAndItsWeights() {
    bench.write("counts.csv", "hours,calls\n1,0\n2,3\n5,9\n3,4\n");
    bench.write("counts.yaml", """
        data: {file: counts.csv, target: calls}
        network: {layers: [{units: auto, activation: exponential}]}
        loss: poisson
        trainer: rprop
        training: {epochs: 100}
        """);
    Path run = bench.run("counts");
    JsonObject train = train(run);
    JsonObject evaluated = bench.ganglion("evaluate " + run + " FOLDER/counts.csv --json").json();
    assertEquals(train.get("loss"), evaluated.get("loss"));
    assertTrue(train.get("r2").getAsDouble() > 0.8, train::toString);
    bench.ganglion("check FOLDER/counts.yaml --set data.target-scale=standard").assertFails(3, """
        error: loss 'poisson' needs counts or rates of 0 or more, but 'calls' holds -1.2344267996967353 after scaling
          --> FOLDER/counts.yaml:3:7
          |
        3 | loss: poisson
          |       ^^^^^^^
          help: remove 'target-scale', or choose another loss
        """);
  }
}
