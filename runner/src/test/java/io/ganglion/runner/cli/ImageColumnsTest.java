package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with a column that names image files, beside texts, numbers and labels. */
class ImageColumnsTest {
  private static final String SHOP = """
      seed: 1
      data:
        file: shop.csv
        target: kind
        columns: {photo: image, title: {type: text, min-count: 1}, colour: category}
        scale: standard
        split: {train: 0.4, validation: 0.1, test: 0.5}
      network:
        branches:
          - {inputs: price}
          - inputs: photo
            layers: [{use: conv2d, filters: 3, kernel: 3, activation: relu}, {use: max-pool, size: 2}, {use: flatten}]
          - {inputs: title, layers: [{use: embedding, dimension: 4}, {use: global-average-pool}]}
          - {inputs: rest}
        layers:
          - {units: 6, activation: tanh}
          - {units: auto, activation: softmax}
      loss: cross-entropy
      trainer: {use: adam, learning-rate: 0.02}
      training: {epochs: 3, batch-size: 10, augment: {shift: 1}}
      """;

  @TempDir
  Path folder;
  private Bench bench;

  /** Stripes that lie or stand, by the row's kind. */
  @BeforeEach
  void aShopOfStripes() throws IOException {
    bench = new Bench(folder);
    StringBuilder shop = new StringBuilder("photo,title,price,colour,kind\n");
    for (int i = 0; i < 48; i++) {
      boolean lies = i % 2 == 0;
      draw("tables/photos/" + i + ".png", lies, i / 3 % 8, 8, 200 + i);
      shop.append("photos/" + i + ".png," + (i % 3 == 0 ? "nice " : "") + "stripe," + i % 5 + "."
          + i + "," + (i % 4 == 0 ? "red" : "blue") + "," + (lies ? "lying" : "standing") + "\n");
    }
    bench.write("tables/shop.csv", shop.toString());
    bench.write("shop.yaml", SHOP.replace("shop.csv", "tables/shop.csv"));
  }

  private void draw(String file, boolean lies, int place, int size, int level) throws IOException {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    for (int j = 0; j < size; j++) {
      image.getRaster().setSample(lies ? j : place, lies ? place : j, 0, level);
    }
    Files.createDirectories(bench.path(file).getParent());
    ImageIO.write(image, "png", bench.path(file).toFile());
  }

  /** The first row's photo is something else. */
  private String table(String photo) {
    return Bench.read(bench.path("tables/shop.csv")).replace("photos/0.png", photo);
  }

  private static List<String> names(JsonArray objects, String key) {
    return StreamSupport.stream(objects.spliterator(), false).map(JsonElement::getAsJsonObject)
        .map(object -> object.get(key).getAsString()).toList();
  }

  @Test
  void aNetworkSeesThemBesideTextsNumbersAndLabels() {
    Path run = bench.run("shop");
    JsonObject manifest = Bench.manifest(run);
    assertEquals("1+1+1+2-conv2d 3-embedding 4-6-2", manifest.get("network").getAsString());
    Ran predicted = bench.ganglion("predict " + run + " FOLDER/tables/shop.csv --id photo");
    assertEquals(0, predicted.code(), predicted.err());
    assertEquals(49, predicted.out().lines().count());
    assertTrue(predicted.out().startsWith("photo,kind,p(lying),p(standing)\nphotos/0.png,"), predicted.out());
    JsonObject all = bench.ganglion("evaluate --json " + run + " FOLDER/tables/shop.csv").json();
    assertEquals(48, all.get("examples").getAsInt());
    JsonObject evaluation = JsonParser.parseString(Bench.read(run.resolve("evaluation.json"))).getAsJsonObject();
    assertEquals(List.of("price", "photo", "title", "colour"),
        names(evaluation.getAsJsonObject("importance").getAsJsonArray("columns"), "column"));
    JsonArray filters = evaluation.getAsJsonObject("images").getAsJsonArray("filters");
    assertEquals(3, filters.size(), "those of the second branch");
    assertEquals(3, filters.get(0).getAsJsonObject().get("height").getAsInt());
    String report = Bench.read(run.resolve("report.html"));
    assertTrue(report.contains("each line is a branch"), "a drawing of branches");
    assertTrue(!report.contains("This section can't be made"));
    assertEquals(0, bench.ganglion("gradcheck FOLDER/shop.yaml").code());
  }

