package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that follow one another in time. */
class SeriesTest {
  @TempDir
  Path folder;
  private Bench bench;

  /** y(t) = -y(t-2). */
  @BeforeEach
  void withASeriesThatALinearUnitCanLearn() {
    bench = new Bench(folder);
    StringBuilder csv = new StringBuilder("year,x,y\n");
    for (int i = 0; i < 60; i++) {
      int y = List.of(1, 2, -1, -2).get(i % 4);
      csv.append(1900 + i).append(',').append(i % 3).append(',').append(y).append('\n');
    }
    bench.write("waves.csv", csv.toString());
    experiment("{lags: 2, time: year}", "{column: year, until: {train: 1939, validation: 1949}}", "ignore: x, ");
  }

  private void experiment(String series, String split, String more) {
    bench.write("waves.yaml", """
        data: {file: waves.csv, target: y, %sseries: %s, split: %s}
        network: {layers: [{units: auto, activation: identity}]}
        trainer: lbfgs
        training: {epochs: 100, keep: last}
        """.formatted(more, series, split));
  }

  private void assertRefused(int code, String... lines) {
    Ran ran = bench.ganglion("check FOLDER/waves.yaml");
    assertEquals(code, ran.code(), ran.toString());
    List<String> told = ran.err().lines().filter(line -> line.matches("error: .*|  --> .*csv.*|  help: .*")).toList();
    assertEquals(List.of(lines), told);
  }

  private static int examples(JsonObject manifest, String part) {
    return manifest.getAsJsonObject("splits").getAsJsonObject(part).get("examples").getAsInt();
  }

  @Test
  void windowsBelongToThePartOfWhatTheyTell() {
    JsonObject manifest = Bench.manifest(bench.run("waves"));
    assertEquals(38, examples(manifest, "train"));
    assertEquals(10, examples(manifest, "validation"));
    assertEquals(10, examples(manifest, "test"));
    assertEquals("2-1", manifest.get("network").getAsString());
    assertTrue(manifest.getAsJsonObject("splits").getAsJsonObject("test").get("rmse").getAsDouble() < 1e-6);
  }

  @Test
  void theSummarySaysHowManyWindowsThereAre() {
    String summary = bench.ganglion("run FOLDER/waves.yaml --out FOLDER/runs").out();
    assertEquals("data        60 rows from FOLDER/waves.csv, 58 windows of 2 rows before each target row, 2 inputs ->"
        + " y",
        summary.lines().findFirst().orElseThrow());
  }

  @Test
  void predictGoesOnBehindTheLastRowAsFarAsIsWanted() {
    bench.run("waves");
    Ran ran = bench.ganglion("predict " + bench.onlyRun() + " FOLDER/waves.csv --steps 6");
    assertEquals("", ran.err());
    List<String> lines = ran.out().lines().toList();
    assertEquals("step,year,y", lines.get(0));
    int[] expected = {1, 2, -1, -2, 1, 2};
    assertEquals(7, lines.size());
    for (int step = 1; step <= 6; step++) {
      String[] cells = lines.get(step).split(",");
      assertEquals(step + "," + (1959 + step), cells[0] + "," + cells[1]);
      assertEquals(expected[step - 1], Double.parseDouble(cells[2]), 1e-5);
    }
    assertEquals(2, bench.ganglion("predict " + bench.onlyRun() + " FOLDER/waves.csv").out().lines().count());
  }

  @Test
  void generateGoesOnAsPredictDoes() {
    String run = bench.run("waves").toString();
    Ran ran = bench.ganglion("generate " + run + " FOLDER/waves.csv --length 6");
    assertEquals("", ran.err());
    assertEquals(bench.ganglion("predict " + run + " FOLDER/waves.csv --steps 6").out(), ran.out());
    JsonObject json = bench.ganglion("generate " + run + " FOLDER/waves.csv --length 3 --json").json();
    assertEquals(60, json.get("rows").getAsInt());
    JsonObject third = json.getAsJsonArray("steps").get(2).getAsJsonObject();
    assertEquals("1962", third.get("time").getAsString());
    assertEquals(-1, third.getAsJsonObject("values").get("y").getAsDouble(), 1e-5);
  }

  @Test
  void generateRefusesWhatASeriesHasNot() {
    String run = bench.run("waves").toString();
    String shown = run.replace(folder.toString(), "FOLDER");
    bench.ganglion("generate " + run).assertFails(2, "error: the model goes on with a time series, and there is none\n"
        + "  --> " + shown + "\n  help: name the table with the rows so far behind the model\n");
    for (String option : List.of("--temperature 1", "--seed 4", "--greedy", "--prompt la", "--count 2", "--stop x")) {
      bench.ganglion("generate " + run + " FOLDER/waves.csv " + option).assertFails(2, "error: the model is of a time"
          + " series, of which nothing is drawn at random: each row is what the network predicts\n  --> "
          + option.split(" ")[0] + "\n  help: leave it out\n");
    }
    bench.ganglion("generate " + run + " FOLDER/waves.csv --length 0").assertFails(2,
        "error: length must be 1 or greater, but is 0\n  --> --length\n");
    bench.write("short.csv", "year,x,y\n1960,0,1\n");
    bench.ganglion("generate " + run + " FOLDER/short.csv").assertFails(4, "error: the series has only 1 rows, but the"
        + " model needs 2 rows before the forecast\n  --> FOLDER/short.csv\n  help: name a file with more rows\n");
    experiment("{lags: 2, time: year}", "{train: 1}", "");
    bench.ganglion("generate " + bench.run("waves") + " FOLDER/waves.csv --length 2").assertFails(2, """
        error: the model forecasts one row only, because for more it needs x, which isn't a target
          --> --length
          help: train it with data.series: {forecast: direct, horizon: 2}
        """);
  }

