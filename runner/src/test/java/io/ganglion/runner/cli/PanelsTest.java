package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
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

/** Several time series in one table. */
class PanelsTest {
  private static final int DAYS = 40;
  private static final String SERIES = "{id: shop, lags: 1, inputs: y, known: sale, constant: size, time: day}";

  @TempDir
  Path folder;
  private Bench bench;

  /** y(t) = y(t-1) / 2 + 3 sale(t) + size: of three shops, day by day. */
  @BeforeEach
  void withThreeShops() {
    bench = new Bench(folder);
    bench.write("shops.csv", csv(DAYS, DAYS));
    experiment(SERIES, "{column: day, until: {train: 29}}");
  }

  private static int sale(int day, int shop) {
    return (day * day + shop) % 7 < 3 ? 1 : 0;
  }

  private static double value(int day, int shop) {
    double y = 10 * shop;
    for (int d = 0; d <= day; d++) {
      y = y / 2 + 3 * sale(d, shop) + shop;
    }
    return y;
  }

  private static String csv(int days, int withTargets) {
    StringBuilder csv = new StringBuilder("day,shop,size,sale,y\n");
    for (int day = 0; day < days; day++) {
      for (int shop = 1; shop <= 3; shop++) {
        csv.append(day).append(",00").append(shop).append(',').append(shop).append(',').append(sale(day, shop))
            .append(',').append(day < withTargets ? "" + value(day, shop) : "").append('\n');
      }
    }
    return csv.toString();
  }

  private void experiment(String series, String split) {
    bench.write("shops.yaml", """
        data: {file: shops.csv, target: y, series: %s, split: %s}
        network: {layers: [{units: auto, activation: identity}]}
        trainer: lbfgs
        training: {epochs: 200, keep: last}
        """.formatted(series, split));
  }

  private static int examples(JsonObject manifest, String part) {
    return manifest.getAsJsonObject("splits").getAsJsonObject(part).get("examples").getAsInt();
  }

  @Test
  void noWindowHasRowsOfTwoSeries() {
    Path run = bench.run("shops");
    JsonObject manifest = Bench.manifest(run);
    assertEquals("3-1", manifest.get("network").getAsString(), "y(t-1), sale(t) and size(t)");
    assertEquals(3 * 29, examples(manifest, "train"));
    assertEquals(3 * 10, examples(manifest, "test"));
    assertTrue(manifest.getAsJsonObject("splits").getAsJsonObject("test").get("rmse").getAsDouble() < 1e-4,
        manifest.toString());
    JsonObject score = bench.ganglion("evaluate " + run + " FOLDER/shops.csv --json").json();
    assertEquals(3 * 39, score.get("examples").getAsInt());
    assertTrue(score.get("rmse").getAsDouble() < 1e-4);
    JsonObject continued = JsonParser.parseString(Bench.read(run.resolve("evaluation.json"))).getAsJsonObject()
        .getAsJsonObject("continued");
    JsonArray predicted = continued.getAsJsonArray("targets").get(0).getAsJsonObject().getAsJsonArray("predicted");
    assertEquals(10, predicted.size(), "the test part of the first shop");
    assertEquals(value(39, 1), predicted.get(9).getAsDouble(), 1e-3);
  }

  @Test
  void fractionsAreTakenOfEachSeries() {
    experiment(SERIES, "{train: 0.5, test: 0.5, order: file}");
    JsonObject manifest = Bench.manifest(bench.run("shops"));
    assertEquals(3 * 19, examples(manifest, "train"));
    assertEquals(3 * 20, examples(manifest, "test"));
  }

  @Test
  void eachSeriesIsGoneOnWith() {
    Path run = bench.run("shops");
    bench.write("next.csv", csv(DAYS + 4, DAYS));
    Ran ran = bench.ganglion("predict " + run + " FOLDER/next.csv");
    assertEquals("", ran.err());
    List<String> lines = ran.out().lines().toList();
    assertEquals("shop,step,day,y", lines.get(0));
    assertEquals(1 + 3 * 4, lines.size());
    for (int shop = 1; shop <= 3; shop++) {
      for (int step = 1; step <= 4; step++) {
        String[] cells = lines.get(4 * (shop - 1) + step).split(",");
        assertEquals("00" + shop + "," + step + "," + (DAYS + step - 1), cells[0] + "," + cells[1] + "," + cells[2]);
        assertEquals(value(DAYS + step - 1, shop), Double.parseDouble(cells[3]), 1e-3);
      }
    }
    assertEquals(ran.out(), bench.ganglion("generate " + run + " FOLDER/next.csv").out());
    JsonArray series = bench.ganglion("generate " + run + " FOLDER/next.csv --json").json().getAsJsonArray("series");
    assertEquals(3, series.size());
    assertEquals("002", series.get(1).getAsJsonObject().get("id").getAsString());
    assertEquals(DAYS, series.get(1).getAsJsonObject().get("rows").getAsInt());
  }

