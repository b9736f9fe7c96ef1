package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.experiments.text.MetricText;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics, baselines and verdicts, monitoring and thresholds, as users meet them. */
class MetricsCommandTest {
  private static final String NOTHING_LEARNED = "Accuracy 88.3 % on 60 test examples is no better than always"
      + " predicting 'nein', which reaches 88.3 %: balanced accuracy 50.0 %";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private void copy(String... names) throws IOException {
    for (String name : names) {
      try (InputStream in = MetricsCommandTest.class.getResourceAsStream("/metrics/" + name)) {
        Files.copy(in, folder.resolve(name));
      }
    }
  }

  private static JsonObject evaluation(Path run) {
    return JsonParser.parseString(Bench.read(run.resolve("evaluation.json"))).getAsJsonObject()
        .getAsJsonArray("targets").get(0).getAsJsonObject();
  }

  private static List<String> areas(Path run) {
    List<String> areas = new ArrayList<>();
    evaluation(run).getAsJsonArray("roc").forEach(curve -> areas.add(curve.getAsJsonObject().get("label").getAsString()
        + " " + curve.getAsJsonObject().get("area").getAsString()));
    return areas;
  }

  @Test
  void aModelThatLearnedNothingIsNotPraised() throws IOException {
    copy("kunden-clean.csv", "kunden3.yaml");
    Ran ran = bench.ganglion("run FOLDER/kunden3.yaml --out FOLDER/runs");
    assertTrue(ran.out().contains("""

                    examples   loss       accuracy   balanced-accuracy  f1-macro
        train       180        0.2707     88.3 %%     54.1 %%             54.9 %%
        validation  60         0.3616     86.7 %%     49.1 %%             46.4 %%
        test        60         0.3377     88.3 %%     50.0 %%             46.9 %%
        baseline    60         0.3602     88.3 %%     50.0 %%             46.9 %%

        verdict     %s
        """.formatted(NOTHING_LEARNED)), ran.out());
    Path run = bench.onlyRun();
    JsonObject verdict = Bench.manifest(run).getAsJsonObject("verdict");
    assertEquals(NOTHING_LEARNED, verdict.get("sentence").getAsString());
    assertFalse(verdict.get("better").getAsBoolean());
    String report = Bench.read(run.resolve("report.html"));
    assertTrue(report.contains("<h1>" + NOTHING_LEARNED.replace("'", "&#39;") + "</h1>"), report.substring(0, 3000));
    assertFalse(report.contains("No problems were found"));
    assertTrue(bench.ganglion("runs show latest --runs FOLDER/runs").out().contains("\nverdict     " + NOTHING_LEARNED
        + "\n"));
    String evaluated = bench.ganglion("evaluate " + run + " FOLDER/kunden-clean.csv").out();
    assertTrue(evaluated.endsWith("\nverdict             Accuracy 88.0 % on 300 examples is no better than always"
        + " predicting 'nein', which reaches 88.3 %: balanced accuracy 52.3 %\n"), evaluated);
    assertTrue(evaluated.contains("\nrecall(ja)          5.7 %      0.0 %\n"), evaluated);
    assertEquals("0 because no example is predicted as 'ja'", Bench.manifest(run).getAsJsonObject("metricNotes")
        .getAsJsonObject("test").get("precision(ja)").getAsString());
  }

  @Test
  void aThresholdIsChosenOnValidationDataAndKept() throws IOException {
    copy("kunden-clean.csv", "kunden3.yaml");
    Path run = bench.run("kunden3", "--set", "training.threshold-by=balanced-accuracy", "--set",
        "training.monitor=roc-auc");
    JsonObject manifest = Bench.manifest(run);
    double threshold = manifest.getAsJsonObject("thresholds").get("Kündigung").getAsDouble();
    JsonObject validation = manifest.getAsJsonObject("splits").getAsJsonObject("validation");
    assertTrue(validation.get("balanced-accuracy").getAsDouble() > 0.6, validation.toString());
    assertEquals(manifest.getAsJsonObject("splits").getAsJsonObject("train").get("roc-auc"),
        Bench.manifest(bench.run("kunden3", "--set", "training.monitor=roc-auc")).getAsJsonObject("splits")
            .getAsJsonObject("train").get("roc-auc"), "the threshold changes no parameters");
    List<String> stored = predicted(run);
    assertEquals(stored, predicted(run, "--threshold", Double.toString(threshold)));
    int found = 0;
    for (String line : stored) {
      String[] cells = line.split(",");
      assertEquals(Double.parseDouble(cells[2]) >= threshold ? "nein" : "ja", cells[0]);
      found += cells[0].equals("ja") ? 1 : 0;
    }
    assertTrue(found > 35, found + " of 300, 35 of which are 'ja'");
    assertTrue(predicted(run, "--threshold", "1e-9").stream().allMatch(line -> line.startsWith("nein,")));
  }

