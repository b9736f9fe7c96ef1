package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.Bench;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  @TempDir
  static Path folder;
  private static Bench bench;
  private static Path run;

  @BeforeAll
  static void train() {
    bench = new Bench(folder);
    bench.example("iris");
    run = bench.run("iris", "--set", "training={epochs: 5}");
  }

  @Test
  void answersUntilItIsInterrupted() throws Exception {
    Interruption interruption = new Interruption();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PipedInputStream read = new PipedInputStream(); PrintStream out = new PrintStream(new PipedOutputStream(read),
        true, StandardCharsets.UTF_8); PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> CommandLineRun.run(new Session(
          List.of("serve", "flowers=" + run, "--port", "0"), new ByteArrayInputStream(new byte[0]), out, errors,
          Map.of("GANGLION_TOKEN", "secret"), interruption)));
      String line = new BufferedReader(new InputStreamReader(read, StandardCharsets.UTF_8)).readLine();
      assertTrue(line.matches("listening   http://127\\.0\\.0\\.1:\\d+, which has a page to try a row on"), line);
      URI uri = URI.create(line.replaceAll("listening +|,.*", "") + "/predict");
      HttpRequest request = HttpRequest.newBuilder(uri).header("Content-Type", "text/csv")
          .header("Authorization", "Bearer secret").header("X-Request-Id", "one").POST(HttpRequest.BodyPublishers
              .ofString("sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n")).build();
      HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      assertEquals(bench.ganglionReading("sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n",
          "predict " + run + " -").out(), answer.body());
      interruption.ask(0);
      assertEquals(0, code.get());
    }
    assertTrue(err.toString(StandardCharsets.UTF_8).matches("\\S+ 127\\.0\\.0\\.1 POST /predict 200 \\d+ bytes 1 rows"
        + " [0-9.]+ ms one flowers\nstopped\n"), err::toString);
  }

  @Test
  void refusesWhatItCannotServe() {
    bench.ganglion("serve " + run + " " + run).assertFails(2, """
        error: two models are named 'iris'
          --> %s
          help: give one another name, as in iris-2=%1$s
        """.formatted("FOLDER/" + folder.relativize(run)));
    bench.ganglion("serve a/b=" + run).assertFails(2, """
        error: 'a/b' can't be part of a path
          --> a/b=%s
          help: give the model a name without /, as in iris=MODEL
        """.formatted("FOLDER/" + folder.relativize(run)));
    bench.ganglion("serve " + run + " --port 70000").assertFails(2, """
        error: port must be between 0 and 65535, but is 70000
          --> --port
        """);
    bench.ganglion("serve " + run + " --host not.a.host.invalid").assertFails(2, """
        error: there is no address 'not.a.host.invalid'
          --> --host
          help: name one of this machine's, such as 127.0.0.1 or 0.0.0.0
        """);
    bench.ganglion("serve " + run + " --threshold 0.5").assertFails(2, """
        error: 'species' can't have a threshold, which is for two labels: it has 3 labels
          --> --threshold
        """);
    bench.write("empty", "\n");
    bench.ganglion("serve " + run + " --token-file FOLDER/empty").assertFails(4, """
        error: the file is empty
          --> FOLDER/empty
          help: write one line with the token into it
        """);
    bench.write("text.txt", "to be or not to be\n".repeat(20));
    bench.write("text.yaml", """
        data: {file: text.txt, format: text, text: {tokens: character, window: 4}}
        network: {layers: [{use: embedding, dimension: 2}, {use: gru, units: 2}, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: adam
        training: {epochs: 1}
        """);
    Path text = bench.run("text");
    bench.ganglion("serve " + text).assertFails(2, """
        error: a language model goes on with a text, and has no rows to predict: use generate
          --> %s
        """.formatted("FOLDER/" + folder.relativize(text)));
  }
}
