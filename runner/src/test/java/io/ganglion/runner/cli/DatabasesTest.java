package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.plugins.Sha256;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments whose data are those of a database, from {@code check} to {@code evaluate}. */
class DatabasesTest {
  private static final String NETWORK = """
        target: species
        ignore: id
        split: {train: 0.7, validation: 0.15, test: 0.15}
        scale: standard
      network: {layers: [{units: 4, activation: tanh}, {units: auto, activation: softmax}]}
      trainer: rprop
      training: {epochs: 5}
      """;

  @TempDir
  Path folder;
  private Bench bench;

  private IrisDatabase iris;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    iris = new IrisDatabase(folder.resolve("iris.db"));
    bench.write("iris.csv", iris.csv());
    bench.write("csv/iris.yaml", "data:\n  file: ../iris.csv\n" + NETWORK);
    bench.write("iris.yaml", """
        data:
          format:
            use: jdbc
            url: %s
            query: SELECT * FROM iris
            order-by: id
            driver-jar: %s
        """.formatted(iris.url(), IrisDatabase.driver()) + NETWORK);
  }

  private Ran ok(String words, String... more) {
    Ran ran = bench.ganglion(words, more);
    assertEquals(0, ran.code(), ran.err());
    return ran;
  }

  @Test
  void givesTheModelThatACsvFileOfTheSameRowsGives() throws IOException {
    Path ofDatabase = bench.run("iris");
    Path ofFile = bench.run("csv/iris");
    assertArrayEquals(Files.readAllBytes(ofFile.resolve("model.ganglion")),
        Files.readAllBytes(ofDatabase.resolve("model.ganglion")));
    JsonObject data = Bench.manifest(ofDatabase).getAsJsonObject("data");
    assertEquals(Sha256.of(bench.path("iris.csv")), data.get("sha256").getAsString());
    assertEquals(Bench.manifest(ofFile).getAsJsonObject("data").get("sha256"), data.get("sha256"));
    Path jar = IrisDatabase.driver();
    assertEquals("[{\"jar\":\"" + jar + "\",\"sha256\":\"" + Sha256.of(jar) + "\"}]", data.get("jars").toString());
    assertTrue(Bench.read(ofDatabase.resolve("resolved.yaml")).contains("  format: {use: jdbc, url: \"" + iris.url()
        + "\", query: \"SELECT * FROM iris\", order-by: [id], driver-jar: " + jar
        + ", password-from: GANGLION_JDBC_PASSWORD, timeout: 300}\n"));
    ok("verify " + ofDatabase);
  }

  @Test
  void servesEveryCommand() {
    ok("check FOLDER/iris.yaml");
    ok("check FOLDER/iris.yaml --set data.target=last");
    assertTrue(ok("data describe FOLDER/iris.yaml").out().contains("sepal_length  number"));
    String small = " --set training.epochs=2 --out FOLDER/runs";
    ok("run FOLDER/iris.yaml" + small + " --set", "data.split={kfold: 3}");
    ok("compare FOLDER/iris.yaml --vary trainer=rprop,adam --seeds 2" + small);
    ok("sweep FOLDER/iris.yaml --over network.layers.0.units=2,3" + small);
    Path run = bench.run("iris");
    assertEquals("id,species,p(setosa),p(versicolor),p(virginica)", ok("predict " + run + " FOLDER/iris.yaml --id id")
        .out().lines().findFirst().orElseThrow());
    assertEquals(ok("predict " + run + " FOLDER/iris.csv").out(), ok("predict " + run + " FOLDER/iris.yaml").out());
    assertEquals(50, ok("evaluate " + run + " FOLDER/iris.yaml --json --set", "data.format.query=SELECT * FROM iris"
        + " WHERE species = 'setosa'").json().get("examples").getAsInt());
  }

  @Test
  void tellsOfAChangedTableOnResuming() {
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
    assertEquals(130, bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs").code());
    bench.interruption(new Interruption());
    Path run = bench.onlyRun();
    iris.change("UPDATE iris SET sepal_width = 9 WHERE id = 77");
    Ran ran = bench.ganglion("run --resume " + run);
    assertEquals(4, ran.code());
    assertTrue(ran.err().matches("(?s)error: the run can't be resumed: the data were changed: their SHA-256 was"
        + " [0-9a-f]{64} and is [0-9a-f]{64}\n.*"), ran.err());
    iris.change("UPDATE iris SET sepal_width = (SELECT 2.8) WHERE id = 77");
    assertEquals(0, bench.ganglion("run --quiet --resume " + run).code());
  }

  /** Neither on the terminal, as text or JSON, nor in any file. */
  @ParameterizedTest
  @ValueSource(strings = {"url=jdbc:postgresql://ann:s3cret@localhost/x", "url=jdbc:x://h/y?password=s3cret",
      "password=s3cret", "url=jdbc:x:y;PWD=s3cret"})
  void showsAndStoresNoPassword(String setting) throws IOException {
    for (String command : List.of("check", "run", "run --json")) {
      Ran ran = bench.ganglion(command + " FOLDER/iris.yaml --set data.format." + setting);
      assertEquals(3, ran.code(), ran.err());
      assertFalse((ran.out() + ran.err()).contains("s3cret"), ran.err());
    }
    bench.write("bad.yaml", Bench.read(bench.path("iris.yaml")).replaceFirst("    url: .*",
        "    " + setting.replaceFirst("=", ": ")));
    Ran ran = bench.ganglion("run FOLDER/bad.yaml --out FOLDER/runs");
    assertEquals(3, ran.code(), ran.err());
    assertFalse((ran.out() + ran.err()).contains("s3cret"), ran.err());
    assertTrue(ran.err().contains("******"), ran.err());
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(List.of(bench.path("bad.yaml")), files.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".db") && Bench.read(file).contains("s3cret")).toList());
    }
  }

  @Test
  void needsAKey() {
    bench.write("iris.yaml", Bench.read(bench.path("iris.yaml")).replace("    order-by: id\n", ""));
    Ran ran = bench.ganglion("check FOLDER/iris.yaml");
    assertEquals(3, ran.code());
    assertEquals("""
        error: format 'jdbc' needs a setting 'order-by'
          --> FOLDER/iris.yaml:2:3
          |
        2 |   format:
          |   ^^^^^^
          help: order-by: the column or columns of the result by which its rows are sorted; together they tell all \
        rows apart
        """, ran.err());
  }

  @Test
  void saysWhatIsNoSourceOfNewData() {
    Path run = bench.run("iris");
    bench.ganglion("predict " + run + " FOLDER/csv/iris.yaml").assertFails(3, """
        error: there is no 'data.format', which says where new data come from
          --> FOLDER/csv/iris.yaml:1:1
          |
        1 | data:
          | ^^^^
          help: name a table, or a file with the format of a database
        """);
    bench.ganglion("predict " + run + " FOLDER/iris.csv --set data.format.query=SELECT").assertFails(2, """
        error: there is no setting to change
          --> --set
          help: name a .yaml file with 'data.format' as the table, or leave --set out
        """);
    bench.write("file.yaml", "data: {format: {use: csv}}\n");
    bench.ganglion("predict " + run + " FOLDER/file.yaml").assertFails(3, """
        error: format 'csv' reads files
          --> FOLDER/file.yaml:1:8
          |
        1 | data: {format: {use: csv}}
          |        ^^^^^^
          help: name the file itself as the table
        """);
  }

  /** Settings of files' layout change nothing in a query: none is advised, and none is taken. */
  @Test
  void advisesInTheQueryWhatFilesSayInSettings() {
    String query = "SELECT id, species, replace(printf('%%.2f', sepal_length), '.', ',') AS length, "
        + "%s AS width FROM iris";
    assertAdvises(query.formatted("'1.' || printf('%03d', id) || ',5'"), """
        warning: all 150 cells are numbers with a decimal comma, such as '5,10'
          --> jdbc:sqlite:FOLDER/iris.db: column 'length'
          why: as text it is left out of the inputs, or each different text becomes a category
          help: write numbers with a point in the query: REPLACE(length, ',', '.') AS length

        warning: all 150 cells are numbers with a point between thousands and a decimal comma, such as '1.001,5'
          --> jdbc:sqlite:FOLDER/iris.db: column 'width'
          why: as text it is left out of the inputs, or each different text becomes a category
          help: write numbers with a point in the query: REPLACE(REPLACE(width, '.', ''), ',', '.') AS width

        """);
    assertAdvises(query.formatted("'1 ' || printf('%03d', id) || ' €'"), """
        warning: all 150 cells are numbers with a decimal comma, such as '5,10'
          --> jdbc:sqlite:FOLDER/iris.db: column 'length'
          why: as text it is left out of the inputs, or each different text becomes a category
          help: write numbers with a point in the query: REPLACE(length, ',', '.') AS length

        warning: all 150 cells are numbers with a blank between thousands and the unit '€', such as '1 001 €'
          --> jdbc:sqlite:FOLDER/iris.db: column 'width'
          why: as text it is left out of the inputs, or each different text becomes a category
          help: write numbers with a point in the query: REPLACE(REPLACE(width, ' ', ''), ',', '.') AS width; set \
        columns: {width: {unit: "€"}}

        """);
    for (String setting : List.of("decimal=','", "skip-footer=1", "header=false", "delimiter=;")) {
      Ran ran = bench.ganglion("check FOLDER/iris.yaml --set data." + setting);
      assertEquals(3, ran.code());
      assertTrue(ran.err().startsWith("error: 'data." + setting.replaceFirst("=.*", "") + "' is only for CSV files\n"),
          ran.err());
    }
  }

  private void assertAdvises(String query, String expected) {
    Ran ran = bench.ganglion("check FOLDER/iris.yaml", "--set", "data.format.query=" + query);
    assertTrue(ran.err().startsWith(expected), ran.err());
  }
}