  private List<String> predicted(Path run, String... more) {
    return bench.ganglion("predict " + run + " FOLDER/kunden-clean.csv", more).out().lines().skip(1).toList();
  }

  @Test
  void whatIsMonitoredDecidesWhatIsKeptAndWhenItStops() throws IOException {
    copy("kunden-clean.csv", "kunden3.yaml");
    Ran ran = bench.ganglion("run FOLDER/kunden3.yaml --out FOLDER/runs --json --set training.monitor=roc-auc --set"
        + " training.stop.epochs=20");
    JsonObject byAuc = ran.json();
    assertEquals("the validation roc-auc has not improved for 20 epochs", byAuc.get("stopReason").getAsString());
    assertEquals(byAuc.get("epochs").getAsInt() - 20, byAuc.get("keptEpoch").getAsInt());
    JsonObject byLoss = Bench.manifest(bench.run("kunden3"));
    assertTrue(auc(byAuc) > auc(byLoss), auc(byAuc) + " " + auc(byLoss));
    assertEquals(Bench.manifest(bench.run("kunden3", "--set", "training.monitor=loss")).get("keptEpoch"),
        byLoss.get("keptEpoch"));
  }

  /** The curve of what is monitored goes through the scores of the model that was kept, to the bit. */
  @ParameterizedTest
  @CsvSource({"kunden3, roc-auc", "kunden3, recall(ja)", "cls, log-loss", "waves, mase", "counts, f1-macro"})
  void theCurveOfWhatIsMonitoredIsKept(String name, String metric) throws IOException {
    copy("kunden-clean.csv", "kunden3.yaml", "m.csv", "cls.yaml");
    StringBuilder rows = new StringBuilder("x,y,kind\n");
    IntStream.range(0, 90).forEach(i -> rows.append(i % 7).append(',').append(i * i % 11).append(',')
        .append(i % 7 > 3 ? "many" : "few").append('\n'));
    bench.write("rows.csv", rows.toString());
    bench.write("waves.yaml", """
        data:
          {file: rows.csv, target: y, ignore: [x, kind], series: {lags: 3},
           split: {train: 0.7, validation: 0.3, order: file}}
        network: {layers: [{units: 4, activation: tanh}, {units: auto, activation: identity}]}
        trainer: rprop
        """);
    bench.write("counts.yaml", """
        data: {file: rows.csv, target: kind, split: {train: 0.7, validation: 0.3}}
        network: {layers: [{use: batch-norm, activation: tanh}, {units: auto, activation: softmax}]}
        trainer: adam
        """);
    Path run = bench.run(name, "--set", "training.monitor=" + metric, "--set", "training.epochs=20", "--set",
        "training.stop=[]");
    JsonObject manifest = Bench.manifest(run);
    List<String> lines = Bench.read(run.resolve("metrics.csv")).lines().toList();
    assertEquals("epoch,training_loss,validation_loss,training_" + metric + ",validation_" + metric, lines.get(0));
    assertEquals(21, lines.size());
    int kept = manifest.get("keptEpoch").getAsInt();
    String[] cells = lines.get(kept).split(",");
    JsonObject splits = manifest.getAsJsonObject("splits");
    assertEquals(splits.getAsJsonObject("train").get(metric).getAsDouble(), Double.parseDouble(cells[3]));
    assertEquals(splits.getAsJsonObject("validation").get(metric).getAsDouble(), Double.parseDouble(cells[4]));
    double last = Double.parseDouble(lines.get(20).split(",")[4]);
    JsonObject monitor = new JsonObject();
    monitor.addProperty("metric", metric);
    monitor.addProperty("first", Double.parseDouble(lines.get(1).split(",")[4]));
    monitor.addProperty("kept", Double.parseDouble(cells[4]));
    monitor.addProperty("last", last);
    assertEquals(monitor, manifest.getAsJsonObject("monitor"));
    String shown = bench.ganglion("runs show latest --runs FOLDER/runs").out();
    assertTrue(shown.contains("\nmonitor     validation " + metric + ": ") && shown.contains(
        MetricText.value(metric, last) + " after epoch 20\n"), shown);
    String report = Bench.read(run.resolve("report.html"));
    assertTrue(report.contains("<b>" + metric + " after each epoch</b>"), "no curve");
    assertTrue(report.contains("; after epoch " + kept + ", which was kept, it was "
        + MetricText.value(metric, Double.parseDouble(cells[4])) + " on the validation part."), "no caption");
  }

