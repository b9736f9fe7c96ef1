package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the models of the tables made after public bug reports have to give, as {@code expected.txt} beside each table
 * says; {@link FaultTablesTest} holds what {@code check} says of them, and {@link MetricsCommandTest} the metrics of
 * three. {@code docs/csv-files.md} has all of them.
 */
class FaultOutcomesTest {
  private static final Path DOCS = Path.of("..", "docs", "csv-files.md");

  @TempDir
  Path folder;

  /** A copy of a case's files in a folder of its own. */
  private Bench faults(String name) throws IOException {
    Bench bench = new Bench(folder);
    try (Stream<Path> files = Files.list(SharedData.path("faults/tables/" + name))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return bench;
  }

  private static JsonObject test(Path run) {
    return Bench.manifest(run).getAsJsonObject("splits").getAsJsonObject("test");
  }

  private static List<String> lines(Ran ran) {
    assertEquals(0, ran.code(), ran.err());
    return ran.out().lines().toList();
  }

  private static List<String> column(List<String> lines, int column) {
    return lines.stream().skip(1).map(line -> line.split(",")[column]).toList();
  }

  /** 04: keys are text as written. */
  @Test
  void keysComeBackAsTheyAreWritten() throws IOException {
    Bench bench = faults("04-id-roundtrip");
    List<String> keys = column(Files.readAllLines(folder.resolve("d.csv")), 0);
    assertEquals(keys, column(lines(bench.ganglion("predict " + bench.run("e") + " FOLDER/d.csv --id key")), 0));
  }

  /** 07: string labels with umlauts, blanks and case, early stopping in mini-batches: trains. */
  @Test
  void labelsOfAnyLettersAreLearned() throws IOException {
    assertEquals(0.833, test(faults("07-string-labels-early-stop").run("e")).get("accuracy").getAsDouble(), 5e-4);
  }

  /** 08: class weights by number and by text are the same, balanced ones are those of the labels' counts. */
  @Test
  void classWeightsGoByLabels() throws IOException {
    Bench bench = faults("08-class-weight-keys");
    double byNumber = trainLoss(bench.run("e"));
    assertEquals(0.2532, byNumber, 5e-5);
    assertEquals(byNumber, trainLoss(bench.run("e2")));
    assertEquals(trainLoss(bench.run("e5")), trainLoss(bench.run("e6")), 1e-12); // there are five times as many of one
  }

  private static double trainLoss(Path run) {
    return Bench.manifest(run).getAsJsonObject("splits").getAsJsonObject("train").get("loss").getAsDouble();
  }

  /** 17: two targets, a million times apart in scale. */
  @Test
  void targetsAreMeasuredInTheirOwnUnits() throws IOException {
    Path run = faults("17-multi-output").run("e");
    assertEquals(0.01740690, test(run).get("loss").getAsDouble(), 1e-8);
    assertTrue(test(run).get("rmse(y1)").getAsDouble() > 1e4 * test(run).get("rmse(y2)").getAsDouble());
  }

  /** 26: the weighted loss of a batch is divided by the sum of its weights, as PyTorch's cross-entropy is. */
  @Test
  void classWeightsOfBatchesAreThoseOfPyTorch() throws IOException {
    Path run = faults("26-class-weights-minibatch").run("e");
    List<Double> losses = Files.readAllLines(run.resolve("metrics.csv")).stream().skip(1)
        .map(line -> Double.parseDouble(line.split(",")[1])).toList();
    assertEquals(List.of(0.6828744250437273, 0.4484179001378046, 0.32124132701695707), losses);
    assertEquals(0.25187865, trainLoss(run), 5e-9);
  }

  /** 27: new rows with gaps are refused where training left them out; else each has its prediction. */
  @Test
  void gapsOfNewRowsAreRefusedOrFilled() throws IOException {
    Bench bench = faults("27-predict-gaps");
    Ran refused = bench.ganglion("predict " + bench.run("e") + " FOLDER/new.csv");
    assertEquals(4, refused.code());
    assertTrue(refused.err().contains("row 3, column 'a'") && refused.err().contains("row 4, column 'b'"),
        refused.err());
    assertEquals(4, lines(bench.ganglion("predict " + bench.run("e2") + " FOLDER/new.csv")).size());
  }

  /** 28: the best epoch is kept, though patience never runs out. */
  @Test
  void theBestEpochIsKept() throws IOException {
    assertEquals(5, Bench.manifest(faults("28-keep-best").run("e")).get("keptEpoch").getAsInt());
  }

  /** 29: scales are those of the training rows, though later ones are a thousand times larger. */
  @Test
  void scalesAreThoseOfTheTrainingRows() throws IOException {
    assertEquals(259.6, test(faults("29-scale-train-only").run("e2")).get("loss").getAsDouble(), 0.05);
  }

  /** 33: words for true and false may be others in new rows; as a target if it is declared so. */
  @Test
  void wordsForTrueMayBeOthersLater() throws IOException {
    Bench bench = faults("33-bool");
    assertEquals(5, lines(bench.ganglion("predict " + bench.run("e") + " FOLDER/new.csv")).size());
    assertEquals(4, bench.ganglion("evaluate " + bench.run("e2") + " FOLDER/new.csv --json").json().get("examples")
        .getAsInt());
  }

  /** 34: columns and labels in another order are the same; an unknown label is refused with the nearest. */
  @Test
  void theOrderOfColumnsAndLabelsMeansNothing() throws IOException {
    Bench bench = faults("34-label-order");
    Path run = bench.run("e");
    bench.write("turned.csv", "weather,hours\nsunny,10.1\ncloudy,10.1\n");
    List<String> there = lines(bench.ganglion("predict " + run + " FOLDER/new.csv"));
    List<String> turned = lines(bench.ganglion("predict " + run + " FOLDER/turned.csv"));
    assertEquals(List.of(there.get(2), there.get(1)), turned.subList(1, 3));
    Ran unknown = bench.ganglion("predict " + run + " FOLDER/new2.csv");
    assertTrue(unknown.code() == 4 && unknown.err().contains("'snow'") && unknown.err().contains("'sunny'"),
        unknown.err());
  }

  /** 36: a finished model is gone on from with another trainer. */
  @Test
  void trainingGoesOnFromAModel() throws IOException {
    Bench bench = faults("36-warm-start");
    Path first = bench.run("e");
    Path second = bench.run("e", "--set", "trainer=adam", "--set", "start=" + first);
    assertTrue(Bench.manifest(second).has("start"), Bench.manifest(second)::toString);
    assertTrue(trainLoss(second) <= trainLoss(first));
  }

  /** 38: missing values have no part in the least and the greatest: filled ones lie between them. */
  @Test
  void missingValuesHaveNoPartInTheScale() throws IOException {
    Bench bench = faults("38-minmax-gaps");
    Path run = bench.run("e");
    bench.write("gap.csv", "age,fare\n,100\n");
    bench.write("median.csv", "age,fare\n" + median() + ",100\n");
    assertEquals(lines(bench.ganglion("predict " + run + " FOLDER/median.csv")),
        lines(bench.ganglion("predict " + run + " FOLDER/gap.csv")));
  }

  private double median() throws IOException {
    double[] ages = Files.readAllLines(folder.resolve("d.csv")).stream().skip(1).limit(42)
        .map(line -> line.split(",")[0]).filter(cell -> !cell.isEmpty()).mapToDouble(Double::parseDouble).sorted()
        .toArray();
    return (ages[(ages.length - 1) / 2] + ages[ages.length / 2]) / 2;
  }

  /** 42: a fill value as YAML writes it, or as the table does, and a new table of a single column. */
  @Test
  void fillValuesMayHaveADecimalComma() throws IOException {
    Bench bench = faults("42-fill-decimal");
    Path comma = bench.run("e");
    Path point = bench.run("e2");
    assertEquals(trainLoss(comma), trainLoss(point));
    bench.write("new.csv", "a;b\n;1\n0,5;1\n");
    List<String> filled = lines(bench.ganglion("predict " + comma + " FOLDER/new.csv"));
    assertEquals(filled.get(2), filled.get(1));
    assertEquals(3, lines(bench.ganglion("predict " + bench.run("e3") + " FOLDER/one.csv")).size());
    bench.ganglion("check FOLDER/e4.yaml").assertPrints("ok\n");
  }

  /** Every case, and every experiment about numbers, is in the documentation, with what is right and what shows it. */
  @Test
  void docsNameEveryCase() throws IOException {
    String docs = Files.readString(DOCS, StandardCharsets.UTF_8);
    for (String group : List.of("tables", "numbers")) {
      try (Stream<Path> cases = Files.list(SharedData.path("faults/" + group))) {
        List<String> unnamed = cases.map(file -> file.getFileName().toString())
            .filter(name -> Files.isDirectory(SharedData.path("faults/tables").resolve(name)) || name.endsWith(".yaml"))
            .map(name -> name.replaceFirst("\\.yaml$", "")).filter(name -> !docs.contains("| `" + name + "` | "))
            .sorted().toList();
        assertEquals(List.of(), unnamed);
      }
    }
  }
}
