package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Java has no code over both {@code double} and {@code float}, so some classes stand here twice. This holds them
 * together: the one for floats is the one for doubles with its words replaced. Change the latter, and copy.
 */
class FloatFormsTest {
  private static final Path SOURCES = Path.of("src/main/java/io/ganglion/engine/kernel");

  @ParameterizedTest
  @ValueSource(strings = {"Direct?Product", "Packed?Product", "Vector?Product", "?ProductRehearsal"})
  void theFormForFloatsIsTheOneForDoublesInOtherWords(String name) throws IOException {
    List<String> doubles = read(name.replace("?", "Double"));
    List<String> floats = read(name.replace("?", "Float"));
    for (int i = 0; i < Math.min(doubles.size(), floats.size()); i++) {
      assertEquals(inFloats(doubles.get(i)), floats.get(i).replaceAll("\\b0f\\)", "0.0f)"), "line " + (i + 1));
    }
    assertEquals(doubles.size(), floats.size(), "lines");
  }

  private static String inFloats(String line) {
    return line.replace("Double", "Float").replace("double", "float").replaceAll("(\\d\\.\\d+)\\)", "$1f)");
  }

  private static List<String> read(String name) throws IOException {
    return Files.readAllLines(SOURCES.resolve(name + ".java"), StandardCharsets.UTF_8);
  }
}
