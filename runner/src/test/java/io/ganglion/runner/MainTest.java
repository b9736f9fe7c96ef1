package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.plugins.JarBuilder;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Main.run(arguments, new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8));
  }

  @Test
  void returnsTheCodeAndPrintsWhatIsAskedFor(@TempDir Path folder) {
    assertEquals(0, run("run", "../examples/xor.yaml", "--out", folder.toString(), "--json"));
    assertEquals("{", out.toString(StandardCharsets.UTF_8).substring(0, 1));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  /** In a JVM of its own, which is ended as soon as it shows how far training is. */
  @Test
  void keepsACheckpointAndSaysHowToGoOnWhenItIsInterrupted(@TempDir Path folder) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dganglion.terminal.err=true", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "run",
        "../examples/xor.yaml", "--out", folder.toString(), "--set", "training={epochs: 2000000000}");
    builder.environment().put("NO_COLOR", "1");
    builder.environment().keySet().removeAll(List.of("COLUMNS", "TERM"));
    Process process = builder.start();
    try (InputStream said = process.getErrorStream()) {
      assertEquals('\r', said.read());
      process.toHandle().destroy(); // process.destroy() would close its streams too
      String all = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      Path run = onlyRun(folder);
      assertEquals("""
          error: interrupted after epoch N
            --> %s
            help: resume with: ganglion run --resume %s
          """.formatted(run, run),
          all.substring(all.lastIndexOf("\033[K") + 3).replaceFirst("epoch \\d+", "epoch N").replaceAll("\\R", "\n"));
      assertEquals(128 + 15, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
    assertEquals(List.of("checkpoint-1", "experiment.yaml", "log.txt", "resolved.yaml"),
        Bench.files(onlyRun(folder)));
  }

  /** It would go on for ten minutes. */
  @Test
  void endsThoughAPluginLeavesAThreadBehind(@TempDir Path folder) throws Exception {
    Path jar = new JarBuilder(folder).activation("acme.Busy", "acme.busy", "Api.LEVEL", """
        static {
          new Thread(() -> {
            try {
              Thread.sleep(600_000);
            } catch (InterruptedException e) {
            }
          }, "acme-poller").start();
        }""").build(folder.resolve("busy.jar"));
    List<String> words = List.of("run", Path.of("../examples/xor.yaml").toAbsolutePath().toString(), "--out",
        folder.resolve("runs").toString(), "--plugin", jar.toString(), "--set", "network.layers.0.activation=acme.busy",
        "--set", "training={epochs: 5}", "--json");
    ForkedCommand ran = ForkedCommand.run(folder, words);
    assertEquals(0, ran.code(), ran.err());
    assertEquals("warning: the thread 'acme-poller' was still running, probably a plug-in's; it ends with the process",
        ran.err().strip());
  }

  private static Path onlyRun(Path runs) {
    Path ofXor = runs.resolve("xor");
    assertEquals(1, Bench.files(ofXor).size());
    return ofXor.resolve(Bench.files(ofXor).get(0));
  }

  @Test
  void saysWhatIsWrongInUtf8() {
    assertEquals(3, run("check", "größe.yaml"));
    assertEquals("""
        error: there is no such experiment file
          --> größe.yaml
          help: check the path, which is relative to %s
        """.formatted(Path.of("").toAbsolutePath()), err.toString(StandardCharsets.UTF_8));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }
}
