package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In JVMs of their own: the width of a vector is fixed when one starts, and each prints a line about the module. */
class VectorKernelsTest {
  @ParameterizedTest
  @ValueSource(ints = {64, 32, 16})
  void equalTheNaiveChainsWhateverTheWidthOfAVector(int bytes, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(List.of(java, "--add-modules", "jdk.incubator.vector",
        "-XX:MaxVectorSize=" + bytes, "-cp", System.getProperty("java.class.path"), VectorCheck.class.getName()))
            .redirectErrorStream(true).redirectOutput(output.toFile()).start();
    int code = process.waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(0, code, text);
    // Before it stand the line about the module and, if the processor has no vectors as wide, one about that.
    String last = text.strip().lines().reduce((first, second) -> second).orElseThrow();
    assertEquals("bits agree", last, text);
  }
}
