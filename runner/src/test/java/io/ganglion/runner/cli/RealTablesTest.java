package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables as they are in the world, each by an experiment of at most twelve lines. Bounds are chosen: they distinguish
 * training from guessing, and aren't a benchmark.
 */
class RealTablesTest {
  private static final String CLASSIFIER = """
      network: {layers: [{units: 8, activation: tanh}, {units: auto, activation: softmax}]}
      loss: cross-entropy
      trainer: rprop
      training: {epochs: 60}
      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  /** Trains on four fifths, and returns how good the model is on the rest. */
  private JsonObject testScore(String table, String data, String rest) {
    String yaml = "data:\n  file: \"" + SharedData.path("tables/" + table) + "\"\n" + data.indent(2) + """
          scale: standard
          split: {train: 0.8, test: 0.2}
        """ + rest;
    assertTrue(yaml.lines().count() <= 12, yaml);
    bench.write("table.yaml", yaml);
    JsonObject facts = bench.ganglion("run FOLDER/table.yaml --out FOLDER/runs --json").json();
    return facts.getAsJsonObject("splits").getAsJsonObject("test");
  }

  private void assertAccuracy(double least, JsonObject score) {
    double accuracy = score.get("accuracy").getAsDouble();
    assertTrue(accuracy >= least, () -> "accuracy " + accuracy);
  }

  @Test
  void titanic() {
    assertAccuracy(0.78, testScore("titanic.csv", """
        target: survived
        ignore: [alive, class, who, adult_male, embark_town, alone]
        columns: {survived: category, deck: {missing: constant}, age: {missing: median, indicator: true}}
        missing: most-frequent
        """, CLASSIFIER));
    Ran predicted = bench.ganglionReading("pclass,sex,age,sibsp,parch,fare,embarked,deck\n3,male,,0,0,7.9,,\n",
        "predict " + bench.onlyRun() + " -");
    assertEquals("", predicted.err());
    assertTrue(predicted.out().startsWith("survived,p(0),p(1)\n0,"), predicted.out());
  }

  @Test
  void penguins() {
    assertAccuracy(0.95, testScore("penguins.csv", """
        target: species
        ignore: [rownames, year]
        missing: drop-row
        """, CLASSIFIER));
  }

  @Test
  void wine() {
    assertAccuracy(0.94, testScore("wine_data.csv", """
        header: false
        skip-rows: 1
        target: c14
        columns: {c14: category}
        """, CLASSIFIER));
  }

  @Test
  void breastCancer() {
    assertAccuracy(0.94, testScore("breast_cancer.csv", """
        header: false
        skip-rows: 1
        target: c31
        columns: {c31: category}
        """, CLASSIFIER));
  }

  @Test
  void digits() {
    assertAccuracy(0.9, testScore("digits.csv.gz", """
        header: false
        target: c65
        columns: {c65: category}
        """, CLASSIFIER));
  }

  @Test
  void milesPerGallon() {
    JsonObject score = testScore("mpg.csv", """
        target: mpg
        ignore: name
        missing: median
        target-scale: standard
        """, """
        network: {layers: [{units: 8, activation: tanh}, {units: auto, activation: identity}]}
        trainer: rprop
        training: {epochs: 100}
        """);
    assertTrue(score.get("r2").getAsDouble() >= 0.8, score::toString);
  }
}
