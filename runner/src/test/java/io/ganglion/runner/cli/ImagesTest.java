package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.model.Model;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images from training to use. */
class ImagesTest {
  private static final String REST = """
      loss: cross-entropy
      trainer: {use: adam, learning-rate: 0.02}
      training: {epochs: 4, batch-size: 4}
      """;
  private static final String LAYERS = "network: {layers: [{use: conv2d, filters: 3, kernel: 3, activation: relu},"
      + " {use: max-pool, size: 2}, {units: auto, activation: softmax}]}\n";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  /** A bright stripe, lying or standing, by a label's name. */
  private void draw(String file, int size, int place, boolean coloured) {
    BufferedImage image = new BufferedImage(size, size, coloured ? BufferedImage.TYPE_INT_RGB
        : BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < size; i++) {
      for (int band = 0; band < image.getRaster().getNumBands(); band++) {
        image.getRaster().setSample(file.contains("lying") ? i : place, file.contains("lying") ? place : i, band, 250);
      }
    }
    try {
      Path path = bench.path(file);
      Files.createDirectories(path.getParent());
      ImageIO.write(image, "png", path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drawAll(String parent, int size) {
    for (int i = 0; i < 6; i++) {
      draw(parent + "/lying/" + i + ".png", size, i, false);
      draw(parent + "/standing/" + i + ".png", size, i, false);
    }
  }

  private void write(String format, String more) {
    bench.write("stripes.yaml", "data: {file: stripes, format: " + format + ", target: label" + more + "}\n" + LAYERS
        + REST);
  }

  /** The net inputs of a relu over zeros are its biases, which begin at its kink. */
  @Test
  void gradientsAreCheckedBesideTheKinksOfABlackBackground() {
    drawAll("stripes", 8);
    write("images", "");
    Ran ran = bench.ganglion("gradcheck FOLDER/stripes.yaml");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("12 examples, biases moved: at the initial ones, 1 part has nothing but kinks\n"),
        ran.out());
    assertTrue(bench.ganglion("gradcheck FOLDER/stripes.yaml --json").json().get("biasesMoved").getAsBoolean());
    Ran elsewhere = bench.ganglion("gradcheck FOLDER/stripes.yaml --set network.bias-initializer=uniform");
    assertTrue(elsewhere.out().startsWith("12 examples\n"), elsewhere.out());
  }

  @Test
  void theFoldersOfAFolderAreItsParts() {
    drawAll("stripes/train", 8);
    drawAll("stripes/val", 8);
    drawAll("stripes/test", 8);
    write("images", "");
    Path run = bench.run("stripes");
    JsonObject splits = Bench.manifest(run).getAsJsonObject("splits");
    for (String part : new String[] {"train", "validation", "test"}) {
      assertEquals(12, splits.getAsJsonObject(part).get("examples").getAsInt(), part);
    }
    Ran predicted = bench.ganglion("predict " + run + " FOLDER/stripes/test/lying/2.png FOLDER/stripes/val");
    assertEquals(14, predicted.out().lines().count());
    assertTrue(predicted.out().startsWith("file,label,p(lying),p(standing)\nFOLDER/stripes/test/lying/2.png,"));
    assertTrue(predicted.out().contains("\nstanding/5.png,"));
    JsonObject test = JsonParser.parseString(bench.ganglion("evaluate " + run + " FOLDER/stripes --json").out())
        .getAsJsonObject();
    assertEquals(splits.getAsJsonObject("test").get("loss"), test.get("loss"));
  }

  @Test
  void aProgramPredictsAnImage() throws IOException {
    drawAll("stripes", 8);
    write("images", "");
    Model model = Model.load(bench.run("stripes").resolve("model.ganglion"));
    byte[] pixels = new byte[64];
    for (int i = 0; i < 8; i++) {
      pixels[8 * 3 + i] = (byte) 250;
    }
    CategoryPrediction prediction =
        (CategoryPrediction) model.predict(Map.of("image", new Image(8, 8, 1, pixels))).targets().get(0);
    assertTrue(bench.ganglion("predict " + bench.onlyRun() + " FOLDER/stripes/lying/3.png").out()
        .contains("," + prediction.label() + "," + prediction.probabilities()[0] + ","));
  }

  @Test
  void threadsAndCheckpointsChangeNothingThoughImagesAreAugmented() throws IOException {
    drawAll("stripes", 8);
    write("images", "");
    byte[] plain = Files.readAllBytes(bench.run("stripes").resolve("model.ganglion"));
    String augmented = " --set training.augment.shift=1 --set training.augment.mirror=true"
        + " --set training.augment.crop=1";
    byte[] one = model(augmented + " --set runtime.threads=1");
    assertArrayEquals(one, model(augmented + " --set runtime.threads=3"));
    assertNotEquals(HexFormat.of().formatHex(plain), HexFormat.of().formatHex(one));
  }

  private byte[] model(String more) throws IOException {
    Ran ran = bench.ganglion("run FOLDER/stripes.yaml --out FOLDER/more --json" + more);
    assertEquals(0, ran.code(), ran.err());
    return Files.readAllBytes(bench.path(ran.json().get("run").getAsString()).resolve("model.ganglion"));
  }

  @Test
  void imagesOfAnotherSizeAreErrorsUnlessTheyAreScaled() {
    drawAll("stripes", 8);
    draw("stripes/lying/9.png", 10, 3, true);
    write("images", "");
    Ran ran = bench.ganglion("run FOLDER/stripes.yaml --out FOLDER/runs");
    assertEquals("error: the image has 10 × 10 pixels, but 8 × 8 are expected\n  --> FOLDER/stripes/lying/9.png\n"
        + "  help: crop it; or let Ganglion scale every image, by format: {use: images, height: 8, width: 8} in 'data'"
        + " of the experiment\n", ran.err());
    assertEquals(4, ran.code());
    assertEquals(0, bench.ganglion("data describe FOLDER/stripes").code());
    assertTrue(bench.ganglion("data describe FOLDER/stripes").out().contains("8 × 8 gray 12, 10 × 10 coloured 1"));
    write("{use: images, height: 6, width: 6, colors: gray}", "");
    Path run = bench.run("stripes");
    assertEquals(14, bench.ganglion("predict " + run + " FOLDER/stripes").out().lines().count());
  }

  @Test
  void aModelTakesImagesOfItsSizeAlone() {
    drawAll("stripes", 8);
    write("images", "");
    Path run = bench.run("stripes");
    draw("other.png", 9, 2, false);
    Ran ran = bench.ganglion("predict " + run + " FOLDER/other.png");
    assertEquals("error: the image has 9 × 9 pixels, but 8 × 8 are expected\n  --> FOLDER/other.png\n"
        + "  help: crop it; or let Ganglion scale every image, by format: {use: images, height: 8, width: 8} in 'data'"
        + " of the experiment\n", ran.err());
    bench.write("stripes.csv", "a,b\n1,2\n");
    assertEquals("error: it is text, not an image\n  --> FOLDER/stripes.csv\n  help: take it out of the folder\n",
        bench.ganglion("predict " + run + " FOLDER/stripes.csv").err());
    assertEquals("error: labels are needed, and it is a single file\n  --> FOLDER/other.png\n"
        + "  help: name a folder that has a folder of images for each label\n",
        bench.ganglion("evaluate " + run + " FOLDER/other.png").err());
  }

  @Test
  void saysWhatImagesAreNotFor() {
    drawAll("stripes", 8);
    write("images", ", scale: standard");
    assertEquals("error: 'scale' is for columns of numbers, and 'image' holds images\n  --> FOLDER/stripes.yaml:1:61\n"
        + "  |\n1 | data: {file: stripes, format: images, target: label, scale: standard}\n"
        + "  |                                                             ^^^^^^^^\n"
        + "  help: leave it out: their numbers are from 0 to 1\n",
        bench.ganglion("run FOLDER/stripes.yaml --out FOLDER/runs").err());
    write("images", "");
    assertEquals("error: images of 8 × 8 pixels can't be moved or cropped by 8\n  --> --set training.augment.shift=8\n"
        + "  |\n1 | training.augment.shift=8\n  |                  ^^^^^\n  help: write less than 8\n",
        bench.ganglion("run FOLDER/stripes.yaml --out FOLDER/runs"
            + " --set training.augment.shift=8").err());
    write("{use: images, height: 8}", "");
    assertTrue(bench.ganglion("run FOLDER/stripes.yaml --out FOLDER/runs").err()
        .startsWith("error: 'width' of format 'images' must be given beside 'height'\n"));
  }

  @Test
  void foldsDrawImagesToo() {
    drawAll("stripes", 8);
    write("images", ", split: {kfold: 3}");
    Ran ran = bench.ganglion("run FOLDER/stripes.yaml --out FOLDER/runs --json");
    assertEquals(0, ran.code(), ran.err());
  }

  /** Two images of 3 × 2 pixels and their labels, thrice. */
  private void writeIdx() throws IOException {
    String pixels = "00ff00000000" + "0000ff000000";
    Files.write(bench.path("a-images-idx3-ubyte"),
        HexFormat.of().parseHex("00000803" + "00000006" + "00000003" + "00000002" + pixels.repeat(3)));
    Files.write(bench.path("a-labels-idx1-ubyte"), HexFormat.of().parseHex("00000801" + "00000006" + "0102".repeat(3)));
  }

  /** A first layer that flattens makes images of pixels, with the same numbers for the dense layer behind it. */
  @Test
  void idxFilesAreImagesWhereRowsCannotBeTaken() throws IOException {
    writeIdx();
    String data = "data: {file: a-images-idx3-ubyte, format: idx, target: label}\n";
    String layers = "{units: 4, activation: tanh}, {units: auto, activation: softmax}]}\n";
    bench.write("columns.yaml", data + "network: {layers: [" + layers + REST);
    bench.write("images.yaml", data + "network: {layers: [{use: flatten}, " + layers + REST);
    Model columns = Model.load(bench.run("columns").resolve("model.ganglion"));
    Model images = Model.load(bench.run("images").resolve("model.ganglion"));
    assertEquals("[p1, p2, p3, p4, p5, p6]", columns.preprocessing().inputTypes().keySet().toString());
    assertEquals("{image=IMAGE}", images.preprocessing().inputTypes().toString());
    assertArrayEquals(columns.parameters(), images.parameters());
    Ran convolved = bench.ganglion("run FOLDER/images.yaml --out FOLDER/more --set network.layers.0.use=conv2d"
        + " --set network.layers.0.filters=2 --set network.layers.0.kernel=2 --set network.layers.0.activation=relu");
    assertEquals(0, convolved.code(), convolved.err());
    assertEquals("error: 'training.augment' is for images, and no input is one\n  --> --set training.augment.shift=1\n"
        + "  |\n1 | training.augment.shift=1\n  |                  ^^^^^\n"
        + "  help: write {use: flatten} as the first layer: then the pixels are an image, not a row\n",
        bench.ganglion("run FOLDER/columns.yaml --out FOLDER/more --set training.augment.shift=1").err());
  }

  /** The files of an archive of tar, packed by gzip: headers of 512 bytes, and what they announce. */
  private static void unpack(Path archive, Path to) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (byte[] header = in.readNBytes(512); header[0] != 0; header = in.readNBytes(512)) {
        String name = new String(header, 0, 100, StandardCharsets.US_ASCII).split("\0", 2)[0];
        int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII), 8);
        byte[] content = in.readNBytes((size + 511) / 512 * 512);
        if (!name.endsWith("/")) {
          Files.createDirectories(to.resolve(name).getParent());
          Files.write(to.resolve(name), Arrays.copyOf(content, size));
        }
      }
    }
  }

  @Test
  void clothesAreToldApartAfterTwoEpochs() throws IOException {
    unpack(SharedData.path("sequences/fashion_png.tar.gz"), folder);
    Ran ran = bench.ganglion("run ../examples/images/fashion.yaml --out FOLDER/runs --json --set training.epochs=2"
        + " --set data.file=FOLDER/fashion_png");
    assertEquals(0, ran.code(), ran.err());
    JsonObject test = JsonParser.parseString(ran.out()).getAsJsonObject().getAsJsonObject("splits")
        .getAsJsonObject("test");
    assertEquals(500, test.get("examples").getAsInt());
    assertTrue(test.get("accuracy").getAsDouble() >= 0.6, test::toString);
  }

  /** With fewer epochs and examples than it comes with. */
  @ParameterizedTest
  @ValueSource(strings = {"lenet", "mnist-augmented"})
  void convolutionsLearnDigits(String experiment) throws IOException {
    firstDigits("train", 2400);
    firstDigits("t10k", 400);
    Ran ran = bench.ganglion("run ../examples/images/" + experiment + ".yaml --out FOLDER/runs --json"
        + " --set training.epochs=1 --set data.file=FOLDER/mnist");
    assertEquals(0, ran.code(), ran.err());
    double accuracy = JsonParser.parseString(ran.out()).getAsJsonObject().getAsJsonObject("splits")
        .getAsJsonObject("validation").get("accuracy").getAsDouble();
    assertTrue(accuracy >= 0.5, () -> "accuracy " + accuracy);
  }

  private void firstDigits(String part, int count) throws IOException {
    copyIdx(part + "-images-idx3-ubyte", 16, 28 * 28, count);
    copyIdx(part + "-labels-idx1-ubyte", 8, 1, count);
  }

  /** The first of the items of an IDX file, whose header has their number at its fifth byte. */
  private void copyIdx(String name, int header, int size, int count) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("mnist")).resolve(name);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(SharedData.path("mnist/" + name + ".gz")))) {
      Files.write(copy, ByteBuffer.wrap(in.readNBytes(header + size * count)).putInt(4, count).array());
    }
  }
}
