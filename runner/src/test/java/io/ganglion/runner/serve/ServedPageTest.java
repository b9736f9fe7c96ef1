package io.ganglion.runner.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.ganglion.runner.Bench;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium: a link fills in a row, the form is submitted, and the console has nothing to say. */
class ServedPageTest {
  @TempDir
  Path folder;

  private static String chromium() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome").map(Path.of(place)::resolve))
        .filter(Files::isExecutable).map(Path::toString).findFirst()
        .orElseGet(() -> abort("needs Chromium: install the package chromium to look at the page"));
  }

  private String opened(String address) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Path page = folder.resolve("page");
    Process browser = new ProcessBuilder(chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--enable-logging=stderr", "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
        "--virtual-time-budget=10000", "--dump-dom", address).redirectError(said.toFile()).redirectOutput(page.toFile())
        .start();
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

  @Test
  void predictsTheRowOfALinkAndShowsLabelsOfOthersAsText() throws Exception {
    Bench bench = new Bench(folder);
    bench.write("t.csv", "x,colour,kind\n1,red,<b>a\n2,\"<img src=x onerror=alert(1)>\",z\n3,red,<b>a\n4,blue,z\n");
    bench.write("t.yaml", """
        data: {file: t.csv, target: kind, split: {train: 1}}
        network: {layers: [{units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 2}
        """);
    ModelService service = Served.of("", bench.run("t"));
    HttpDoor door = new HttpDoor(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), service, Served.LIMITS,
        line -> { });
    door.start();
    try {
      String page = opened("http://127.0.0.1:" + door.address().getPort() + "/#x=1&colour=red");
      assertTrue(page.contains("<th>kind</th>"), page);
      assertTrue(page.contains("<th>probabilities &lt;b&gt;a</th>"), page);
      assertTrue(page.contains("<option value=\"<img src=x onerror=alert(1)>\">")
          || page.contains("<option value=\"&lt;img src=x onerror=alert(1)&gt;\">"), page);
      assertTrue(page.contains("role=\"alert\"></p>"), page);
    } finally {
      door.stop(Duration.ZERO);
    }
  }
}
