package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The experiments in {@code examples/tables} and {@code examples/series}. {@code docs/data.md} has all of their folds.
 */
class DataExamplesTest {
  private static final String EXAMPLES = "../examples/";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private JsonObject test(String name, String data, String... more) {
    Ran ran = bench.ganglion("run " + EXAMPLES + name + ".yaml --out FOLDER/runs --json --set data.file="
        + SharedData.path(data), more);
    assertEquals(0, ran.code(), ran.err());
    return JsonParser.parseString(ran.out()).getAsJsonObject().getAsJsonObject("splits").getAsJsonObject("test");
  }

  /** Bounds are chosen: they distinguish training from guessing. */
  @ParameterizedTest
  @CsvSource({"titanic, titanic.csv, 0.77", "penguins, penguins.csv, 0.97"})
  void tellClasses(String name, String data, double least) {
    double accuracy = test("tables/" + name, "tables/" + data).get("accuracy").getAsDouble();
    assertTrue(accuracy >= least, () -> "accuracy " + accuracy);
  }

  @Test
  void tellMilesPerGallon() {
    double r2 = test("tables/mpg", "tables/mpg.csv").get("r2").getAsDouble();
    assertTrue(r2 >= 0.8, () -> "r2 " + r2);
  }

  /** One fold of thirty, as a slice of what the documentation shows. */
  @ParameterizedTest
  @CsvSource({"iris, iris.csv", "wine, wine_data.csv", "breast-cancer, breast_cancer.csv"})
  void trainFolds(String name, String data) {
    double accuracy = test("tables/" + name, "tables/" + data, "--set", "data.split.repeats=1", "--set",
        "data.split.fold=1").get("accuracy").getAsDouble();
    assertTrue(accuracy >= 0.93, () -> "accuracy " + accuracy);
  }

  @Test
  void trainDigits() {
    double accuracy = test("tables/digits", "tables/digits.csv.gz", "--set", "data.split.repeats=1", "--set",
        "data.split.fold=1", "--set", "training.epochs=10").get("accuracy").getAsDouble();
    assertTrue(accuracy >= 0.95, () -> "accuracy " + accuracy);
  }

  /**
   * Weigend, Huberman and Rumelhart (1990) have .086, a linear AR(12) .126; 1535 is the variance of the whole series.
   */
  @Test
  void tellSunspotsOf1921To1955() {
    JsonObject score = test("series/sunspots", "series/sunspot.year.csv");
    assertEquals(35, score.get("examples").getAsInt());
    double rmse = score.get("rmse").getAsDouble();
    assertTrue(rmse * rmse / 1535 <= 0.10, () -> "average relative variance " + rmse * rmse / 1535);
  }

  /** NDEI: the root of the mean squared error by the standard deviation of the targets. */
  @Test
  void tellTheMackeyGlassEquation() {
    JsonObject score = test("series/mackey-glass", "series/mackey_glass_tau17_jang.csv");
    assertEquals(500, score.get("examples").getAsInt());
    double ndei = Math.sqrt(1 - score.get("r2").getAsDouble());
    assertTrue(ndei <= 0.02, () -> "NDEI " + ndei);
  }

  @Test
  void areAtMostTwelveLinesEach() {
    for (String subject : List.of("tables", "series")) {
      for (String file : Bench.files(Path.of(EXAMPLES, subject))) {
        long lines = Bench.read(Path.of(EXAMPLES, subject, file)).lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank()).count();
        assertTrue(lines <= 12, () -> file + " has " + lines + " lines");
      }
    }
  }
}
