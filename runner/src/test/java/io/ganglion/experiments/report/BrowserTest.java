package io.ganglion.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of all kinds in Chromium: its console has nothing to say, so its policy let nothing in or out. */
class BrowserTest {
  @TempDir
  Path folder;

  private static String chromium() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome").map(Path.of(place)::resolve))
        .filter(Files::isExecutable).map(Path::toString).findFirst()
        .orElseGet(() -> abort("needs Chromium: install the package chromium to look at reports"));
  }

  /** What the page is once its script has run; fails if the console said anything. */
  private String opened(Path report) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Path page = folder.resolve("page");
    List<String> command = new ArrayList<>(List.of(chromium(), "--headless", "--no-sandbox", "--disable-gpu",
        "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--enable-logging=stderr", "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
        "--dump-dom", report.toUri().toString()));
    Process browser = new ProcessBuilder(command).redirectError(said.toFile()).redirectOutput(page.toFile()).start();
    try {
      if (!browser.waitFor(120, TimeUnit.SECONDS)) {
        abort("Chromium didn't end within two minutes");
      }
    } finally {
      browser.destroyForcibly();
    }
    List<String> console = Files.readString(said, StandardCharsets.UTF_8).lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).contains("console")).toList();
    assertEquals(List.of(), console);
    return Files.readString(page, StandardCharsets.UTF_8);
  }

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
        assertTrue(opened(report).contains("class=\"cursor\""), "the script ran, for it adds a cursor to pictures");
      }
    }
  }

  @Test
  void noticesAScriptThatTheConsoleComplainsOf() throws Exception {
    Path page = folder.resolve("foreign.html");
    Files.writeString(page, Page.html("x", List.of(), "").replace("</main>", "</main><script>alert(1)</script>"));
    try {
      opened(page);
    } catch (AssertionError expected) {
      assertTrue(expected.getMessage().contains("Content Security Policy"), expected.getMessage());
      return;
    }
    throw new AssertionError("the policy let a foreign script in, or the console wasn't heard");
  }
}
