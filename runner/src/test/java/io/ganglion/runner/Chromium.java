package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The browser, without a window. Tests that need it are aborted where there is none. */
public final class Chromium {
  private Chromium() {}

  private static String command() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome").map(Path.of(place)::resolve))
        .filter(Files::isExecutable).map(Path::toString).findFirst()
        .orElseGet(() -> abort("needs Chromium: install the package chromium to look at pages"));
  }

  /**
   * What a page is once its scripts have run; fails if the console said anything.
   *
   * @param folder for what the browser leaves
   */
  public static String opened(String address, Path folder, String... options)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Path page = folder.resolve("page");
    List<String> command = new ArrayList<>(List.of(command(), "--headless", "--no-sandbox", "--disable-gpu",
        "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--enable-logging=stderr", "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
        "--dump-dom"));
    command.addAll(List.of(options));
    command.add(address);
    Process browser = new ProcessBuilder(command).redirectError(said.toFile()).redirectOutput(page.toFile()).start();
    try {
      if (!browser.waitFor(120, TimeUnit.SECONDS)) {
        abort("Chromium didn't end within two minutes");
      }
    } finally {
      browser.destroyForcibly();
    }
    assertEquals(List.of(), Files.readString(said, StandardCharsets.UTF_8).lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).contains("console")).toList());
    return Files.readString(page, StandardCharsets.UTF_8);
  }
}
