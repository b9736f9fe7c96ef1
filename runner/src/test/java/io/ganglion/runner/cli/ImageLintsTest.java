package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.runner.Bench;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is suspicious about folders of images. */
class ImageLintsTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void aHealthyFolder() {
    bench = new Bench(folder);
    for (int i = 0; i < 6; i++) {
      draw("train/cat/" + i + ".png", BufferedImage.TYPE_BYTE_GRAY, 6, 20 + i);
      draw("train/dog/" + i + ".png", BufferedImage.TYPE_BYTE_GRAY, 6, 120 + i);
    }
    bench.write("pets.yaml", """
        data: {file: train, format: {use: images, height: 6, width: 6}, target: label}
        network: {layers: [{use: global-average-pool}, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: adam
        training: {epochs: 1, batch-size: 4}
        """);
  }

  private void draw(String file, int type, int size, int level) {
    BufferedImage image = new BufferedImage(size, size, type);
    int[] pixel = new int[image.getRaster().getNumBands()];
    for (int i = 0; i < size * size; i++) {
      Arrays.fill(pixel, level + i % size * 10);
      image.getRaster().setPixel(i % size, i / size, pixel);
    }
    write(file, image);
  }

  private void write(String file, BufferedImage image) {
    try {
      Files.createDirectories(bench.path(file).getParent());
      ImageIO.write(image, "png", bench.path(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String warnings(String command) {
    return Arrays.stream(bench.ganglion(command).err().split("\n\n")).map(String::strip)
        .filter(text -> !text.contains("times as many as")).collect(Collectors.joining("\n\n"));
  }

  @Test
  void saysNothingOfAHealthyFolder() {
    assertEquals("", warnings("check FOLDER/pets.yaml"));
  }

  @Test
  void findsImagesInTwoParts() throws IOException {
    Files.createDirectories(bench.path("all/test/cat"));
    Files.move(bench.path("train"), bench.path("all/train"));
    Files.copy(bench.path("all/train/cat/3.png"), bench.path("all/test/cat/1.png"));
    draw("all/test/dog/1.png", BufferedImage.TYPE_BYTE_GRAY, 6, 90);
    assertEquals("""
        warning: 1 image of 'test' is among the training images as well, such as 'FOLDER/all/train/cat/3.png'
          --> FOLDER/all
          why: for those, the score measures memorization
          help: delete the copies""", warnings("check FOLDER/pets.yaml --set data.file=all"));
  }

  @Test
  void findsImagesUnderTwoLabels() throws IOException {
    Files.copy(bench.path("train/cat/3.png"), bench.path("train/dog/9.png"));
    String warning = """
        warning: the same image lies under two labels: 'FOLDER/train/cat/3.png' and 'FOLDER/train/dog/9.png'
          --> FOLDER/train
          why: a network can't learn both
          help: decide for one label, and delete the other file""";
    assertEquals(warning, warnings("check FOLDER/pets.yaml"));
    assertEquals(warning, warnings("data describe FOLDER/train --target label"));
  }

  @Test
  void findsImagesThatShowNothing() {
    BufferedImage gray = new BufferedImage(6, 6, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setSample(2, 2, 0, 8);
    write("train/cat/7.png", gray);
    assertEquals("""
        warning: 1 image of 13 has nearly one colour, such as 'FOLDER/train/cat/7.png'
          --> FOLDER/train
          why: the numbers of its pixels differ by at most 8 of 255, so that nothing can be learned from it
          help: look at such files; delete what is empty or overexposed""", warnings("check FOLDER/pets.yaml"));
    gray.getRaster().setSample(2, 2, 0, 9);
    write("train/cat/7.png", gray);
    assertEquals("", warnings("check FOLDER/pets.yaml"));
  }

  @Test
  void findsLabelsThatFilesTell() {
    for (int i = 0; i < 6; i++) {
      draw("train/dog/" + i + ".png", BufferedImage.TYPE_INT_RGB, 8, 120 + i);
    }
    String size = "  --> FOLDER/train\n"
        + "  why: the network may learn how files were made instead of what they show\n"
        + "  help: make the files of all labels in the same way";
    assertEquals("warning: nearly all files of 'cat' are of 6 × 6 pixels, 6 of 6, and hardly any others, 0 of 6\n"
        + size + "\n\nwarning: nearly all files of 'dog' are of 8 × 8 pixels, 6 of 6, and hardly any others, 0 of 6\n"
        + size + "\n\nwarning: nearly all files of 'cat' are gray, 6 of 6, and hardly any others, 0 of 6\n" + size
        + "\n\nwarning: nearly all files of 'dog' are coloured, 6 of 6, and hardly any others, 0 of 6\n" + size,
        warnings("check FOLDER/pets.yaml"));
  }
}
