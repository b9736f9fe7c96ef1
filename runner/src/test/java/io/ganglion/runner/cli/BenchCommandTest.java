package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices of what {@code ganglion bench} computes. */
class BenchCommandTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private static JsonArray figures(String json) {
    return JsonParser.parseString(json).getAsJsonArray();
  }

  @Test
  void encodersAreLearnedAsFastAsPublished() {
    JsonArray figures = figures(bench.ganglion("bench encoders --runs 100 --threads 2 --json").out());
    assertEquals(10, figures.size());
    for (JsonElement figure : figures) {
      assertTrue(figure.getAsJsonObject().get("agrees").getAsBoolean(), figure.toString());
    }
  }

  @Test
  void theNumberOfThreadsChangesNoDigit() {
    String one = bench.ganglion("bench encoders --runs 7 --threads 1").out();
    assertEquals(one, bench.ganglion("bench encoders --runs 7 --threads 3").out());
    assertTrue(one.contains(" (7) "), one);
  }

  /** Two of the eight problems, the linear networks as often as the report trained them. */
  @Test
  void proben1GivesTheErrorsOfTheReport() throws IOException {
    for (String problem : new String[] {"cancer1.dt", "glass1.dt"}) {
      Files.copy(SharedData.path("proben1").resolve(problem), folder.resolve(problem));
    }
    JsonArray figures = figures(bench.ganglion("bench proben1 FOLDER --runs 10 --json").out());
    assertEquals(12, figures.size());
    for (JsonElement figure : figures) {
      assertTrue(figure.getAsJsonObject().get("agrees").getAsBoolean(), figure.toString());
    }
    assertEquals("cancer1, linear", figures.get(0).getAsJsonObject().get("experiment").getAsString());
    assertEquals("squared error %", figures.get(0).getAsJsonObject().get("measure").getAsString());
    assertEquals(3.52, figures.get(0).getAsJsonObject().get("paper").getAsDouble());
  }

  @Test
  void proben1WantsAFolderWithItsProblems() {
    assertEquals("""
        error: there is no file of a problem such as 'cancer1.dt'
          --> FOLDER
          help: name the folder that holds the .dt files of Proben1
        """, bench.ganglion("bench proben1 FOLDER").err());
  }

  /** All but the seconds: the last cell of a row. */
  private static List<String> digits(String tables) {
    return tables.lines().map(line -> line.replaceFirst("\\| [0-9.]+ \\|$", "|")).toList();
  }

  @Test
  void trainersDoWhatTheTablesOfTheDocumentationSay() throws IOException {
    List<String> documented = digits(Files.readString(Path.of("../docs/trainers.md")));
    List<String> tables = digits(bench.ganglion("bench trainers --problem xor,encoder --threads 2").out());
    int from = documented.indexOf("### xor");
    assertEquals(tables, documented.subList(from, from + tables.size()));
  }

  /** In the documentation, too, whose row this has to be. */
  @Test
  void levenbergMarquardtBringsTheSineToABillionth() throws IOException {
    List<String> documented = digits(Files.readString(Path.of("../docs/trainers.md")));
    List<String> table = digits(
        bench.ganglion("bench trainers --problem sine-fine --trainer levenberg-marquardt").out());
    String row = table.get(table.size() - 1);
    assertTrue(row.startsWith("| levenberg-marquardt |  | 20 of 20 | "), row);
    assertTrue(documented.subList(documented.indexOf("### sine-fine"), documented.size()).contains(row), row);
  }

  @Test
  void namesWhatItCanCompare() {
    assertEquals("""
        error: there is no problem 'sin'
          help: the problems are xor, encoder, sine, sine-fine, iris, breast-cancer, two-spirals
        """, bench.ganglion("bench trainers --problem sin").err());
    assertEquals("""
        error: the problem 'breast-cancer' needs its table
          help: name it with --breast-cancer FILE
        """, bench.ganglion("bench trainers --problem breast-cancer").err());
    assertEquals("error: there is no trainer 'rpro'",
        bench.ganglion("bench trainers --trainer rpro").err().lines().findFirst().get());
  }

  @Test
  void countsAreAtLeastOne() {
    assertEquals("error: --runs must be 1 or greater, but is 0",
        bench.ganglion("bench encoders --runs 0").err().lines().findFirst().get());
  }
}
