package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Language models: how texts are read, judged and written, and what is refused. */
class GenerateCommandTest {
  private static final String LSTM = "[{use: embedding, dimension: 6}, {use: lstm, units: 12},"
      + " {units: auto, activation: softmax}]";
  private static final String ATTENTION = "[{use: embedding, dimension: 8}, {use: positional-embedding, max-length:"
      + " 16}, {residual: [{use: self-attention, heads: 2, causal: true}]}, {units: auto, activation: softmax}]";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withABench() {
    bench = new Bench(folder);
    bench.write("song.txt", "la la lu, la la lu.\nlu la lu la, lu la lu la!\n".repeat(12));
  }

  private void experiment(String text, String layers, String more) {
    bench.write("song.yaml", """
        seed: 1
        data: {file: song.txt, format: text, text: %s%s}
        network: {layers: %s}
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 12, batch-size: 8}
        """.formatted(text, more, layers));
  }

  private String trained(String text, String layers) {
    experiment(text, layers, "");
    return bench.run("song").toString();
  }

  private Ran generate(String run, String... options) {
    List<String> all = new ArrayList<>(List.of(run));
    all.addAll(List.of(options));
    return bench.ganglion("generate", all.toArray(new String[0]));
  }

  private JsonObject json(String run, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--json");
    Ran ran = generate(run, all.toArray(new String[0]));
    assertEquals(0, ran.code(), ran.err());
    return JsonParser.parseString(ran.out()).getAsJsonObject();
  }

  private static String text(JsonObject json, int index) {
    return json.getAsJsonArray("texts").get(index).getAsJsonObject().get("text").getAsString();
  }

  private String shown(String path) {
    return path.replace(folder.toString(), "FOLDER");
  }

  @Test
  void goesOnWithAPrompt() {
    String run = trained("{tokens: character, window: 16}", LSTM);
    String written = generate(run, "--prompt", "la la lu, ", "--greedy", "--length", "9").out();
    assertEquals(10, written.length(), "nine characters and the line end behind them");
    assertTrue(written.substring(0, 9).matches("[alu .,!\n]+"), written);
    String sampled = generate(run, "--length", "40", "--seed", "7").out();
    assertEquals(sampled, generate(run, "--length", "40", "--seed", "7").out());
    assertTrue(!sampled.equals(generate(run, "--length", "40", "--seed", "8").out()));
    String alone = text(json(run, "--length", "40", "--seed", "7"), 0);
    assertEquals(sampled, alone.endsWith("\n") ? alone : alone + "\n");
    bench.write("prompt.txt", "la la lu, ");
    assertEquals(written, generate(run, "--prompt-file", bench.path("prompt.txt").toString(), "--greedy", "--length",
        "9").out());
  }

  @Test
  void endsBeforeTheStopText() {
    String run = trained("{tokens: character, window: 16}", LSTM);
    String whole = text(json(run, "--length", "60"), 0);
    String stop = whole.substring(20, 24); // four tokens
    JsonObject json = json(run, "--length", "60", "--stop", stop.replace("\n", "\\n"));
    assertEquals(whole.substring(0, whole.indexOf(stop)), text(json, 0));
    assertEquals("stop", json.getAsJsonArray("texts").get(0).getAsJsonObject().get("ended").getAsString());
    String before = whole.substring(0, whole.indexOf(stop));
    assertEquals(before.endsWith("\n") ? before : before + "\n",
        generate(run, "--length", "60", "--stop", stop.replace("\n", "\\n")).out());
    assertEquals(whole, text(json(run, "--length", "60", "--stop", "nowhere"), 0));
  }

  @Test
  void writesSeveralTextsWithTheNextSeeds() {
    String run = trained("{tokens: word, window: 8}", LSTM);
    JsonArray texts = json(run, "--count", "3", "--seed", "4", "--length", "10").getAsJsonArray("texts");
    StringBuilder all = new StringBuilder();
    for (JsonElement each : texts) {
      String text = each.getAsJsonObject().get("text").getAsString();
      all.append(text.endsWith("\n") ? text : text + "\n");
      assertEquals(10, each.getAsJsonObject().getAsJsonArray("tokens").size());
    }
    assertEquals(all.toString(), generate(run, "--count", "3", "--seed", "4", "--length", "10").out());
    assertEquals(text(json(run, "--seed", "6", "--length", "10"), 0),
        texts.get(2).getAsJsonObject().get("text").getAsString());
  }