  private static double auc(JsonObject manifest) {
    return manifest.getAsJsonObject("splits").getAsJsonObject("validation").get("roc-auc").getAsDouble();
  }

  @Test
  void refusesWhatCanNotBeMeasured() throws IOException {
    copy("kunden-clean.csv", "kunden3.yaml");
    fails("--set training.monitor=auc", "'auc' isn't measured");
    fails("--set training.monitor=roc-auc --set training.stop=[]", "'training.monitor' needs validation data", "--set",
        "data.split={train: 1}");
    fails("--set training.threshold-by=f1-macro --set training.stop=[]",
        "'training.threshold-by' needs validation data", "--set", "data.split={train: 1}");
    fails("--set training.threshold-by=roc-auc", "'roc-auc' is no metric to choose a threshold by");
    fails("--set training.threshold=1.5", "'training.threshold' must be between 0 and 1, but is 1.5");
    Path run = bench.run("kunden3", "--set", "training.epochs=1");
    bench.ganglion("predict " + run + " FOLDER/kunden-clean.csv --threshold 2").assertFails(2, """
        error: a threshold must be greater than 0 and at most 1, but is 2
          --> --threshold
        """);
    copy("three.csv", "three-sigmoid.yaml");
    bench.ganglion("check FOLDER/three-sigmoid.yaml --set training.threshold=0.3").assertFails(3, """
        error: a threshold is for one target of two labels, which the target (y) isn't
          --> --set training.threshold=0.3
          |
        1 | training.threshold=0.3
          |                    ^^^
          help: leave it out
        """);
    Path three = bench.run("three-sigmoid");
    bench.ganglion("evaluate " + three + " FOLDER/three.csv --threshold 0.3").assertFails(2, """
        error: 'y' can't have a threshold, which is for two labels: it has 3 labels
          --> --threshold
        """);
  }

  private void fails(String options, String message, String... more) {
    Ran ran = bench.ganglion("run FOLDER/kunden3.yaml --out FOLDER/runs " + options, more);
    assertEquals(3, ran.code(), ran.err());
    assertTrue(ran.err().startsWith("error: " + message + "\n"), ran.err());
  }

  /** AUC, confusion and calibration count a row of weight 2 twice. */
  @Test
  void weightsCountEverywhere() throws IOException {
    copy("weighted.csv", "weighted.yaml", "m.csv", "cls.yaml");
    Path weighted = bench.run("weighted");
    assertEquals("[[21,1],[19,26]]", evaluation(weighted).get("confusion").toString());
    assertEquals(List.of("pos 0.859596"), areas(weighted));
    Path cls = bench.run("cls");
    assertEquals(List.of("hi 0.89138", "lo 0.843331", "mid 0.669878"), areas(cls));
    assertEquals(0.224492, evaluation(cls).getAsJsonObject("reliability").get("error").getAsDouble());
    assertEquals("[[16.41,0,4.36],[2.65,13.5,8.32],[5.41,7.21,3.88]]", evaluation(cls).get("confusion").toString());
    assertTrue(Bench.manifest(cls).getAsJsonObject("verdict").get("sentence").getAsString()
        .startsWith("Accuracy 54.7 % on 50 weighted test examples is not significantly better than always predicting"
            + " 'lo', which reaches 39.6 % (95 % interval of the difference: "));
  }

