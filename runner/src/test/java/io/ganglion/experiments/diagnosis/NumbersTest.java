package io.ganglion.experiments.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The experiments of {@code faults/numbers}, and what is right for each. */
class NumbersTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() throws Exception {
    bench = new Bench(folder);
    try (var files = Files.list(SharedData.path("faults/numbers"))) {
      for (Path file : files.toList()) {
        bench.write(file.getFileName().toString(), Bench.read(file));
      }
    }
    bench.write("xor.csv", "a,b,k\n0,0,n\n0,1,y\n1,0,y\n1,1,n\n");
  }

  private Ran run(String name, String... more) {
    return bench.ganglion("run FOLDER/" + name + ".yaml --out FOLDER/runs --allow more-weights-than-rows,"
        + "gives-target-away", more);
  }

  private void assertNotes(String expected, String name, String... more) {
    String said = run(name, more).err().lines().filter(line -> !line.startsWith("epoch ")) // on a slow machine
        .map(line -> line + "\n").collect(Collectors.joining());
    assertEquals(expected, said);
  }

  private JsonObject manifest(String name, String... more) {
    JsonObject run = bench.ganglion("run FOLDER/" + name + ".yaml --out FOLDER/runs --json", more).json();
    return Bench.manifest(Path.of(run.get("run").getAsString().replace("FOLDER", folder.toString())));
  }

  @ParameterizedTest
  @CsvSource({"h1", "h2", "h3", "h4exp", "h5", "gl", "pq", "bin", "reg", "cls", "kf"})
  void areHealthy(String name) {
    assertNotes("", name);
  }

  @Test
  void stopBelowZero() {
    JsonObject gl = manifest("gl");
    assertEquals("the validation loss rose more than 1 % above its best (GL)", gl.get("stopReason").getAsString());
    assertTrue(gl.get("epochs").getAsInt() < 40, gl::toString);
    JsonObject pq = manifest("pq");
    assertEquals("generalization was lost more than 0.5 times as fast as training progressed (PQ)",
        pq.get("stopReason").getAsString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{rule: gl, threshold: 7}|4", "{rule: pq, threshold: 0.4, strip: 5}|35",
      "{rule: pq, threshold: 1.5, strip: 4}|116", "{rule: up, strips: 3, strip: 5}|95",
      "{rule: up, strips: 2, strip: 3}|18", "{rule: patience, epochs: 12}|23"})
  void stopWithTheEpochsOfAnIndependentComputation(String rule, int epochs) {
    assertEquals(epochs, manifest("es", "--set", "training.stop=" + rule).get("epochs").getAsInt());
  }

  @Test
  void saysThatStepsAreTooSmall() {
    assertNotes("""
        note: epoch 26: the training loss, -0.1772, is no better than that of constant outputs, -2.529
          cause: the steps are too small
          try: trainer.learning-rate=1e-8, or trainer=rprop
        note: still present: after 300 epochs the training loss, -0.1772, is no better than that of constant outputs,\
         -2.529
        """, "h6");
  }

  @Test
  void saysThatCountsAreNotExplained() {
    assertNotes("""
        note: epoch 251: the training loss, -4.645, is hardly better than that of constant outputs, -4.644
          cause: the inputs carry no information about the target, or the steps are too small
          try: trainer.learning-rate=0.1, or trainer=rprop
        note: still present: after 400 epochs the training loss, -4.645, is hardly better than that of constant \
        outputs, -4.644
        """, "pn");
  }

  @Test
  void saysThatWeightsStartTooWide() {
    Ran ran = run("wide");
    assertEquals(6, ran.code());
    assertEquals("""
        note: at the start, numbers become 160,000 times larger on their way through the network
          cause: weights from normal (mean 0, standard-deviation 3), which are too wide for 40 inputs
          try: network.initializer=he-normal
        note: layer 3: 57 % of its 40 units are dead in the end, 10 % were at the start
          cause: weights from normal (mean 0, standard-deviation 3), which are too wide for 40 inputs
          try: network.initializer=he-normal
        error: training diverged in epoch 4, batch 1 of 1, layer 2: a net input is -Infinity
        """, ran.err().lines().filter(line -> !line.contains("-->") && !line.contains("help:"))
        .collect(Collectors.joining("\n", "", "\n")));
    assertTrue(ran.err().contains("  help: the likely cause is weights from normal (mean 0, standard-deviation 3), "
        + "which are too wide for 40 inputs; try network.initializer=he-normal\n"), ran.err());
    assertNotes("", "wide", "--set", "network.initializer=he-normal");
  }

  @ParameterizedTest
  @CsvSource({"1e40, become 7e+202 times larger", "1e70, overflow"})
  void saysThatWeightsStartSoWideThatNumbersOverflow(String deviation, String what) {
    Ran ran = run("wide", "--set", "network.initializer.standard-deviation=" + deviation);
    assertEquals(6, ran.code());
    assertTrue(ran.err().startsWith("note: at the start, numbers " + what + " on their way through the network\n"
        + "  cause: weights from normal (mean 0, standard-deviation " + deviation
        + "), which are too wide for 40 inputs\n  try: network.initializer=he-normal\n"
        + "error: training diverged in epoch 1, batch 1 of 1, layer 5: "), ran.err());
    assertTrue(ran.err().endsWith("try network.initializer=he-normal\n"), ran.err());
  }

  @Test
  void saysThatUnitsStartSaturated() {
    assertNotes("""
        note: before epoch 1: layer 1: 57 % of its 40 units are saturated from the start
          cause: weights from normal (mean 0, standard-deviation 3) are too wide for 4 inputs
          try: network.initializer=glorot-uniform
        note: still present: layer 1: 57 % of its 40 units were saturated from the start
        """, "widetanh");
  }

  @Test
  void saysThatInputsAreNotScaled() {
    assertNotes("""
        warning: 4 inputs are large: 'a', 'b', 'c', 'd'; the root mean square of 'c' is 30525
          --> FOLDER/unscaled.yaml:3:1
          |
        3 | data: {file: big.csv, target: y, split: {train: 0.7, validation: 0.15, test: 0.15}}
          | ^^^^
          why: derivatives by weights are as large as their inputs, so no step suits all weights; it should be about 1
          help: set 'scale: standard' in 'data'

        note: after 200 epochs the training loss, 2.605e+06, is no better than that of constant outputs, 0.2573
          cause: the inputs are too large: the root mean square of one is 30525
          try: data.scale=standard
        """, "unscaled");
    assertNotes("", "unscaled", "--set", "data.scale=standard", "--set", "trainer.learning-rate=0.01");
  }

  @Test
  void saysThatTargetsAreNotScaled() {
    String notes = run("money").err();
    assertTrue(notes.contains("""
        the training loss, 1.245e+19, is no better than that of constant outputs, 4.701e+15
          cause: the targets are too large: the root mean square of one is 4.990e+09
          try: data.target-scale=standard
        """), notes);
    assertNotes("", "money", "--set", "data.target-scale=standard");
  }

  @Test
  void saysThatUnitsStartDead() {
    assertNotes("""
        note: epoch 2: layer 1: all of its 16 units are dead, 100 % were at the start
          cause: weights and biases start where relu is flat
          try: network.layers.0.activation=leaky-relu
        note: epoch 26: the training loss, 49.31, is no better than that of constant outputs, 0.2573
          cause: all units of layer 1 are dead, so that outputs are the same for all inputs
          try: network.layers.0.activation=leaky-relu
        note: still present: layer 1: all of its 16 units are dead in the end, 100 % were at the start
        note: still present: after 300 epochs the training loss, 46.65, is no better than that of constant outputs,\
         0.2573
        """, "dead");
  }

  @Test
  void saysThatGradientsVanish() {
    assertNotes("""
        note: epoch 195: the gradient of layer 1 is 5,400 times smaller than that of layer 7, in the median over the \
        epochs looked at
          cause: each of the 6 sigmoid layers passes on at most a quarter of it
          try: tanh or relu layers, or trainer=rprop
        note: still present: the gradient of layer 1 is 4,900 times smaller than that of layer 7, in the median over \
        the epochs looked at
        note: after 300 epochs the training loss, 0.6930, is no better than that of constant outputs, 0.6930
          cause: each of the 6 sigmoid layers passes on at most a quarter of it
          try: tanh or relu layers, or trainer=rprop
        """, "deepsig");
  }

  /** No sentence says what the chart beside it doesn't show. */
  @Test
  void haveReportsWhoseSentencesAgreeWithTheirCharts() {
    String counts = report("h3");
    assertTrue(counts.contains("on a linear axis; epoch 214 was kept, with a validation loss of -6.601."), counts);
    assertTrue(counts.contains("What was looked for are a start that is too wide, gradients "
        + "that vanish or explode, saturated and dead units, a loss that oscillates, stagnates or is no better than "
        + "that of constant outputs, and overfitting."), counts);
    String unvalidated = report("money", "--set", "data.target-scale=standard", "--allow", "gives-target-away");
    assertTrue(unvalidated.contains("on a logarithmic axis; the last epoch was kept."), unvalidated);
    assertTrue(unvalidated.contains("than that of constant outputs; overfitting can’t be seen without a validation "
        + "part."), unvalidated);
  }

  private String report(String name, String... more) {
    JsonObject run = bench.ganglion("run FOLDER/" + name + ".yaml --out FOLDER/runs --json", more).json();
    return Bench.read(bench.path(run.get("run").getAsString()).resolve("report.html"));
  }

  @Test
  void giveEqualTargetsAnR2OfZero() {
    assertEquals(0,
        manifest("r2").getAsJsonObject("splits").getAsJsonObject("test").get("r2").getAsDouble());
  }

  /**
   * What each symptom's own net has, three others that are made much like it don't have. A plus: has the symptom. A
   * minus: has none at all. None of these nets was used to set a bound.
   */
  private static final String NETS = """
      +wide-start | h1 | deviation=4 | layers=30 relu x 3, identity \
      | trainer={use: backprop, learning-rate: 1e-12} | training={epochs: 60} | seed=5
      -wide-start | h1 | network.initializer=he-normal | layers=30 relu x 3, identity \
      | trainer={use: backprop, learning-rate: 0.01} | training={epochs: 150} | seed=5
      -wide-start | h1 | deviation=0.5 | layers=20 relu x 2, identity \
      | trainer={use: adam, learning-rate: 0.003} | training={epochs: 150} | seed=6
      -wide-start | h3 | deviation=0.4 | seed=7
      +exploding-gradients | h2 | deviation=0.9 | layers=20 tanh x 30, softmax \
      | trainer={use: backprop, learning-rate: 1e-9} | training={epochs: 5} | seed=3
      -exploding-gradients | h2 | layers=20 tanh x 4, softmax | seed=3
      -exploding-gradients | h2 | network.initializer=he-normal | layers=20 relu x 4, softmax | \
      trainer={use: adam, learning-rate: 0.003} | seed=4
      -exploding-gradients | h1 | layers=12 tanh x 2, identity | trainer={use: rprop} | seed=4
      +vanishing-gradients | h2 | layers=6 sigmoid x 5, softmax | trainer=backprop | training={epochs: 250} \
      | seed=9
      -vanishing-gradients | h2 | layers=6 tanh x 3, softmax | trainer={use: adam, learning-rate: 0.01} | seed=9
      -vanishing-gradients | h1 | layers=8 sigmoid x 2, identity | trainer={use: adam, learning-rate: 0.03} \
      | seed=10
      -vanishing-gradients | h2 | layers=12 sigmoid, softmax | trainer={use: backprop, learning-rate: 1} | seed=11
      +saturated-units | h2 | deviation=20 | seed=12 | trainer=backprop
      -saturated-units | h2 | seed=12 | trainer=backprop
      -saturated-units | h2 | deviation=0.5 | seed=13
      -saturated-units | h1 | layers=10 sigmoid, identity | seed=14
      +dead-units | h1 | network.bias-initializer={use: constant, value: -5} | layers=10 relu, identity \
      | seed=15 | trainer={use: adam} | training={epochs: 200}
      -dead-units | h1 | layers=10 relu, identity | seed=15
      -dead-units | h1 | layers=12 exponential, identity | seed=16
      -dead-units | h1 | layers=12 softplus, 6 elu, identity | seed=17
      +no-better-than-constant | h1 | data.file=noise.csv | loss.l2=1 | seed=18 | training={epochs: 200}
      -no-better-than-constant | h3 | seed=18 | trainer={use: adam, learning-rate: 0.02}
      -no-better-than-constant | h5 | seed=19
      -no-better-than-constant | h1 | seed=20 | loss=mean-absolute
      +oscillation | h2 | trainer={use: backprop, learning-rate: 6} | training={epochs: 200} | seed=21
      -oscillation | h1 | layers=12 tanh, identity \
      | trainer={use: backprop, learning-rate: 0.05, momentum: 0.9} | training={epochs: 200} | seed=21
      -oscillation | h3 | trainer={use: adam, learning-rate: 0.005} | seed=22
      -oscillation | h2 | trainer=rprop | seed=23
      +plateau | h2 | layers=1 tanh, softmax | data.file=xor.csv | data.split={train: 1.0} \
      | training={epochs: 400} | seed=24
      -plateau | h1 | trainer=rprop | training={epochs: 150} | loss.l2=0.001 | seed=24
      -plateau | h2 | trainer={use: adam, learning-rate: 0.01} | seed=25
      -plateau | h4exp | training={epochs: 300} | seed=26
      +steps-at-bounds | h2 | trainer={use: rprop, max-step: 0.01, initial-step: 0.005} \
      | training={epochs: 120} | seed=27
      -steps-at-bounds | h2 | seed=27
      -steps-at-bounds | h1 | trainer={use: rprop, variant: irprop-minus} | seed=28
      -steps-at-bounds | h3 | trainer=rprop | seed=29
      +overfitting | gl | training={epochs: 500} | seed=30
      -overfitting | gl | seed=30 | training={epochs: 500, stop: {rule: patience, epochs: 20}}
      -overfitting | h3 | seed=31 | training={epochs: 150} | trainer={use: adam, learning-rate: 0.005}
      -overfitting | h1 | seed=32 | layers=4 tanh, identity | training={epochs: 150}
      """;

  @Test
  void eachSymptomIsSeenInItsOwnNetAlone() {
    List<String> wrong = new ArrayList<>();
    for (String net : NETS.lines().toList()) {
      String[] words = net.split(" \\| ");
      List<String> found = new ArrayList<>();
      for (JsonElement finding : manifest(words[1], sets(words)).getAsJsonArray("diagnosis")) {
        found.add(finding.getAsJsonObject().get("name").getAsString());
      }
      if (net.startsWith("+") ? !found.contains(words[0].substring(1)) : !found.isEmpty()) {
        wrong.add(net + ": " + found);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static String[] sets(String[] words) {
    return Stream.of(words).skip(2).flatMap(word -> Stream.of("--set", word.startsWith("layers=")
        ? "network.layers=" + layers(word.substring(7))
        : word.replaceFirst("^deviation=(.*)", "network.initializer={use: normal, standard-deviation: $1}")))
        .toArray(String[]::new);
  }

  /** Such as {@code 20 tanh x 4, softmax}. */
  private static String layers(String text) {
    List<String> layers = new ArrayList<>();
    for (String layer : text.split(", ")) {
      String[] words = layer.split(" ");
      String section = words.length == 1 ? "{units: auto, activation: " + words[0] + "}"
          : "{units: " + words[0] + ", activation: " + words[1] + "}";
      layers.addAll(Collections.nCopies(words.length < 4 ? 1 : Integer.parseInt(words[3]), section));
    }
    return layers.toString();
  }
}