  /** What is constant is known without rows of the future. */
  @Test
  void constantColumnsNeedNoFurtherRows() {
    experiment("{id: shop, lags: 2, inputs: y, constant: size}", "{train: 0.7, test: 0.3, order: file}");
    bench.write("shops.yaml", Bench.read(bench.path("shops.yaml"))
        .replace("target: y", "target: y, ignore: [day, sale]"));
    Path run = bench.run("shops");
    assertEquals("3-1", Bench.manifest(run).get("network").getAsString());
    assertEquals(1 + 3 * 5, bench.ganglion("predict " + run + " FOLDER/shops.csv --steps 5").out().lines().count());
  }

  @Test
  void stepsOfSequencesAreOfOneSeries() {
    experiment("{id: shop, lags: 3, form: steps, inputs: y, known: sale, constant: size, time: day}",
        "{column: day, until: {train: 29}}");
    bench.write("shops.yaml", Bench.read(bench.path("shops.yaml")).replace("[{units",
        "[{use: gru, units: 4, outputs: last}, {units").replace("trainer: lbfgs", "trainer: adam")
        .replace("epochs: 200", "epochs: 3"));
    Path run = bench.run("shops");
    assertEquals(3 * 27, examples(Bench.manifest(run), "train"));
    bench.write("next.csv", csv(DAYS + 2, DAYS));
    assertEquals(1 + 3 * 2, bench.ganglion("predict " + run + " FOLDER/next.csv").out().lines().count());
    assertEquals(3 * 37, bench.ganglion("evaluate " + run + " FOLDER/shops.csv --json").json().get("examples")
        .getAsInt());
  }

  /** The same rows, whether they are a row of inputs or steps. */
  @Test
  void theBaselineOfStepsIsThatOfLags() {
    String series = "{id: shop, lags: 3%s, inputs: y, known: sale, constant: size, time: day}";
    String split = "{column: day, until: {train: 29, validation: 34}}";
    experiment(series.formatted(""), split);
    JsonObject ofLags = Bench.manifest(bench.run("shops")).getAsJsonObject("baselines");
    experiment(series.formatted(", form: steps"), split);
    bench.write("shops.yaml", Bench.read(bench.path("shops.yaml")).replace("[{units",
        "[{use: gru, units: 4, outputs: last}, {units").replace("trainer: lbfgs", "trainer: adam")
        .replace("epochs: 200", "epochs: 3"));
    bench.write("steps.yaml", Bench.read(bench.path("shops.yaml")));
    JsonObject manifest = Bench.manifest(bench.run("steps"));
    assertEquals(ofLags, manifest.getAsJsonObject("baselines"));
  }

  @Test
  void whatIsWrongIsNamed() {
    String csv = Bench.read(bench.path("shops.csv"));
    bench.write("shops.csv", csv.replace("\n5,002,2,", "\n5,002,7,"));
    assertRefused("error: '7' isn't what the first row of the same id has, '2'",
        "  --> FOLDER/shops.csv: row 18, column 'size'",
        "  help: data.series.constant names it: correct a row, or write it in data.series.known");
    bench.write("shops.csv", csv.replace("\n5,002,2,", "\n3,002,2,"));
    assertRefused("error: the time '3' comes after '4'", "  --> FOLDER/shops.csv: row 18, column 'day'",
        "  help: the rows of a time series must be sorted by time, and no time occurs twice");
    bench.write("shops.csv", csv.replace("\n5,002,2,", "\n5,,2,"));
    assertRefused("error: a value is missing", "  --> FOLDER/shops.csv: row 18, column 'shop'",
        "  help: fill it in, remove the row or the column, or set 'missing' in 'data'");
    bench.write("shops.csv", csv);
    for (String[] wrong : new String[][] {
        {"{lags: 1, constant: size}", "'data.series.constant' is for several series in one table"},
        {"{id: shop, lags: 1, time: shop}", "'data.series.id' must not be 'shop', which is something else, too"},
        {"{id: shop, lags: 1, known: size, constant: size}",
          "'data.series.constant' must not name 'size', which is among the others, too"},
        {"{id: store, lags: 1}", "'FOLDER/shops.csv' has no column 'store'"}}) {
      experiment(wrong[0], "{train: 1}");
      Ran ran = bench.ganglion("check FOLDER/shops.yaml");
      assertTrue(ran.code() != 0 && ran.err().startsWith("error: " + wrong[1] + "\n"), ran.err());
    }
  }

  private void assertRefused(String... lines) {
    Ran ran = bench.ganglion("check FOLDER/shops.yaml");
    List<String> said = new ArrayList<>(ran.err().lines()
        .filter(line -> line.matches("error: .*|  --> .*csv.*|  help: .*")).toList());
    assertEquals(List.of(lines), said, ran.err());
  }
}
