package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of all kinds in Chromium: its console has nothing to say, so its policy let nothing in or out. */
class BrowserTest {
  @TempDir
  Path folder;

  @Test
  void sayNothingInTheConsole() throws Exception {
    Bench bench = new Bench(folder);
    bench.example("iris");
    bench.ganglion("compare FOLDER/iris.yaml --out FOLDER/compared --vary trainer=backprop,rprop --seeds 2 --quiet");
    bench.ganglion("sweep FOLDER/iris.yaml --out FOLDER/swept --over trainer.increase=1.1..1.5 --runs 3 --quiet");
    bench.run("iris");
    for (String runs : List.of("runs", "compared", "swept")) {
      try (Stream<Path> files = Files.walk(folder.resolve(runs))) {
        Path report = files.filter(file -> file.endsWith("report.html")).findFirst().orElseThrow();
        String page = Chromium.opened(report.toUri().toString(), folder);
        assertTrue(page.contains("class=\"cursor\""), "the script ran, for it adds a cursor to pictures");
      }
    }
  }

  @Test
  void noticesAScriptThatTheConsoleComplainsOf() throws Exception {
    Path page = folder.resolve("foreign.html");
    Files.writeString(page, Page.html("x", List.of(), "").replace("</main>", "</main><script>alert(1)</script>"));
    try {
      Chromium.opened(page.toUri().toString(), folder);
    } catch (AssertionError expected) {
      assertTrue(expected.getMessage().contains("Content Security Policy"), expected.getMessage());
      return;
    }
    throw new AssertionError("the policy let a foreign script in, or the console wasn't heard");
  }
}
