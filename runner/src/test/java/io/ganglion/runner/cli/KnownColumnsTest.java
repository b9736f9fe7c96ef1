package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of a time series whose values are known of the rows to forecast. */
class KnownColumnsTest {
  private static final int ROWS = 80;

  @TempDir
  Path folder;
  private Bench bench;

  /** y(t) = y(t-1) / 2 + 3 sale(t), and a column that says nothing. */
  @BeforeEach
  void withASeriesThatSalesMove() {
    bench = new Bench(folder);
    bench.write("shop.csv", csv(ROWS, ROWS));
    experiment("{lags: 1, known: sale, inputs: y, time: day}");
  }

  private static int sale(int day) {
    return day * day % 7 < 3 ? 1 : 0;
  }

  private static String csv(int rows, int withTargets) {
    StringBuilder csv = new StringBuilder("day,sale,y\n");
    double y = 1;
    for (int day = 0; day < rows; day++) {
      y = y / 2 + 3 * sale(day);
      csv.append(day).append(',').append(sale(day)).append(',').append(day < withTargets ? "" + y : "").append('\n');
    }
    return csv.toString();
  }

  private void experiment(String series) {
    bench.write("shop.yaml", """
        data: {file: shop.csv, target: y, series: %s, split: {column: day, until: {train: 59}}}
        network: {layers: [{units: auto, activation: identity}]}
        trainer: lbfgs
        training: {epochs: 100, keep: last}
        """.formatted(series));
  }

  private static double value(int day) {
    String[] lines = csv(day + 1, day + 1).split("\n");
    return Double.parseDouble(lines[day + 1].split(",")[2]);
  }

  private void assertForecast(String run, int past, int steps) {
    bench.write("next.csv", csv(past + steps, past));
    Ran ran = bench.ganglion("predict " + run + " FOLDER/next.csv");
    assertEquals("", ran.err());
    List<String> lines = ran.out().lines().toList();
    assertEquals("step,day,y", lines.get(0));
    assertEquals(1 + steps, lines.size(), "all rows whose target isn't known");
    for (int step = 1; step <= steps; step++) {
      String[] cells = lines.get(step).split(",");
      assertEquals(step + "," + (past + step - 1), cells[0] + "," + cells[1]);
      assertEquals(value(past + step - 1), Double.parseDouble(cells[2]), 1e-4);
    }
    assertEquals(ran.out(), bench.ganglion("generate " + run + " FOLDER/next.csv").out());
  }

  @Test
  void areInputsOfTheRowThatIsForecast() {
    Path run = bench.run("shop");
    JsonObject manifest = Bench.manifest(run);
    assertEquals("2-1", manifest.get("network").getAsString());
    assertTrue(manifest.getAsJsonObject("splits").getAsJsonObject("test").get("rmse").getAsDouble() < 1e-5);
    assertForecast(run.toString(), 80, 6);
    assertForecast(run.toString(), 1, 3);
    JsonObject score = bench.ganglion("evaluate " + run + " FOLDER/shop.csv --json").json();
    assertEquals(79, score.get("examples").getAsInt());
    assertTrue(score.get("rmse").getAsDouble() < 1e-5);
    JsonObject continued = JsonParser.parseString(Bench.read(run.resolve("evaluation.json"))).getAsJsonObject()
        .getAsJsonObject("continued");
    JsonObject target = continued.getAsJsonArray("targets").get(0).getAsJsonObject();
    assertEquals(20, target.getAsJsonArray("predicted").size());
    assertEquals(value(79), target.getAsJsonArray("predicted").get(19).getAsDouble(), 1e-4);
  }

  @Test
  void areInputsOfAllRowsThatAreForecastAtOnce() {
    experiment("{lags: 1, known: [sale], inputs: [y], time: day, horizon: 3, forecast: direct}");
    Path run = bench.run("shop");
    assertEquals("4-3", Bench.manifest(run).get("network").getAsString());
    assertForecast(run.toString(), 40, 3);
    assertForecast(run.toString(), 40, 6);
  }

  /** A step sees what is known of the row behind it. */
  @Test
  void areSeenByStepsOfASequence() {
    for (String more : List.of("", ", horizon: 2, forecast: direct")) {
      experiment("{lags: 3, form: steps, known: sale, inputs: y, time: day" + more + "}");
      String yaml = Bench.read(bench.path("shop.yaml")).replace("[{units: auto",
          "[{use: conv1d, filters: 4, kernel: 3, padding: valid, activation: identity}, {use: global-average-pool},"
              + " {units: auto");
      bench.write("shop.yaml", yaml);
      Path run = bench.run("shop");
      JsonObject manifest = Bench.manifest(run);
      assertTrue(manifest.getAsJsonObject("splits").getAsJsonObject("test").get("loss").getAsDouble() < 1e-4,
          manifest.getAsJsonObject("splits").toString());
      bench.write("next.csv", csv(46, 44));
      List<String> lines = bench.ganglion("predict " + run + " FOLDER/next.csv").out().lines().toList();
      assertEquals(value(44), Double.parseDouble(lines.get(1).split(",")[2]), 0.05);
      assertEquals(value(45), Double.parseDouble(lines.get(2).split(",")[2]), 0.05);
    }
  }

  @Test
  void haveLagsOnlyIfTheyAreInputs() {
    experiment("{lags: 2, known: sale, time: day}");
    assertEquals("3-1", Bench.manifest(bench.run("shop")).get("network").getAsString());
    experiment("{lags: 2, known: sale, inputs: [sale, y], time: day}");
    Path both = bench.run("shop");
    assertEquals("5-1", Bench.manifest(both).get("network").getAsString());
    assertForecast(both.toString(), 50, 4);
  }

  @Test
  void areAskedForWhereTheyAreMissing() {
    String run = bench.run("shop").toString();
    bench.write("next.csv", csv(82, 80));
    bench.ganglion("predict " + run + " FOLDER/next.csv --steps 3").assertFails(4, """
        error: the model has to know sale of the 3 rows to forecast, and behind the series there are 2 rows
          --> FOLDER/next.csv
          help: add rows at the end in which the columns of the series are empty, or ask for fewer by --steps
        """);
    bench.ganglion("generate " + run + " FOLDER/shop.csv").assertFails(4, """
        error: the model has to know sale of the row to forecast, and behind the series there are 0 rows
          --> FOLDER/shop.csv
          help: add rows at the end in which the columns of the series are empty, or ask for fewer by --length
        """);
    bench.write("gap.csv", csv(82, 80).replace("\n81,1,", "\n81,,").replace("\n81,0,", "\n81,,"));
    Ran gap = bench.ganglion("predict " + run + " FOLDER/gap.csv");
    assertNotEquals(0, gap.code());
    assertTrue(gap.err().contains("FOLDER/gap.csv: row 83, column 'sale'"), gap.err());
  }

  @Test
  void cantBeTimesOrTargets() {
    experiment("{lags: 1, known: day, time: day}");
    assertRefused("'data.series.known' must not name 'day', which holds the times");
    experiment("{lags: 1, known: [sale, y], time: day}");
    assertRefused("'data.series' must not name 'y' in 'known': it is the target, which is to be predicted");
    experiment("{lags: 1, known: sales, time: day}");
    assertRefused("'FOLDER/shop.csv' has no column 'sales'");
  }

  private void assertRefused(String message) {
    Ran ran = bench.ganglion("check FOLDER/shop.yaml");
    assertTrue(ran.code() != 0 && ran.err().startsWith("error: " + message + "\n"), ran.err());
  }
}