  @Test
  void aProgramGivesAnImageByItsColumn() throws IOException {
    Path run = bench.run("shop");
    byte[] pixels = new byte[64];
    for (int i = 0; i < 8; i++) {
      pixels[8 * i] = (byte) 201;
    }
    CategoryPrediction prediction = (CategoryPrediction) Model.load(run.resolve("model.ganglion"))
        .predict(Map.of("photo", new Image(8, 8, 1, pixels), "title", "stripe", "price", 1.1, "colour", "blue"))
        .targets().get(0);
    String row = bench.ganglion("predict " + run + " FOLDER/tables/shop.csv").out().lines().skip(2).findFirst()
        .orElseThrow();
    assertEquals(prediction.label() + "," + prediction.probabilities()[0] + "," + prediction.probabilities()[1], row);
  }

  @Test
  void threadsAndInterruptionsChangeNothing() throws IOException {
    byte[] model = Files.readAllBytes(bench.run("shop").resolve("model.ganglion"));
    Ran threads = bench.ganglion("run FOLDER/shop.yaml --out FOLDER/threads --json --set runtime.threads=3");
    assertArrayEquals(model,
        Files.readAllBytes(bench.path(threads.json().get("run").getAsString()).resolve("model.ganglion")));
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
    Ran ran = bench.ganglion("run FOLDER/shop.yaml --out FOLDER/stopped");
    Path run = bench.path("stopped/shop").toFile().listFiles()[0].toPath();
    int stops = 0;
    for (; ran.code() == 130; stops++) {
      ran = bench.ganglion("run --resume " + run);
    }
    assertEquals(0, ran.code(), ran.err());
    assertTrue(stops > 3, stops + " stops");
    assertArrayEquals(model, Files.readAllBytes(run.resolve("model.ganglion")));
  }

  /** The table's file is the same: it is what it names that isn't. */
  @Test
  void anotherImageIsOtherData() throws IOException {
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
    assertEquals(130, bench.ganglion("run FOLDER/shop.yaml --out FOLDER/stopped").code());
    Path run = bench.path("stopped/shop").toFile().listFiles()[0].toPath();
    draw("tables/photos/23.png", false, 7, 8, 222);
    Ran ran = bench.ganglion("run --resume " + run);
    assertEquals(4, ran.code());
    assertTrue(ran.err().startsWith("error: the run can't be resumed: the data were changed: their SHA-256 was "),
        ran.err());
  }

  @Test
  void partsInFilesNameThemToo() {
    bench.write("tables/other/test.csv", "kind,colour,price,photo,title\nlying,red,1,../photos/2.png,stripe\n"
        + "standing,blue,2,../photos/3.png,new\n");
    bench.write("shop.yaml", SHOP.replace("file: shop.csv", "file: tables/shop.csv")
        .replace("{train: 0.4, validation: 0.1, test: 0.5}", "{files: {test: tables/other/test.csv}}"));
    JsonObject splits = Bench.manifest(bench.run("shop")).getAsJsonObject("splits");
    assertEquals(2, splits.getAsJsonObject("test").get("examples").getAsInt());
  }

  @Test
  void imagesAreScaledAndMadeGrayOrColoured() throws IOException {
    draw("tables/photos/4.png", true, 1, 12, 210);
    bench.ganglion("check FOLDER/shop.yaml").assertFails(4, """
        error: the image has 12 × 12 pixels, and the first 8 × 8
          --> FOLDER/tables/shop.csv: row 6, column 'photo'
          help: crop it; or let Ganglion scale every image, by columns: {photo: {type: image, height: 8, width: 8}} in \
        'data'
        """);
    bench.write("shop.yaml", SHOP.replace("shop.csv", "tables/shop.csv")
        .replace("photo: image", "photo: {type: image, height: 6, width: 7, colors: rgb}"));
    Path run = bench.run("shop");
    assertTrue(bench.ganglion("data describe FOLDER/tables/shop.csv").out()
        .contains("photo   image            2  8 × 8 gray 47, 12 × 12 gray 1"));
    bench.write("tables/new.csv", "photo,title,price,colour\nphotos/4.png,stripe,1,red\nphotos/1.png,a,1,red\n");
    assertEquals(3, bench.ganglion("predict " + run + " FOLDER/tables/new.csv").out().lines().count());
  }

