package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code init} makes of folders of images and texts, of IDX files, and of tables with columns of texts: each
 * experiment passes {@code check}, is run, and learns. {@code init-folders.txt} has what was said and the whole files.
 * When one changes, take it from {@code -Dganglion.docs.write=true}, and read the difference.
 */
class InitFoldersTest {
  private static final Path WHOLE = Path.of("src", "test", "resources", "io", "ganglion", "runner", "init-folders.txt");
  private static final String[] GOOD = {"good", "fine", "happy", "sunny"};
  private static final String[] BAD = {"bad", "poor", "sad", "rainy"};

  @TempDir
  Path folder;
  private Bench bench;
  private final StringBuilder whole = new StringBuilder();

  @BeforeEach
  void withABench() {
    bench = new Bench(folder);
  }

  @Test
  void everyDraftRunsAndLearns() throws IOException {
    Path shapes = Path.of("..", "examples", "data", "shapes").toAbsolutePath().normalize();
    draft(shapes + "", 25, 0.6);
    photos();
    draft("FOLDER/photos", 10, 0.9);
    digits();
    draft("FOLDER/small/train-images-idx3-ubyte", 10, 0.9);
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      bench.write("mail/train/" + (i % 2 == 0 ? "good" : "bad") + "/" + i, prose(random, i % 2 == 0) + "\n");
      bench.write("mail/val/" + (i % 2 == 0 ? "good" : "bad") + "/" + i + ".txt", prose(random, i % 2 == 0) + "\n");
      bench.write("mail/test/" + (i % 2 == 0 ? "good" : "bad") + "/" + i + ".txt", prose(random, i % 2 == 0) + "\n");
    }
    draft("FOLDER/mail", 60, 0.9);
    bench.write("words/short.txt", words(random, 60, 3));
    bench.write("words/long.txt", words(random, 60, 9));
    draft("FOLDER/words", 20, 0.9);
    bench.write("lines.txt", IntStream.range(0, 100).mapToObj(i -> (i % 2 == 0 ? "good" : "bad") + "\t"
        + prose(random, i % 2 == 0)).collect(Collectors.joining("\n")));
    draft("FOLDER/lines.txt --format lines", 60, 0.9);
    bench.write("shop.csv", "review,stars,url,again\n" + IntStream.range(0, 120).mapToObj(i -> prose(random, i % 2 == 0)
        + "," + random.nextInt(5) + ",https://example.org/" + random.nextInt(1 << 30) + ".html,"
        + (i % 2 == 0 ? "yes" : "no")).collect(Collectors.joining("\n")));
    draft("FOLDER/shop.csv --target again", 60, 0.9);
    bench.write("notes.tsv", "label\tnote\n" + IntStream.range(0, 80).mapToObj(i -> (i % 2 == 0 ? "yes" : "no")
        + "\t\"" + i + "\" " + prose(random, i % 2 == 0)).collect(Collectors.joining("\n")));
    draft("FOLDER/notes.tsv --target label", 60, 0.9);
    bench.write("titles.csv", "title,kind\n" + IntStream.range(0, 80).mapToObj(i -> (i % 2 == 0 ? "春夏" : "秋冬")
        .repeat(8) + random.ints(8, 0x4E00, 0x4E80).mapToObj(Character::toString).collect(Collectors.joining()) + ","
        + (i % 2 == 0 ? "warm" : "cold")).collect(Collectors.joining("\n")));
    draft("FOLDER/titles.csv --target kind", 20, 0.9);
    String text = whole.toString().replace(shapes.toString(), "SHAPES");
    if (Boolean.getBoolean("ganglion.docs.write")) {
      Files.writeString(WHOLE, text, StandardCharsets.UTF_8);
    }
    assertEquals(Files.readString(WHOLE, StandardCharsets.UTF_8), text);
  }

  private void draft(String data, int epochs, double least) throws IOException {
    Path experiment = folder.resolve("t.yaml");
    Files.deleteIfExists(experiment);
    Ran init = bench.ganglion("init " + data + " --out FOLDER/t.yaml");
    assertEquals(0, init.code(), init.err());
    String yaml = Files.readString(experiment, StandardCharsets.UTF_8).replace(folder.toString(), "FOLDER");
    Ran check = bench.ganglion("check FOLDER/t.yaml");
    assertEquals("ok\n", check.out(), data + "\n" + check.err() + yaml);
    Ran run = bench.ganglion("run FOLDER/t.yaml --json --quiet --out FOLDER/runs --set training.epochs=" + epochs);
    assertEquals(0, run.code(), data + "\n" + run.err() + yaml);
    double accuracy = run.json().getAsJsonObject("splits").getAsJsonObject("test").get("accuracy").getAsDouble();
    assertTrue(accuracy >= least, () -> data + " has an accuracy of " + accuracy + "\n" + yaml);
    whole.append("## ").append(data).append('\n').append(init.out()).append(init.err())
        .append("--- check\n").append(check.err()).append("--- file\n").append(yaml).append('\n');
  }

  private static String prose(Random random, boolean good) {
    String[] telling = good ? GOOD : BAD;
    return "The day was " + telling[random.nextInt(4)] + " and the way number " + random.nextInt(100) + " was "
        + telling[random.nextInt(4)];
  }

  private static String words(Random random, int count, int length) {
    return IntStream.range(0, count).mapToObj(i -> random.ints(length + random.nextInt(2), 'a', 'z' + 1)
        .mapToObj(Character::toString).collect(Collectors.joining())).collect(Collectors.joining("\n"));
  }

  /** Bright and dark ones of several sizes, some coloured, and two files that are none. */
  private void photos() throws IOException {
    Random random = new Random(2);
    for (int i = 0; i < 60; i++) {
      boolean bright = i % 2 == 0;
      BufferedImage image = new BufferedImage(70 + i % 3, 90, i % 4 == 0 ? BufferedImage.TYPE_INT_RGB
          : BufferedImage.TYPE_BYTE_GRAY);
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          int level = (bright ? 128 : 0) + random.nextInt(100);
          image.getRaster().setPixel(x, y, new int[] {level, level, level});
        }
      }
      Path file = folder.resolve("photos").resolve(bright ? "bright" : "dark").resolve(i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
    bench.write("photos/bright/notes.doc", "not an image");
    bench.write("photos/dark/x.svg", "<svg/>");
  }

  /** Images of 10 × 10 with a line that lies or stands, and their labels. */
  private void digits() throws IOException {
    Random random = new Random(3);
    int count = 100;
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    images.writeBytes(new byte[] {0, 0, 8, 3, 0, 0, 0, (byte) count, 0, 0, 0, 10, 0, 0, 0, 10});
    labels.writeBytes(new byte[] {0, 0, 8, 1, 0, 0, 0, (byte) count});
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[100];
      int at = 1 + random.nextInt(8);
      for (int j = 0; j < 10; j++) {
        pixels[i % 2 == 0 ? 10 * at + j : 10 * j + at] = (byte) (200 + random.nextInt(50));
      }
      images.writeBytes(pixels);
      labels.write(i % 2);
    }
    Files.createDirectories(folder.resolve("small"));
    Files.write(folder.resolve("small/train-images-idx3-ubyte"), images.toByteArray());
    Files.write(folder.resolve("small/train-labels-idx1-ubyte"), labels.toByteArray());
  }
}
