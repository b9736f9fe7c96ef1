package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.store.Disk;
import io.ganglion.experiments.store.FaultyDisk;
import io.ganglion.experiments.store.FaultyDisk.Fault;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Commands that write one file, on a disk on which every operation in turn goes wrong, with an older file in its place
 * and without: the older file or the new one is there, what failed says so, and the next call succeeds.
 */
class OutputFaultPlanTest {
  private static final byte[] OLDER = "what was here before".getBytes(StandardCharsets.UTF_8);
  private static final String BUG = "help: please report it with ";

  @TempDir
  static Path folder;
  private static Bench bench;
  private static Path model;

  @BeforeAll
  static void train() {
    bench = new Bench(folder);
    bench.example("iris");
    model = bench.run("iris", "--set", "training.epochs=2");
    bench.ganglion("export " + model + " --format safetensors --out FOLDER/weights.safetensors");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      export MODEL --format java --class Iris          | Iris.java
      export MODEL --format c                          | iris.c
      export MODEL --format onnx                       | iris.onnx
      export MODEL --format onnx --precision float     | iris.onnx
      export MODEL --format safetensors                | iris.safetensors
      import MODEL FOLDER/weights.safetensors          | imported.ganglion
      predict MODEL FOLDER/data/iris.csv               | iris.csv
      report MODEL                                     | page.html
      """)
  void writesAllOrNothing(String command, String name) throws IOException {
    String words = command.strip().replace("MODEL", model.toString()) + " --out FOLDER/out/" + name;
    Path out = Files.createDirectories(bench.path("out"));
    Path file = out.resolve(name);
    FaultyDisk counted = new FaultyDisk(Fault.ERROR, 0);
    bench.disk(counted);
    final Ran sound = bench.ganglion(words);
    assertEquals(0, sound.code(), sound.err());
    final byte[] content = Files.readAllBytes(file);
    assertTrue(counted.operations() >= 5, "opened, written, synced, moved, and the folder synced");
    for (Fault fault : Fault.values()) {
      for (boolean isThere : new boolean[] {true, false}) {
        for (int k = 1; k <= counted.operations(); k++) {
          String where = words + ": " + fault + " at operation " + k + (isThere ? " over an older file" : "");
          Files.deleteIfExists(file);
          if (isThere) {
            Files.write(file, OLDER);
          }
          FaultyDisk disk = new FaultyDisk(fault, k);
          bench.disk(disk);
          assertFailed(bench.ganglion(words), fault, name, where);
          if (fault == Fault.POWER_FAILURE) {
            disk.loseWhatWasNotSynced();
          }
          boolean isNew = k == counted.operations() || k == counted.operations() - 1 && fault == Fault.CRASH_AFTER;
          assertHolds(file, isNew ? content : isThere ? OLDER : null, where);
          if (isThere) { // what is left beside it is the same without it
            bench.disk(Disk.REAL);
            assertEquals(sound, bench.ganglion(words), where);
            assertArrayEquals(content, Files.readAllBytes(file), where);
            assertEquals(1, Bench.files(out).size(), where);
          }
        }
      }
    }
    Files.delete(file);
  }

  /** With a message, if the process lives; a crash looks like a fault of ours to this JVM, which goes on. */
  private static void assertFailed(Ran ran, Fault fault, String name, String where) throws IOException {
    if (fault == Fault.ERROR || fault == Fault.SHORT_WRITE) {
      assertEquals(new Ran(4, "", """
          error: the output can't be written: no space left on device
            --> FOLDER/out/%s
            help: check that its folder exists and is writable, and that the disk isn't full
          """.formatted(name)), ran, where);
    } else {
      assertTrue(ran.err().contains("FaultyDisk$Crash"), where + "\n" + ran.err());
      Files.delete(Path.of(ran.err().substring(ran.err().indexOf(BUG) + BUG.length()).strip()));
    }
  }

  private static void assertHolds(Path file, byte[] expected, String where) throws IOException {
    if (expected == null) {
      assertFalse(Files.exists(file), where);
    } else {
      assertArrayEquals(expected, Files.readAllBytes(file), where);
    }
  }
}
