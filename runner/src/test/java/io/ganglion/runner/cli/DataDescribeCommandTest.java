package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table holds, on a screen and for programs. */
class DataDescribeCommandTest {
  private static final String TABLE = """
      size;day;kind;ok
      1.5;2024-01-01;b;yes
      2.5;2024-01-03;a;no
      ;2024-01-02;a;no
      10;2024-01-05;a longer label;yes
      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
    bench.write("t.csv", TABLE);
  }

  @Test
  void showsALineForEachColumnAndTheClasses() {
    bench.ganglion("data describe FOLDER/t.csv --target ok").assertPrints("""
        FOLDER/t.csv: 4 rows; 4 columns, target ok

        column  type      missing  distinct  values              histogram   with target
        size    number    1 25.0%         3  1.5 / 2.5 / 10      ██       █  r 0.40
        day     date                      4  2024-01-01 / 2024…  █ █  █   █  r 0.17
        kind    category                  3  a 2, a longer lab…  █▄▄         V 0.71
        ok      category                  2  no 2, yes 2         ██          (target)

        values: minimum / median / maximum of numbers, or the most frequent labels
        r: point-biserial correlation, above 0 if larger numbers occur with 'yes'
        V: Cramér's V of labels, bias-corrected

        ok         rows   share
        no            2   50.0%  ██████████████████████████████
        yes           2   50.0%  ██████████████████████████████
        """);
  }

  @Test
  void fitsTheScreenAndItsCharacters() {
    bench.environment("LC_ALL", "C");
    Ran narrow = bench.ganglion("data describe FOLDER/t.csv");
    assertTrue(narrow.out().lines().skip(2).limit(5).allMatch(line -> line.length() <= 80), narrow.out());
    assertTrue(narrow.out().chars().allMatch(c -> c < 128), narrow.out());
    bench.environment("COLUMNS", "60");
    Ran narrower = bench.ganglion("data describe FOLDER/t.csv");
    assertTrue(narrower.out().contains("…"), narrower.out());
    assertTrue(narrower.out().lines().skip(2).limit(5).allMatch(line -> line.length() <= 60), narrower.out());
  }

  @Test
  void readsStdinAndWhatOptionsSay() {
    Ran ran = bench.ganglionReading("comment\n1,5|x\n2,5|y\n",
        "data describe - --skip-rows 1 --no-header --delimiter | --decimal , --json");
    JsonArray columns = ran.json().getAsJsonArray("columns");
    assertEquals(2, columns.size());
    assertEquals(2.0, columns.get(0).getAsJsonObject().get("mean").getAsDouble());
    assertEquals("c2", columns.get(1).getAsJsonObject().get("name").getAsString());
  }

  @Test
  void tellsProgramsEverything() {
    JsonObject json = bench.ganglion("data describe FOLDER/t.csv --target last --json").json();
    assertEquals("{\"all\":4}", json.get("parts").toString());
    assertEquals("[\"ok\"]", json.get("targets").toString());
    JsonObject size = json.getAsJsonArray("columns").get(0).getAsJsonObject();
    assertEquals(1, size.get("missing").getAsInt());
    assertEquals(3, size.get("distinct").getAsInt());
    assertEquals(2, size.get("lowerQuartile").getAsDouble());
    assertEquals(2.5, size.get("median").getAsDouble());
    assertEquals(21, size.getAsJsonObject("histogram").getAsJsonArray("edges").size());
    assertEquals("""
        [{"target":"ok","measure":"point-biserial","value":0.4038903479007801,"towards":"yes"}]""",
        size.get("associations").toString());
    assertEquals("[{\"target\":\"ok\",\"counts\":{\"all\":{\"no\":2,\"yes\":2}}}]", json.get("classes").toString());
    assertEquals("""
        [{"label":"a","count":2},{"label":"a longer label","count":1},{"label":"b","count":1}]""",
        json.getAsJsonArray("columns").get(2).getAsJsonObject().get("labels").toString());
  }

  @Test
  void describesTheTrainingPartOfAnExperiment() {
    bench.example("iris");
    Ran ran = bench.ganglion("data describe FOLDER/iris.yaml");
    assertEquals("", ran.err());
    assertTrue(ran.out().startsWith("FOLDER/data/iris.csv: train 90, validation 30, test 30; 5 columns, target species;"
        + " of 'train'\n"), ran.out());
    assertTrue(ran.out().endsWith("""
        species          train  validation        test   share
        setosa              30          10          10   33.3%  ██████████████████████████████
        versicolor          30          10          10   33.3%  ██████████████████████████████
        virginica           30          10          10   33.3%  ██████████████████████████████
        """), ran.out());
    JsonObject json = bench.ganglion("data describe FOLDER/iris.yaml --json").json();
    bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --quiet");
    json.addProperty("file", "iris.csv"); // wherever it is
    assertEquals(json, JsonParser.parseString(Bench.read(bench.onlyRun().resolve("data.json"))));
  }

  @Test
  void refusesWhatIsNotThere() {
    bench.ganglion("data describe FOLDER/t.csv --target kin").assertFails(2, """
        error: 'FOLDER/t.csv' has no column 'kin'
          --> --target
          help: did you mean 'kind'? its columns are size, day, kind, ok
        """);
    bench.ganglion("data describe FOLDER/u.csv").assertFails(4, """
        error: there is no such file
          --> FOLDER/u.csv
        """);
    bench.example("xor");
    bench.ganglion("data describe FOLDER/xor.yaml --target xor").assertFails(2, """
        error: --target is for tables: an experiment names its target
          help: 'ganglion data describe --help' lists its options
        """);
    bench.ganglion("data describe FOLDER/t.csv --delimiter xx").assertFails(2, """
        error: delimiter must be one character and no line break, or auto
          --> --delimiter
        """);
  }
}
