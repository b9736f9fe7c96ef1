package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Residual blocks in an experiment: how they are written, what is refused, and a run. */
class ResidualBlocksTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withData() {
    bench = new Bench(folder);
    StringBuilder csv = new StringBuilder("id,t,x,y,gait\n");
    IntStream.range(0, 24).forEach(id -> IntStream.range(0, 2 + id % 5).forEach(t ->
        csv.append("s").append(id).append(',').append(t).append(',').append(id % 2 == 0 ? t : -t).append(",1,")
            .append(id % 2 == 0 ? "walk" : "run").append('\n')));
    bench.write("walks.csv", csv.toString());
  }

  private void steps(String layers) {
    experiment("  sequence: {id: id, order: t}\n", layers);
  }

  private void rows(String layers) {
    experiment("  ignore: [id, t]\n", layers);
  }

  private void experiment(String data, String layers) {
    bench.write("walks.yaml", """
        data:
          file: walks.csv
        %s  target: gait
          columns: {gait: category}
        network:
          layers:
        %strainer: adam
        training: {epochs: 3, batch-size: 5}
        """.formatted(data, layers.indent(4)));
  }

  private void assertRefused(String message) {
    bench.ganglion("check FOLDER/walks.yaml").assertFails(3, message);
  }

  @Test
  void givesOtherNumbersThanItGets() {
    rows("""
        - {units: 4, activation: tanh}
        - residual: [{use: layer-norm}, {units: 5, activation: relu}]
        - {units: auto, activation: softmax}""");
    assertRefused("""
        error: the residual block of layers 2 to 3 must give what it gets, a row of 4 numbers, but gives a row of 5 \
        numbers
          --> FOLDER/walks.yaml:9:7
          |
        9 |     - residual: [{use: layer-norm}, {units: 5, activation: relu}]
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let its last layer give what goes into the first, or put a layer before the block that gives what \
        comes out of it
        """);
  }

  @Test
  void givesFewerStepsThanItGets() {
    steps("""
        - residual: [{use: conv1d, filters: 2, kernel: 2, padding: valid, activation: tanh}]
        - {use: global-max-pool}
        - {units: auto, activation: softmax}""");
    assertRefused("""
        error: the residual block of layer 1 must give as many steps as it gets, but gives 0 for 1
          --> FOLDER/walks.yaml:8:7
          |
        8 |     - residual: [{use: conv1d, filters: 2, kernel: 2, padding: valid, activation: tanh}]
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let its last layer give what goes into the first, or put a layer before the block that gives what \
        comes out of it
        """);
  }

  @Test
  void gives1RowForASequence() {
    steps("""
        - residual:
            - {units: 3, activation: tanh}
            - residual: [{use: lstm, units: 3, outputs: last}]
        - {units: auto, activation: softmax}""");
    assertRefused("""
        error: the residual block of layer 2 must give what it gets, steps of 3 numbers, but gives a row of 3 numbers
          --> FOLDER/walks.yaml:10:11
           |
        10 |         - residual: [{use: lstm, units: 3, outputs: last}]
           |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let its last layer give what goes into the first, or put a layer before the block that gives what \
        comes out of it
        """);
  }

  @Test
  void countsTheLayersOfBlocks() {
    rows("""
        - {units: 4, activation: tanh}
        - residual: [{units: 4, activation: relu}, {use: gru, units: 4}]
        - {units: auto, activation: softmax}""");
    assertRefused("""
        error: layer 3, 'gru', takes sequences, but gets a row of 4 numbers
          --> FOLDER/walks.yaml:9:48
          |
        9 |     - residual: [{units: 4, activation: relu}, {use: gru, units: 4}]
          |                                                ^^^^^^^^^^^^^^^^^^^^^
          help: say which rows of the data are the steps of a sequence, in 'data.sequence', or choose another layer
        """);
  }

  @Test
  void holdsNoLayer() {
    rows("""
        - residual: []
        - {units: auto, activation: softmax}""");
    assertRefused("""
        error: 'network.layers.0.residual' must hold at least one layer
          --> FOLDER/walks.yaml:8:7
          |
        8 |     - residual: []
          |       ^^^^^^^^
          help: residual: layers one after another, to whose outputs the inputs of the first are added: they keep \
        the shape
        """);
  }

  @Test
  void takesItsUnitsFromTheTarget() {
    rows("""
        - residual: [{units: auto, activation: relu}]
        - {units: auto, activation: softmax}""");
    assertRefused("""
        error: 'network.layers.0.residual.0.units' can't be auto: only the last layer takes its units from the target
          --> FOLDER/walks.yaml:8:26
          |
        8 |     - residual: [{units: auto, activation: relu}]
          |                          ^^^^
          help: write a number of units
        """);
  }

  @Test
  void isTheLastLayer() {
    rows("- residual: [{units: 2, activation: relu}]");
    assertRefused("""
        error: 'network.layers' must end with a dense layer, whose units are those of the target, but end with \
        'residual'
          --> FOLDER/walks.yaml:7:3
          |
        7 |   layers:
          |   ^^^^^^
          help: layers: the layers, from the first hidden layer to the output layer
        """);
  }

  @Test
  void standsBesideShortcuts() {
    rows("""
        - residual: [{units: 2, activation: relu}]
        - {units: auto, activation: softmax}""");
    bench.ganglion("check FOLDER/walks.yaml --set network.shortcuts=true").assertFails(3, """
        error: 'network.shortcuts' can't be true with residual blocks: shortcuts join the rows of all layers before
          --> --set network.shortcuts=true
          |
        1 | network.shortcuts=true
          |                   ^^^^
          help: remove it
        """);
  }

  /** Resolves to itself, comes back from its model, has the gradients of differences, and is set by its path. */
  private void assertRuns(String network) {
    Path run = bench.run("walks");
    assertTrue(Bench.read(run.resolve("manifest.json")).contains(network), Bench.read(run.resolve("manifest.json")));
    assertTrue(Bench.read(run.resolve("report.html")).contains("a line below goes from what enters a residual block"));
    assertEquals(0, bench.ganglion("evaluate", run.toString(), bench.path("walks.csv").toString()).code());
    assertEquals(0, bench.ganglion("gradcheck FOLDER/walks.yaml").code());
    assertEquals(0, bench.ganglion("verify", run.toString()).code());
  }

  @Test
  void rowsRunAndAreKept() {
    rows("""
        - {units: 4, activation: tanh}
        - residual:
            - {use: layer-norm}
            - residual: [{units: 4, activation: tanh, initializer: he-normal}]
            - {units: 4, activation: identity}
        - {units: auto, activation: softmax}""");
    assertRuns("2-4-layer-norm 4-4-4-2 with residual blocks");
    assertTrue(bench.ganglion("run FOLDER/walks.yaml --out FOLDER/runs --set"
        + " network.layers.1.residual.1.residual.0.activation=relu")
        .out().contains("(tanh, residual [layer-norm, residual [relu], identity], softmax)"));
  }

  @Test
  void sequencesRunAndAreKept() {
    steps("""
        - residual: [{use: conv1d, filters: 2, kernel: 3, padding: causal, activation: tanh}, {use: dropout, rate: 0.1}]
        - residual: [{use: layer-norm}, {use: lstm, units: 2}]
        - {use: global-average-pool}
        - {units: auto, activation: softmax}""");
    assertRuns("2-conv1d 2-layer-norm 2-lstm 2-2 with residual blocks");
  }
}
