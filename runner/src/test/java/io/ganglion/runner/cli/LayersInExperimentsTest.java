package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.host.PluginKind;
import io.ganglion.runner.Bench;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that are plug-ins, named in an experiment: what is refused, and how; and a run. */
class LayersInExperimentsTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withSequences() {
    bench = new Bench(folder);
    StringBuilder csv = new StringBuilder("id,t,x,y,gait,next\n");
    IntStream.range(0, 24).forEach(id -> IntStream.range(0, 2 + id % 5).forEach(t ->
        csv.append("s").append(id).append(',').append(t).append(',').append(id % 2 == 0 ? t : -t).append(",1,")
            .append(id % 2 == 0 ? "walk" : "run").append(',').append(t % 3).append('\n')));
    bench.write("walks.csv", csv.toString());
  }

  private void experiment(String layers, String target) {
    experiment(layers, target, "adam", "");
  }

  private void experiment(String layers, String target, String trainer, String more) {
    bench.write("walks.yaml", """
        data:
          file: walks.csv
          sequence: {id: id, order: t%s}
          target: %s
          columns: {gait: category}
        network:
        %s  layers:
        %s    - {units: auto, activation: identity}
        trainer: %s
        training: {epochs: 3%s}
        """.formatted(target.equals("next") ? ", target: per-step" : "", target, more,
        layers.indent(4), trainer, trainer.equals("adam") ? ", batch-size: 5, gradient-clip-norm: 1" : ""));
  }

  private void assertRefused(String message) {
    bench.ganglion("check FOLDER/walks.yaml").assertFails(3, message);
  }

  @Test
  void aLayerSaysWhatItTakesAndGets() {
    experiment("- {use: lstm, units: 3, outputs: last}\n- {use: gru, units: 3}", "gait");
    assertRefused("""
        error: layer 2, 'gru', takes sequences, but gets a row of 3 numbers
          --> FOLDER/walks.yaml:9:7
          |
        9 |     - {use: gru, units: 3}
          |       ^^^^^^^^^^^^^^^^^^^^
          help: write outputs: all in layer 1, so that it gives a row for each step
        """);
  }

  @Test
  void stepsWhereTheTargetIsOneForEachSequence() {
    experiment("- {use: lstm, units: 3}", "gait");
    assertRefused("""
        error: the target is one for each sequence, but the network gives one for each step
          --> FOLDER/walks.yaml:7:3
          |
        7 |   layers:
          |   ^^^^^^
          help: write outputs: last in layer 1, or put a global pooling layer before the last layer
        """);
  }

  @Test
  void oneOutputWhereEachStepHasATarget() {
    experiment("- {use: gru, units: 3}\n- {use: global-max-pool}", "next");
    assertRefused("""
        error: there is a target for each step, but the network gives one for each sequence
          --> FOLDER/walks.yaml:7:3
          |
        7 |   layers:
          |   ^^^^^^
          help: remove the layer that makes one of all steps
        """);
  }

  @Test
  void aKindThatThereIsNot() {
    experiment("- {use: lsmt, units: 3}", "gait");
    assertRefused("""
        error: there is no layer 'lsmt'
          --> FOLDER/walks.yaml:8:13
          |
        8 |     - {use: lsmt, units: 3}
          |             ^^^^
          help: did you mean 'lstm'? the layers are dense, LAYERS
        """.replace("LAYERS", Bench.names(PluginKind.LAYER)));
  }

  @Test
  void anActivationThatIsMissingOrTooMuch() {
    experiment("- {use: conv1d, filters: 3}\n- {use: lstm, units: 2, outputs: last, activation: tanh}", "gait");
    assertRefused("""
        error: layer 1, 'conv1d', needs an activation
          --> FOLDER/walks.yaml:8:7
          |
        8 |     - {use: conv1d, filters: 3}
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^
          help: write activation: relu in it, or activation: identity for none

        error: layer 2, 'lstm', takes no activation: its outputs are no net inputs
          --> FOLDER/walks.yaml:9:56
          |
        9 |     - {use: lstm, units: 2, outputs: last, activation: tanh}
          |                                                        ^^^^
          help: remove it
        """);
  }

  @Test
  void aTrainerThatComparesLossesWhereALayerDraws() {
    experiment("- {use: dropout}\n- {use: rnn, units: 2, outputs: last}", "gait", "rprop", "");
    assertRefused("""
        error: trainer 'rprop' compares losses of several steps, but layer 1, 'dropout', draws other random numbers in \
        each
          --> FOLDER/walks.yaml:11:10
           |
        11 | trainer: rprop
           |          ^^^^^
          help: choose a trainer that works with mini-batches, such as adam, or remove the layer
        """);
  }

  @Test
  void shortcutsAroundAPlugin() {
    experiment("- {use: rnn, units: 2, outputs: last}", "gait", "adam", "  shortcuts: true\n");
    assertRefused("""
        error: 'network.shortcuts' can't be true with layer 1, 'rnn': shortcuts join the rows of dense layers
          --> FOLDER/walks.yaml:7:14
          |
        7 |   shortcuts: true
          |              ^^^^
          help: remove it
        """);
  }

  @Test
  void aPluginInTheLastPlace() {
    bench.write("last.yaml", """
        data: {file: walks.csv, target: gait, sequence: {id: id, order: t}, columns: {gait: category}}
        network: {layers: [{use: rnn, units: 2, outputs: last}]}
        trainer: adam
        """);
    bench.ganglion("check FOLDER/last.yaml").assertFails(3, """
        error: 'network.layers' must end with a dense layer, whose units are those of the target, but end with 'rnn'
          --> FOLDER/last.yaml:2:11
          |
        2 | network: {layers: [{use: rnn, units: 2, outputs: last}]}
          |           ^^^^^^
          help: layers: the layers, from the first hidden layer to the output layer
        """);
  }

  /** Trains, resolves to itself, and comes back from its model. */
  @Test
  void layersRunAndAreKept() {
    experiment("- {use: conv1d, filters: 3, kernel: 2, activation: relu, initializer: he-normal}\n"
        + "- {use: dropout, rate: 0.25}\n- {use: lstm, units: 4, outputs: last, recurrent-initializer: glorot-uniform}",
        "gait");
    Path run = bench.run("walks");
    String resolved = Bench.read(run.resolve("resolved.yaml"));
    assertTrue(resolved.contains("recurrent-initializer: {use: glorot-uniform"), resolved);
    assertTrue(resolved.contains("gradient-clip-norm: 1"), resolved);
    assertEquals(0, bench.ganglion("check", run.resolve("resolved.yaml").toString()).code());
    assertEquals(0, bench.ganglion("evaluate", run.toString(), bench.path("walks.csv").toString()).code());
    assertEquals(0, bench.ganglion("gradcheck FOLDER/walks.yaml").code());
  }
}
