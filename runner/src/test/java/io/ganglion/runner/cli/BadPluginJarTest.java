package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import io.ganglion.api.Api;
import io.ganglion.plugins.JarBuilder;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that can't be used as plug-ins: what {@code run --plugin} says, and that it goes no further. */
class BadPluginJarTest {
  private static final int PLUGIN = 5;
  private static final int RUNNING = Runtime.version().feature();

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withASoundExperiment() {
    bench = new Bench(folder);
    bench.example("xor");
  }

  private JarBuilder jar() {
    return new JarBuilder(folder);
  }

  private void assertRefused(String message, Path... jars) {
    String[] options =
        Stream.of(jars).flatMap(jar -> Stream.of("--plugin", jar.toString())).toArray(String[]::new);
    bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs", options).assertFails(PLUGIN, message);
    JsonObject error = bench.ganglion("run FOLDER/xor.yaml --out FOLDER/runs --json", options).json(PLUGIN)
        .getAsJsonObject("error");
    assertEquals(PLUGIN, error.get("code").getAsInt());
    assertEquals(message, "error: " + error.get("message").getAsString() + "\n  --> " + error.get("where").getAsString()
        + "\n  help: " + error.get("help").getAsString() + "\n");
    assertEquals(List.of(), bench.runs());
  }

  @Test
  void noServicesFile() throws IOException {
    assertRefused("""
        error: 'FOLDER/bad.jar' contains no plug-in
          --> FOLDER/bad.jar (--plugin)
          help: name its plug-in classes in META-INF/services/io.ganglion.api.Activation, \
        META-INF/services/io.ganglion.api.WeightInitializer, META-INF/services/io.ganglion.api.Layer, \
        META-INF/services/io.ganglion.api.Loss, \
        META-INF/services/io.ganglion.api.Trainer
        """, jar().source("acme.Swish", "public class Swish {}").build(folder.resolve("bad.jar")));
  }

  @Test
  void aDuplicateName() throws IOException {
    assertRefused("""
        error: activation 'acme.swish' exists twice: acme.Swish (FOLDER/one.jar) and \
        other.Swoosh (FOLDER/two.jar)
          --> FOLDER/two.jar (--plugin)
          help: load only one of the two
        """,
        jar().activation("acme.Swish", "acme.swish").build(folder.resolve("one.jar")),
        jar().activation("other.Swoosh", "acme.swish").build(folder.resolve("two.jar")));
  }

  @Test
  void aLaterApiLevel() throws IOException {
    assertRefused("""
        error: activation 'acme.swish' (acme.Swish) was built against API level %d, and this Ganglion has level %d
          --> FOLDER/bad.jar (--plugin)
          help: use a newer Ganglion, or a build of the plug-in for level %d
        """.formatted(Api.LEVEL + 1, Api.LEVEL, Api.LEVEL),
        jar().activation("acme.Swish", "acme.swish", "Api.LEVEL + 1", "").build(folder.resolve("bad.jar")));
  }

  @Test
  void aThrowingConstructor() throws IOException {
    assertRefused("""
        error: acme.Swish can't be made with its defaults: java.lang.IllegalStateException: no licence
          --> FOLDER/bad.jar (--plugin)
          help: correct its constructors
        """,
        jar().activation("acme.Swish", "acme.swish", "Api.LEVEL",
            "public Swish { if (true) throw new IllegalStateException(\"no licence\"); }")
            .build(folder.resolve("bad.jar")));
  }

  @Test
  void aClassFileThatIsTooNew() throws IOException {
    assertRefused("""
        error: acme.Swish needs Java %1$d, and Ganglion is running on Java %2$d
          --> FOLDER/bad.jar (--plugin)
          help: run Ganglion with Java %1$d or newer, or build the plug-in with --release %2$d
        """.formatted(RUNNING + 1, RUNNING),
        jar().activation("acme.Swish", "acme.swish").javaVersion("acme.Swish", RUNNING + 1, 0)
            .build(folder.resolve("bad.jar")));
  }

  @Test
  void aJarInTheEnvironmentIsNamedWithTheVariable() throws IOException {
    jar().source("acme.Swish", "public class Swish {}").build(folder.resolve("bad.jar"));
    bench.environment("GANGLION_PLUGIN_PATH", "FOLDER/bad.jar");
    bench.ganglion("plugins list").assertFails(PLUGIN, """
        error: 'FOLDER/bad.jar' contains no plug-in
          --> FOLDER/bad.jar (GANGLION_PLUGIN_PATH)
          help: name its plug-in classes in META-INF/services/io.ganglion.api.Activation, \
        META-INF/services/io.ganglion.api.WeightInitializer, META-INF/services/io.ganglion.api.Layer, \
        META-INF/services/io.ganglion.api.Loss, \
        META-INF/services/io.ganglion.api.Trainer
        """);
  }

  @Test
  void aJarThatIsNotThereIsNamedWithItsPlaceInTheExperiment() {
    bench.ganglion("run FOLDER/xor.yaml --set plugins.path=gone.jar").assertFails(PLUGIN, """
        error: there is no 'FOLDER/gone.jar'
          --> --set plugins.path=gone.jar
          |
        1 | plugins.path=gone.jar
          |              ^^^^^^^^
          help: give the path of a jar, or of a folder of jars
        """);
  }
}
