package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data formats of others that fail. */
class TornFormatTest {
  @TempDir
  Path folder;

  private String complaint(String format, String command) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("torn.yaml"), """
        data: {format: %s, target: y, split: {train: 0.75, test: 0.25}}
        network: {layers: [{units: 3, activation: tanh}, {units: auto, activation: identity}]}
        trainer: rprop
        """.formatted(format));
    ForkedCommand ran = ForkedCommand.run(folder, List.of(command, "torn.yaml"),
        Path.of("src/test/resources/" + format + "-format").toAbsolutePath());
    return ran.code() + "\n" + ran.err().lines().filter(line -> !line.startsWith("WARNING")).toList()
        .toString().replaceAll("/[^ ]*ganglion-format-\\d+\\.log", "LOG");
  }

  @Test
  void isNamedWithTheMethodThatFails() throws IOException, InterruptedException {
    for (String command : List.of("check", "run")) {
      assertEquals("5\n[error: data format 'torn-waves' failed in io.ganglion.runner.torn.TornWaves.read:"
          + " java.lang.IllegalStateException: no wave,   --> the class path,   help: this is a bug in the data format;"
          + " report it to its author, with LOG]", complaint("torn-waves", command));
    }
  }

  @Test
  void isNamedIfItCannotBeMade() throws IOException, InterruptedException {
    assertEquals("5\n[error: a data format can't be used: io.ganglion.tables.DataFormat: Provider"
        + " io.ganglion.runner.torn.Unmade could not be instantiated: java.lang.IllegalStateException: no licence,"
        + "   --> the class path,   help: this is a bug in the data format; report it to its author, with LOG]",
        complaint("unmade", "check"));
  }
}
