package io.ganglion.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolvedYamlTest {
  @TempDir
  Path folder;
  private Reading reading;

  @BeforeEach
  void inAFolderOfItsOwn() {
    reading = new Reading(folder);
  }

  /** What is read of the resolved experiment where a run would put it. */
  private Experiment again(Experiment experiment) throws Exception {
    Path run = Files.createDirectories(folder.resolve("runs/iris/1"));
    Path file = Files.writeString(run.resolve("resolved.yaml"), ResolvedYaml.write(experiment));
    return ExperimentReader.read(file, List.of()).bind(Fakes.CATALOG);
  }

  @Test
  void writesEverySetting() {
    assertEquals("""
        # Every setting of the run, defaults included. Runs as it is.
        name: iris
        seed: 42
        data:
          file: [/folder/iris.csv]
          header: true
          header-lines: 1
          delimiter: auto
          quote: "\\""
          skip-rows: 0
          skip-footer: 0
          comment: ""
          bad-rows: fail
          encoding: UTF-8
          decimal: "."
          thousands: ""
          target: [species]
          ignore: []
          columns: {}
          null-values: [NA, "?"]
          missing: fail
          unseen: error
          split: {train: 1, validation: 0, test: 0, stratify: false, order: random, values: {}, kfold: none, \
        repeats: 1, fold: all}
          scale: none
          target-scale: none
          format: csv
        network:
          initializer: {use: glorot-uniform}
          bias-initializer: {use: constant, value: 0}
          branches: []
          layers:
            - {units: 8, activation: {use: tanh}, bias: true}
            - {units: auto, activation: {use: sigmoid}, bias: true}
          shortcuts: false
        loss: {use: squared-error, reduction: mean, l1: 0, l2: 0}
        trainer: {use: rprop, variant: irprop-plus, increase: 1.2, decrease: 0.5, initial-step: 0.1, \
        min-step: 0.000001, max-step: 50}
        training:
          epochs: 500
          batch-size: full
          shuffle: true
          stop: []
          keep: auto
          checkpoint: {seconds: 30, epochs: never}
        runtime:
          threads: auto
          precision: float64
        plugins:
          path: []
        """,
        ResolvedYaml.write(reading.bind(Reading.SOUND)).replace(folder.toString(), "/folder"));
  }

  @Test
  void bindsToTheSameExperimentFromTheRunDirectory() throws Exception {
    Experiment experiment = reading.bind("""
        data:
          file: ../data/iris.csv
          delimiter: "\\t"
          quote: ""
          target: [species, "5", "true", "null", "a: b", "#x", "- y", "", " z ", "it's \\"so\\"", "0x10", "ünï→🕊"]
          ignore: ["line\\nbreak", "null\\0", "~"]
          columns: {"petal.width": number, "1": category, "a, b": {type: number, missing: constant, fill: -1},
            z: {missing: most-frequent, indicator: true}, o: {order: ["1", no, "~"], unseen: ignore},
            d: {type: date, pattern: "d.M.yyyy 'at' H:mm", parts: [year, day-of-year], scale: robust},
            e: {encode: plus-minus}, y: {missing: constant, fill: "a: \\"b\\""}}
          missing: drop-row
          split: {train: 0.7, validation: 0.15, test: 0.15, stratify: true}
          scale: standard
        network:
          initializer: {use: uniform, low: -.inf, high: 0.30000000000000004}
          bias-initializer: {use: constant, value: -0.0}
          layers:
            - {units: 8, activation: {use: leaky-relu, slope: .nan}, bias: false, initializer: {use: uniform, high: 3}}
            - {units: 2, activation: softmax}
        loss: cross-entropy
        trainer: {use: rprop, variant: rprop-plus, max-step: .inf, min-step: 4.9e-324}
        training:
          batch-size: full
          stop: [{rule: target, loss: 0}, {rule: patience, epochs: 5}]
          keep: best
        runtime: {threads: 3, precision: float32}
        plugins: {path: [a.jar, ../plugins]}
        """);

    assertEquals(experiment, again(experiment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed=-9223372036854775808", "name=1e3 _x.y", "training.batch-size=full", "trainer=backprop",
      "data.split={order: file}", "data.class-weights=balanced", "data.class-weights={'1': 0.1, b: 2}",
      "data.weights=a b",
      "loss={use: huber, delta: 0.1, l1: 1e-3, l2: 4.9e-324, reduction: sum}",
      "training.stop=[{rule: time, seconds: 0.1}, {rule: gradient, norm: 0}]",
      "data.target=[\"\\u2028\"]", "data.target=['yes', '.inf', '<<', '=', '---', '...', '&a', '*a', '!t', '%d', '@']"})
  void bindsToTheSameExperimentWhateverIsSet(String option) throws Exception {
    Experiment experiment = reading.bind(Reading.SOUND, option);
    assertEquals(experiment, again(experiment));
  }

  @Test
  void keepsItsNameInAFileOfAnotherName() throws Exception {
    assertEquals("iris", again(reading.bind(Reading.SOUND)).name());
  }
}