  @Test
  void theReportGoesOnWithTheSeriesByItself() {
    Path run = bench.run("waves");
    JsonObject continued = JsonParser.parseString(Bench.read(run.resolve("evaluation.json"))).getAsJsonObject()
        .getAsJsonObject("continued");
    assertEquals(51, continued.get("origin").getAsInt(), "the first row of the test part");
    assertEquals(41, continued.get("first").getAsInt());
    assertTrue(continued.get("fedBack").getAsBoolean());
    JsonObject target = continued.getAsJsonArray("targets").get(0).getAsJsonObject();
    for (int i = 0; i < 10; i++) {
      assertEquals(target.getAsJsonArray("actual").get(10 + i).getAsDouble(),
          target.getAsJsonArray("predicted").get(i).getAsDouble(), 1e-4);
    }
    assertTrue(Bench.read(run.resolve("report.html")).contains(
        "from row 51 on, the model sees no true value of y: what it predicts is fed back."));
  }

  @Test
  void aDirectForecastTellsAllItsRowsAtOnce() {
    experiment("{lags: 2, horizon: 3, forecast: direct}", "{train: 0.8, test: 0.2, order: file}",
        "ignore: [x, year], ");
    Path run = bench.run("waves");
    JsonObject manifest = Bench.manifest(run);
    assertEquals("2-3", manifest.get("network").getAsString());
    // Rows 2 to 47 and 48 to 59, three at a time; of those that straddle the border, none.
    assertEquals(44, examples(manifest, "train"));
    assertEquals(10, examples(manifest, "test"));
    assertTrue(manifest.getAsJsonObject("splits").getAsJsonObject("test").get("rmse(y(t+2))").getAsDouble() < 1e-6);
    List<String> lines = bench.ganglion("predict " + run + " FOLDER/waves.csv").out().lines().toList();
    assertEquals("step,y", lines.get(0));
    assertEquals(-1, Double.parseDouble(lines.get(3).split(",")[1]), 1e-5);
  }

  @Test
  void evaluateMeasuresEveryRowThatHasEnoughRowsBeforeIt() {
    Path run = bench.run("waves");
    JsonObject score = bench.ganglion("evaluate " + run + " FOLDER/waves.csv --json").json();
    assertEquals(58, score.get("examples").getAsInt());
    assertTrue(score.get("rmse").getAsDouble() < 1e-6);
  }

  @Test
  void otherSeriesAreInputsTooButCantBeGoneOnWith() {
    experiment("{lags: 2, time: year}", "{train: 1}", "");
    Path run = bench.run("waves");
    assertEquals("4-1", Bench.manifest(run).get("network").getAsString());
    bench.ganglion("predict " + run + " FOLDER/waves.csv --steps 2").assertFails(2, """
        error: the model forecasts one row only, because for more it needs x, which isn't a target
          --> --steps
          help: train it with data.series: {forecast: direct, horizon: 2}
        """);
    experiment("{lags: 2, horizon: 2, time: year}", "{train: 1}", "");
    assertRefused(3, "error: to forecast more than one row, the network needs x, which isn't a target",
        "  help: write forecast: direct, make them targets, or remove them from data.series.inputs");
  }

  @Test
  void everyLagHasTheScaleOfTheRowsToTrainOn() {
    experiment("{lags: 2, time: year}", "{column: year, until: {train: 1939}}", "ignore: x, scale: min-max, ");
    Path run = bench.run("waves");
    String later = Bench.read(bench.path("waves.csv")).replaceAll("(?m)^(19[45][0-9],.,)(-?)1$", "$1$25");
    bench.write("waves.csv", later);
    Path other = bench.path(bench.ganglion("run FOLDER/waves.yaml --out FOLDER/other --json").json().get("run")
        .getAsString());
    assertEquals(Bench.read(run.resolve("metrics.csv")), Bench.read(other.resolve("metrics.csv")),
        "what comes later changes nothing");
  }

