package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sequences with columns that they have once: numbers, labels and a text in branches beside the steps. */
class ConstantColumnsOfSequencesTest {
  @TempDir
  Path folder;
  private Bench bench;

  /** The target is whether the steps rise, turned around for the old. */
  @BeforeEach
  void withVisits() {
    bench = new Bench(folder);
    StringBuilder csv = new StringBuilder("id,t,x,age,note,sick\n");
    for (int id = 0; id < 120; id++) {
      int slope = id % 2 == 0 ? 1 : -1;
      int age = 20 + id * 7 % 60;
      for (int t = 0; t < 3 + id % 4; t++) {
        csv.append("p").append(id).append(',').append(t).append(',').append(slope * t + id % 3 * 0.1).append(',')
            .append(age).append(',').append(id % 5 == 0 ? "calm" : "very calm").append(',')
            .append(slope > 0 == age < 50 ? "yes" : "no").append('\n');
      }
    }
    bench.write("visits.csv", csv.toString());
  }

  private void experiment(String constant, String branches) {
    bench.write("visits.yaml", """
        data:
          file: visits.csv
          sequence: {id: id, order: t%s}
          target: sick
          columns: {sick: category, note: {type: text, min-count: 1}}
          scale: standard
          split: {train: 0.7, test: 0.3, stratify: true}
        network:
        %s  layers: [{units: 8, activation: tanh}, {units: auto, activation: softmax}]
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 40, batch-size: 8, gradient-clip-norm: 1}
        """.formatted(constant, branches.indent(2)));
  }

  private static final String BRANCHES = "branches: [{inputs: x, layers: [{use: gru, units: 6, outputs: last}]},"
      + " {inputs: note, layers: [{use: embedding, dimension: 2}, {use: global-max-pool}]}, {inputs: rest}]";

  @Test
  void areLearnedBesideTheSteps() {
    experiment(", constant: [age, note]", BRANCHES);
    Ran check = bench.ganglion("gradcheck FOLDER/visits.yaml");
    assertEquals(0, check.code(), check.err());
    assertTrue(check.out().endsWith("all gradients agree with finite differences, to 1e-07\n"), check.out());
    JsonObject trained = bench.ganglion("run FOLDER/visits.yaml --out FOLDER/runs --json").json();
    Path run = bench.path(trained.get("run").getAsString());
    double accuracy = trained.getAsJsonObject("splits").getAsJsonObject("test").get("accuracy").getAsDouble();
    assertTrue(accuracy >= 0.8, () -> "accuracy " + accuracy);
    List<String> important = new ArrayList<>();
    for (JsonElement column : JsonParser.parseString(Bench.read(run.resolve("evaluation.json"))).getAsJsonObject()
        .getAsJsonObject("importance").getAsJsonArray("columns")) {
      if (column.getAsJsonObject().get("median").getAsDouble() > 0.1) {
        important.add(column.getAsJsonObject().get("column").getAsString());
      }
    }
    assertEquals(List.of("x", "age"), important);
    Ran predicted = bench.ganglion("predict " + run + " FOLDER/visits.csv");
    assertEquals(0, predicted.code(), predicted.err());
    assertEquals(121, predicted.out().lines().count());
    assertEquals(0, bench.ganglion("evaluate " + run + " FOLDER/visits.csv").code());
  }

  @Test
  void needABranch() {
    experiment(", constant: [age, note]", "");
    assertEquals("error: 'note' is a text, and there are other inputs: each goes through layers of its own",
        bench.ganglion("check FOLDER/visits.yaml").err().lines().findFirst().orElseThrow());
    experiment(", constant: [age, note]", "branches: [{inputs: note, layers: [{use: embedding},"
        + " {use: global-max-pool}]}, {inputs: [x, age], layers: [{use: gru, units: 2, outputs: last}]}]");
    assertEquals("error: one branch can't take what a sequence has once and what it has at every step:"
        + " data.sequence.constant names 1 of its 2 columns",
        bench.ganglion("check FOLDER/visits.yaml").err().lines().findFirst().orElseThrow());
  }

  @Test
  void areTheSameInAllRows() {
    experiment(", constant: [age, note]", BRANCHES);
    bench.write("visits.csv", "id,t,x,age,note,sick\na,1,0,30,calm,yes\na,2,1,31,calm,yes\nb,1,0,30,calm,no\n");
    bench.ganglion("check FOLDER/visits.yaml").assertFails(4, """
        error: 'age' is '31', but '30' in the first row of the same sequence, FOLDER/visits.csv: row 2, column 'age'
          --> FOLDER/visits.csv: row 3, column 'age'
          help: data.sequence.constant names it: correct a row, or take it out there
        """);
  }

  @Test
  void aTextIsOneOfThem() {
    experiment("", BRANCHES);
    assertEquals("error: 'data.columns' must not declare 'note' a text unless data.sequence.constant names it: a"
        + " sequence has a text once, and not at every step",
        bench.ganglion("check FOLDER/visits.yaml").err().lines().findFirst().orElseThrow());
    experiment(", constant: [age, nate, note]", BRANCHES);
    assertEquals("error: 'FOLDER/visits.csv' has no column 'nate'",
        bench.ganglion("check FOLDER/visits.yaml").err().lines().findFirst().orElseThrow());
  }
}