  @Test
  void equalScoresCountHalf() throws IOException {
    copy("ties.csv", "ties.yaml");
    assertEquals(List.of("pos 0.409502"), areas(bench.run("ties")));
  }

  @Test
  void outputsThatAreNoProbabilitiesAreNotCalledThat() throws IOException {
    copy("three.csv", "three-sigmoid.yaml", "three-identity.yaml");
    for (String name : List.of("three-sigmoid", "three-identity")) {
      Path run = bench.run(name);
      assertEquals("y,score(a),score(b),score(c)",
          bench.ganglion("predict " + run + " FOLDER/three.csv").out().lines().findFirst().orElseThrow());
      JsonObject notes = Bench.manifest(run).getAsJsonObject("metricNotes").getAsJsonObject("test");
      assertEquals("undefined because the outputs are no probabilities", notes.get("log-loss").getAsString());
      assertEquals("undefined because the outputs are no probabilities", notes.get("brier").getAsString());
      assertFalse(evaluation(run).has("reliability"));
      assertTrue(bench.ganglion("evaluate " + run + " FOLDER/three.csv").out().contains(
          "\nlog-loss            –          –          undefined because the outputs are no probabilities\n"));
    }
    Path softmax = bench.run("three-sigmoid", "--set", "network.layers.1.activation=softmax");
    assertEquals("y,p(a),p(b),p(c)",
        bench.ganglion("predict " + softmax + " FOLDER/three.csv").out().lines().findFirst().orElseThrow());
  }

  /** y(t) = y(t-1) + noise: nothing is better than repeating the last value. */
  @Test
  void aSeriesIsComparedWithItsLastValue() throws IOException {
    StringBuilder csv = new StringBuilder("y\n");
    long state = 12345;
    double y = 0;
    for (int row = 0; row < 120; row++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      y += (state >>> 40) / (double) (1 << 24) - 0.5;
      csv.append(y).append('\n');
    }
    bench.write("walk.csv", csv.toString());
    bench.write("walk.yaml", """
        data: {file: walk.csv, target: y, series: {lags: 3}, split: {train: 0.7, test: 0.3, order: file}}
        network: {layers: [{units: auto, activation: identity}]}
        trainer: levenberg-marquardt
        training: {epochs: 20}
        """);
    Ran ran = bench.ganglion("run FOLDER/walk.yaml --out FOLDER/runs");
    Path run = bench.onlyRun();
    JsonObject verdict = Bench.manifest(run).getAsJsonObject("verdict");
    assertFalse(verdict.get("better").getAsBoolean(), ran.out());
    assertTrue(verdict.get("sentence").getAsString().matches("R² 0\\.\\d+, RMSE 0\\.\\d+ on \\d+ test examples is (no"
        + "|not significantly) better than repeating the last value, which has an RMSE of 0\\.\\d+"), ran.out());
    JsonObject test = Bench.manifest(run).getAsJsonObject("splits").getAsJsonObject("test");
    double repeating = Bench.manifest(run).getAsJsonObject("data").getAsJsonObject("repeating").get("y").getAsDouble();
    assertEquals(test.get("mae").getAsDouble() / repeating, test.get("mase").getAsDouble(), 1e-12);
    JsonObject evaluated = bench.ganglion("evaluate " + run + " FOLDER/walk.csv --json").json();
    assertEquals(evaluated.get("mae").getAsDouble() / repeating, evaluated.get("mase").getAsDouble(), 1e-12);
    double last = evaluated.getAsJsonObject("baselines").get("mae").getAsDouble();
    assertTrue(last > 0.2 && last < 0.3, () -> "the mean of |u - 1/2| is 1/4, but was " + last);
    Files.createDirectories(folder.resolve("alone"));
    Files.copy(run.resolve("model.ganglion"), folder.resolve("alone/model.ganglion"));
    assertEquals("undefined because the training series isn't known: name the run directory", bench.ganglion(
        "evaluate FOLDER/alone/model.ganglion FOLDER/walk.csv --json").json().getAsJsonObject("metricNotes").get("mase")
        .getAsString());
  }
}
