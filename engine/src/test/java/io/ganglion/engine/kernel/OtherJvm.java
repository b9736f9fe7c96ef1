package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A check in a JVM of its own, which has the flags that it needs and keeps what it says to itself. */
public final class OtherJvm {
  private OtherJvm() {}

  /** Runs a check, which ends with the line {@code bits agree}. */
  public static void checksBits(Class<?> check, Path folder, String... flags) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), check.getName()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertTrue(ended, text);
    assertEquals(0, process.exitValue(), text);
    // Before it stand the line about the module and, if the processor has no vectors as wide as asked for, one more.
    assertEquals("bits agree", text.strip().lines().reduce((first, second) -> second).orElseThrow(), text);
  }
}