  @Test
  void aModelTakesImagesOfItsSizeAlone() throws IOException {
    Path run = bench.run("shop");
    draw("big.png", true, 3, 9, 200);
    bench.write("new.csv", "photo,title,price,colour\nbig.png,stripe,1,red\n");
    bench.ganglion("predict " + run + " FOLDER/new.csv").assertFails(4, """
        error: 'big.png' can't be used: the image has 9 × 9 pixels, but 8 × 8 are expected
          --> FOLDER/new.csv: row 2, column 'photo'
          help: crop it; or let Ganglion scale every image, by columns: {photo: {type: image, height: 8, width: 8}} in \
        'data' of the experiment
        """);
  }

  @Test
  void saysWhichFileOfWhichRowIsNoImage() throws IOException {
    byte[] png = Files.readAllBytes(bench.path("tables/photos/0.png"));
    Files.write(bench.path("tables/cut.png"), Arrays.copyOf(png, 40));
    Files.write(bench.path("tables/empty.png"), new byte[0]);
    Files.write(bench.path("tables/picture.webp"), "RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII));
    Files.write(bench.path("tables/photos.txt"), "photos".getBytes(StandardCharsets.US_ASCII));
    assertCellFails("photos/00.png", "there is no file 'photos/00.png'",
        "did you mean '0.png'? names are relative to the table's folder");
    assertCellFails("elsewhere/pears/1.png", "there is no file 'elsewhere/pears/1.png'",
        "names are relative to the table's folder");
    assertCellFails("photos\\0.png", "there is no file 'photos\\0.png'",
        "write / between folders instead of \\; names are relative to the table's folder");
    assertCellFails("", "no image is named", "name a file, or remove the row");
    assertCellFails("NA", "no image is named", "name a file, or remove the row");
    assertCellFails("https://example.org/0.png",
        "'https://example.org/0.png' is an address, and images are read from files", "download it, and name the file");
    assertCellFails("photos", "'photos' is a folder", "name a file in it");
    assertCellFails("empty.png", "'empty.png' can't be used: the file is empty", "copy it again, or name another file");
    assertCellFails("photos.txt", "'photos.txt' can't be used: it is text, not an image", "name another file");
    assertCellFails("picture.webp", "'picture.webp' can't be used: it is a WebP image, which Java can't read",
        "convert it to PNG, for instance by 'dwebp in.webp -o out.png'");
    assertCellFails("cut.png", "'cut.png' can't be used: the file ends after 40 bytes, before the end of the image",
        "it is damaged: copy it again, or name another file");
  }

  private void assertCellFails(String photo, String problem, String help) {
    bench.write("tables/odd.csv", table(photo));
    bench.ganglion("check FOLDER/shop.yaml --set data.file=tables/odd.csv").assertFails(4, "error: " + problem
        + "\n  --> FOLDER/tables/odd.csv: row 2, column 'photo'\n  help: " + help + "\n");
  }

  @Test
  void countsRowsWithTheSameError() {
    bench.write("tables/odd.csv", Bench.read(bench.path("tables/shop.csv")).replace("photos/1", "photo/1"));
    bench.ganglion("check FOLDER/shop.yaml --set data.file=tables/odd.csv").assertFails(4, """
        error: there is no file 'photo/1.png'; 10 more rows have the same error
          --> FOLDER/tables/odd.csv: row 3, column 'photo'
          help: names are relative to the table's folder
        """);
  }

  @Test
  void saysWhatImagesAreNotFor() {
    assertRefused("photo: image", "photo: {type: image, scale: standard}",
        "'data.columns.photo.scale' isn't for images: every cell names one");
    assertRefused("colour: category", "colour: {type: category, height: 8, width: 8}",
        "'data.columns.colour.height' is for images: write 'type: image' beside it");
    assertRefused("photo: image", "photo: {type: image, height: 8}",
        "'data.columns.photo.width' must be given beside 'height'");
    assertRefused("photo: image", "photo: {type: image, tokens: character}",
        "'data.columns.photo.tokens' is for texts: write 'type: text' beside it");
    assertRefused("target: kind", "target: photo",
        "'data.columns' must not declare 'photo' an image: what is predicted are numbers or labels");
    assertRefused("{inputs: rest}", "{inputs: rest}\n    - {inputs: [photo, title]}",
        "'network.branches' must not name 'photo' in two branches");
    assertRefused("inputs: photo", "inputs: [photo, colour]",
        "'photo' is an image, which goes into a branch by itself, but is with 'colour'");
    assertRefused("inputs: title", "inputs: [colour, title]",
        "'title' is a text, which goes into a branch by itself, but is with 'colour'");
  }

  private void assertRefused(String from, String to, String problem) {
    bench.write("t.yaml", SHOP.replace("file: shop.csv", "file: tables/shop.csv").replace(from, to));
    Ran ran = bench.ganglion("check FOLDER/t.yaml");
    assertEquals("error: " + problem, ran.err().lines().findFirst().orElse(""), ran.err());
  }

  @Test
  void showsTheBranchesThatATableOfImagesCouldHave() {
    bench.ganglion("check FOLDER/shop.yaml --set network.branches=[]").assertFails(3, """
        error: 'title' is a text, 'photo' is an image, and there are other inputs: each goes through layers of its own
          --> FOLDER/shop.yaml:8:1
          |
        8 | network:
          | ^^^^^^^
          help: write in 'network': branches: [{inputs: photo, layers: [{use: conv2d, filters: 16, kernel: 3, \
        activation: relu}, {use: max-pool, size: 2}, {use: flatten}]}, {inputs: title, layers: [{use: embedding, \
        dimension: 32}, {use: global-average-pool}]}, {inputs: rest}], and in 'layers' what sees all that they give
        """);
  }

  /** A column of names that nothing is said of. */
  @Test
  void namesOfImagesAreNoInputUnlessTheyAreDeclared() {
    bench.write("t.yaml", SHOP.replace("file: shop.csv", "file: tables/shop.csv").replace("photo: image, ", "")
        .replaceAll("(?s)    - inputs: photo.*?flatten}]\n", "").replace(", augment: {shift: 1}", ""));
    Ran ran = bench.ganglion("check FOLDER/t.yaml");
    assertTrue(bench.ganglion("init FOLDER/tables/shop.csv --target kind --out -").out().contains("""
            # image files, which a network sees by columns: {photo: image} and a branch for them
            - photo
        """), "a draft");
    assertTrue(ran.err().contains("""
        warning: the column is text and isn't used as an input: 48 different labels in 48 rows
          --> FOLDER/tables/shop.csv: column 'photo'
          help: learn from the images that it names with columns: {photo: image}; or name it in 'ignore'
        """), ran.err());
  }

  @Test
  void theSameImageInTwoPartsIsFound() throws IOException {
    for (int i = 0; i < 48; i += 2) {
      draw("tables/photos/" + i + ".png", true, 1, 8, 200);
    }
    Ran ran = bench.ganglion("check FOLDER/shop.yaml");
    assertTrue(ran.err().contains("of 'test' are among the training images as well, such as '"), ran.err());
  }

  @Test
  void exportsTakeThemAsBytes() throws IOException {
    Path run = bench.run("shop");
    for (String format : List.of("java", "c")) {
      Ran ran = bench.ganglion("export " + run + " --format " + format + " --out FOLDER/Shop." + format);
      assertEquals(0, ran.code(), ran.err());
    }
    assertTrue(Bench.read(bench.path("Shop.java")).contains("byte[] photo"));
    Ran checked = bench.ganglion("export " + run
        + " --format java --out FOLDER/Checked.java --check FOLDER/tables/shop.csv");
    assertEquals(0, checked.code(), checked.err());
    assertTrue(checked.out().contains("checked     48 rows: 48 labels equal, largest difference 0"), checked.out());
  }

  @Test
  void theServerSaysThatItTakesNoSuchTables() {
    Path run = bench.run("shop");
    bench.ganglion("serve " + run + " --port 0").assertFails(2, """
        error: images beside other columns can't be sent: the model's inputs are [price, photo, title, colour]
          --> %s
        """.formatted(run.toString().replace(folder.toString(), "FOLDER")));
  }
}
