package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.runner.Bench;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batch normalization in an experiment: a run that is kept, and what it doesn't go with. */
class BatchNormInExperimentsTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withData() {
    bench = new Bench(folder);
    StringBuilder csv = new StringBuilder("x,y,kind\n");
    IntStream.range(0, 60).forEach(i -> csv.append(i % 7).append(',').append(i * i % 11).append(',')
        .append(i % 7 > 3 ? "many" : "few").append('\n'));
    bench.write("counts.csv", csv.toString());
    bench.write("counts.yaml", """
        data: {file: counts.csv, target: kind, split: {train: 0.8, validation: 0.2}}
        network:
          layers:
            - {units: 6, activation: identity, bias: false}
            - {use: batch-norm, activation: relu}
            - {units: auto, activation: softmax}
        trainer: {use: adam, learning-rate: 0.01}
        training: {epochs: 20, batch-size: 16, monitor: accuracy}
        """);
  }

  @Test
  void runsAndIsKept() {
    Path run = bench.run("counts");
    JsonObject layer = JsonParser.parseString(Bench.read(run.resolve("manifest.json"))).getAsJsonObject()
        .getAsJsonArray("layers").get(3).getAsJsonObject();
    assertEquals("batch-norm", layer.get("kind").getAsString());
    assertEquals(12, layer.getAsJsonArray("statistics").size());
    assertEquals(0, bench.ganglion("evaluate", run.toString(), bench.path("counts.csv").toString()).code());
    assertEquals(0, bench.ganglion("predict", run.toString(), bench.path("counts.csv").toString()).code());
    assertEquals(0, bench.ganglion("verify", run.toString()).code());
    assertEquals(0, bench.ganglion("gradcheck FOLDER/counts.yaml").code());
    assertTrue(Bench.read(run.resolve("report.html")).contains("batch-norm"));
  }

  @Test
  void refusesBatchesOfOneExample() {
    bench.ganglion("check FOLDER/counts.yaml --set training.batch-size=1").assertFails(3, """
        error: layer 2, 'batch-norm', compares the examples of a batch, but 'training.batch-size' is 1
          --> --set training.batch-size=1
          |
        1 | training.batch-size=1
          |                     ^
          help: write a larger batch size, such as 32, or choose layer-norm
        """);
  }

  @Test
  void refusesTrainersThatLookAtOneExampleAfterAnother() {
    bench.write("squares.yaml", """
        data: {file: counts.csv, target: x, columns: {kind: category}}
        network: {layers: [{use: batch-norm, activation: tanh}, {units: auto, activation: identity}]}
        loss: squared-error
        trainer: levenberg-marquardt
        training: {epochs: 20}
        """);
    bench.ganglion("check FOLDER/squares.yaml").assertFails(3, """
        error: trainer 'levenberg-marquardt' needs outputs that follow from one example alone, but layer 1, \
        'batch-norm', looks at all of a batch
          --> FOLDER/squares.yaml:4:10
          |
        4 | trainer: levenberg-marquardt
          |          ^^^^^^^^^^^^^^^^^^^
          help: choose another trainer, such as rprop or adam, or another layer, such as layer-norm
        """);
  }

  /** A full batch makes the same function of all steps: trainers with line searches may compare its values. */
  @Test
  void goesWithTrainersThatCompareLosses() {
    bench.run("counts", "--set", "trainer=scg", "--set", "training.batch-size=full");
    bench.run("counts", "--set", "trainer=lbfgs", "--set", "training.batch-size=full");
  }
}