  @Test
  void rowsAreSortedByTimeAndNoTimeComesTwice() {
    String csv = Bench.read(bench.path("waves.csv"));
    bench.write("waves.csv", csv.replace("\n1905,", "\n1903,"));
    assertRefused(4, "error: the time '1903' comes after '1904'", "  --> FOLDER/waves.csv: row 7, column 'year'",
        "  help: the rows of a time series must be sorted by time, and no time occurs twice");
    bench.write("waves.csv", csv.replace("\n1905,", "\n1904,"));
    assertRefused(4, "error: the time '1904' occurs twice", "  --> FOLDER/waves.csv: row 7, column 'year'",
        "  help: the rows of a time series must be sorted by time, and no time occurs twice");
  }

  @Test
  void timesThatJumpAreAWarning() {
    bench.write("waves.csv", Bench.read(bench.path("waves.csv")).replaceFirst("\n1905,.*", ""));
    assertEquals("""
        warning: the times have gaps in one place, first from '1904' to '1906'
          --> FOLDER/waves.csv: row 7, column 'year'
          help: a lag is always one row: add the missing rows

        """, bench.ganglion("check FOLDER/waves.yaml").err());
  }

  @Test
  void timesMayBeDates() {
    StringBuilder csv = new StringBuilder("day,y\n");
    for (int day = 1; day <= 28; day++) {
      csv.append(String.format(Locale.ROOT, "1900-02-%02d,%d\n", day, day % 2));
    }
    bench.write("waves.csv", csv.toString());
    experiment("{lags: 1, time: day}", "{column: day, until: {train: 1900-02-20}}", "");
    JsonObject manifest = Bench.manifest(bench.run("waves"));
    assertEquals(19, examples(manifest, "train"));
    assertEquals(8, examples(manifest, "test"));
  }

  /** In new rows as well: the model has how times are written. */
  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', value = {"YYYY-'W'ww, %2$d-W%1$02d, 2002-W28", "d.M.yyyy, %1$d.12.%2$d, 28.12.2002",
      "yyyy-'Q'q, %3$d-Q%4$d, 2008-Q4"})
  void timesHaveAPattern(String pattern, String form, String last) {
    StringBuilder csv = new StringBuilder("at,y\n");
    for (int row = 0; row < 84; row++) {
      csv.append(String.format(Locale.ROOT, form, 1 + row % 28, 2000 + row / 28, 1988 + row / 4, 1 + row % 4))
          .append(",").append(row % 2).append('\n');
    }
    bench.write("waves.csv", csv.toString());
    experiment("{lags: 1, time: at}", "{train: 0.7, test: 0.3, order: file}",
        "columns: {at: {pattern: \"" + pattern + "\"}}, ");
    String run = bench.run("waves").toString();
    Ran predicted = bench.ganglion("predict " + run + " FOLDER/waves.csv");
    assertEquals(0, predicted.code(), predicted.err());
    assertEquals(2, predicted.out().lines().count());
    assertEquals(0, bench.ganglion("evaluate " + run + " FOLDER/waves.csv").code());
    bench.write("waves.csv", csv.toString().replace(last, "soon"));
    String wrong = bench.ganglion("predict " + run + " FOLDER/waves.csv").err();
    assertTrue(wrong.startsWith("error: 'soon' is not a date\n"), wrong);
  }

  @Test
  void nothingDrawsRowsOfASeries() {
    experiment("{lags: 2, time: year}", "{train: 0.8, test: 0.2}", "ignore: x, ");
    assertRefused(3, "error: 'data.split' must keep the order of the time series: by fractions with order: file, or by"
        + " a column", "  help: split: which examples are for training, validation and test");
    experiment("{lags: 2, time: year}", "{kfold: 5}", "ignore: x, ");
    assertRefused(3, "error: 'data.split' must keep the order of the time series: by fractions with order: file, or by"
        + " a column", "  help: split: which examples are for training, validation and test");
    experiment("{lags: 2, time: year}", "{column: x, values: {0: train, 1: train, 2: test}}", "");
    assertRefused(3, "error: the parts of a time series must follow one another: train, validation, test",
        "  help: sort the rows by time, or split them by 'until'");
    experiment("{lags: 2, time: year}", "{train: 1}", "ignore: x, missing: drop-row, ");
    assertRefused(3, "error: 'data.missing' must not be drop-row, which would leave holes in the series: fill missing"
        + " values instead",
        "  help: missing: how missing values of inputs are handled; fitted on the training part");
  }

  @Test
  void aPartNeedsRowsForOneWindow() {
    experiment("{lags: 2, horizon: 7, forecast: direct}", "{train: 0.9, test: 0.1, order: file}",
        "ignore: [x, year], ");
    assertRefused(3, "error: the 6 rows of 'test' are too few for 2 lags and a forecast of 7",
        "  help: write fewer lags, or a larger part");
    bench.write("short.csv", "year,y\n1960,1\n");
    experiment("{lags: 2, time: year}", "{train: 1}", "ignore: x, ");
    Path run = bench.run("waves");
    bench.ganglion("predict " + run + " FOLDER/short.csv").assertFails(4, """
        error: the series has only 1 rows, but the model needs 2 rows before the forecast
          --> FOLDER/short.csv
          help: name a file with more rows
        """);
  }
}
