package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.ganglion.api.host.KebabCase;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --events} and {@code output}, and the page {@code docs/events.md}, which every line is held to. */
class EventsTest {
  private static final Path PAGE = Path.of("../docs/events.md");
  private static final Pattern SECTION = Pattern.compile("\n### `([a-z-]+)`\n(.*?)(?=\n###? |$)", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("\n\\| `(\\w+)` \\| ([a-z ]+\\??) \\|");

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  /** The types of the fields of each event, as the page has them. */
  private static Map<String, Map<String, String>> documented() {
    Map<String, Map<String, String>> events = new LinkedHashMap<>();
    Matcher section = SECTION.matcher(Bench.read(PAGE));
    while (section.find()) {
      Map<String, String> fields = new LinkedHashMap<>();
      Matcher field = FIELD.matcher(section.group(2));
      while (field.find()) {
        fields.put(field.group(1), field.group(2));
      }
      events.put(section.group(1), fields);
    }
    return events;
  }

  @Test
  void thePageHasEveryEventAndEveryField() {
    Map<String, Map<String, String>> expected = new LinkedHashMap<>();
    for (Class<?> event : RunEvent.class.getPermittedSubclasses()) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (RecordComponent component : event.getRecordComponents()) {
        fields.put(component.getName(), type(component));
      }
      expected.put(event == RunEvent.Failure.class ? "error" : KebabCase.ofComponent(event.getSimpleName()), fields);
    }
    assertEquals(expected, documented());
  }

