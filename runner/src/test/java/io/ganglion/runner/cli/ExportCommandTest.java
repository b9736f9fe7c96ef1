package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, and what is said of it. */
class ExportCommandTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private Path irisRun() {
    bench.example("iris");
    return bench.run("iris", "--set", "training.epochs=3");
  }

  /** Trains a few epochs on a table that is written first. */
  private Path run(String csv, String yaml) {
    bench.write("table.csv", csv);
    bench.write("experiment.yaml", yaml);
    return bench.run("experiment");
  }

  @Test
  void writesAJavaClassThatPredictsTheSame() {
    Path run = irisRun();
    bench.ganglion("export " + run + " --format java --out FOLDER/Flower.java --check FOLDER/data/iris.csv")
        .assertPrints("""
            wrote       FOLDER/Flower.java, %d bytes: class Flower, inputs sepal_length, sepal_width, petal_length, \
            petal_width (4), predicts species
            checked     150 rows: 150 labels equal, largest difference 0
            """.formatted(Bench.read(folder.resolve("Flower.java")).length()));
    String text = Bench.read(folder.resolve("Flower.java"));
    assertTrue(text.contains("""
          public static Prediction predict(double sepalLength, double sepalWidth, double petalLength, double \
        petalWidth) {
        """), text);
    assertEquals(text.replace("public final class Flower ", "public final class Iris ")
            .replace("private Flower()", "private Iris()"),
        bench.ganglion("export " + run + " --format java --class Iris --out -").out());
  }

  @Test
  void checksTablesWithGapsDatesLabelsAndTruths() {
    StringBuilder csv = new StringBuilder("when;height;city;open;price\n");
    for (int i = 0; i < 60; i++) {
      csv.append(i % 7 == 3 ? "" : (1 + i % 28) + "." + (1 + i % 12) + ".202" + i % 5).append(';')
          .append(i % 5 == 2 ? "?" : "1," + i).append(';').append(i % 2 == 0 ? "K\u00f6ln" : i % 3 == 0 ? "NA" : "Bonn")
          .append(';').append(i % 4 == 0 ? "yes" : "No").append(';').append(i * i).append('\n');
    }
    Path run = run(csv.toString(), """
        data:
          file: table.csv
          delimiter: ";"
          decimal: ","
          target: price
          columns:
            when: {type: date, pattern: d.M.yyyy, missing: median}
            height: {missing: mean}
            city: {missing: most-frequent}
            open: {type: boolean}
        network:
          layers:
            - {units: 3, activation: gelu}
            - {units: 1, activation: identity}
        loss: squared-error
        trainer: rprop
        training: {epochs: 4}
        """);
    bench.ganglion("export " + run + " --format java --out FOLDER/Price.java --check FOLDER/table.csv")
        .assertPrints("""
            wrote       FOLDER/Price.java, %d bytes: class Price, inputs when, height, city, open (4), predicts price
            checked     60 rows: largest difference 0
            """.formatted(Bench.read(folder.resolve("Price.java")).length()));
  }

  /** A model trained in single precision predicts in double precision. */
  @Test
  void exportsWhatWasTrainedInSinglePrecision() {
    bench.example("iris");
    Path run = bench.run("iris", "--set", "training.epochs=3", "--set", "runtime.precision=float32");
    assertTrue(bench.ganglion("export " + run + " --format java --out FOLDER/Iris.java --check FOLDER/data/iris.csv")
        .out().endsWith("checked     150 rows: 150 labels equal, largest difference 0\n"));
  }

  @Test
  void checksCWhereThereIsACompiler() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "skipped: there is no cc");
    Path run = irisRun();
    assertTrue(bench.ganglion("export " + run + " --format c --check FOLDER/data/iris.csv --out FOLDER/f.c").out()
        .endsWith("checked     150 rows: 150 labels equal, largest difference 0\n"));
  }

  /** Sequences by their ids, in steps of their own. */
  @Test
  void checksSequences() {
    StringBuilder csv = new StringBuilder("walk,step,x,place,far\n");
    for (int i = 0; i < 120; i++) {
      csv.append(i % 24).append(',').append(i / 24).append(',').append(i * 7 % 11).append(',')
          .append(i % 3 == 0 ? "up" : "down").append(',').append(i % 24 % 3 == 0 ? "yes" : "no").append('\n');
    }
    Path run = run(csv.toString(), """
        data:
          file: table.csv
          target: far
          sequence: {id: walk, order: step}
        network:
          layers:
            - {use: gru, units: 4, direction: bidirectional, outputs: all}
            - {use: lstm, units: 3, outputs: last}
            - {units: 2, activation: softmax}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 2}
        """);
    for (String format : List.of("java --out FOLDER/Walk.java", "c --out FOLDER/walk.c")) {
      if (format.startsWith("java") || Files.isExecutable(Path.of("/usr/bin/cc"))) {
        assertTrue(bench.ganglion("export " + run + " --format " + format + " --check FOLDER/table.csv").out()
            .endsWith("inputs x, place (2), predicts far\n"
                + "checked     24 rows: 24 labels equal, largest difference 0\n"));
      }
    }
  }

  /** A language model says what comes behind each token of a text, line by line. */
  @Test
  void checksLanguageModels() {
    bench.write("song.txt", "row, row, row your boat\ngently down the stream\n".repeat(4));
    bench.write("song.yaml", """
        data:
          file: song.txt
          format: text
          text: {tokens: byte-pair, vocabulary: 24, window: 8, warm-up: 4}
          split: {train: 1}
        network:
          layers:
            - {use: embedding, dimension: 3}
            - {use: positional-embedding, max-length: 12}
            - {use: self-attention, heads: 1, causal: true}
            - {units: auto, activation: softmax}
        loss: cross-entropy
        trainer: adam
        training: {epochs: 1, batch-size: 4}
        """);
    bench.ganglion("run FOLDER/song.yaml --out FOLDER/runs --quiet").assertPrints("");
    String run = bench.onlyRun().toString();
    int tokens = bench.ganglion("evaluate " + run + " FOLDER/song.txt --json").json().get("tokens").getAsInt();
    String checked = "goes on with texts of 24 tokens\nchecked     " + tokens + " tokens: " + tokens
        + " labels equal, largest difference 0\n";
    for (String format : List.of("java --out FOLDER/Song.java", "c --out FOLDER/song.c")) {
      if (format.startsWith("java") || Files.isExecutable(Path.of("/usr/bin/cc"))) {
        String out = bench.ganglion("export " + run + " --format " + format + " --check FOLDER/song.txt").out();
        assertTrue(out.endsWith(checked), out);
      }
    }
  }

  /** Windows as steps, and as rows. */
  @Test
  void checksSeries() {
    StringBuilder csv = new StringBuilder("y\n");
    for (int i = 0; i < 60; i++) {
      csv.append(i * i % 17).append('\n');
    }
    for (String network : List.of("steps; {use: gru, units: 3, outputs: last}", "row; {units: 3, activation: tanh}")) {
      String[] parts = network.split("; ");
      Path run = run(csv.toString(), """
          data:
            file: table.csv
            target: y
            series: {lags: 5, form: %s}
          network:
            layers:
              - %s
              - {units: 1, activation: identity}
          loss: squared-error
          trainer: rprop
          training: {epochs: 2}
          """.formatted(parts[0], parts[1]));
      assertTrue(bench.ganglion("export " + run + " --format java --out FOLDER/Y.java --check FOLDER/table.csv").out()
          .endsWith("checked     55 rows: largest difference 0\n"));
    }
  }

  /** Of two series in one table, as steps and as rows; no window lies in both. */
  @Test
  void checksSeriesWithColumnsKnownAhead() {
    StringBuilder csv = new StringBuilder("shop,open,y\n");
    for (int i = 0; i < 30; i++) {
      csv.append("a,").append(i % 5 == 0 ? 0 : 1).append(',').append(i * i % 17).append('\n');
      csv.append("b,").append(i % 3 == 0 ? 0 : 1).append(',').append(i * i % 13).append('\n');
    }
    for (String network : List.of("steps; {use: gru, units: 3, outputs: last}", "row; {units: 3, activation: tanh}")) {
      String[] parts = network.split("; ");
      Path run = run(csv.toString(), """
          data:
            file: table.csv
            target: y
            series: {id: shop, lags: 4, inputs: y, known: open, horizon: 2, forecast: direct, form: %s}
          network:
            layers:
              - %s
              - {units: 2, activation: identity}
          loss: squared-error
          trainer: rprop
          training: {epochs: 2}
          """.formatted(parts[0], parts[1]));
      assertTrue(bench.ganglion("export " + run + " --format java --out FOLDER/Y.java --check FOLDER/table.csv").out()
          .endsWith("checked     50 rows: largest difference 0\n"));
    }
  }

  @Test
  void writesOnnxInSinglePrecision() {
    Path run = irisRun();
    bench.ganglion("export " + run + " --format onnx --precision float --out FOLDER/float.onnx");
    bench.ganglion("export " + run + " --format onnx --out FOLDER/double.onnx");
    assertTrue(folder.resolve("float.onnx").toFile().length() < folder.resolve("double.onnx").toFile().length());
    bench.ganglion("export " + run + " --format c --precision float --out FOLDER/f.c").assertFails(2, """
        error: only an ONNX export can be in single precision
          --> --precision
          help: leave it out: the export is exact
        """);
  }

  @Test
  void writesCNamedLikeTheFile() {
    Path run = irisRun();
    bench.ganglion("export " + run + " --format c --out FOLDER/my-flower.c").assertPrints("""
        wrote       FOLDER/my-flower.c, %d bytes: function my_flower_predict, inputs sepal_length, sepal_width, \
        petal_length, petal_width (4), predicts species
        """.formatted(Bench.read(folder.resolve("my-flower.c")).length()));
    bench.ganglion("export " + run + " --format c --class Iris --out FOLDER/f.c").assertFails(2, """
        error: only a Java export has a class
          --> --class
          help: leave it out, or choose --format java
        """);
    assertFalse(Files.exists(folder.resolve("f.c")));
  }

  @Test
  void writesOnnxAndSaysWhatCheckingItTakes() throws IOException {
    Path run = irisRun();
    bench.ganglion("export " + run + " --format onnx --out FOLDER/iris.onnx").assertPrints("""
        wrote       FOLDER/iris.onnx, %d bytes: outputs label, probabilities, inputs sepal_length, sepal_width, \
        petal_length, petal_width (4), predicts species
        """.formatted(Files.size(folder.resolve("iris.onnx"))));
    bench.ganglion("export " + run + " --format onnx --out FOLDER/f.onnx --check FOLDER/data/iris.csv")
        .assertFails(2, """
            error: onnxruntime isn't there, which computes ONNX files
              --> --check
              help: name its jar with --runtime, such as --runtime onnxruntime-1.29.0.jar
            """);
    bench.ganglion("export " + run
        + " --format onnx --out FOLDER/f.onnx --check FOLDER/data/iris.csv --runtime FOLDER/none.jar")
        .assertFails(2, """
            error: there is no such file: FOLDER/none.jar
              --> --runtime
              help: name the jar of onnxruntime
            """);
    assertFalse(Files.exists(folder.resolve("f.onnx")));
  }

  @Test
  void takesWeightsOutAndPutsOthersIn() {
    Path run = irisRun();
    bench.ganglion("export " + run + " --format safetensors --out FOLDER/iris.safetensors").assertPrints("""
        wrote       FOLDER/iris.safetensors, 888 bytes: 67 parameters in 1.weights, 1.biases, 2.weights, 2.biases
        """);
    Path other = bench.run("iris", "--set", "training.epochs=2");
    bench.ganglion("import " + other + " FOLDER/iris.safetensors --out FOLDER/new.ganglion").assertPrints("""
        wrote       FOLDER/new.ganglion: 4 of 4 blocks from FOLDER/iris.safetensors
        """);
    assertEquals(predictions(run), predictions(folder.resolve("new.ganglion")));
    assertNotEquals(predictions(run), predictions(other));
    bench.write("map.txt", "1.biases = 2.biases\n");
    bench.ganglion("import " + other + " FOLDER/iris.safetensors --map FOLDER/map.txt --out FOLDER/f.ganglion")
        .assertFails(4, """
            error: tensor '2.biases' has the shape [3], and '1.biases' needs [8]
              --> FOLDER/map.txt
              help: the network must be the same
            """);
    bench.ganglion("import " + other + " FOLDER/none --out FOLDER/f.ganglion").assertFails(4, """
        error: there is no such file
          --> FOLDER/none
        """);
    bench.ganglion("import " + other + " FOLDER/data --out FOLDER/f.ganglion").assertFails(4, """
        error: this is no plain file
          --> FOLDER/data
        """);
    assertFalse(Files.exists(folder.resolve("f.ganglion")));
  }

  private String predictions(Path model) {
    return bench.ganglion("predict " + model + " FOLDER/data/iris.csv").out();
  }

  @Test
  void refusesNamesThatNoClassCanHave() {
    Path run = irisRun();
    bench.ganglion("export " + run + " --format java --class 1st").assertFails(2, """
        error: '1st' can't be the name of a Java class
          --> --class
          help: give one by --class, such as --class org.example.Iris
        """);
    bench.ganglion("export " + run + " --format java --out FOLDER/my-flower.java").assertFails(2, """
        error: 'my-flower' can't be the name of a Java class
          --> --out
          help: give one by --class, such as --class org.example.Iris
        """);
    bench.ganglion("export " + run + " --format java --class org.example.String").assertFails(2, """
        error: 'org.example.String' can't be the name of a Java class
          --> --class
          help: give one by --class, such as --class org.example.Iris
        """);
    assertFalse(Files.exists(folder.resolve("my-flower.java")));
  }
}
