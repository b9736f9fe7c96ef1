package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mistakes of people who begin, each with the whole message: {@code mistakes.txt} has blocks of a name, what is written
 * instead of what, and what {@code check} says. {@code -Dganglion.docs.write=true} writes what it says now.
 */
class NewcomersMistakesTest {
  private static final Path MISTAKES =
      Path.of("src", "test", "resources", "io", "ganglion", "runner", "mistakes.txt");
  private static final String RIGHT = """
      seed: 1
      data:
        file: birds.csv
        target: species
        missing: drop-row
        split: {train: 0.6, validation: 0.2, test: 0.2, stratify: true}
        scale: standard
      network:
        layers:
          - {units: 8, activation: tanh}
          - {units: auto, activation: softmax}
      loss: cross-entropy
      trainer: rprop
      training: {epochs: 300, stop: {rule: patience, epochs: 50}}
      """;

  @TempDir
  Path folder;

  /** Thirty birds of three kinds, one of which has no weight. */
  private static String birds() {
    StringBuilder csv = new StringBuilder("species,bill,weight,sex\n");
    for (int row = 0; row < 60; row++) {
      int kind = row % 3;
      csv.append(List.of("tit", "finch", "wren").get(kind)).append(',').append(8 + 3 * kind + (7 * row) % 5 * 0.4)
          .append(',').append(row == 7 ? "" : Integer.toString(11 + 5 * kind + row % 4)).append(',')
          .append(row == 4 ? "NA" : row % 2 == 0 ? "f" : "m").append('\n');
    }
    return csv.toString();
  }

  @Test
  void saysWhatToDo() throws IOException {
    String blocks = Files.readString(MISTAKES, StandardCharsets.UTF_8);
    List<String> actual = new ArrayList<>();
    for (String block : blocks.split("(?m)^### ")) {
      if (!block.isBlank()) {
        String head = block.substring(0, block.indexOf("\n---\n"));
        actual.add("### " + head + "\n---\n" + said(head));
      }
    }
    String now = String.join("\n", actual);
    if (Boolean.getBoolean("ganglion.docs.write")) {
      Files.writeString(MISTAKES, now, StandardCharsets.UTF_8);
    }
    assertTrue(actual.size() >= 30, actual.size() + " mistakes");
    assertEquals(blocks, now);
  }

  private String said(String head) {
    Bench bench = new Bench(folder);
    bench.write("birds.csv", birds());
    bench.write("birds.tsv", birds());
    String text = RIGHT;
    String command = "check FOLDER/e.yaml";
    for (String line : head.lines().skip(1).toList()) {
      if (line.startsWith("$ ")) {
        command = line.substring(2);
      } else {
        String[] change = line.split(" -> ", 2);
        assertTrue(text.contains(change[0]), line);
        text = text.replace(change[0], change[1].replace("\\n", "\n").replace("\\t", "\t"));
      }
    }
    bench.write("e.yaml", text);
    Ran ran = bench.ganglion(command);
    return ran.err() + ran.out() + "exit " + ran.code() + "\n";
  }
}
