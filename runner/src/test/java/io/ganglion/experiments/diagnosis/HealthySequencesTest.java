package io.ganglion.experiments.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recurrent networks that learn what they are given, of which diagnosis through time says nothing. None of them set a
 * threshold. A slice; ten networks with five seeds each with {@code -Dganglion.healthy=all}, which
 * {@code .ci/healthy-sequences} asks for, or some of them by their names.
 */
class HealthySequencesTest {
  private static final String ASKED = System.getProperty("ganglion.healthy", "");
  private static final Set<String> OVER_STEPS = Set.of("vanishing-over-steps", "exploding-over-steps",
      "saturated-gates", "stuck-gates");
  private static final String SLICE = "NOISY_LABELS";
  private static final String VOWELS = """
      data:
        file: SHARED/sequences/japanese_vowels.csv
        sequence: {id: utterance, order: step}
        target: speaker
        columns: {speaker: category}
        split: {column: part}
        scale: standard
      loss: cross-entropy
      trainer: {use: adam, learning-rate: 0.005}
      training: {epochs: 25, batch-size: 32}
      """;
  private static final String MACKEY_GLASS = """
      data:
        file: SHARED/series/mackey_glass_tau17.csv
        target: x
        series: {lags: 24, form: steps, time: t, inputs: x}
        scale: standard
        target-scale: standard
      trainer: {use: adam, learning-rate: 0.003}
      training: {epochs: 25, batch-size: 32}
      """;
  private static final String COPYING = """
      data:
        format: {use: copying, sequences: 600, symbols: 4, length: 2, delay: 6}
        sequence: {id: sequence, order: step, target: per-step}
        target: copy
      loss: cross-entropy
      trainer: {use: adam, learning-rate: 0.01}
      training: {epochs: 40, batch-size: 16}
      """;
  private static final String ADDING = """
      data:
        format: {use: adding-problem, sequences: 1500, steps: 12}
        sequence: {id: sequence, order: step}
        target: sum
      trainer: {use: adam, learning-rate: 0.003}
      training: {epochs: 60, batch-size: 32}
      """;
  private static final String GESTURES = """
      data:
        file: SHARED/sequences/pickup_gesture_wide.csv
        sequence: {wide: z}
        target: subject
        columns: {subject: category}
        split: {column: part}
        scale: standard
      loss: cross-entropy
      trainer: {use: adam, learning-rate: 0.005}
      training: {epochs: 25, batch-size: 8}
      """;

  @TempDir
  Path folder;

  private enum Healthy {
    RNN_OF_VOWELS(VOWELS, "{use: rnn, units: 40, outputs: last}, {units: auto, activation: softmax}"),
    POOLED_LSTM_OF_VOWELS(VOWELS, "{use: lstm, units: 24, direction: bidirectional}, {use: global-average-pool}, "
        + "{units: auto, activation: softmax}"),
    STACKED_GRU_OF_VOWELS(VOWELS, "{use: gru, units: 24}, {use: dropout, rate: 0.2}, "
        + "{use: gru, units: 24, outputs: last}, {units: auto, activation: softmax}"),
    LSTM_OF_MACKEY_GLASS(MACKEY_GLASS, "{use: lstm, units: 12, outputs: last}, {units: auto, activation: identity}"),
    RNN_OF_MACKEY_GLASS(MACKEY_GLASS, "{use: rnn, units: 16, outputs: last}, {units: auto, activation: identity}"),
    LSTM_THAT_COPIES(COPYING, "{use: lstm, units: 32}, {units: auto, activation: softmax}"),
    GRU_THAT_COPIES(COPYING, "{use: gru, units: 32, direction: bidirectional}, {units: auto, activation: softmax}"),
    GRU_THAT_ADDS(ADDING, "{use: gru, units: 24, outputs: last}, {units: auto, activation: identity}"),
    CONVOLUTION_AND_GRU_OF_GESTURES(GESTURES, "{use: conv1d, filters: 12, kernel: 9, activation: relu}, "
        + "{use: max-pool, size: 4}, {use: gru, units: 24, outputs: last}, {units: auto, activation: softmax}"),
    /** A third of the labels are wrong: it learns, and its loss stays high. */
    NOISY_LABELS("""
        data:
          file: noisy.csv
          sequence: {id: id, order: step}
          target: y
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.003}
        training: {epochs: 25, batch-size: 16}
        """, "{use: lstm, units: 12, outputs: last}, {units: auto, activation: sigmoid}");

    private final String experiment;
    private final String layers;

    Healthy(String experiment, String layers) {
      this.experiment = experiment;
      this.layers = layers;
    }

    String text() {
      return experiment.replace("SHARED", SharedData.path("").toString()) + "network: {layers: [" + layers + "]}\n";
    }
  }

  /** 300 sequences of 60 steps: whether the last five are positive on the average, with a third of the labels wrong. */
  private static String noisy() {
    Random random = new Random(7);
    StringBuilder csv = new StringBuilder("id,step,x,y\n");
    for (int id = 0; id < 300; id++) {
      double[] x = random.doubles(60, -1, 1).toArray();
      double sum = IntStream.range(55, 60).mapToDouble(i -> x[i]).sum();
      String label = sum > 0 ^ random.nextInt(3) == 0 ? "yes" : "no";
      for (int step = 0; step < 60; step++) {
        csv.append(id).append(',').append(step).append(',').append(x[step]).append(',').append(label).append('\n');
      }
    }
    return csv.toString();
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void isSilent(Healthy network, int seed) throws Exception {
    Bench bench = new Bench(folder);
    bench.write("noisy.csv", noisy());
    bench.write("healthy.yaml", network.text());
    Path run = bench.run("healthy", "--quiet", "--seed", Integer.toString(seed));
    JsonObject diagnosis = JsonParser.parseString(Files.readString(run.resolve("diagnosis.json"))).getAsJsonObject();
    assertEquals(List.of(), Stream.of("findings", "gone").filter(diagnosis::has)
        .flatMap(kind -> diagnosis.getAsJsonArray(kind).asList().stream())
        .map(finding -> finding.getAsJsonObject().get("name").getAsString()).filter(OVER_STEPS::contains).toList());
  }

  static Stream<Arguments> healthy() {
    Set<String> names = Set.of((ASKED.isEmpty() ? SLICE : ASKED).split(","));
    int seeds = ASKED.isEmpty() ? 1 : 5;
    return Stream.of(Healthy.values()).filter(network -> names.contains("all") || names.contains(network.name()))
        .flatMap(network -> IntStream.rangeClosed(1, seeds).mapToObj(seed -> Arguments.of(network, seed)));
  }
}
