package io.ganglion.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.experiments.binding.Changes;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.config.SweepSection;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.runner.Bench;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriesTest {
  @TempDir
  private Path folder;

  private List<String> tries(long seed, String sweep) {
    Bench bench = new Bench(folder);
    bench.example("iris");
    SweepSection section = ExperimentReader.read(bench.path("iris.yaml"), List.of("sweep=" + sweep))
        .bind(new PluginLoader().load(List.of())).sweep().orElseThrow();
    return Tries.of(section, seed).stream().map(Changes::values).toList();
  }

  @Test
  void areEveryCombinationOfAGrid() {
    assertEquals(List.of("tanh, 1", "tanh, 10", "tanh, 100", "relu, 1", "relu, 10", "relu, 100"), tries(1,
        "{method: grid, points: 3, over: {network.layers.0.activation: [tanh, relu], network.layers.0.units:"
        + " log:1..100}}"));
    assertEquals(List.of("0.1", "0.3", "0.5"), tries(1, "{method: grid, points: 3, over: {trainer.x: 0.1..0.5}}"));
  }

  /** Sobol's second to ninth points in two dimensions, as published: from 1/2, 1/2 on. */
  @Test
  void areSobolsPoints() {
    assertEquals(List.of("0.5, 0.5", "0.75, 0.25", "0.25, 0.75", "0.375, 0.375", "0.875, 0.875", "0.625, 0.125",
        "0.125, 0.625"), tries(1, "{runs: 7, over: {trainer.x: 0..1.0, trainer.y: 0..1.0}}"));
  }

  @Test
  void areAsLikelyByTheirLogarithms() {
    List<String> tries = tries(1, "{method: random, runs: 1000, over: {trainer.x: log:1e-4..1e0}}");
    for (int decade = 0; decade < 4; decade++) {
      double from = Math.pow(10, decade - 4);
      long within = tries.stream().mapToDouble(Double::parseDouble).filter(x -> from <= x && x < 10 * from).count();
      // The standard deviation of 1,000 draws of a quarter is 14.
      assertEquals(tries.size() / 4.0, within, 4 * 14, "from " + from);
    }
  }

  @Test
  void areDrawnByTheSeed() {
    String sweep = "{method: random, runs: 5, over: {trainer.x: 0..1.0}}";
    assertEquals(tries(1, sweep), tries(1, sweep));
    assertNotEquals(tries(1, sweep), tries(2, sweep));
    assertEquals(tries(1, sweep), tries(1, sweep.replace("5", "9")).subList(0, 5));
  }

  @Test
  void areAllDifferent() {
    for (String method : List.of("random", "sobol")) {
      List<String> tries = tries(1, "{method: " + method + ", runs: 100, over: {trainer: [rprop, adam],"
          + " network.layers.0.units: 1..8}}");
      assertEquals(16, tries.size());
      assertEquals(16, tries.stream().distinct().count());
    }
  }

  @Test
  void takeBothEndsOfWholeNumbers() {
    List<String> tries = tries(1, "{method: random, runs: 100, over: {network.layers.0.units: 2..5}}");
    assertEquals(List.of("2", "3", "4", "5"), tries.stream().sorted().toList());
    assertTrue(tries(1, "{method: random, runs: 50, over: {network.layers.0.units: log:1..3}}").contains("3"));
  }
}
