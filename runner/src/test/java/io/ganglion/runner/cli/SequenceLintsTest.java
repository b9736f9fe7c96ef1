package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.runner.Bench;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lints count what an experiment's examples are: sequences, steps or windows. */
class SequenceLintsTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withABench() {
    bench = new Bench(folder);
  }

  /** The first lines of the warnings of a check. */
  private List<String> warnings(String csv, String data, String layers) {
    bench.write("walks.csv", csv);
    bench.write("walks.yaml", """
        data: {file: walks.csv, %s}
        network: {layers: [%s]}
        trainer: adam
        """.formatted(data, layers));
    return Stream.of(bench.ganglion("check FOLDER/walks.yaml").err().split("\n")).filter(line ->
        line.startsWith("warning: ") || line.startsWith("error: ")).toList();
  }

  /** Sequences of three steps, in the parts train and test, of which only the last is a run. */
  private static String walks(int sequences, int different) {
    StringBuilder csv = new StringBuilder("id,t,x,gait,part\n");
    for (int i = 0; i < sequences; i++) {
      for (int t = 1; t <= 3; t++) {
        csv.append(100 + i).append(',').append(t).append(',').append((i % different * 7 % 40 + t) / 64.0).append(',')
            .append(i == 0 ? "run" : "walk").append(',').append(i < sequences * 3 / 4 ? "train" : "test").append('\n');
      }
    }
    return csv.toString();
  }

  @Test
  void sequencesAreCounted() {
    assertEquals(List.of("warning: 12 of 12 sequences of 'test' are among the training sequences as well: 100 %",
        "warning: of the 12 sequences of 'test', none has the label 'run'",
        "warning: 'gait' is 'walk' in 97.2 % of 36 sequences, and 'run' in 1: 35 to 1"), warnings(walks(48, 30),
        "target: gait, sequence: {id: id, order: t}, split: {column: part}, scale: none",
        "{use: gru, units: 2, outputs: last}, {units: auto, activation: softmax}"));
  }

  @Test
  void stepsAreCountedWhereEachHasATarget() {
    assertEquals(List.of("warning: 12 of 12 sequences of 'test' are among the training sequences as well: 100 %",
        "warning: of the 36 steps of 'test', none has the label 'run'",
        "warning: 'gait' is 'walk' in 97.2 % of 108 steps, and 'run' in 3: 35 to 1"), warnings(walks(48, 30),
        "target: gait, sequence: {id: id, order: t, target: per-step}, split: {column: part}, scale: none",
        "{use: gru, units: 2, outputs: all}, {units: auto, activation: softmax}"));
  }

  @Test
  void windowsOfASeriesAreCounted() {
    StringBuilder csv = new StringBuilder("y\n");
    for (int i = 0; i < 60; i++) {
      csv.append(i < 50 ? i % 7 : 3 + i % 2).append('\n');
    }
    assertEquals(List.of("warning: the targets of 'y' range from 0 to 6, but tanh gives from -1 to 1: 75.0 % of the"
        + " training windows are out of reach",
        "warning: the network has 161 weights, 4.0 times as many as the 40 training windows"),
        warnings(csv.toString(), "target: y, series: {lags: 2}, split: {train: 0.7, test: 0.3, order: file},"
        + " scale: none, target-scale: none", "{units: 40, activation: tanh}, {units: auto, activation: tanh}"));
  }
}
