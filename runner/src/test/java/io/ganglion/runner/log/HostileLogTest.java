package io.ganglion.runner.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.experiments.run.RunLog;
import io.ganglion.experiments.text.HostileTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileLogTest {
  @TempDir
  Path folder;

  private List<String> logged(String text, boolean thrown) throws IOException {
    Path file = folder.resolve("log.txt");
    Files.deleteIfExists(file);
    try (RunLog log = RunLogFile.open(file)) {
      if (thrown) {
        log.logger().error("failed", new IllegalStateException(text, new IOException(text)));
      } else {
        log.logger().warn("the label {} is new", text);
      }
    }
    assertEquals("", HostileTexts.wrongWith(Files.readString(file).replace("\t", "")), text);
    return Files.readAllLines(file);
  }

  @Test
  void isOneLineForEachEventWhateverItsMessageHolds() throws IOException {
    for (String text : HostileTexts.all()) {
      List<String> lines = logged(text, false);
      assertEquals(1, lines.size(), text);
      assertTrue(lines.get(0).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN  the label .* is new"),
          lines.get(0));
    }
  }

  /** No line of a trace looks like an event. */
  @Test
  void showsExceptionsOfOthersBelowTheirEvent() throws IOException {
    for (String text : HostileTexts.all()) {
      List<String> lines = logged(text, true);
      assertTrue(lines.get(0).matches("\\S+Z ERROR failed"), lines.get(0));
      assertTrue(lines.get(1).startsWith("java.lang.IllegalStateException: "), lines.get(1));
      assertTrue(lines.stream().skip(1).noneMatch(line -> line.matches("\\d{4}-.*")), text);
    }
  }

  @Test
  void keepsLinesAndTracesShort() throws IOException {
    assertTrue(logged("x ".repeat(50_000), false).get(0).length() < 4200);
    assertTrue(logged("y\n".repeat(500_000), true).stream().mapToInt(String::length).sum() < 1 << 16);
  }
}
