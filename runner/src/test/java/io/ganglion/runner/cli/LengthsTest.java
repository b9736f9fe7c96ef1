package io.ganglion.runner.cli;

import io.ganglion.runner.Bench;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sequences, texts and windows that have more steps than a layer takes, or fewer than it needs. */
class LengthsTest {
  private static final String POSITIONS = "{use: positional-embedding, max-length: 4}";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withABench() {
    bench = new Bench(folder);
  }

  private static String walks(int... lengths) {
    StringBuilder csv = new StringBuilder("id,t,x,gait\n");
    for (int i = 0; i < lengths.length; i++) {
      for (int t = 1; t <= lengths[i]; t++) {
        csv.append((char) ('a' + i)).append(',').append(t).append(',').append(i + t / 8.0).append(',')
            .append(i % 2 == 0 ? "walk" : "run").append('\n');
      }
    }
    return csv.toString();
  }

  private void walking(String layer, String more, int... lengths) {
    bench.write("walks.csv", walks(lengths));
    bench.write("walks.yaml", """
        data: {file: walks.csv, target: gait, sequence: {id: id, order: t}, %s}
        network:
          layers:
            - {units: 3, activation: tanh}
            - %s
            - use: global-average-pool
            - {units: auto, activation: softmax}
        loss: cross-entropy
        trainer: adam
        training: {epochs: 1}
        """.formatted(more, layer));
  }

  @Test
  void theLongestThatALayerDoesNotTakeIsNamedBeforeTraining() {
    walking(POSITIONS, "scale: none", 4, 5, 7, 6);
    String refusal = """
        error: layer 2, 'positional-embedding', takes sequences of at most 4 steps, but one has 7, in the part \
        'train': 'c'
          --> FOLDER/walks.yaml:5:7
          |
        5 |     - {use: positional-embedding, max-length: 4}
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let the layer take more, or leave such sequences out
        """;
    for (String command : List.of("check", "run", "gradcheck")) {
      bench.ganglion(command + " FOLDER/walks.yaml" + (command.equals("run") ? " --out FOLDER/runs" : ""))
          .assertFails(3, refusal);
    }
  }

  @Test
  void theShortestThatALayerNeedsMoreOfIsNamedToo() {
    walking("{use: conv1d, filters: 2, kernel: 3, padding: valid, activation: tanh}", "scale: none", 4, 3, 1, 2);
    bench.ganglion("check FOLDER/walks.yaml").assertFails(3, """
        error: layer 2, 'conv1d', needs more than 1 step, in the part 'train': 'c'
          --> FOLDER/walks.yaml:5:7
          |
        5 |     - {use: conv1d, filters: 2, kernel: 3, padding: valid, activation: tanh}
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let the layer take fewer, or leave such sequences out
        """);
  }

  @Test
  void aModelNamesTheSequenceThatItDoesNotTake() {
    walking(POSITIONS, "scale: none", 4, 3, 4, 2);
    Path run = bench.run("walks");
    bench.write("later.csv", walks(4, 6, 5));
    for (String command : List.of("predict", "evaluate")) {
      bench.ganglion(command + " " + run + " FOLDER/later.csv").assertFails(4, """
          error: layer 2, 'positional-embedding', takes sequences of at most 4 steps, but one has 6
            --> FOLDER/later.csv: row 6, column 'id'
            help: leave it out, or train a network that takes longer sequences
          """);
    }
  }

  @Test
  void aTextThatIsTooLongIsNamedByItsRow() {
    bench.write("mails.csv",
        "size,mail,kind\n1,good morning,ham\n2,win a prize,spam\n3,see you,ham\n4,buy this now,spam\n");
    bench.write("mails.yaml", """
        data: {file: mails.csv, target: kind, columns: {mail: {type: text, tokens: word, min-count: 1}}, ignore: size}
        network:
          layers:
            - {use: embedding, dimension: 3}
            - {use: positional-embedding, max-length: 3}
            - use: global-average-pool
            - {units: auto, activation: softmax}
        loss: cross-entropy
        trainer: adam
        training: {epochs: 1}
        """);
    Path run = bench.run("mails");
    bench.write("later.csv", "mail,kind\nsee you,ham\nwin a prize now,spam\n");
    for (String command : List.of("predict", "evaluate")) {
      bench.ganglion(command + " " + run + " FOLDER/later.csv").assertFails(4, """
          error: layer 2, 'positional-embedding', takes sequences of at most 3 steps, but one has 4
            --> FOLDER/later.csv: row 3, column 'mail'
            help: leave it out, or train a network that takes longer sequences
          """);
    }
    bench.write("mails.csv", "size,mail,kind\n1,good morning,ham\n2,win a big prize,spam\n3,see you,ham\n");
    bench.ganglion("check FOLDER/mails.yaml").assertFails(3, """
        error: layer 2, 'positional-embedding', takes sequences of at most 3 steps, but one has 4, in the part 'train'
          --> FOLDER/mails.yaml:5:7
          |
        5 |     - {use: positional-embedding, max-length: 3}
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let the layer take more, or write a max-length for the text in data.columns
        """);
  }

  @Test
  void windowsOfATextAreLongerWhereTheModelIsJudged() {
    bench.write("rhyme.txt", "hey diddle diddle\nthe cat and the fiddle\n".repeat(4));
    bench.write("rhyme.yaml", """
        data:
          {file: rhyme.txt, format: text, text: {tokens: character, window: 8}, split: {train: 0.7, validation: 0.3}}
        network:
          layers:
            - {use: embedding, dimension: 3}
            - {use: positional-embedding, max-length: 8}
            - {units: auto, activation: softmax}
        loss: cross-entropy
        trainer: adam
        """);
    bench.ganglion("check FOLDER/rhyme.yaml").assertFails(3, """
        error: layer 2, 'positional-embedding', takes sequences of at most 8 steps, but one has 16, in the part \
        'validation'
          --> FOLDER/rhyme.yaml:6:7
          |
        6 |     - {use: positional-embedding, max-length: 8}
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let the layer take more, or write a smaller window, or warm-up, in data.text
        """);
  }

  @Test
  void aSeriesHasNoMoreLagsThanPositions() {
    StringBuilder csv = new StringBuilder("y\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i % 7).append('\n');
    }
    bench.write("week.csv", csv.toString());
    bench.write("week.yaml", """
        data: {file: week.csv, target: y, series: {lags: 6, form: steps}}
        network:
          layers:
            - {units: 3, activation: tanh}
            - {use: positional-embedding, max-length: 4}
            - use: global-average-pool
            - {units: auto, activation: identity}
        loss: squared-error
        trainer: adam
        """);
    bench.ganglion("check FOLDER/week.yaml").assertFails(3, """
        error: layer 2, 'positional-embedding', takes sequences of at most 4 steps, but one has 6, in the part 'train'
          --> FOLDER/week.yaml:5:7
          |
        5 |     - {use: positional-embedding, max-length: 4}
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          help: let the layer take more, or write fewer lags in data.series
        """);
  }
}
