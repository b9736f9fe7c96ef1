package io.ganglion.experiments.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recurrent networks that were made to go wrong over the steps of sequences, each in its own way. */
class OverStepsTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  /** Of the adding problem, which needs what was seen many steps before. */
  private void assertNotes(String expected, int steps, String layer, String... sets) {
    bench.write("adding.yaml", """
        seed: 1
        data:
          format: {use: adding-problem, sequences: 150, steps: STEPS}
          sequence: {id: sequence, order: step}
          target: sum
        network:
          layers: [{LAYER, outputs: last}, {units: auto, activation: identity}]
        trainer: {use: adam, learning-rate: 0.003}
        training: {epochs: 25, batch-size: 32}
        """.replace("STEPS", Integer.toString(steps)).replace("LAYER", layer));
    Ran ran = bench.ganglion("run FOLDER/adding.yaml --out FOLDER/runs --allow more-weights-than-rows",
        Stream.of(sets).flatMap(set -> Stream.of("--set", set)).toArray(String[]::new));
    assertEquals(0, ran.code(), ran.err());
    assertEquals(expected, ran.err().lines().filter(line -> !line.startsWith("epoch ")) // of a slow run's progress
        .map(line -> line + "\n").collect(Collectors.joining()));
  }

  @Test
  void saysThatTheGradientVanishesOverSteps() {
    assertNotes("""
        note: the gradient of layer 1 is 1e+29 times smaller 79 steps before the target than at it, in the median \
        over the epochs looked at
          cause: its recurrent weights pass on less than they get at every step
          try: network.layers.0.use=lstm
        note: after 25 epochs the training loss, 0.07257, is no better than that of constant outputs, 0.06943
          cause: its recurrent weights pass on less than they get at every step
          try: network.layers.0.use=lstm
        """, 80, "use: rnn, units: 8");
  }

  /** Figures stand in one order, whatever the JVM: a run that is repeated writes the same bytes. */
  @Test
  void writesFiguresInTheirOrder() {
    saysThatTheGradientVanishesOverSteps();
    assertEquals("[times, steps]", Bench.manifest(bench.onlyRun()).getAsJsonArray("diagnosis").get(0).getAsJsonObject()
        .getAsJsonObject("figures").keySet().toString());
  }

  @Test
  void saysThatTheGradientExplodesOverSteps() {
    assertNotes("""
        note: before epoch 1: at the start, the gradient of layer 1 is 2,400 times larger 99 steps before the target \
        than at it
          cause: its recurrent weights make it grow at every step
          try: network.layers.0.recurrent-initializer=orthogonal, or training.gradient-clip-norm=1
        note: still present: at the start, the gradient of layer 1 is 2,400 times larger 99 steps before the target \
        than at it
        note: after 25 epochs the training loss, 0.1516, is no better than that of constant outputs, 0.07953
          cause: its recurrent weights make it grow at every step
          try: network.layers.0.recurrent-initializer=orthogonal, or training.gradient-clip-norm=1
        """, 100, "use: rnn, units: 16, recurrent-initializer: {use: uniform, low: -1, high: 1}");
  }

  @Test
  void saysThatRectifiedUnitsExplodeOverSteps() {
    assertNotes("""
        note: before epoch 1: at the start, the gradient of layer 1 is 5e+16 times larger 29 steps before the target \
        than at it
          cause: its recurrent weights make it grow at every step
          try: network.layers.0.recurrent-initializer=orthogonal, or training.gradient-clip-norm=1
        note: still present: at the start, the gradient of layer 1 is 5e+16 times larger 29 steps before the target \
        than at it
        note: after 25 epochs the training loss, 1.130e+28, is no better than that of constant outputs, 0.08369
          cause: its recurrent weights make it grow at every step
          try: network.layers.0.recurrent-initializer=orthogonal, or training.gradient-clip-norm=1
        """, 30, "use: rnn, units: 8, function: relu, recurrent-initializer: {use: uniform, low: 0, high: 1}");
  }

  @Test
  void saysThatForgetGatesAreStuckOpen() {
    assertNotes("""
        note: layer 1: the forget gates of all of its 8 units are stuck open in the end: nothing is forgotten
          cause: their biases or weights hold them there from the start
          try: network.layers.0.forget-bias=1
        """, 20, "use: lstm, units: 8, forget-bias: 12");
  }

  @Test
  void saysThatForgetGatesAreStuckShut() {
    assertNotes("""
        note: layer 1: the forget gates of all of its 8 units are stuck shut in the end: nothing is kept from step \
        to step
          cause: their biases or weights hold them there from the start
          try: network.layers.0.forget-bias=1
        """, 20, "use: lstm, units: 8, forget-bias: -12");
  }

  @Test
  void saysThatUpdateGatesAreStuck() {
    assertNotes("""
        note: layer 1: all of its reset gates are saturated in the end, 100 % at the start
          cause: its weights, from glorot-uniform, or its biases start too large
          try: network.layers.0.bias-initializer=constant
        note: layer 1: the update gates of all of its 8 units are stuck open in the end: nothing is forgotten
          cause: their biases or weights hold them there from the start
          try: network.layers.0.bias-initializer=constant
        note: after 25 epochs the training loss, 0.3113, is no better than that of constant outputs, 0.08864
          cause: its weights, from glorot-uniform, or its biases start too large
          try: network.layers.0.bias-initializer=constant
        """, 20, "use: gru, units: 8, bias-initializer: {use: constant, value: 12}");
  }

  @Test
  void saysThatGatesAreSaturatedFromTheStart() {
    assertNotes("""
        note: layer 1: 94 % of its input and output gates are saturated in the end, 94 % at the start
          cause: its weights, from uniform (low -60, high 60), or its biases start too large
          try: network.layers.0.initializer=glorot-uniform
        note: after 25 epochs the training loss, 0.09241, is no better than that of constant outputs, 0.08864
          cause: its weights, from uniform (low -60, high 60), or its biases start too large
          try: network.layers.0.initializer=glorot-uniform
        """, 20, "use: lstm, units: 8, initializer: {use: uniform, low: -60, high: 60}");
  }

  @Test
  void saysThatStepsSaturateGates() {
    assertNotes("""
        note: layer 1: all of its input and output gates are saturated in the end, 0 % at the start
          cause: steps are so large that they drive the gates into saturation
          try: trainer.learning-rate=1
        note: layer 1: the forget gates of 50 % of its 8 units are stuck open in the end: nothing is forgotten
          cause: steps are so large that they drive the gates there
          try: trainer.learning-rate=1
        note: after 25 epochs the training loss, 0.09119, is no better than that of constant outputs, 0.08864
          cause: steps are so large that they drive the gates into saturation
          try: trainer.learning-rate=1
        """, 20, "use: lstm, units: 8", "trainer.learning-rate=3");
  }

  @Test
  void saysNothingOfTheSameNetworksWithUsualSettings() {
    assertNotes("", 10, "use: gru, units: 8");
    assertNotes("", 10, "use: lstm, units: 8");
  }

  @Test
  void keepsTheGradientByDistanceInTheDiagnosis() throws Exception {
    bench.example("bearings");
    JsonObject layer = JsonParser.parseString(Files.readString(bench.run("bearings").resolve("diagnosis.json")))
        .getAsJsonObject().getAsJsonArray("layers").get(0).getAsJsonObject();
    JsonObject seen = layer.getAsJsonObject("overSteps");
    assertEquals("0 1 2 3 4 5 6 7 8 9 10 11 12", Stream.of(seen.getAsJsonArray("distances")).flatMap(all ->
        all.asList().stream()).map(distance -> distance.getAsString()).collect(Collectors.joining(" ")));
    assertEquals(13, seen.getAsJsonArray("start").size());
    assertEquals(13, seen.getAsJsonArray("end").size());
    assertEquals(0, seen.get("openMemory").getAsDouble());
  }
}
