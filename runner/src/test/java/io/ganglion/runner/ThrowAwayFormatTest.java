package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data format without a file, in {@code io.ganglion.runner.waves}, that no code but its own knows. */
class ThrowAwayFormatTest {
  /** What registers it: a folder on the class path of the commands that know it. */
  private static final Path REGISTRATION = Path.of("src/test/resources/throw-away-format").toAbsolutePath();
  private static final String EXPERIMENT = """
      data: {format: {use: waves, rows: 40, frequency: 0.5}, target: last, split: {train: 0.75, test: 0.25}}
      network: {layers: [{units: 3, activation: tanh}, {units: auto, activation: identity}]}
      trainer: rprop
      training: {epochs: 30}
      """;

  @TempDir
  Path folder;

  private ForkedCommand ganglion(String... words) throws IOException, InterruptedException {
    return ForkedCommand.run(folder, List.of(words), REGISTRATION);
  }

  private String outputOf(String... words) throws IOException, InterruptedException {
    ForkedCommand ran = ganglion(words);
    assertEquals(0, ran.code(), ran.err());
    return ran.out();
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @Test
  void servesEveryCommandFromTrainingToUse() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("wave.yaml"), EXPERIMENT);
    outputOf("check", "wave.yaml");
    JsonObject manifest = json(outputOf("run", "wave.yaml", "--json"));
    assertEquals("waves", manifest.getAsJsonObject("data").get("file").getAsString());
    assertEquals(40, manifest.getAsJsonObject("data").get("rows").getAsInt());
    assertEquals(10, manifest.getAsJsonObject("splits").getAsJsonObject("test").get("examples").getAsInt());
    String run = manifest.get("run").getAsString();
    String resolved = Files.readString(folder.resolve(run).resolve("resolved.yaml"));
    assertTrue(resolved.contains("  file: []\n"), resolved);
    assertTrue(resolved.contains("  format: {use: waves, rows: 40, frequency: 0.5}\n"), resolved);
    outputOf("verify", run);

    Files.writeString(folder.resolve("points.csv"), "x,y\n0,0\n0.5,1\n");
    assertEquals(3, outputOf("predict", run, "points.csv").lines().count());
    assertEquals(2, json(outputOf("evaluate", run, "points.csv", "--json")).get("examples").getAsInt());
    assertEquals("[\"x\",\"y\"]", names(json(outputOf("data", "describe", "wave.yaml", "--json"))));
  }

  /** New data are CSV, for the format has none. */
  @Test
  void itsModelsSayWhatCsvFilesLack() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("wave.yaml"), EXPERIMENT);
    String run = json(outputOf("run", "wave.yaml", "--json")).get("run").getAsString();
    Files.writeString(folder.resolve("points.csv"), "z,y\n0,0\n0.5,1\n");
    Files.writeString(folder.resolve("words.csv"), "x,y\n0,0\nhalf,1\n");
    assertEquals("""
        error: there is no column 'x'
          --> points.csv
          help: its columns are 'z', 'y'
        """, ganglion("predict", run, "points.csv").err());
    assertEquals("""
        error: 'half' is not a number
          --> words.csv: row 3, column 'x'
          help: a number such as 12, -0.5 or 1.5e-3 is expected
        """, ganglion("evaluate", run, "words.csv").err());
    assertEquals("""
        error: invalid value for option '--format': must be one of csv, proben1, idx, images, lines, texts, text, \
        but is 'waves'
          help: 'ganglion predict --help' lists its options
        """, ganglion("predict", run, "points.csv", "--format", "waves").err());
  }

  private static String names(JsonObject described) {
    List<String> names = new ArrayList<>();
    described.getAsJsonArray("columns").forEach(column ->
        names.add("\"" + column.getAsJsonObject().get("name").getAsString() + "\""));
    return names.toString().replace(", ", ",");
  }

  /** The experiment is the same but for a formula's setting: the data aren't, and the run knows. */
  @Test
  void isHashedByWhatWasRead() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("wave.yaml"), EXPERIMENT);
    List<String> hashes = new ArrayList<>();
    for (String frequency : List.of("0.5", "0.5", "0.75")) {
      hashes.add(json(outputOf("run", "wave.yaml", "--json", "--set",
          "data.format={use: waves, rows: 40, frequency: " + frequency + "}")).getAsJsonObject("data").get("sha256")
          .getAsString());
    }
    assertEquals(hashes.get(0), hashes.get(1));
    assertEquals(2, new TreeSet<>(hashes).size());
  }

  @Test
  void itsMistakesAreReportedLikeThoseOfEveryOther() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("wave.yaml"), """
        data:
          file: wave.csv
          format: {use: waves, row: 40, frequency: 0}
          target: last
        network: {layers: [{units: auto, activation: identity}]}
        trainer: rprop
        """);
    assertEquals("""
        error: 'data.file' must be left out: format 'waves' reads no file
          --> wave.yaml:2:9
          |
        2 |   file: wave.csv
          |         ^^^^^^^^
          help: file: a data file, or several with the same columns; of IDX files the images, or a folder with \
        MNIST's names; of images a folder with a folder for each label

        error: format 'waves' has no setting 'row'
          --> wave.yaml:3:24
          |
        3 |   format: {use: waves, row: 40, frequency: 0}
          |                        ^^^
          help: did you mean 'rows'? its settings are rows, frequency

        error: 'frequency' of format 'waves' must be greater than 0, but is 0
          --> wave.yaml:3:44
          |
        3 |   format: {use: waves, row: 40, frequency: 0}
          |                                            ^
          help: frequency: how many waves between 0 and 1, > 0
        """, ganglion("check", "wave.yaml").err());
    Files.writeString(folder.resolve("wave.yaml"), EXPERIMENT.replace("use: waves", "use: wave"));
    assertEquals("""
        error: 'data.format' must be one of csv, proben1, idx, images, lines, texts, adding-problem, copying, jdbc, \
        text, waves, but is 'wave'
          --> wave.yaml:1:22
          |
        1 | data: {format: {use: wave, rows: 40, frequency: 0.5}, target: last, split: {train: 0.75, test: 0.25}}
          |                      ^^^^
          help: did you mean 'waves'?
        """, ganglion("check", "wave.yaml").err());
  }

  /** Its own files, one line that registers it, and this test. */
  @Test
  void touchesNothingButItsOwnFilesAndOneRegistration() throws IOException {
    List<String> touched = new ArrayList<>();
    for (String module : List.of("api", "engine", "plugins", "tables", "experiments", "runner", "docs", "examples")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module))) {
        for (Path file : files.filter(Files::isRegularFile).filter(ThrowAwayFormatTest::isText).toList()) {
          if (Files.readString(file, StandardCharsets.UTF_8).contains("runner.waves")) {
            touched.add(Path.of("..").relativize(file).toString());
          }
        }
      }
    }
    String tests = "runner/src/test/";
    assertEquals(Stream.of("java/io/ganglion/runner/ThrowAwayFormatTest.java",
        "java/io/ganglion/runner/waves/Waves.java", "java/io/ganglion/runner/waves/package-info.java",
        "resources/throw-away-format/META-INF/services/io.ganglion.tables.DataFormat").map(tests::concat).toList(),
        touched.stream().sorted().toList());
  }

  private static boolean isText(Path file) {
    return !file.toString().contains("/target/")
        && (file.toString().matches(".*\\.(java|xml|md|yaml)") || file.toString().contains("META-INF"));
  }
}
