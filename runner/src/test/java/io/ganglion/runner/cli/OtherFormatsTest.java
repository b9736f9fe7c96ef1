package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that are no CSV file, from training to use. */
class OtherFormatsTest {
  private static final String REST = """
      network: {layers: [{units: 3, activation: tanh}, {units: auto, activation: softmax}], shortcuts: true}
      loss: cross-entropy
      trainer: rprop
      training: {epochs: 60}
      """;
  private static final String XOR = """
      bool_in=2
      real_in=0
      bool_out=2
      real_out=0
      training_examples=4
      validation_examples=2
      test_examples=1
      0 0 1 0
      0 1 0 1
      1 0 0 1
      1 1 1 0
      0 0 1 0
      0 1 0 1
      1 1 1 0
      """;

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  private static int examples(JsonObject splits, String part) {
    return splits.getAsJsonObject(part).get("examples").getAsInt();
  }

  @Test
  void proben1() {
    bench.write("xor.dt", XOR);
    bench.write("xor.yaml", "data: {file: xor.dt, format: proben1, target: class}\n" + REST);
    Path run = bench.run("xor");
    JsonObject splits = Bench.manifest(run).getAsJsonObject("splits");
    assertEquals(4, examples(splits, "train"));
    assertEquals(2, examples(splits, "validation"));
    assertEquals(1, examples(splits, "test"));
    assertEquals("2-3-2 with shortcuts", Bench.manifest(run).get("network").getAsString());
    Ran predicted = bench.ganglion("predict " + run + " FOLDER/xor.dt");
    assertEquals("class,p(1),p(2)", predicted.out().lines().findFirst().get());
    assertEquals(8, predicted.out().lines().count());
    assertEquals(7, bench.ganglion("evaluate " + run + " FOLDER/xor.dt --json").json().get("examples").getAsInt());
    assertEquals(1, bench.ganglionReading("in2,in1,class\n0,1,2\n", "evaluate " + run + " - --json --format csv")
        .json().get("examples").getAsInt());
  }

  @Test
  void proben1WithASplitOfTheExperiment() {
    bench.write("xor.dt", XOR);
    bench.write("xor.yaml", "data: {file: xor.dt, format: proben1, target: class, split: {train: 0.5, test: 0.5,"
        + " order: file}}\n" + REST);
    JsonObject splits = Bench.manifest(bench.run("xor")).getAsJsonObject("splits");
    assertEquals(4, examples(splits, "train"));
    assertEquals(3, examples(splits, "test"));
  }

  @Test
  void proben1WithoutValidationExamples() {
    bench.write("xor.dt", XOR.replace("validation_examples=2", "validation_examples=0").replace("test_examples=1",
        "test_examples=3"));
    bench.write("xor.yaml", "data: {file: xor.dt, format: proben1, target: class}\n" + REST);
    assertEquals("""
        error: 'FOLDER/xor.dt' gives no validation examples
          --> FOLDER/xor.yaml:1:14
          |
        1 | data: {file: xor.dt, format: proben1, target: class}
          |              ^^^^^^
          help: write a split, for instance split: {train: 0.8, test: 0.2}
        """, bench.ganglion("check FOLDER/xor.yaml").err());
  }

  private void idx(String name, String images, String labels) throws IOException {
    Files.write(folder.resolve(name + "-images-idx3-ubyte"), HexFormat.of().parseHex(images.replace(" ", "")));
    Files.write(folder.resolve(name + "-labels-idx1-ubyte"), HexFormat.of().parseHex(labels.replace(" ", "")));
  }

  @Test
  void idx() throws IOException {
    idx("train", "00000803 00000006 00000001 00000002 00ff ff00 0fff ff0f 00f0 f000", "00000801 00000006 010201020102");
    idx("t10k", "00000803 00000002 00000001 00000002 10ff ff20", "00000801 00000002 0102");
    bench.write("digits.yaml", "data: {file: ., format: idx, target: label, split: {train: 0.67, validation: 0.33}}\n"
        + REST);
    Path run = bench.run("digits");
    JsonObject splits = Bench.manifest(run).getAsJsonObject("splits");
    assertEquals(4, examples(splits, "train"));
    assertEquals(2, examples(splits, "validation"));
    assertEquals(2, examples(splits, "test"));
    String first = bench.ganglion("predict " + run + " FOLDER").out();
    assertEquals(first, bench.ganglion("predict " + run + " FOLDER/t10k-images-idx3-ubyte").out());
    assertTrue(first.startsWith("label,p(1),p(2)\n1,"), first);
    assertEquals(6, bench.ganglion("evaluate " + run + " FOLDER/train-images-idx3-ubyte --json").json()
        .get("examples").getAsInt());
    assertEquals(2, bench.ganglion("evaluate " + run + " FOLDER --json").json().get("examples").getAsInt());
  }

  @Test
  void idxWithATestPartOfTheExperiment() throws IOException {
    idx("train", "00000803 00000004 00000001 00000001 00 ff 01 fe", "00000801 00000004 01020102");
    idx("t10k", "00000803 00000001 00000001 00000001 10", "00000801 00000001 01");
    bench.write("digits.yaml", "data: {file: ., format: idx, target: label, split: {train: 0.5, test: 0.5,"
        + " stratify: true}}\n" + REST);
    assertEquals(2, examples(Bench.manifest(bench.run("digits")).getAsJsonObject("splits"), "test"));
  }

  @Test
  void refusesWhatIsForOtherFormats() {
    bench.write("a.yaml", "data: {file: x.dt, format: proben1, target: class, ignore: in1}\n" + REST);
    assertEquals("error: 'data.ignore' is only for CSV, line and text files",
        bench.ganglion("check FOLDER/a.yaml").err().lines().findFirst().get());
    assertEquals("error: invalid value for option '--format': must be one of csv, proben1, idx, images, lines, texts,"
        + " text, but is 'xls'",
        bench.ganglion("predict run x.xls --format xls").err().lines().findFirst().get());
  }
}
