package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resuming runs that were killed after their manifest was there, and before their last step. */
class RunCompletionTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
    bench.example("xor");
  }

  /** What is said is what {@code runs show} says; neither the data nor the experiment is needed. */
  @Test
  void showsTheRunThatItCompletes() throws IOException {
    Path run = bench.run("xor");
    List<String> files = Bench.files(run);
    Files.delete(bench.path("data/xor.csv"));
    Files.writeString(run.resolve(".report.html.part"), "<html>");
    Files.writeString(run.resolve("trial-0.json"), "{");
    Files.writeString(run.resolve("checkpoint-3"), "");
    String shown = bench.ganglion("runs show " + run).out();
    assertEquals(new Ran(0, shown, ""), bench.ganglion("run --resume " + run));
    assertEquals(files, Bench.files(run));

    String report = Bench.read(run.resolve("report.html"));
    Files.delete(run.resolve("report.html"));
    Ran again = bench.ganglion("run --json --resume " + run);
    assertEquals(new Ran(0, Bench.read(run.resolve("manifest.json")).replace(folder.toString(), "FOLDER"), ""), again);
    assertEquals(report, Bench.read(run.resolve("report.html")));
    assertEquals(files, Bench.files(run));
  }

  @Test
  void failsAsARunThatDivergedAndKeepsItsCheckpoints() throws IOException {
    bench.write("line.csv", "x,y\n1,10\n2,20\n3,30\n4,40\n");
    bench.write("line.yaml", """
        data: {file: line.csv, target: y}
        network: {layers: {units: auto, activation: identity}}
        trainer: {use: backprop, learning-rate: 1e6}
        training: {epochs: 1000, checkpoint: {epochs: 10}}
        """);
    Ran ran = bench.ganglion("run FOLDER/line.yaml --out FOLDER/runs --quiet");
    Path run = bench.onlyRun();
    List<String> files = Bench.files(run);
    Files.delete(run.resolve("report.html"));
    bench.ganglion("run --quiet --resume " + run).assertFails(6, """
        error: training diverged in epoch 24, batch 1 of 1, layer 1: the loss is Infinity
          --> %s
          help: the likely cause is steps that are too large: trainer backprop (learning-rate 1000000); try \
        trainer.learning-rate=0.1
        """.formatted(run.toString().replace(folder.toString(), "FOLDER")));
    assertEquals(new Ran(6, "", ran.err().substring(ran.err().indexOf("error: "))), ran);
    assertEquals(files, Bench.files(run));
    assertEquals(List.of("checkpoint-1", "checkpoint-2"), files.subList(0, 2));
  }

  @Test
  void endsWithTheCodeOfARunThatMissedItsTarget() throws IOException {
    assertEquals(new Ran(6, "", ""), bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs --quiet --set"
        + " training.epochs=2"));
    Path run = bench.onlyRun();
    List<String> files = Bench.files(run);
    Files.writeString(run.resolve("checkpoint-7"), "");
    assertEquals(new Ran(6, "", ""), bench.ganglion("run --quiet --resume " + run));
    assertEquals(files, Bench.files(run));
  }

  /** What isn't a finished run is answered as before. */
  @Test
  void leavesAloneWhatCannotBeRead() throws IOException {
    Path run = bench.run("xor");
    for (String manifest : List.of("", "[]", "{", "{\"outputs\": 1}")) {
      Files.writeString(run.resolve("manifest.json"), manifest);
      bench.ganglion("run --quiet --resume " + run).assertFails(4, """
          error: this run is already finished
            --> %s
            help: run its resolved.yaml to repeat it
          """.formatted(run.toString().replace(folder.toString(), "FOLDER")));
    }
  }
}
