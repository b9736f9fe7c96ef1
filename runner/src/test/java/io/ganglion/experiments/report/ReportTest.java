package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.experiments.text.Format;
import io.ganglion.plugins.Sha256;
import io.ganglion.problem.SafeText;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Reports of runs and studies that commands made. */
class ReportTest {
  private static final int MOST_BYTES = 150 * 1024;
  private static final String HOSTILE = "</script><script>alert(1)</script>";
  private static final String RIGHT_TO_LEFT = "\u202eevil \u05d0\u05d1";
  private static final String QUOTES = "\"' onload='alert(2)' x=\"";
  private static final String EMOJI = "😀 & <b>";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
    bench.example("iris");
    bench.example("xor");
  }

  /** Parses it as XML, which is stricter than HTML: every tag is closed, every quote in its place. */
  private static Document parsed(String html) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> headings(Document document) {
    NodeList found = document.getElementsByTagName("h2");
    return IntStream.range(0, found.getLength()).mapToObj(i -> found.item(i).getTextContent()).toList();
  }

  /** The first words above each picture. */
  private static List<String> figures(Document document) {
    NodeList found = document.getElementsByTagName("figcaption");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getFirstChild().getTextContent()).toList();
  }

  /** Its names and its attributes are those that we write, and none of them makes a browser load or run something. */
  private static void assertHarmless(Document document) {
    NodeList all = document.getElementsByTagName("*");
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      elements.add(all.item(i).getNodeName());
      for (int a = 0; a < all.item(i).getAttributes().getLength(); a++) {
        String attribute = all.item(i).getAttributes().item(a).getNodeName();
        assertFalse(attribute.startsWith("on") || Set.of("src", "href", "srcset", "style", "action", "data",
            "xlink:href").contains(attribute), attribute);
      }
    }
    assertEquals(1, elements.stream().filter("script"::equals).count());
    assertEquals(1, elements.stream().filter("style"::equals).count());
    assertTrue(Set.copyOf(elements).stream().noneMatch(Set.of("link", "img", "iframe", "object", "embed", "a", "base",
        "form", "image", "use", "foreignObject")::contains));
    assertTrue(document.getElementsByTagName("meta").item(1).getAttributes().getNamedItem("content").getNodeValue()
        .startsWith("default-src 'none'; img-src data:; style-src 'sha256-"));
  }

  private Document report(Path directory) throws Exception {
    String html = Bench.read(directory.resolve("report.html"));
    assertTrue(html.getBytes(StandardCharsets.UTF_8).length < MOST_BYTES, html.length() + " characters");
    assertEquals(Sha256.of(directory.resolve("report.html")),
        Bench.manifest(directory).getAsJsonObject("outputs").get("report.html").getAsString());
    Document document = parsed(html);
    assertHarmless(document);
    return document;
  }

  @Test
  void showsARunThatPredictsLabels() throws Exception {
    Document report = report(bench.run("iris"));
    assertEquals("Accuracy 93.3 % on 30 test examples; always predicting 'setosa' reaches 33.3 %",
        report.getElementsByTagName("h1").item(0).getTextContent());
    assertEquals(List.of("Diagnosis", "Learning", "Predictions on the test part", "Inputs", "Data", "Network",
        "Layers in training", "How to repeat it", "Experiment", "Environment"), headings(report));
    assertEquals(List.of("Loss after each epoch", "Confusion matrix", "ROC curve", "Calibration",
        "Permutation importance", "Drawing", "Layer 1",
        "Layer 2", "Gradient norm", "Saturated units", "Step size", "Steps at the end"),
        figures(report));
  }

  @Test
  void showsACrossValidation() throws Exception {
    Document report = report(bench.run("iris", "--set", "data.split={kfold: 3, stratify: true}", "--set",
        "training={epochs: 30, keep: last}"));
    JsonObject folds = Bench.manifest(bench.onlyRun()).getAsJsonObject("folds");
    JsonObject accuracy =
        folds.getAsJsonObject("splits").getAsJsonObject("test").getAsJsonObject("accuracy");
    assertEquals("Accuracy " + Format.percent(accuracy.get("mean").getAsDouble()) + " ± "
        + Format.percent(accuracy.get("standardError").getAsDouble())
        + ", the mean of 3 test folds and its standard error; a constant reaches "
        + Format.percent(accuracy.get("baseline").getAsDouble()),
        report.getElementsByTagName("h1").item(0).getTextContent());
    assertEquals("Cross-validation", headings(report).get(0));
    assertEquals(List.of("loss", "accuracy", "balanced-accuracy", "f1-macro"), figures(report).subList(0, 4));
  }

  @Test
  void showsARunThatPredictsNumbers() throws Exception {
    bench.write("line.csv", "x,y\n" + IntStream.range(0, 60).mapToObj(x -> x + "," + (3 * x + x % 7) + "\n")
        .collect(Collectors.joining()));
    bench.write("line.yaml", """
        data: {file: line.csv, target: y}
        network: {layers: [{units: 3, activation: tanh}, {units: auto, activation: identity}]}
        trainer: rprop
        training: {epochs: 50}
        """);
    Document report = report(bench.run("line"));
    assertEquals(List.of("Predicted against true", "Residuals", "Distribution of residuals"),
        figures(report).subList(1, 4));
    assertTrue(headings(report).contains("Predictions on the training part"));
  }

  @Test
  void showsAForecast() throws Exception {
    bench.write("wave.csv", "y\n" + IntStream.range(0, 120)
        .mapToObj(i -> StrictMath.sin(i / 4.0) + "\n").collect(Collectors.joining()));
    bench.write("wave.yaml", """
        data:
          file: wave.csv
          target: y
          series: {lags: 4}
          split: {train: 0.7, test: 0.3, order: file}
        network: {layers: [{units: 5, activation: tanh}, {units: auto, activation: identity}]}
        trainer: rprop
        training: {epochs: 60}
        """);
    assertEquals("Forecast", figures(report(bench.run("wave"))).get(1));
  }

  @Test
  void showsSequencesWithWhatTheyArePredictedToBe() throws Exception {
    bench.example("bearings");
    Document document = parsed(Bench.read(bench.run("bearings", "--set", "training.epochs=20").resolve(Report.FILE)));
    List<String> captions = captions(document);
    assertEquals(4, captions.stream().filter(caption -> caption.matches(
        "Sequence M\\d{3} \\d+ steps; bearing: true '(good|worn)', predicted '(good|worn)'\\.")).count(),
        captions::toString);
    assertTrue(captions.contains("Gradient over steps of layer 1: what is left of that of a target in the states before"
        + " it; where it vanishes, nothing is learned of those steps."), captions::toString);
  }

  @Test
  void showsTheTargetsOfSteps() throws Exception {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("id,step,x,sum,sign\n");
    for (int id = 0; id < 12; id++) {
      double sum = 0;
      int length = id == 11 ? 400 : 5 + id;
      for (int step = 0; step < length; step++) {
        double x = random.nextDouble() - 0.5;
        sum = 0.5 * sum + x;
        csv.append(id).append(',').append(step).append(',').append(x).append(',').append(step < 2 ? "" : sum)
            .append(',').append(sum > 0 ? "plus" : "minus").append('\n');
      }
    }
    bench.write("steps.csv", csv.toString());
    bench.write("steps.yaml", """
        data:
          file: steps.csv
          sequence: {id: id, order: step, target: per-step}
          target: sum
          ignore: sign
        network: {layers: [{use: gru, units: 3}, {units: auto, activation: identity}]}
        trainer: adam
        training: {epochs: 2}
        """);
    List<String> numbers = captions(parsed(Bench.read(bench.run("steps", "--allow", "more-weights-than-rows,"
        + "uneven-sequences").resolve(Report.FILE))));
    assertEquals(List.of("Sequence 0 5 steps.", "Sequence 3 8 steps.", "Sequence 6 11 steps.", "Sequence 9 14 steps."),
        numbers.stream().filter(caption -> caption.startsWith("Sequence")).toList());
    List<String> labels = captions(parsed(Bench.read(bench.run("steps", "--set", "data.target=sign", "--set",
        "data.ignore=sum", "--set", "network.layers.1.activation=sigmoid", "--set", "loss=cross-entropy", "--set",
        "data.split={order: file, train: 0.9, test: 0.1}").resolve(Report.FILE))));
    assertEquals(1, labels.stream().filter(caption -> caption.matches("Sequence 11 the last 300 steps of 400; sign: "
        + "rings are true, dots predicted; \\d+ of 300 are right\\.")).count(), labels::toString);
  }

  private static List<String> captions(Document document) {
    NodeList found = document.getElementsByTagName("figcaption");
    return IntStream.range(0, found.getLength()).mapToObj(i -> found.item(i).getTextContent()).toList();
  }

  @Test
  void escapesWhateverNamesThereAre() throws Exception {
    List<String> labels = List.of(HOSTILE, RIGHT_TO_LEFT, QUOTES, EMOJI);
    Random random = new Random(5);
    StringBuilder csv = new StringBuilder("\"" + HOSTILE + "\"," + EMOJI + ",\"a'b\",y\n");
    for (int row = 0; row < 80; row++) {
      csv.append(random.nextInt(9)).append(',').append(row % 4).append(',').append(random.nextInt(9)).append(",\"")
          .append(labels.get(row % 4).replace("\"", "\"\"")).append("\"\n");
    }
    bench.write("hostile.csv", csv.toString());
    bench.write("hostile.yaml", """
        name: hostile
        data: {file: hostile.csv, target: y, split: {train: 0.7, test: 0.3, stratify: true}}
        network: {layers: [{units: 4, activation: tanh}, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 30}
        """);
    Document report = report(bench.run("hostile"));
    String text = report.getDocumentElement().getTextContent();
    labels.stream().map(SafeText::line).forEach(label ->
        assertTrue(text.contains(label) || text.contains(label.substring(0, 7)), label));
    String compared = "compare FOLDER/hostile.yaml --quiet --out FOLDER/runs --vary data.scale=none,standard --seeds 2";
    assertEquals(0, bench.ganglion(compared).code());
    report(bench.path("runs/hostile-compare").resolve(Bench.files(bench.path("runs/hostile-compare")).get(0)));
  }

  @Test
  void showsAComparison() throws Exception {
    bench.ganglion("compare FOLDER/iris.yaml --out FOLDER/runs --vary trainer=backprop,rprop --seeds 6 --quiet");
    Document report = report(bench.onlyRun());
    assertEquals(List.of("Seeds", "Learning", "Variants", "Data", "How to repeat it", "Experiment", "Environment"),
        headings(report));
    assertEquals(List.of("Seed by seed", "Against backprop", "Cost", "Validation loss", "Training loss"),
        figures(report));
    JsonObject comparison =
        JsonParser.parseString(Bench.read(bench.onlyRun().resolve("comparison.json"))).getAsJsonObject();
    assertEquals(comparison.get("conclusion").getAsString().replace(" %", "\u00a0%"),
        report.getElementsByTagName("h1").item(0).getTextContent());
  }

  @Test
  void showsASweep() throws Exception {
    bench.ganglion("sweep FOLDER/iris.yaml --out FOLDER/runs --over trainer.increase=1.1..1.5"
        + " --over network.layers.0.activation=tanh,relu --runs 6 --quiet");
    Document report = report(bench.onlyRun());
    assertEquals(List.of("Best so far", "trainer.increase", "network.layers.0.activation", "Validation loss",
        "Training loss"), figures(report));
  }

  @Test
  void isSmallOfAComparisonOfManyVariants() throws Exception {
    String increases = IntStream.range(0, 17).mapToObj(i -> Double.toString((101 + i) / 100.0))
        .collect(Collectors.joining(","));
    bench.ganglion("compare FOLDER/iris.yaml --out FOLDER/runs --vary trainer.increase=" + increases
        + " --set training.epochs=400 --set training.stop=[] --quiet");
    assertTrue(report(bench.onlyRun()).getDocumentElement().getTextContent().contains("of the first 12: "));
  }

  /** As those of a target for each step of many sequences: 200 corners each. */
  @Test
  void isSmallOfManyRocCurves() {
    JsonArray corners = new JsonArray();
    IntStream.rangeClosed(0, 200).forEach(i -> corners.add(i / 200.0));
    JsonArray curves = new JsonArray();
    for (int label = 0; label < 9; label++) {
      JsonObject curve = new JsonObject();
      curve.addProperty("label", "label " + label);
      curve.addProperty("area", 0.5);
      curve.add("falsePositive", corners);
      curve.add("truePositive", corners);
      curves.add(curve);
    }
    JsonObject target = new JsonObject();
    target.add("labels", new JsonArray());
    target.add("roc", curves);
    String figure = ClassificationFigures.of(target, "test").get(0).render();
    assertTrue(figure.length() < MOST_BYTES / 3, figure.length() + " characters");
    assertTrue(figure.contains("label 8"));
  }

  @Test
  void isSmallOfASweepOfManySettings() throws Exception {
    bench.ganglion("sweep FOLDER/iris.yaml --out FOLDER/runs --over trainer.increase=1.1..1.5"
        + " --over network.layers.0.units=2..9 --runs 250 --set training.epochs=2 --quiet");
    report(bench.onlyRun());
  }

  /** Where training diverges there are scores that are none, and a study of which nothing is best. */
  @Test
  void showsStudiesOfTrainingsThatFailed() throws Exception {
    bench.ganglion("compare FOLDER/iris.yaml --out FOLDER/runs --quiet --seeds 6"
        + " --vary trainer.learning-rate=100,0.001,0.0001 --set loss=squared-error --set trainer=backprop --set",
        "network.layers=[{units: 8, activation: relu}, {units: auto, activation: identity}]");
    assertTrue(report(bench.onlyRun()).getDocumentElement().getTextContent().contains("6 none"));
  }

  @Test
  void isMadeAgainToTheSameBytes() throws Exception {
    Path run = bench.run("iris");
    byte[] first = Files.readAllBytes(run.resolve("report.html"));
    String manifest = Bench.read(run.resolve("manifest.json"));
    Files.delete(run.resolve("report.html"));
    Files.delete(folder.resolve("data/iris.csv"));
    assertEquals(new Ran(0, run.toString().replace(folder.toString(), "FOLDER") + "/report.html\n", ""),
        bench.ganglion("report " + run));
    assertArrayEquals(first, Files.readAllBytes(run.resolve("report.html")));
    assertEquals(manifest, Bench.read(run.resolve("manifest.json")));
    Files.writeString(run.resolve("report.html"), "spoilt");
    assertEquals(new String(first, StandardCharsets.UTF_8).replace(folder.toString(), "FOLDER"),
        bench.ganglion("report --out - " + run).out());
    assertEquals("spoilt", Bench.read(run.resolve("report.html")));
  }

  @Test
  void differsInTimesAndPlacesAlone() throws Exception {
    Path one = bench.run("xor");
    String first = timeless(one);
    Path other = bench.run("xor");
    assertNotEquals(one, other);
    assertEquals(first, timeless(other));
  }

  private static String timeless(Path run) {
    JsonObject manifest = Bench.manifest(run);
    return Bench.read(run.resolve("report.html")).replace(run.toString(), "RUN")
        .replace(manifest.get("started").getAsString().replaceFirst("\\.\\d+Z", "Z"), "TIME")
        .replaceAll("\\d+\\.\\d\\d s\\b|\\d+ s\\b", "N s");
  }

  @Test
  void saysWhatItCannotReport() {
    bench.ganglion("report FOLDER").assertFails(4, """
        error: this is not a run directory
          --> FOLDER
          help: name a run directory, or the model.ganglion in one
        """);
    Path run = bench.run("xor");
    bench.write(run.resolve("diagnosis.json").toString(), "{\"layers\":");
    bench.ganglion("report " + run).assertFails(4, """
        error: the files aren't as Ganglion left them: java.io.EOFException: End of input at line 1 column 11 path\
         $.layers
          --> %s
          help: run its resolved.yaml to repeat it
        """.formatted(run.toString().replace(folder.toString(), "FOLDER")));
  }
}
