package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.runner.Bench;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesPanelTest {
  private static final Pattern PICTURE =
      Pattern.compile("<img src=\"data:image/png;base64,([^\"]*)\"[^>]*title=\"([^\"]*)\"");

  @TempDir
  Path folder;

  @Test
  void writesFilesThatOthersRead() throws IOException {
    for (int[] size : new int[][] {{1, 1, 1}, {3, 5, 1}, {4, 2, 3}, {300, 300, 3}}) { // the last in several blocks
      byte[] values = new byte[size[0] * size[1] * size[2]];
      for (int i = 0; i < values.length; i++) {
        values[i] = (byte) (i * 37);
      }
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngFile.of(size[0], size[1], size[2], values)));
      assertEquals(size[1] + " " + size[0], read.getWidth() + " " + read.getHeight());
      int[] samples = read.getRaster().getPixels(0, 0, size[1], size[0], (int[]) null);
      for (int i = 0; i < values.length; i++) {
        assertEquals(values[i] & 0xFF, samples[i]);
      }
    }
  }

  /** One training image lies under the wrong label, so that a network of few weights gets it wrong. */
  @Test
  void showsTheWorstMistakesAndTheFilters() throws IOException {
    Bench bench = new Bench(folder);
    for (int i = 0; i < 8; i++) {
      draw(bench.path("shades/dark/" + i + ".png"), 10 + i);
      draw(bench.path("shades/light/" + i + ".png"), 200 + i);
    }
    draw(bench.path("shades/dark/wrong.png"), 230);
    bench.write("shades.yaml", """
        data: {file: shades, format: images, target: label}
        network: {layers: [{use: conv2d, filters: 3, kernel: 2, activation: tanh}, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 40, batch-size: 4}
        """);
    Path run = bench.run("shades");
    JsonObject images = JsonParser.parseString(Files.readString(run.resolve("evaluation.json"))).getAsJsonObject()
        .getAsJsonObject("images");
    JsonObject mistake = images.getAsJsonArray("mistakes").get(0).getAsJsonObject();
    assertEquals(1, images.getAsJsonArray("mistakes").size());
    assertEquals("dark light " + folder + "/shades/dark/wrong.png", mistake.get("true").getAsString() + " "
        + mistake.get("predicted").getAsString() + " " + mistake.get("file").getAsString());
    List<String> titles = new ArrayList<>();
    Matcher pictures = PICTURE.matcher(Files.readString(run.resolve("report.html")));
    while (pictures.find()) {
      titles.add(pictures.group(2));
      BufferedImage picture =
          ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(pictures.group(1))));
      if (titles.size() == 1) {
        assertEquals(231, picture.getRaster().getSample(1, 0, 0));
      } else {
        assertEquals(2, picture.getWidth());
      }
    }
    assertTrue(titles.get(0).endsWith("/shades/dark/wrong.png"), titles.get(0));
    assertEquals(List.of("filter 1", "filter 2", "filter 3"), titles.subList(1, titles.size()));
  }

  private static void draw(Path file, int level) throws IOException {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 16; i++) {
      image.getRaster().setSample(i % 4, i / 4, 0, level + i % 4);
    }
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }
}