  @Test
  void namesUnknownCharactersOfThePrompt() {
    String run = trained("{tokens: character, window: 16}", LSTM);
    Ran ran = generate(run, "--prompt", "la ☃é☃", "--length", "3");
    assertEquals("note: the model doesn't know '☃', 'é' in the prompt: they count as (unknown)\n", ran.err());
    assertEquals(0, ran.code());
    assertEquals("note: the model doesn't know 'X' in the prompt: it counts as (unknown)\n",
        generate(run, "--prompt", "X", "--length", "3").err());
    assertEquals("[\"X\"]", json(run, "--prompt", "X", "--length", "3").get("unknown").toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10_000})
  void takesPromptsOfAnyLength(int length) {
    for (String layers : List.of(LSTM, ATTENTION)) {
      String run = trained("{tokens: character, window: 16, warm-up: 0}", layers);
      JsonObject json = json(run, "--prompt", "la lu ".repeat(2000).substring(0, length), "--length", "4");
      assertEquals(length, json.get("promptTokens").getAsInt());
      assertEquals(4, text(json, 0).length());
    }
  }

  /** The prompt and 12 tokens fill 16 positions; each of the 8 tokens behind is drawn behind 16. */
  @Test
  void saysWhatIsComputedAgainBehindTheLastPosition() {
    String run = trained("{tokens: byte-pair, vocabulary: 14, window: 16, warm-up: 0}", ATTENTION);
    JsonObject json = json(run, "--prompt", "", "--length", "20");
    assertEquals(16, json.get("mostTokens").getAsInt());
    JsonObject text = json.getAsJsonArray("texts").get(0).getAsJsonObject();
    assertEquals((1 + 20 - 16) * 16, text.get("recomputed").getAsInt());
    assertEquals(0, json(run, "--length", "15").getAsJsonArray("texts").get(0).getAsJsonObject().get("recomputed")
        .getAsInt());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--temperature NaN | temperature must be 0 or greater and finite, but is NaN",
      "--temperature -1 | temperature must be 0 or greater and finite, but is -1.0",
      "--top-k 0 | top-k must be 1 or greater, but is 0",
      "--top-p 0 | top-p must be greater than 0 and at most 1, but is 0.0",
      "--top-p 1.5 | top-p must be greater than 0 and at most 1, but is 1.5",
      "--length 0 | length must be 1 or greater, but is 0",
      "--count 0 | count must be 1 or greater, but is 0"})
  void refusesWhatIsNoSampling(String options, String message) {
    bench.ganglion("generate FOLDER/none " + options).assertFails(2,
        "error: " + message + "\n  --> " + options.split(" ")[0] + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--temperature 0", "--temperature 1e-9", "--temperature 1e9", "--top-k 1000000",
      "--top-p 1e-300", "--top-k 1 --top-p 1"})
  void takesExtremeSettings(String options) {
    String run = trained("{tokens: character, window: 16}", LSTM);
    Ran ran = bench.ganglion("generate " + run + " --length 20 " + options);
    assertEquals(0, ran.code(), ran.err());
  }

  @Test
  void refusesOtherModelsAndNetworks() {
    bench.example("iris");
    String iris = bench.run("iris", "--set", "training.epochs=1").toString();
    generate(iris).assertFails(4, "error: the model doesn't predict the next token of a text\n  --> " + shown(iris)
        + "\n  help: train a model on a text, with format: text in 'data', or on a time series\n");
    String run = trained("{window: 8}", "[{use: embedding, dimension: 4}, {use: gru, units: 4, direction:"
        + " bidirectional}, {units: auto, activation: softmax}]");
    generate(run).assertFails(4, "error: layer 2, 'gru', looks at later steps of a sequence: the network can't go on"
        + " step by step\n  --> " + shown(run) + "\n  help: train a network whose layers see no later steps:"
        + " direction: forward, causal: true, padding: causal\n");
  }

  /** As if it were killed in the first epoch, between two batches, and then in later ones. */
  @Test
  void aStoppedRunEndsWithTheSameModelAndSamples() throws IOException {
    experiment("{window: 16}", LSTM, "");
    Path straight = bench.run("song");
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
    assertEquals(130, bench.ganglion("run FOLDER/song.yaml --out FOLDER/stopped").code());
    Path stopped;
    try (Stream<Path> runs = Files.list(bench.path("stopped/song"))) {
      stopped = runs.findFirst().orElseThrow();
    }
    for (int i = 0; i < 12; i++) {
      assertEquals(130, bench.ganglion("run --resume " + stopped).code());
    }
    bench.interruption(new Interruption());
    assertEquals(0, bench.ganglion("run --resume " + stopped).code());
    for (String file : List.of("model.ganglion", "samples.txt", "metrics.csv")) {
      assertEquals(-1, Files.mismatch(straight.resolve(file), stopped.resolve(file)), file);
    }
    String samples = Bench.read(straight.resolve("samples.txt"));
    assertEquals(List.of("0", "1", "2", "4", "8", "12"), Pattern.compile("--- after epoch (\\d+) ---").matcher(samples)
        .results().map(found -> found.group(1)).toList());
    assertTrue(Bench.read(straight.resolve("report.html")).contains("After epoch 8:"));
  }

  /** A step looks at none behind it, and at all others together once. */
  @Test
  void theReportShowsAttentionAndBitsPerCharacter() {
    experiment("{window: 16, warm-up: 0}", ATTENTION, ", split: {train: 0.8, validation: 0.2}");
    Path run = bench.run("song");
    JsonObject evaluation = JsonParser.parseString(Bench.read(run.resolve("evaluation.json"))).getAsJsonObject();
    JsonObject attention = evaluation.getAsJsonObject("attention");
    assertEquals(16, attention.getAsJsonArray("tokens").size());
    assertEquals(2, attention.getAsJsonArray("maps").size());
    for (JsonElement map : attention.getAsJsonArray("maps")) {
      assertEquals(3, map.getAsJsonObject().get("layer").getAsInt());
      JsonArray weights = map.getAsJsonObject().getAsJsonArray("weights");
      for (int row = 0; row < 16; row++) {
        int sum = 0;
        for (int column = 0; column < 16; column++) {
          int weight = weights.get(16 * row + column).getAsInt();
          assertTrue(column <= row || weight == 0);
          sum += weight;
        }
        assertEquals(255, sum, 8, "rounded 16 times");
      }
    }
    JsonObject train = evaluation.getAsJsonObject("text").getAsJsonObject("train");
    assertEquals(train.get("tokens"), train.get("characters"));
    String report = Bench.read(run.resolve("report.html"));
    assertTrue(report.contains("Bits per character over tokens seen"));
    assertTrue(report.contains("Layer 3, head 2"));
    assertTrue(report.length() < 150 * 1024, report.length() + " characters");
  }

  @Test
  void predictPointsToGenerate() {
    String run = trained("{window: 8}", LSTM);
    bench.ganglion("predict " + run + " FOLDER/song.txt").assertFails(2, "error: a language model predicts the next"
        + " token of a text\n  --> " + shown(run) + "\n  help: use generate, which goes on with a text, or"
        + " evaluate, which says how probable one is\n");
  }

  @Test
  void evaluatesOtherTexts() {
    String run = trained("{window: 16}", LSTM);
    bench.write("other.txt", "lu lu lu.\r\n☃");
    Ran ran = bench.ganglion("evaluate " + run + " FOLDER/other.txt --json");
    assertEquals(0, ran.code(), ran.err());
    JsonObject json = JsonParser.parseString(ran.out()).getAsJsonObject();
    assertEquals(11, json.get("tokens").getAsInt());
    assertEquals(11, json.get("characters").getAsInt());
    double nats = -json.get("logProbability").getAsDouble();
    assertEquals(nats / 11, json.get("loss").getAsDouble(), 1e-9);
    assertEquals(nats / 11 / Math.log(2), json.get("bits-per-character").getAsDouble(), 1e-9);
    assertEquals(Math.exp(nats / 11), json.get("perplexity").getAsDouble(), 1e-9);
  }

  @Test
  void warnsOfCharactersThatTheTrainingPartHasNot() {
    bench.write("song.txt", "la la lu\n".repeat(20) + "lo ☃ le\n".repeat(2));
    experiment("{window: 8}", LSTM, ", split: {train: 0.9, validation: 0.1}");
    Ran ran = bench.ganglion("run FOLDER/song.yaml --out FOLDER/runs --set training.epochs=1");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.err().contains("the validation part has 6 characters that the training part hasn't: 'e', 'o', '☃'"),
        ran.err());
  }

  @Test
  void refusesWhatDoesntGoWithATextAtOnce() {
    experiment("{window: 8}", LSTM, ", target: song");
    refused("'data.target' must be left out: what is predicted is the text itself");
    experiment("{window: 8}", LSTM, ", split: {kfold: 3}");
    refused("'data.split' must be by fractions, or by files: the parts of a text follow one another");
    experiment("{window: 0}", LSTM, "");
    refused("'data.text.window' must be 1 or greater, but is 0");
    experiment("{vocabulary: 2}", LSTM, "");
    refused("'data.text.vocabulary' must be 3 or greater, but is 2");
    experiment("{window: 8}", "[{use: embedding, dimension: 4}, {use: gru, units: 4, outputs: last},"
        + " {units: auto, activation: softmax}]", "");
    refused("there is a target for each step, but the network gives one for each sequence");
  }

  private void refused(String message) {
    Ran ran = bench.ganglion("check FOLDER/song.yaml");
    assertTrue(ran.code() != 0 && ran.err().startsWith("error: " + message + "\n"), ran.err());
  }
}
