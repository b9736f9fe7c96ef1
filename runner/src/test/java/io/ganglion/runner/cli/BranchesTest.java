package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that go through layers of their own: what is refused, and how; and runs from end to end. */
class BranchesTest {
  private static final String WORDS = "{inputs: note, layers: [{use: embedding, dimension: 4},"
      + " {use: global-average-pool}]}";
  private static final String LETTERS = "{inputs: title, layers: [{use: embedding, dimension: 3},"
      + " {use: gru, units: 4, outputs: last}]}";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withNotes() {
    bench = new Bench(folder);
    SplittableRandom random = new SplittableRandom(1);
    List<String> words = List.of("red", "green", "blue", "old", "new", "hot");
    StringBuilder csv = new StringBuilder("note,age,title,sex,kept\n");
    for (int row = 0; row < 200; row++) {
      List<String> note = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        note.add(words.get(random.nextInt(words.size())));
      }
      int age = random.nextInt(90);
      csv.append(String.join(" ", note)).append(',').append(age).append(',')
          .append(List.of("Mr", "Mrs", "Dr").get(random.nextInt(3))).append(',').append("mf".charAt(row % 2))
          .append(',').append(note.contains("red") != age > 45 ? "yes" : "no").append('\n');
    }
    bench.write("notes.csv", csv.toString());
  }

  private void experiment(String columns, String network) {
    bench.write("notes.yaml", """
        seed: 1
        data:
          file: notes.csv
          target: kept
          columns: %s
          scale: standard
          split: {train: 0.6, validation: 0.2, test: 0.2, stratify: true}
        network:
        %s  layers: [{units: 8, activation: tanh}, {units: auto, activation: softmax}]
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.01}
        training: {epochs: 20, batch-size: 16}
        runtime: {threads: 1}
        """.formatted(columns, network.indent(2)));
  }

  private void assertRefused(String message) {
    bench.ganglion("check FOLDER/notes.yaml").assertFails(3, message);
  }

  private static String message(String said, int line, String shown, String mark, String help) {
    return "error: " + said + "\n  --> FOLDER/notes.yaml:" + line + ":" + (shown.indexOf(mark) + 1) + "\n  |\n" + line
        + " | " + shown + "\n  | " + " ".repeat(shown.indexOf(mark)) + "^".repeat(mark.length()) + "\n  help: " + help
        + "\n";
  }

  @Test
  void aTextBesideOtherColumnsNeedsABranch() {
    experiment("{note: text, title: category}", "");
    assertRefused(message("'note' is a text, and there are other inputs: each goes through layers of its own", 8,
        "network:", "network", "write in 'network': branches: [{inputs: note, layers: [{use: embedding, dimension: 32},"
            + " {use: global-average-pool}]}, {inputs: rest}], and in 'layers' what sees all that they give"));
  }

  @Test
  void twoTextsNeedTwo() {
    experiment("{note: text, title: text}", "");
    assertRefused(message("'note', 'title' are texts, and there are other inputs: each goes through layers of its own",
        8, "network:", "network", "write in 'network': branches: [{inputs: note, layers: [{use: embedding, dimension:"
            + " 32}, {use: global-average-pool}]}, {inputs: title, layers: [{use: embedding, dimension: 32}, {use:"
            + " global-average-pool}]}, {inputs: rest}], and in 'layers' what sees all that they give"));
  }

  @Test
  void aBranchMakesOneRowOfEachExample() {
    String line = "  branches: [{inputs: note, layers: [{use: embedding}]}, {inputs: rest}]";
    experiment("{note: text, title: category}", line.strip());
    assertRefused(message("branch 1 gives steps of 32 numbers, but what branches give is put side by side, one row for"
        + " each example", 9, line, "{inputs: note, layers: [{use: embedding}]}, {inputs: rest}]",
        "end it with a layer that makes one row of all, such as global-average-pool, or a recurrent layer with outputs:"
            + " last"));
  }

  @Test
  void aTextGoesIntoABranchByItself() {
    String line = "  branches: [{inputs: [note, age], layers: [{use: embedding}]}, {inputs: rest}]";
    experiment("{note: text, title: category}", line.strip());
    assertRefused(message("'note' is a text, which goes into a branch by itself, but is with 'age'", 9, line, "inputs",
        "write a branch for each of them"));
  }

  @Test
  void aBranchNamesInputs() {
    String line = "  branches: [" + WORDS + ", {inputs: ags}]";
    experiment("{note: text, title: category}", line.strip());
    assertRefused(message("'ags' is no input", 9, line, "ags",
        "did you mean 'age'? the inputs are 'note', 'age', 'title', 'sex'"));
    line = "  branches: [" + WORDS + ", {inputs: kept}]";
    experiment("{note: text, title: category}", line.strip());
    assertRefused(message("'kept' is no input", 9, line, "kept", "the inputs are 'note', 'age', 'title', 'sex'"));
  }

  @Test
  void everyInputHasABranch() {
    String line = "  branches: [" + WORDS + ", {inputs: age}]";
    experiment("{note: text, title: category}", line.strip());
    assertRefused(message("no branch takes 'title', 'sex'", 9, line, "branches",
        "name them in the 'inputs' of a branch, or write a branch with 'inputs: rest'"));
    line = "  branches: [{inputs: note}, {inputs: [age, sex, title]}, {inputs: rest}]";
    experiment("{note: text, title: category}", line.strip());
    assertRefused(message("no column is left for 'rest': other branches name them all", 9, line, "rest",
        "remove the branch"));
  }

  @Test
  void branchesAreSeveralAndShareNoColumn() {
    String doc = "branches: for inputs that go through layers of their own: which columns, and what layers; the rows"
        + " that branches give are put side by side";
    String line = "  branches: [{inputs: rest}]";
    experiment("{note: category}", line.strip());
    assertRefused(message("'network.branches' must hold at least two branches: a single one is the network itself,"
        + " whose layers stand in 'layers'", 9, line, "branches", doc));
    line = "  branches: [{inputs: rest}, {inputs: rest}]";
    experiment("{note: category}", line.strip());
    assertRefused(message("'network.branches' must not hold 'inputs: rest' twice", 9, line, "branches", doc));
    line = "  branches: [{inputs: [age, sex]}, {inputs: [title, age]}]";
    experiment("{note: category}", line.strip());
    assertRefused(message("'network.branches' must not name 'age' in two branches", 9, line, "branches", doc));
  }

  @Test
  void aLayerInABranchSaysWhatItTakesAndGets() {
    String line = "  branches: [{inputs: note, layers: [{use: gru}]}, {inputs: rest}]";
    experiment("{note: text, title: category}", line.strip());
    assertRefused(message("layer 1, 'gru', takes sequences, but gets tokens from a vocabulary of 7", 9, line,
        "{use: gru}]}, {inputs: rest}]",
        "the first layer that sees a text is an embedding, which makes steps of its tokens"));
  }

  /** Two texts beside numbers and labels. */
  private void mixed() {
    experiment("{note: {type: text, min-count: 1}, title: {type: text, tokens: character}}",
        "branches: [" + WORDS + ", " + LETTERS + ", {inputs: rest}]");
  }

  @Test
  void gradientsOfAllBranchesAgree() {
    mixed();
    Ran ran = bench.ganglion("gradcheck FOLDER/notes.yaml");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().endsWith("all gradients agree with finite differences, to 1e-07\n"), ran.out());
  }

  @Test
  void twoTextsAndNumbersAreLearnedTogether() {
    mixed();
    Path run = bench.run("notes");
    JsonObject evaluation = JsonParser.parseString(Bench.read(run.resolve("evaluation.json"))).getAsJsonObject();
    List<String> columns = new ArrayList<>();
    List<Double> medians = new ArrayList<>();
    for (JsonElement column : evaluation.getAsJsonObject("importance").getAsJsonArray("columns")) {
      columns.add(column.getAsJsonObject().get("column").getAsString());
      medians.add(column.getAsJsonObject().get("median").getAsDouble());
    }
    assertEquals(List.of("note", "title", "age", "sex"), columns);
    assertTrue(medians.get(0) > 0.1 && medians.get(2) > 0.1, () -> columns + " " + medians);
    assertTrue(Math.abs(medians.get(1)) < 0.1 && Math.abs(medians.get(3)) < 0.1, () -> columns + " " + medians);
    assertFalse(Bench.read(run.resolve("log.txt")).contains("can't be made"), Bench.read(run.resolve("log.txt")));
    String report = Bench.read(run.resolve("report.html"));
    assertTrue(report.contains("drawing of the network&#39;s branches")
        || report.contains("drawing of the network's branches"), "a drawing of branches");
    assertTrue(report.contains("<title>2 columns</title>"), "the inputs of the third branch");
    assertFalse(report.contains("This section can't be made"));
    JsonObject manifest = Bench.manifest(run);
    assertEquals("1+1+3-embedding 4-embedding 3-gru 4-8-2", manifest.get("network").getAsString());
    Ran ran = bench.ganglion("predict " + run + " FOLDER/notes.csv");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(201, ran.out().lines().count());
    bench.ganglion("evaluate --json " + run + " FOLDER/notes.csv").json();
  }

  @Test
  void theOrderOfColumnsInTheFileChangesNothing() {
    mixed();
    Path run = bench.run("notes");
    bench.write("one.csv", "note,age,title,sex\nred hot,20,Mr,m\n,70,Mrs,f\n");
    bench.write("two.csv", "sex,note,more,title,age\nm,red hot,x,Mr,20\nf,,x,Mrs,70\n");
    Ran one = bench.ganglion("predict " + run + " FOLDER/one.csv");
    assertEquals(0, one.code(), one.err());
    bench.ganglion("predict " + run + " FOLDER/two.csv").assertPrints(one.out());
  }

  @Test
  void aRunGoesOnFromItsCheckpointToTheSameModel() throws Exception {
    mixed();
    Path whole = bench.run("notes", "--set", "training={epochs: 2, batch-size: 60}");
    byte[] model = Files.readAllBytes(whole.resolve("model.ganglion"));
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
    Ran ran = bench.ganglion("run FOLDER/notes.yaml --out FOLDER/stopped --set",
        "training={epochs: 2, batch-size: 60}");
    Path run = bench.path("stopped/notes").toFile().listFiles()[0].toPath();
    int stops = 0;
    for (; ran.code() == 130; stops++) {
      ran = bench.ganglion("run --resume " + run);
    }
    assertEquals(0, ran.code(), ran.err());
    assertEquals(3, stops, "after every step but the last");
    assertArrayEquals(model, Files.readAllBytes(run.resolve("model.ganglion")));
  }

  @Test
  void foldsAndVariantsHaveTheirOwnVocabularies() {
    mixed();
    Ran folds = bench.ganglion("run FOLDER/notes.yaml --out FOLDER/runs --json --set training.epochs=2 --set",
        "data.split={kfold: 3, stratify: true}");
    assertEquals(0, folds.code(), folds.out() + folds.err());
    Ran compared = bench.ganglion("compare FOLDER/notes.yaml --out FOLDER/runs --json --set training.epochs=1 --seeds 3"
        + " --vary trainer.learning-rate=0.01,0.02");
    assertEquals(0, compared.code(), compared.out() + compared.err());
  }

  /** Tokens are no sizes: none of them is an extreme input. */
  @Test
  void aTrainingOfTextsThatDivergesSaysWhy() {
    bench.write("alone.yaml", """
        seed: 1
        data: {file: notes.csv, target: kept, columns: {note: {type: text, min-count: 1}}, ignore: [age, title, sex]}
        network: {layers: [{use: embedding}, {use: global-max-pool}, {units: auto, activation: identity}]}
        trainer: {use: backprop, learning-rate: 1e+200}
        training: {epochs: 3, batch-size: 16}
        """);
    Ran ran = bench.ganglion("run FOLDER/alone.yaml --out FOLDER/runs");
    assertEquals(6, ran.code(), ran.err());
    assertTrue(ran.err().endsWith("  help: the likely cause is steps that are too large: trainer backprop"
        + " (learning-rate 1e200); try trainer.learning-rate=0.1\n"), ran.err());
  }
}
