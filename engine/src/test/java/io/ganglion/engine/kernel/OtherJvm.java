package io.ganglion.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A check in a JVM of its own, which has the flags that it needs and keeps what it says to itself. */
public final class OtherJvm {
  /** Of the processor, for a check that doesn't end; alone on two cores, the longest takes some 20 s of it. */
  private static final Duration MOST_WORK = Duration.ofMinutes(3);
  /** By the clock, for one that waits; with eighty processes beside it, a check has taken more than two minutes. */
  private static final Duration MOST_TIME = Duration.ofMinutes(30);

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
    boolean ended = endsInTime(process);
    process.destroyForcibly();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertTrue(ended, text);
    assertEquals(0, process.exitValue(), text);
    // Before it stand the line about the module and, if the processor has no vectors as wide as asked for, one more.
    assertEquals("bits agree", text.strip().lines().reduce((first, second) -> second).orElseThrow(), text);
  }

  /** Work is limited, where the system says how much there was: it is the same beside others. */
  private static boolean endsInTime(Process process) throws InterruptedException {
    long start = System.nanoTime();
    while (!process.waitFor(1, TimeUnit.SECONDS)) {
      Duration work = process.info().totalCpuDuration().orElse(Duration.ZERO);
      if (work.compareTo(MOST_WORK) > 0 || System.nanoTime() - start > MOST_TIME.toNanos()) {
        return false;
      }
    }
    return true;
  }
}