  private static String type(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == List.class) {
      String of = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0].getTypeName();
      return of.equals("java.lang.String") ? "texts" : of.startsWith("java.util.List") ? "list of numbers" : "numbers";
    }
    return type == OptionalDouble.class || type == OptionalInt.class ? "number?" : type == Optional.class ? "text?"
        : type == String.class && List.of("where", "why", "help", "cause").contains(component.getName()) ? "text?"
        : type == String.class ? "text"
        : type == boolean.class ? "truth value" : type.isPrimitive() ? "number" : "object";
  }

  /** Lines that are what the page says, of a text. */
  private static List<JsonObject> lines(String text) {
    assertTrue(text.isEmpty() || text.endsWith("\n"), "a line hasn't ended: " + text);
    List<JsonObject> lines = new ArrayList<>();
    text.lines().forEach(line -> lines.add(JsonParser.parseString(line).getAsJsonObject()));
    lines.forEach(EventsTest::assertDocumented);
    return lines;
  }

  private List<JsonObject> linesOf(Path file) {
    return lines(Bench.read(file));
  }

  private static void assertDocumented(JsonObject line) {
    List<String> keys = new ArrayList<>(line.keySet());
    assertEquals(List.of("format", "event", "time"), keys.subList(0, 3), line.toString());
    assertEquals(1, line.get("format").getAsInt());
    assertTrue(line.get("time").getAsString().matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z"),
        line.toString());
    Map<String, String> fields = documented().get(line.get("event").getAsString());
    TreeSet<String> unknown = new TreeSet<>(keys.subList(3, keys.size()));
    unknown.removeAll(fields.keySet());
    assertEquals(new TreeSet<>(), unknown, line.toString());
    fields.forEach((field, type) -> {
      if (line.has(field)) {
        assertTrue(is(line.get(field), type.replace("?", "")), field + " of " + line);
      } else {
        assertTrue(type.endsWith("?"), field + " is missing: " + line);
      }
    });
  }

  private static boolean is(JsonElement value, String type) {
    return switch (type) {
      case "number" -> value.isJsonNull() || value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
      case "text" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
      case "truth value" -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
      case "object" -> value.isJsonObject();
      case "texts" -> value.isJsonArray()
          && value.getAsJsonArray().asList().stream().allMatch(each -> is(each, "text"));
      case "numbers" -> value.isJsonArray()
          && value.getAsJsonArray().asList().stream().allMatch(each -> is(each, "number"));
      case "list of numbers" -> value.isJsonArray()
          && value.getAsJsonArray().asList().stream().allMatch(each -> is(each, "numbers"));
      default -> throw new AssertionError(type);
    };
  }

  private static List<String> names(List<JsonObject> lines) {
    return lines.stream().map(line -> line.get("event").getAsString()).toList();
  }

  private static JsonObject only(List<JsonObject> lines, String event) {
    List<JsonObject> found = lines.stream().filter(line -> line.get("event").getAsString().equals(event)).toList();
    assertEquals(1, found.size(), event + " in " + names(lines));
    return found.get(0);
  }

  @Test
  void thePageShowsWhatARunTells() {
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --set training.epochs=2 --events -");
    assertEquals(0, ran.code());
    List<JsonObject> lines = lines(ran.out());
    StringBuilder shown = new StringBuilder();
    for (JsonObject line : lines) {
      String event = line.get("event").getAsString();
      if (event.equals("weights") || event.equals("note") || event.equals("lint")) {
        continue;
      }
      line.addProperty("time", "…");
      if (event.equals("begin")) {
        line.addProperty("ganglion", "…");
        JsonArray command = line.getAsJsonArray("command");
        command.set(1, new JsonPrimitive("iris.yaml"));
        command.remove(2);
        command.remove(2);
      }
      if (event.equals("directory")) {
        line.addProperty("directory", "runs/iris/…");
        line.addProperty("experiment", "…");
      }
      if (event.equals("result")) {
        line.addProperty("manifest", "{…}");
      }
      shown.append(line.toString().replace("\"{…}\"", "{…}")).append('\n');
    }
    String page = Bench.read(PAGE);
    int from = page.indexOf("<!-- example -->\n```json\n") + 25;
    assertEquals(shown.toString(), page.substring(from, page.indexOf("```", from)));
  }

  @Test
  void aRunTellsWhatItsFilesSay() {
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --set training.epochs=12 --set output.events=true"
        + " --set training.checkpoint.epochs=5 --events FOLDER/events --quiet");
    ran.assertPrints("");
    List<JsonObject> lines = linesOf(bench.path("events"));
    assertEquals(List.of("begin", "directory", "training-started", "epoch", "checkpoint", "training-ended", "result",
        "end"),
        names(lines).stream().distinct().filter(name -> !List.of("lint", "note", "weights").contains(name)).toList());
    assertEquals(lines.stream().skip(1).map(JsonObject::toString).map(EventsTest::timeless).toList(),
        linesOf(bench.onlyRun().resolve("events.jsonl")).stream().map(JsonObject::toString).map(EventsTest::timeless)
            .toList(), "the run directory has the same");
    assertEquals(Bench.manifest(bench.onlyRun()), only(lines, "result").getAsJsonObject("manifest"));
    assertEquals(Bench.read(bench.onlyRun().resolve("resolved.yaml")),
        only(lines, "directory").get("experiment").getAsString());
    List<String> curve = new ArrayList<>(List.of("epoch,training_loss,validation_loss"));
    for (JsonObject line : lines) {
      if (line.get("event").getAsString().equals("epoch")) {
        curve.add(line.get("epoch") + "," + line.get("trainingLoss") + "," + line.get("validationLoss"));
      }
    }
    assertEquals(Bench.read(bench.onlyRun().resolve("metrics.csv")).lines().toList(), curve);
    assertFalse(Bench.manifest(bench.onlyRun()).getAsJsonObject("outputs").has("events.jsonl"));
  }

  /** Backprop halves its rate after each step; three steps are an epoch. Rprop has none. */
  @Test
  void aRunTellsTheLearningRateOfItsNextStep() {
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --events - --quiet", "--set",
        "training={epochs: 3, batch-size: 40}", "--set",
        "trainer={use: backprop, learning-rate: 0.5, schedule: step, decay: 0.5, decay-steps: 1}");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(List.of(0.5 / 8, 0.5 / 64, 0.5 / 512), rates(ran));
    assertEquals(List.of(), rates(bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --events - --quiet",
        "--set", "training={epochs: 3}")));
  }

  private static List<Double> rates(Ran ran) {
    return lines(ran.out()).stream().filter(line -> line.has("learningRate"))
        .map(line -> line.get("learningRate").getAsDouble()).toList();
  }

  private static String timeless(String line) {
    return line.replaceFirst("\"time\":\"[^\"]*\"", "");
  }

  @Test
  void changesNoModelAndIsLeftOutByVerify() throws IOException {
    Path with = bench.run("iris", "--set", "training.epochs=5", "--set", "output.events=true", "--set",
        "output.tensorboard=true");
    byte[] model = Files.readAllBytes(with.resolve("model.ganglion"));
    Ran verified = bench.ganglion("verify " + with + " --out FOLDER/again --quiet");
    assertEquals(0, verified.code(), verified.out() + verified.err());
    Path without = bench.run("iris", "--set", "training.epochs=5");
    assertArrayEquals(Files.readAllBytes(without.resolve("model.ganglion")), model);
  }

  @Test
  void tellsWhatIsWrong() {
    bench.write("wrong.yaml", Bench.read(bench.path("iris.yaml")).replace("trainer:", "trainr:"));
    bench.write("target.yaml", Bench.read(bench.path("iris.yaml")).replaceFirst("training: .*",
        "training: {epochs: 3, stop: {rule: target, loss: 1e-9}}"));
    for (Map.Entry<String, Integer> command : Map.of("run FOLDER/wrong.yaml", 3, "run FOLDER/none.yaml", 3,
        "compare FOLDER/iris.yaml --vary trainer=none,adam", 3, "sweep FOLDER/iris.yaml --over none=1,2", 3,
        "run FOLDER/iris.yaml --set data.file=none.csv", 4,
        "run FOLDER/target.yaml", 6).entrySet()) {
      Ran ran = bench.ganglion(command.getKey() + " --out FOLDER/runs --events -");
      List<JsonObject> lines = lines(ran.out());
      assertEquals(command.getValue(), ran.code(), command + "\n" + ran.err());
      assertEquals(ran.code(), only(lines, "end").get("exitCode").getAsInt());
      assertEquals("end", names(lines).get(lines.size() - 1));
      assertEquals(ran.err().split("error: ", -1).length - 1, names(lines).stream().filter("error"::equals).count(),
          ran.err());
    }
  }

  @Test
  void tellsEveryTrialOfAStudy() throws IOException {
    Ran ran = bench.ganglion("compare FOLDER/iris.yaml --vary trainer=rprop,adam --seeds 2 --set training.epochs=5"
        + " --set output.events=true --set output.tensorboard=true --out FOLDER/runs --events - --quiet");
    assertEquals(0, ran.code(), ran.err());
    List<JsonObject> lines = lines(ran.out());
    assertEquals(4, names(lines).stream().filter("trial-started"::equals).count());
    List<String> trials = new ArrayList<>();
    for (JsonObject line : lines) {
      if (line.get("event").getAsString().equals("trial-ended")) {
        trials.add(line.get("trial").getAsString() + " " + line.getAsJsonObject("settings").keySet().size());
      }
    }
    assertEquals(new TreeSet<>(List.of("rprop, seed 42 2", "rprop, seed 43 2", "adam, seed 42 11",
        "adam, seed 43 11")), new TreeSet<>(trials));
    assertEquals("compare", only(lines, "directory").get("kind").getAsString());
    assertEquals(List.of("adam, seed 42", "adam, seed 43", "rprop, seed 42", "rprop, seed 43"),
        Bench.files(bench.onlyRun().resolve("tensorboard")));
    assertEquals(names(lines).subList(1, lines.size()).stream().sorted().toList(),
        names(linesOf(bench.onlyRun().resolve("events.jsonl"))).stream().sorted().toList());
  }

  @Test
  void tellsTheFoldsOfACrossValidation() {
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --set training.epochs=3 --out FOLDER/runs --events - --quiet",
        "--set", "data.split={kfold: 3}", "--set", "training.stop=[]", "--set", "training.keep=last");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(3, names(lines(ran.out())).stream().filter("trial-ended"::equals).count());
  }

  private void interrupted() {
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
  }

  /** TensorBoard's file without the times: of each record, where its data begin and what follows the time. */
  private static List<String> timelessRecords(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<String> records = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] data = new byte[(int) in.getLong()];
      in.getInt();
      in.get(data);
      in.getInt();
      String record = new String(Arrays.copyOfRange(data, 9, data.length), StandardCharsets.ISO_8859_1);
      records.add(record.contains("hparams") ? "hparams" : record);
    }
    return records;
  }

  @Test
  void goesOnWhereARunWasStopped() throws IOException {
    String options = " --set training.epochs=3 --set output.events=true --set output.tensorboard=true";
    Path straight = bench.run("iris", options.strip().split(" "));
    Path moved = Files.move(bench.path("runs"), bench.path("straight"))
        .resolve(bench.path("runs").relativize(straight));
    interrupted();
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --events FOLDER/events" + options);
    assertEquals(130, ran.code(), ran.err());
    Path run = bench.onlyRun();
    Files.writeString(run.resolve("events.jsonl"), Bench.read(run.resolve("events.jsonl")) + "{\"format\":1,\"eve");
    byte[] board = Files.readAllBytes(run.resolve("events.out.tfevents.ganglion"));
    Files.write(run.resolve("events.out.tfevents.ganglion"), Arrays.copyOf(board, board.length + 7));
    bench.interruption(new Interruption());
    Ran resumed = bench.ganglion("run --resume " + run + " --events FOLDER/events --quiet");
    resumed.assertPrints("");
    assertEquals(timelessRecords(moved.resolve("events.out.tfevents.ganglion")),
        timelessRecords(run.resolve("events.out.tfevents.ganglion")));
    List<JsonObject> lines = linesOf(bench.path("events"));
    assertEquals(List.of("begin", "directory", "training-started", "weights", "weights", "epoch", "weights", "weights",
        "checkpoint", "training-ended", "error", "end", "begin", "directory", "resumed", "training-started", "epoch",
        "weights", "weights", "epoch", "weights", "weights", "training-ended", "result", "end"),
        names(lines).stream().filter(name -> !name.equals("note") && !name.equals("lint")).toList());
    assertEquals(names(lines).stream().filter(name -> !name.equals("begin")).toList(),
        names(linesOf(run.resolve("events.jsonl"))));
  }

  @Test
  void refusesToMixEventsWithAResult() {
    String said = """
        error: --events - has stdout for itself: name a file, or leave out the option for the form of the result
          help: 'ganglion COMMAND --help' lists its options
        """;
    bench.ganglion("compare FOLDER/iris.yaml --events - --format csv")
        .assertFails(2, said.replace("COMMAND", "compare"));
    bench.ganglion("sweep FOLDER/iris.yaml --events - --format md").assertFails(2, said.replace("COMMAND", "sweep"));
    assertEquals("--events - has stdout for itself: name a file, or leave out the option for the form of the result",
        bench.ganglion("run FOLDER/iris.yaml --events - --json").json(2).getAsJsonObject("error").get("message")
            .getAsString());
  }

  @Test
  void leavesOtherFilesAlone() {
    String before = Bench.read(bench.path("data/iris.csv"));
    bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --events FOLDER/data/iris.csv").assertFails(4, """
        error: this file holds something else than events
          --> FOLDER/data/iris.csv
          help: name a file of events, to which more are added, or one that isn't there
        """);
    assertEquals(before, Bench.read(bench.path("data/iris.csv")));
    bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --events FOLDER/none/events").assertFails(4, """
        error: the events can't be written: no such file or folder
          --> FOLDER/none/events
          help: check that its folder exists and is writable, and that the disk isn't full
        """);
    assertFalse(Files.exists(bench.path("runs")));
  }
}
