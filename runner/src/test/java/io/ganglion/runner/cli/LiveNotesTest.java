package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says goes wrong while it trains. {@code DiagnosisTest} has what it says of each thing that can. */
class LiveNotesTest {
  /** It is flat from the start, and no better than constant outputs from epoch 24 on. */
  private static final String FLAT = "run FOLDER/flat.yaml --out FOLDER/runs";
  private static final String SATURATED = """
      note: before epoch 1: layer 1: all of its 8 units are saturated from the start
        cause: weights from uniform (low -90, high 90) are too wide for 4 inputs
        try: network.initializer=glorot-uniform
      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withANetworkThatCanNotLearn() {
    bench = new Bench(folder);
    bench.example("iris");
    bench.write("flat.yaml", """
        data: {file: data/iris.csv, target: species, scale: standard}
        network:
          initializer: {use: uniform, low: -90, high: 90}
          layers: [{units: 8, activation: tanh}, {units: auto, activation: softmax}]
        loss: cross-entropy
        trainer: {use: backprop, learning-rate: 1e-9}
        training: {epochs: 30}
        """);
  }

  private static List<String> logged(Path run) {
    return Bench.read(run.resolve("log.txt")).lines().map(line -> line.substring("2026-03-01T10:15:00.000Z ".length()))
        .filter(line -> line.startsWith("WARN") || line.contains("training ended after epoch 30")).toList();
  }

  @Test
  void areToldWhileItTrainsAndExplainedOnce() {
    Ran ran = bench.ganglion(FLAT);
    assertEquals(SATURATED + """
        note: epoch 24: the training loss, 59.82, is no better than that of constant outputs, 1.099
          cause: weights from uniform (low -90, high 90) are too wide for 4 inputs
          try: network.initializer=glorot-uniform
        note: still present: layer 1: all of its 8 units were saturated from the start
        note: still present: after 30 epochs the training loss, 59.82, is no better than that of constant outputs, 1.099
        """, ran.err());
    assertEquals(List.of(
        "WARN  epoch 0: saturated-units: layer 1: all of its 8 units are saturated from the start; weights from uniform"
            + " (low -90, high 90) are too wide for 4 inputs; try network.initializer=glorot-uniform",
        "WARN  epoch 24: no-better-than-constant: the training loss, 59.82, is no better than that of constant"
            + " outputs, 1.099; weights from uniform (low -90, high 90) are too wide for 4 inputs; try"
            + " network.initializer=glorot-uniform",
        "INFO  training ended after epoch 30, kept epoch 30: all 30 epochs were run"),
        logged(bench.onlyRun()).subList(0, 3));
  }

  @Test
  void areToldBeforeARunIsInterrupted() {
    interrupted();
    Ran ran = bench.ganglion(FLAT);
    String run = "FOLDER/runs/" + bench.runs().get(0);
    ran.assertFails(130, SATURATED + """
        error: interrupted after epoch 1
          --> %s
          help: resume with: ganglion run --resume %s
        """.formatted(run, run));
    assertEquals(1, logged(bench.onlyRun()).size());
  }

  @Test
  void areNotToldAgainByARunThatGoesOnButExplainedInTheEnd() {
    interrupted();
    bench.ganglion(FLAT);
    bench.interruption(new Interruption());
    assertEquals("""
        note: epoch 24: the training loss, 59.82, is no better than that of constant outputs, 1.099
          cause: weights from uniform (low -90, high 90) are too wide for 4 inputs
          try: network.initializer=glorot-uniform
        note: layer 1: all of its 8 units were saturated from the start
          cause: weights from uniform (low -90, high 90) are too wide for 4 inputs
          try: network.initializer=glorot-uniform
        note: still present: after 30 epochs the training loss, 59.82, is no better than that of constant outputs, 1.099
        """, bench.ganglion("run --resume " + bench.onlyRun()).err());
  }

  /** Stopped after every single step. */
  @Test
  void areToldOnceByARunHoweverOftenItIsStopped() throws Exception {
    bench.ganglion(FLAT);
    Path straight = Files.move(bench.path("runs"), bench.path("straight"));
    interrupted();
    StringBuilder said = new StringBuilder();
    Ran ran = bench.ganglion(FLAT);
    for (; ran.code() == 130; ran = bench.ganglion("run --resume " + bench.onlyRun())) {
      said.append(ran.err().replaceAll("error: .*\n  -->.*\n  help.*\n", ""));
    }
    assertEquals(0, ran.code());
    assertEquals(SATURATED + """
        note: epoch 24: the training loss, 59.82, is no better than that of constant outputs, 1.099
          cause: weights from uniform (low -90, high 90) are too wide for 4 inputs
          try: network.initializer=glorot-uniform
        """, said.toString());
    Path run = bench.onlyRun();
    Path expected = straight.resolve(bench.path("runs").relativize(run).getName(0))
        .resolve(Bench.files(straight.resolve("flat")).get(0));
    for (String file : List.of("diagnosis.json", "probe.csv", "metrics.csv", "model.ganglion")) {
      assertArrayEquals(Files.readAllBytes(expected.resolve(file)), Files.readAllBytes(run.resolve(file)), file);
    }
  }

  private void interrupted() {
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
  }

  @Test
  void areLoggedAtOnceWhereNothingIsToBeSaid() {
    bench.ganglion(FLAT + " --quiet").assertPrints("");
    assertEquals(5, logged(bench.onlyRun()).size());
    JsonObject facts = bench.ganglion("run FOLDER/flat.yaml --out FOLDER/more --json").json();
    assertEquals(List.of("saturated-units 0", "no-better-than-constant 24"),
        facts.getAsJsonArray("diagnosis").asList().stream().map(JsonElement::getAsJsonObject)
            .map(note -> note.get("name").getAsString() + " " + note.get("noticed")).toList());
    assertEquals(5, logged(bench.path(facts.get("run").getAsString())).size());
  }

  @Test
  void changeNoBitOfTheModel() throws Exception {
    Path run = bench.run("flat");
    assertTrue(bench.ganglion("verify " + run).out().contains("the run was repeated exactly"));
    assertFalse(bench.ganglion("verify " + run).err().contains("note"));
  }

  /** The report says when a thing was noticed, and what was one for a while only. */
  @Test
  void areInTheReport() throws Exception {
    Path run = bench.run("flat");
    String report = Bench.read(run.resolve("report.html"));
    assertTrue(report.contains("Found before the first epoch."), report);
    assertTrue(report.contains("Found after epoch 24."), report);
    JsonObject diagnosis = JsonParser.parseString(Bench.read(run.resolve("diagnosis.json"))).getAsJsonObject();
    JsonElement gone = diagnosis.getAsJsonArray("findings").remove(1);
    gone.getAsJsonObject().addProperty("gone", 31);
    JsonArray all = new JsonArray();
    all.add(gone);
    diagnosis.add("gone", all);
    bench.write(run.resolve("diagnosis.json").toString(), diagnosis.toString());
    assertTrue(bench.ganglion("report --out - " + run).out().contains("<p>Resolved: after 30 epochs the training loss,"
        + " 59.82, is no better than that of constant outputs, 1.099.</p><p class=\"note\">Found after epoch 24;"
        + " resolved after epoch 31.</p>"));
  }
}
