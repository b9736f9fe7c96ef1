package io.ganglion.benchmarks.epochs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.data.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersDataTest {
  @TempDir
  Path folder;

  @BeforeEach
  void writeThreeRowsOfTwo() throws IOException {
    // 1, -2 | 0.5, 0 | 0, 1
    Files.write(folder.resolve("set_x.f32"), new byte[] {
        0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0,
        0, 0, 0, 0x3f, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f});
    Files.write(folder.resolve("set_y.i32"), new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0});
  }

  @Test
  void readsTheFirstRowsAndMakesTargetsOfTheirClasses() {
    Examples examples = new PeersData(folder).examples("set", 2, 2, 3);

    assertArrayEquals(new double[] {1, -2, 0.5, 0}, examples.inputs());
    assertArrayEquals(new double[] {0, 0, 1, 1, 0, 0}, examples.targets());
  }

  @Test
  void refusesAFileThatIsTooShort() {
    PeersData data = new PeersData(folder);

    var e = assertThrows(IllegalArgumentException.class, () -> data.examples("set", 4, 2, 3));

    assertEquals(folder.resolve("set_x.f32") + " has 24 bytes, but 32 are needed", e.getMessage());
  }
}
