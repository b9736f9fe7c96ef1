package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predicting and evaluating with what was trained. */
class PredictCommandTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private List<String> lines(Ran ran) {
    assertEquals("", ran.err());
    assertEquals(0, ran.code());
    return ran.out().lines().toList();
  }

  private static String firstCell(String line) {
    return line.substring(0, line.indexOf(','));
  }

  /** The iris table without a header, shuffled, with its columns in another order, more of them, and no target. */
  private String raw(List<String> rows) {
    StringBuilder csv = new StringBuilder("note,petal_width,\"petal_length\",id,sepal_width,sepal_length\n");
    int id = 0;
    for (String row : rows) {
      String[] cells = row.split(",");
      csv.append("\"a, b\",").append(cells[3]).append(", ").append(cells[2]).append(',').append(id++).append(',')
          .append(cells[1]).append(',').append(cells[0]).append('\n');
    }
    return csv.toString();
  }

  @Test
  void givesTheSameLabelsWhateverTheColumnsOrderAndWithoutTheTarget() {
    bench.example("iris");
    Path run = bench.run("iris");
    List<String> rows = new ArrayList<>(Bench.read(folder.resolve("data/iris.csv")).lines().skip(1).toList());
    List<String> predicted = lines(bench.ganglion("predict " + run + " FOLDER/data/iris.csv"));
    assertEquals("species,p(setosa),p(versicolor),p(virginica)", predicted.get(0));
    assertEquals(151, predicted.size());
    assertEquals(predicted, lines(bench.ganglionReading(raw(rows), "predict " + run + " -")));
    assertEquals(predicted.get(150),
        lines(bench.ganglionReading(raw(rows.subList(149, 150)), "predict " + run + " -")).get(1));
  }

  /**
   * The run's own parts are not in its directory; but their sizes and scores are, and how often all labels are right
   * follows from them.
   */
  @Test
  void agreesWithTheRunsOwnScores() {
    bench.example("iris");
    Path run = bench.run("iris");
    List<String> rows = Bench.read(folder.resolve("data/iris.csv")).lines().skip(1).toList();
    List<String> predicted = lines(bench.ganglionReading(raw(rows), "predict " + run + " -"));
    int right = 0;
    for (int i = 0; i < rows.size(); i++) {
      right += rows.get(i).endsWith("," + firstCell(predicted.get(i + 1))) ? 1 : 0;
    }
    long rightInTheRun = 0;
    double loss = 0;
    JsonObject splits = Bench.manifest(run).getAsJsonObject("splits");
    for (String part : splits.keySet()) {
      JsonObject score = splits.getAsJsonObject(part);
      rightInTheRun += Math.round(score.get("accuracy").getAsDouble() * score.get("examples").getAsInt());
      loss += score.get("loss").getAsDouble() * score.get("examples").getAsInt();
    }
    assertEquals(rightInTheRun, right);

    JsonObject evaluated = bench.ganglion("evaluate " + run + " FOLDER/data/iris.csv --json").json();
    assertEquals(right / 150.0, evaluated.get("accuracy").getAsDouble());
    assertEquals(loss / 150, evaluated.get("loss").getAsDouble(), 1e-15 * 150);
    assertEquals(150, evaluated.get("examples").getAsInt());
  }

  /** With everything in one part, the manifest and evaluate say the same to the bit. */
  @Test
  void evaluateAgreesWithTheManifest() {
    bench.example("iris");
    Path run = bench.run("iris", "--set", "data.split={train: 1}", "--set", "training={epochs: 30}");
    JsonObject training = Bench.manifest(run).getAsJsonObject("splits").getAsJsonObject("train");
    JsonObject evaluated = bench.ganglion("evaluate " + run + " FOLDER/data/iris.csv --json").json();
    assertEquals("iris", evaluated.remove("model").getAsString());
    assertTrue(evaluated.remove("data").getAsString().endsWith("iris.csv"));
    assertEquals(0, evaluated.remove("leftOut").getAsInt());
    assertEquals(0, evaluated.remove("unseenClasses").getAsInt());
    JsonObject manifest = Bench.manifest(run);
    assertEquals(manifest.getAsJsonObject("baselines").get("train"), evaluated.remove("baselines"));
    assertEquals(manifest.getAsJsonObject("metricNotes").get("train"), evaluated.remove("metricNotes"));
    assertEquals("Accuracy 98.0 % on 150 examples; always predicting 'setosa' reaches 33.3 %",
        evaluated.remove("verdict").getAsJsonObject().get("sentence").getAsString());
    assertEquals(training, evaluated);
    bench.ganglion("evaluate " + run + "/model.ganglion FOLDER/data/iris.csv").assertPrints("""
        examples               150
                               model      baseline
        loss                   %s     1.099
        accuracy               98.0 %%     33.3 %%
        balanced-accuracy      98.0 %%     33.3 %%
        precision-macro        98.0 %%     11.1 %%
        recall-macro           98.0 %%     33.3 %%
        f1-macro               98.0 %%     16.7 %%
        precision-weighted     98.0 %%     11.1 %%
        recall-weighted        98.0 %%     33.3 %%
        f1-weighted            98.0 %%     16.7 %%
        matthews               0.9701     0
        log-loss               0.2792     1.099
        brier                  0.03810    0.6667
        roc-auc                0.9959     0.5000
        average-precision      0.9750     0.3333
        precision(setosa)      100.0 %%    33.3 %%
        recall(setosa)         98.0 %%     100.0 %%
        f1(setosa)             99.0 %%     50.0 %%
        precision(versicolor)  96.1 %%     0.0 %%
        recall(versicolor)     98.0 %%     0.0 %%
        f1(versicolor)         97.0 %%     0.0 %%
        precision(virginica)   98.0 %%     0.0 %%
        recall(virginica)      98.0 %%     0.0 %%
        f1(virginica)          98.0 %%     0.0 %%

        verdict                Accuracy 98.0 %% on 150 examples; always predicting 'setosa' reaches 33.3 %%
        """.formatted(Format.measure(training.get("loss").getAsDouble())));
  }

  @Test
  void writesToAFileWhatItWouldPrint() {
    bench.example("xor");
    Path run = bench.run("xor");
    String printed = bench.ganglion("predict " + run + " FOLDER/data/xor.csv").out();
    bench.ganglion("predict " + run + " FOLDER/data/xor.csv --out FOLDER/p.csv").assertPrints("");
    assertEquals(printed, Bench.read(folder.resolve("p.csv")));
  }

  @Test
  void followsALinkToTheFileThatItWrites() throws IOException {
    bench.example("xor");
    Path run = bench.run("xor");
    Files.writeString(folder.resolve("real.csv"), "old");
    Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("real.csv"));
    bench.ganglion("predict " + run + " FOLDER/data/xor.csv --out FOLDER/link.csv").assertPrints("");
    assertTrue(Files.isSymbolicLink(folder.resolve("link.csv")));
    assertTrue(Bench.read(folder.resolve("real.csv")).startsWith("xor,"));
  }

  @Test
  void tellsTwoClassesWithOneSigmoidUnit() {
    bench.example("xor");
    List<String> predicted = lines(bench.ganglion("predict " + bench.run("xor") + " FOLDER/data/xor.csv"));
    assertEquals("xor,p(false),p(true)", predicted.get(0));
    assertEquals(List.of("false", "true", "true", "false"),
        predicted.stream().skip(1).map(PredictCommandTest::firstCell).toList());
    for (String line : predicted.subList(1, 5)) {
      String[] cells = line.split(",");
      assertEquals(1, Double.parseDouble(cells[1]) + Double.parseDouble(cells[2]), Math.ulp(1.0));
    }
  }

  @Test
  void givesNumbersInTheirOwnUnit() {
    StringBuilder csv = new StringBuilder("metres,price\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i).append(',').append(100_000 + 2500 * i).append('\n');
    }
    bench.write("houses.csv", csv.toString());
    for (String scale : List.of("standard", "min-max")) {
      bench.write("houses.yaml", """
          data: {file: houses.csv, target: price, scale: standard, target-scale: %s}
          network: {layers: {units: auto, activation: identity}}
          trainer: rprop
          training: {epochs: 300}
          """.formatted(scale));
      Path run = bench.run("houses");
      List<String> predicted = lines(bench.ganglionReading("metres\n10\n20.5\n", "predict " + run + " -"));
      assertEquals("price", predicted.get(0));
      assertEquals(125_000, Double.parseDouble(predicted.get(1)), 1);
      assertEquals(151_250, Double.parseDouble(predicted.get(2)), 1);
    }
  }

  @Test
  void takesSeveralTargetsAndCategoriesAsInputs() {
    bench.write("gates.csv", """
        a,b,and,or,sum
        off,0,no,no,0
        off,1,no,yes,1
        on,0,no,yes,1
        on,1,yes,yes,2
        """);
    bench.write("gates.yaml", """
        data: {file: gates.csv, target: [and, or, sum]}
        network:
          layers:
            - {units: 6, activation: tanh}
            - {units: auto, activation: identity}
        loss: squared-error
        trainer: rprop
        training: {epochs: 500}
        """);
    Path run = bench.run("gates");
    List<String> predicted = lines(bench.ganglionReading("b,a\n1,on\n0,off\n1,off\n", "predict " + run + " -"));
    assertEquals("and,score(and=no),score(and=yes),or,score(or=no),score(or=yes),sum", predicted.get(0));
    List<List<String>> cells = predicted.stream().skip(1).map(line -> List.of(line.split(","))).toList();
    assertEquals(List.of("yes", "no", "no"), cells.stream().map(row -> row.get(0)).toList());
    assertEquals(List.of("yes", "no", "yes"), cells.stream().map(row -> row.get(3)).toList());
    assertEquals(List.of(2L, 0L, 1L),
        cells.stream().map(row -> Math.round(Double.parseDouble(row.get(6)))).collect(Collectors.toList()));
  }

  @Test
  void refusesACategoryThatTrainingDidNotSee() {
    bench.write("gates.csv", "a,out\nred,0\nblue,1\n");
    bench.write("gates.yaml", """
        data: {file: gates.csv, target: out}
        network: {layers: {units: auto, activation: identity}}
        trainer: rprop
        training: {epochs: 5}
        """);
    Path run = bench.run("gates");
    bench.ganglionReading("a\nblue\ngreen\n", "predict " + run + " -").assertFails(4, """
        error: 'green' is not among the labels of the training rows
          --> stdin: row 3, column 'a'
          help: they are 'blue', 'red'
        """);
  }

  @Test
  void readsTablesAsTheModelsOwnWasWritten() {
    bench.write("xor.csv", "\uFEFF0;0;'f;0'\n0;1;'t;1'\n1;0;'t;1'\n1;1;'f;0'\n");
    bench.write("xor.yaml", """
        seed: 42
        data: {file: xor.csv, header: false, delimiter: ;, quote: "'", target: c3}
        network:
          layers:
            - {units: 5, activation: tanh}
            - {units: 1, activation: sigmoid}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 2000, stop: {rule: target, loss: 0.01}}
        """);
    Path run = bench.run("xor");
    List<String> predicted = lines(bench.ganglionReading("1;0\n1;1\n", "predict " + run + " -"));
    assertEquals("c3,p(f;0),p(t;1)", predicted.get(0));
    assertEquals(List.of("t;1", "f;0"), predicted.stream().skip(1).map(PredictCommandTest::firstCell).toList());
    assertEquals(predicted, lines(bench.ganglionReading("\uFEFFc2,other,c1\n0,x,1\n1,y,1\n",
        "predict " + run + " - --header --delimiter ,")));
    assertEquals(predicted, lines(bench.ganglionReading("2 rows\n1;0\n1;1\n", "predict " + run + " - --skip-rows 1")));
    assertEquals(List.of("examples            4"),
        lines(bench.ganglion("evaluate " + run + " FOLDER/xor.csv")).subList(0, 1));
  }

  @Test
  void givesALargeTableRowByRow() throws IOException {
    bench.example("iris");
    Path run = bench.run("iris");
    List<String> rows = Bench.read(folder.resolve("data/iris.csv")).lines().skip(1).toList();
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.addAll(rows);
    }
    Collections.shuffle(many, new Random(5));
    Files.writeString(folder.resolve("many.csv"), raw(many));
    List<String> once = lines(bench.ganglion("predict " + run + " FOLDER/data/iris.csv"));
    List<String> predicted = lines(bench.ganglion("predict " + run + " FOLDER/many.csv"));
    assertEquals(many.stream().map(row -> once.get(1 + rows.indexOf(row))).toList(), predicted.subList(1, 3001));
  }
}
