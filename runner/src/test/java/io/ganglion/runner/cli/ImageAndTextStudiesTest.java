package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons, sweeps and cross-validation of images and of texts, as of tables, and what their models read. */
class ImageAndTextStudiesTest {
  private static final String REST = """
      loss: cross-entropy
      trainer: {use: adam, learning-rate: 0.02}
      training: {epochs: 3, batch-size: 4}
      """;
  private static final String OF_IMAGES = """
      data: {file: stripes, format: images, target: label, split: {train: 0.5, validation: 0.25, test: 0.25}}
      network:
        layers:
          - {use: conv2d, filters: 3, kernel: 3, activation: relu}
          - {use: max-pool, size: 2}
          - {units: auto, activation: softmax}
      """;
  private static final String OF_TEXTS = """
      data:
        file: reviews
        format: texts
        target: label
        columns: {text: {type: text, min-count: 1}}
        split: {train: 0.5, validation: 0.25, test: 0.25}
      network:
        layers:
          - {use: embedding, dimension: 4}
          - {use: global-average-pool}
          - {units: auto, activation: softmax}
      """;
  private static final String OF_BRANCHES = """
      data:
        file: shop.csv
        target: label
        columns: {text: {type: text, min-count: 1}}
        ignore: photo
        split: {train: 0.5, validation: 0.25, test: 0.25}
      network:
        branches:
          - {inputs: text, layers: [{use: embedding, dimension: 4}, {use: global-average-pool}]}
          - {inputs: rest}
        layers:
          - {units: auto, activation: softmax}
      """;
  private static final String OF_IMAGE_COLUMNS = """
      data:
        file: shop.csv
        target: label
        columns: {photo: image}
        ignore: text
        split: {train: 0.5, validation: 0.25, test: 0.25}
      network:
        branches:
          - {inputs: photo, layers: [{use: conv2d, filters: 3, kernel: 3, activation: relu}, {use: flatten}]}
          - {inputs: rest}
        layers:
          - {units: auto, activation: softmax}
      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withImagesAndTexts() throws IOException {
    bench = new Bench(folder);
    StringBuilder shop = new StringBuilder("photo,text,stars,label\n");
    for (int i = 0; i < 24; i++) {
      int number = i;
      boolean lies = i % 2 == 0;
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
      for (int j = 0; j < 8; j++) {
        image.getRaster().setSample(lies ? j : i / 3, lies ? i / 3 : j, 0, 200 + i);
      }
      Path file = bench.path("stripes/" + (lies ? "lying" : "standing") + "/" + i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
      String text = (lies ? "good " : "bad ") + IntStream.range(0, 1 + i % 4).mapToObj(j -> "w" + number * j % 7)
          .collect(Collectors.joining(" "));
      bench.write("reviews/" + (lies ? "yes" : "no") + "/" + i + ".txt", text);
      shop.append(bench.path("").relativize(file)).append(',');
      shop.append(text).append(',').append(i % 5).append(',').append(lies ? "yes" : "no").append('\n');
    }
    bench.write("shop.csv", shop.toString());
  }

  private JsonObject ran(String command, String experiment) {
    bench.write("t.yaml", experiment);
    Ran ran = bench.ganglion(command + " FOLDER/t.yaml --out FOLDER/runs --json --quiet --allow repeated-rows,"
        + "repeated-texts,repeated-images");
    assertEquals(0, ran.code(), ran.err());
    return ran.json();
  }

  private void compares(String experiment, String setting, String values) {
    JsonObject compared = ran("compare", experiment + REST + "compare: {seeds: 2, metric: test.accuracy, vary: {"
        + setting + ": " + values + "}}\n").getAsJsonObject("comparison");
    assertEquals(2, compared.getAsJsonArray("variants").size(), compared::toString);
    JsonObject again = ran("compare", experiment + REST + "compare: {seeds: 2, metric: test.accuracy, vary: {"
        + setting + ": " + values + "}}\nruntime: {threads: 2}\n").getAsJsonObject("comparison");
    assertEquals(compared.get("variants"), again.get("variants"));
  }

  @Test
  void areCompared() {
    compares(OF_IMAGES, "network.layers.0.filters", "[2, 4]");
    compares(OF_TEXTS, "data.columns.text.tokens", "[word, character]");
    compares(OF_BRANCHES, "network.branches.0.layers.0.dimension", "[2, 6]");
    compares(OF_IMAGE_COLUMNS, "network.branches.0.layers.0.filters", "[2, 4]");
  }

  private void sweeps(String experiment, String setting, String range) {
    JsonObject swept = ran("sweep", experiment + REST + "sweep: {method: grid, points: 2, over: {" + setting + ": "
        + range + "}}\n");
    assertTrue(swept.toString().contains(setting), swept::toString);
  }

  @Test
  void areSwept() {
    sweeps(OF_IMAGES, "network.layers.0.filters", "2..4");
    sweeps(OF_TEXTS, "data.columns.text.vocabulary", "4..20");
    sweeps(OF_BRANCHES, "trainer.learning-rate", "log:1e-3..1e-1");
  }

  @Test
  void areCrossValidated() {
    for (String experiment : new String[] {OF_IMAGES, OF_TEXTS, OF_BRANCHES, OF_IMAGE_COLUMNS}) {
      bench.write("t.yaml", experiment.replace("{train: 0.5, validation: 0.25, test: 0.25}",
          "{kfold: 3, stratify: true}") + REST);
      Ran folds = bench.ganglion("run FOLDER/t.yaml --out FOLDER/runs");
      assertEquals(0, folds.code(), folds.err());
      assertTrue(folds.out().contains("3; each was the test part of a training on the others"), folds.out());
    }
  }

  /** Files of new texts are in the encoding of those to train on. */
  @Test
  void modelsReadTextsInTheirEncoding() throws IOException {
    for (String[] each : new String[][] {{"lines", "windows-1252", "new.txt"}, {"lines", "UTF-16", "new.txt"},
        {"texts", "ISO-8859-1", "new"}}) {
      Charset charset = Charset.forName(each[1]);
      boolean lines = each[0].equals("lines");
      Path data = Files.createDirectories(bench.path(each[1]));
      for (int i = 0; i < 12; i++) {
        String label = i % 2 == 0 ? "ja" : "nö";
        Path file = data.resolve(lines ? label + ".txt" : label + "/" + i + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines ? "schön " + label + "\nfür " + label + "\n" : "für " + label, charset);
      }
      Path fresh = data.resolve(each[2]);
      if (lines) {
        Files.writeString(fresh, "schön nö\nfür ja\n", charset);
      } else {
        Files.createDirectories(fresh);
        Files.writeString(fresh.resolve("1.txt"), "schön nö", charset);
        Files.writeString(fresh.resolve("2.txt"), "für ja", charset);
      }
      String files = lines ? "[" + each[1] + "/ja.txt, " + each[1] + "/nö.txt]" : each[1];
      Path kept = bench.path("fresh-" + each[1]);
      Files.move(fresh, kept);
      bench.write("t.yaml", "data: {file: " + files + ", format: {use: " + each[0] + ", encoding: " + each[1]
          + "}, target: label, columns: {text: {type: text, min-count: 1}}}\n"
          + OF_TEXTS.substring(OF_TEXTS.indexOf("network:")) + REST.replace("epochs: 3", "epochs: 80"));
      Path run = bench.run("t", "--allow", "repeated-rows,labels-in-texts");
      Ran predicted = bench.ganglion("predict " + run + " FOLDER/fresh-" + each[1]);
      assertEquals(0, predicted.code(), predicted.err());
      assertEquals(List.of("nö", "ja"), predicted.out().lines().skip(1).map(line -> line.split(",")[lines ? 0 : 1])
          .toList(), predicted::toString);
    }
  }
}
