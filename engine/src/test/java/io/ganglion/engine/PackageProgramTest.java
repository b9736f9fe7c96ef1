package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Tanh;
import io.ganglion.engine.data.Examples;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Rprop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program in the package's description: it compiles, it is short, and it learns. */
class PackageProgramTest {
  private static final Path SOURCE = Path.of("src", "test", "java", "io", "ganglion", "engine",
      "PackageProgramTest.java");
  private static final Path DESCRIPTION = Path.of("src", "main", "java", "io", "ganglion", "engine",
      "package-info.java");

  @Test
  void learnsXor() {
    // program
    Examples xor = Examples.of(
        new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
    Network network = Network.withInputs(2)
        .dense(4, new Tanh(), new Uniform())
        .dense(1, new Sigmoid(), new Uniform())
        .build();
    TrainingResult result = Training.of(network, new SquaredError())
        .trainer(new Rprop()).epochs(200).seed(42)
        .run(xor);
    double[] outputs = network.outputs(result.parameters(), xor);
    // end
    assertArrayEquals(xor.targets(), outputs, 0.05);
  }

  @Test
  void isWhatTheDescriptionShows() throws IOException {
    List<String> program = between(SOURCE, "// program", "// end");
    assertEquals(String.join("\n", program), String.join("\n", between(DESCRIPTION, "* <pre>{@code", "* }</pre>")));
    assertTrue(program.size() <= 20, () -> program.size() + " lines");
  }

  /** The lines between two others, without what comes before their text. */
  private static List<String> between(Path file, String start, String end) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .map(line -> line.strip())
        .toList();
    int from = lines.indexOf(start) + 1;
    int to = from + lines.subList(from, lines.size()).indexOf(end);
    assertTrue(from > 0 && to > from, () -> "nothing from '" + start + "' to '" + end + "' in " + file);
    return lines.subList(from, to).stream().map(line -> line.replaceFirst("^\\* *", "")).toList();
  }
}
