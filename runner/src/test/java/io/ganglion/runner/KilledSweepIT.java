package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.fixtures.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps and comparisons in JVMs of their own, which are killed or interrupted on the way, and go on. */
class KilledSweepIT {
  @TempDir
  private Path folder;

  private Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(LauncherFlags.ALL);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    builder.environment().put("GANGLION_COMMAND", "./ganglion");
    return builder.start();
  }

  private void finish(Process process) throws InterruptedException {
    assertEquals(0, process.waitFor(), () -> Bench.read(folder.resolve("said")));
  }

  /** The directory of the one sweep that writes to a folder; empty as long as there is none. */
  private List<Path> sweeps(String out) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder.resolve(out))) {
      for (String name : Bench.files(folder.resolve(out))) {
        Bench.files(folder.resolve(out).resolve(name))
            .forEach(run -> found.add(folder.resolve(out).resolve(name).resolve(run)));
      }
    }
    return found;
  }

  /** Kills a sweep as soon as a number of its trainings are in its journal. */
  private void killAt(Process process, String out, int trainings) throws InterruptedException {
    while (process.isAlive() && (sweeps(out).isEmpty() || trained(sweeps(out).get(0)) < trainings)) {
      process.waitFor(2, TimeUnit.MILLISECONDS);
    }
    assertTrue(process.isAlive(), () -> "it ended before it was killed:\n" + Bench.read(folder.resolve("said")));
    process.destroyForcibly().waitFor();
  }

  private static long trained(Path sweep) {
    return Bench.files(sweep).stream().filter(name -> name.startsWith("trial-") && name.endsWith(".json")).count();
  }

  private void endsWithTheSameTable(List<String> sweep, int runs) throws Exception {
    List<String> straight = new ArrayList<>(sweep);
    straight.addAll(List.of("--out", "straight", "--threads", "1"));
    finish(start(straight));
    List<String> killed = new ArrayList<>(sweep);
    killed.addAll(List.of("--out", "killed"));
    killAt(start(killed), "killed", runs / 4);
    Path directory = sweeps("killed").get(0);
    List<String> resume = List.of("sweep", "--quiet", "--resume", directory.toString());
    long before = trained(directory);
    killAt(start(resume), "killed", runs * 3 / 4);
    assertTrue(before < trained(directory) && trained(directory) < runs);
    finish(start(resume));

    Path whole = sweeps("straight").get(0);
    for (String file : List.of("sweep.txt", "sweep.json", "trials.csv", "best.yaml")) {
      assertEquals(Bench.read(whole.resolve(file)), Bench.read(directory.resolve(file)), file);
    }
    assertEquals(Bench.files(whole), Bench.files(directory));
    assertEquals(runs + 1, Bench.read(whole.resolve("trials.csv")).lines().count());
  }

  @Test
  void endsWithTheSameTableIfItIsKilledTwice() throws Exception {
    new Bench(folder).example("iris");
    endsWithTheSameTable(List.of("sweep", "iris.yaml", "--quiet", "--runs", "16", "--set", "training.epochs=1500",
        "--set", "training.stop=[]", "--over", "trainer={use: backprop, learning-rate: 0.1},adam", "--over",
        "network.layers.0.units=2..64"), 16);
  }

  @Test
  void endsWithTheSameTableOfSixtyRunsOnBreastCancer() throws Exception {
    Path table = SharedData.path("tables/breast_cancer.csv");
    endsWithTheSameTable(List.of("sweep", new Bench(folder).write("cancer.yaml", """
        seed: 1
        data:
          file: %s
          header: false
          skip-rows: 1
          target: c31
          columns: {c31: category}
          split: {train: 0.6, validation: 0.2, test: 0.2, stratify: true}
          scale: standard
        network:
          layers: [{units: 8, activation: tanh}, {units: auto, activation: sigmoid}]
        loss: cross-entropy
        trainer: backprop
        training: {epochs: 100, keep: best}
        sweep:
          runs: 60
          over: {trainer.learning-rate: log:1e-2..1, network.layers.0.units: 1..24}
        """.formatted(table)).toString(), "--quiet"), 60);
  }

  /** Ctrl-C: a table of what is finished, and how to go on. */
  @Test
  void leavesATableWhenItIsInterrupted() throws Exception {
    new Bench(folder).example("iris");
    Process process = start(List.of("compare", "iris.yaml", "--quiet", "--out", "runs", "--threads", "1", "--seeds",
        "1000", "--vary", "trainer=rprop,adam", "--set", "training.epochs=300", "--set", "training.stop=[]"));
    while (process.isAlive() && (sweeps("runs").isEmpty() || trained(sweeps("runs").get(0)) < 5)) {
      process.waitFor(2, TimeUnit.MILLISECONDS);
    }
    assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor());
    assertEquals(130, process.waitFor());
    String run = folder.relativize(sweeps("runs").get(0)).toString();
    String said = Bench.read(folder.resolve("said"));
    assertTrue(said.startsWith("trainer  median "), said);
    int seeds = (int) (trained(sweeps("runs").get(0)) / 2);
    assertTrue(said.endsWith("""
        error: interrupted: the table shows the %d seeds that every variant has completed
          --> %s
          help: resume with: ./ganglion compare --resume %s
        """.formatted(seeds, run, run)), said);
  }
}
