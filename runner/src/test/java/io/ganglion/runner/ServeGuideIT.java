package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.cli.CommandLineRun;
import io.ganglion.runner.cli.Session;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands in {@code docs/serve.md} print what it shows; where it ends with {@code …}, they print more. Requests
 * are sent as curl would send them.
 */
class ServeGuideIT {
  private static final Pattern SHOWN = Pattern.compile("```console\n\\$ (.*)\n([^`]+)```");
  private static final Pattern CURL = Pattern.compile("curl -s http://127\\.0\\.0\\.1:8080(\\S+)"
      + " -H 'Content-Type: (\\S+)' (?:-d '(.*)'|--data-binary @examples/(\\S+))");
  private static final String MORE = "…\n";

  @TempDir
  private Path folder;

  private String sent(String address, String command) throws Exception {
    Matcher curl = CURL.matcher(command);
    assertTrue(curl.matches(), command);
    String body = curl.group(3) == null ? Bench.read(folder.resolve(curl.group(4))) : curl.group(3);
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address + curl.group(1)))
        .header("Content-Type", curl.group(2)).header("X-Request-Id", "mx3i1mx0-3")
        .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void commandsPrintWhatTheGuideShows() throws Exception {
    Bench bench = new Bench(folder);
    bench.example("iris");
    Path run = bench.run("iris");
    Interruption interruption = new Interruption();
    try (PipedInputStream read = new PipedInputStream(); PrintStream out = new PrintStream(new PipedOutputStream(read),
        true, StandardCharsets.UTF_8)) {
      CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> CommandLineRun.run(new Session(
          List.of("serve", run.toString(), "--port", "0", "--quiet"), new ByteArrayInputStream(new byte[0]), out, out,
          Map.of(), interruption)));
      BufferedReader lines = new BufferedReader(new InputStreamReader(read, StandardCharsets.UTF_8));
      String said = lines.readLine() + "\n" + lines.readLine() + "\n" + lines.readLine() + "\n";
      String address = said.replaceAll("(?s)listening +|,.*", "");
      Matcher shown = SHOWN.matcher(Bench.read(Path.of("../docs/serve.md")));
      int compared = 0;
      while (shown.find()) {
        String[] commands = shown.group(1).split("\n");
        String command = commands[commands.length - 1];
        String printed = command.startsWith("curl") ? sent(address, command) : said.replace(address,
            "http://127.0.0.1:8080");
        String expected = command.startsWith("curl") ? shown.group(2)
            : shown.group(2).replaceFirst("(?s)…\n\\$ \\./ganglion serve latest\n", "");
        compared++;
        if (expected.endsWith(MORE)) {
          String beginning = expected.substring(0, expected.length() - MORE.length());
          assertTrue(printed.startsWith(beginning), printed);
        } else {
          assertEquals(expected, printed, command);
        }
      }
      assertEquals(4, compared);
      interruption.ask(0);
      assertEquals(0, code.get());
    }
  }
}
