package io.ganglion.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zeros are packed a thousandfold: a small jar may hold entries larger than the heap. */
class JarEntriesTest {
  @TempDir
  Path folder;

  private String refusal(Path jar) {
    return assertThrows(ProblemException.class,
        () -> new PluginLoader().load(List.of(PluginPath.inOption(jar.toString())))).getMessage();
  }

  @Test
  void aServicesFileThatIsFarTooLarge() throws IOException {
    Path jar = new JarBuilder(folder).activation("acme.Swish", "acme.swish")
        .entry("META-INF/services/io.ganglion.api.Trainer", new byte[JarEntries.SERVICES + 1])
        .build(folder.resolve("services.jar"));
    assertTrue(Files.size(jar) < 100_000);
    assertTrue(refusal(jar).contains("'META-INF/services/io.ganglion.api.Trainer' has more than 1,048,576 bytes"),
        refusal(jar));
  }

  @Test
  void aClassThatIsFarTooLarge() throws IOException {
    Path jar = new JarBuilder(folder).offer("Activation", "acme.Zeros")
        .entry("acme/Zeros.class", new byte[JarEntries.CLASS + 1]).build(folder.resolve("class.jar"));
    assertTrue(refusal(jar).contains("'acme/Zeros.class' has more than 16,777,216 bytes"), refusal(jar));
  }

  @Test
  void theLargestThatIsRead() throws IOException {
    Path jar = new JarBuilder(folder).offer("Activation", "acme.Zeros")
        .entry("acme/Zeros.class", new byte[JarEntries.CLASS]).build(folder.resolve("class.jar"));
    assertTrue(refusal(jar).contains("Incompatible magic value 0"), refusal(jar));
    assertEquals(16 << 20, JarEntries.CLASS);
  }
}
