package io.ganglion.runner.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.random.SplitMix64;
import io.ganglion.plugins.Sha256;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Jdk;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One model for each network, trainer and precision, for all threads, kernels, JDKs, kills, languages, time zones,
 * working directories and orders. A slice on the JDK at hand; everything with {@code -Dganglion.matrix=full}, which
 * {@code .ci/matrix} asks for. The table is left in {@code target/matrix.txt}; after a failure, that of the ways so
 * far.
 */
class MatrixIT {
  private static final boolean FULL = "full".equals(System.getProperty("ganglion.matrix"));
  private static final String VECTORS = "jdk.incubator.vector";
  /** Trained at once in a JVM that is killed. */
  private static final int AT_ONCE = 8;
  /** For one way: beside eight other builds, everything that one trains took more than ten. */
  private static final long MINUTES = FULL ? 60 : 10;

  /**
   * A batch that is one chunk, one that is two, and one of several leaves, all of them work enough for a team of
   * threads; and many small batches.
   */
  private static final Map<String, String> NETWORKS = new TreeMap<>(Map.of(
      "wide", """
          data: {file: data/iris.csv, target: species, scale: standard, split: {train: 0.7, validation: 0.3}}
          network:
            layers: [{units: 96, activation: tanh}, {units: 48, activation: sigmoid}, \
          {units: auto, activation: softmax}]
          loss: cross-entropy
          training: {epochs: 60, checkpoint: {epochs: 2}}
          """,
      "spirals", """
          data: {file: data/two-spirals.csv, target: spiral, scale: standard}
          network:
            layers: [{units: 40, activation: tanh}, {units: 40, activation: relu}, {units: 1, activation: sigmoid}]
          loss: cross-entropy
          training: {epochs: 60, checkpoint: {epochs: 2}}
          """,
      "small", """
          data: {file: data/iris.csv, target: sepal_length, scale: standard, split: {train: 0.8, validation: 0.2}}
          network:
            layers: [{units: 8, activation: gelu}, {units: auto, activation: identity}]
          training: {epochs: 400, batch-size: 7, checkpoint: {epochs: 10}}
          """,
      "table", """
          data: {file: data/table.csv, target: y, scale: standard}
          network:
            layers: [{units: 12, activation: tanh}, {units: 1, activation: identity}]
          loss: squared-error
          training: {epochs: 30, checkpoint: {epochs: 2}}
          """,
      "lstm", sequences("{use: dropout, rate: 0.2}, {use: lstm, units: 9}, "
          + "{use: dropout, rate: 0.3, whole-sequence: true}, {use: lstm, units: 8, outputs: last}"),
      "gru", sequences("{use: gru, units: 7, direction: bidirectional}, "
          + "{use: gru, units: 6, direction: bidirectional, outputs: last}"),
      "conv", sequences("{use: conv1d, filters: 8, kernel: 5, activation: relu}, {use: max-pool, padding: same}, "
          + "{use: conv1d, filters: 9, padding: causal, dilation: 2, activation: relu}, {use: layer-norm}, "
          + "{use: global-average-pool}"),
      "text", """
          data: {file: data/rhymes.txt, format: text, text: {tokens: character, window: 24, warm-up: 0}}
          network:
            layers:
              - {use: embedding, dimension: 12}
              - {use: positional-embedding, max-length: 24}
              - residual: [{use: layer-norm}, {use: self-attention, heads: 3, causal: true}]
              - residual: [{units: 24, activation: gelu}, {units: 12, activation: identity}]
              - {units: auto, activation: softmax}
          loss: cross-entropy
          training: {epochs: 9, batch-size: 16, checkpoint: {epochs: 2}}
          """,
      "mean", """
          data: {file: data/texts.csv, target: long, columns: {text: {type: text, min-count: 1}, long: category}}
          network:
            layers: [{use: embedding, dimension: 9}, {use: global-average-pool}, {units: auto, activation: softmax}]
          loss: cross-entropy
          training: {epochs: 12, batch-size: 32, checkpoint: {epochs: 2}}
          """,
      "images", """
          data: {file: SHAPES, format: images, target: label, split: {train: 0.8, validation: 0.2, stratify: true}}
          network:
            layers:
              - {use: conv2d, filters: 8, kernel: 5, bias: false, activation: identity}
              - {use: batch-norm, activation: relu}
              - {use: max-pool}
              - residual:
                  - {use: conv2d, filters: 8, kernel: 3, groups: 2, activation: identity}
                  - {use: batch-norm, activation: relu}
              - {use: average-pool, size: 3, stride: 2, padding: same}
              - {units: auto, activation: softmax}
          loss: cross-entropy
          training: {epochs: 6, batch-size: 40, augment: {shift: 2, mirror: true}, checkpoint: {epochs: 2}}
          """));
  private static final int ROWS = 5000;
  private static final int SEQUENCES = 150;

  /** What is trained, with one thread. */
  private static final List<Cell> CELLS = Stream.of(
      Stream.of("small", "spirals", "wide").flatMap(network -> Stream.of("backprop", "adam")
          .flatMap(trainer -> Stream.of("float64", "float32")
              .map(precision -> new Cell(network, trainer, precision, 1)))),
      Stream.of(new Cell("table", "adam", "float64", 1), new Cell("table", "adam", "float32", 1),
          new Cell("table", "lbfgs", "float64", 1), new Cell("table", "levenberg-marquardt", "float64", 1),
          new Cell("wide", "lbfgs", "float64", 1), new Cell("lstm", "backprop", "float32", 1),
          new Cell("lstm", "adam", "float64", 1), new Cell("gru", "backprop", "float64", 1),
          new Cell("gru", "adam", "float32", 1), new Cell("conv", "backprop", "float32", 1),
          new Cell("conv", "adam", "float64", 1), new Cell("images", "backprop", "float32", 1),
          new Cell("mean", "adam", "float32", 1)),
      FULL ? Stream.of(new Cell("images", "adam", "float64", 1), new Cell("text", "adam", "float32", 1),
          new Cell("text", "backprop", "float64", 1),
          new Cell("mean", "backprop", "float64", 1)) : Stream.<Cell>empty())
      .flatMap(cells -> cells).toList();

  @TempDir
  private Path folder;
  private final Map<String, Map<String, List<String>>> waysByModelByGroup = new TreeMap<>();
  private int cells;
  private int killed;

  /** Layers over sequences of 1 to 30 steps. */
  private static String sequences(String layers) {
    return """
        data: {file: data/sequences.csv, target: up, sequence: {id: walk, order: step}, columns: {up: category}}
        network:
          layers: [%s, {units: auto, activation: softmax}]
        loss: cross-entropy
        training: {epochs: 20, batch-size: 32, gradient-clip-norm: 1, checkpoint: {epochs: 2}}
        """.formatted(layers);
  }

  @Test
  void everyWayLeadsToTheSameModel() throws Exception {
    for (Path place : List.of(folder, folder.resolve("elsewhere"))) {
      Bench bench = new Bench(place);
      bench.example("iris");
      bench.example("two-spirals");
      bench.write("data/table.csv", table(ROWS));
      bench.write("data/rhymes.txt", Bench.read(Path.of("../examples/data/rhymes.txt")));
      bench.write("data/sequences.csv", walks());
      bench.write("data/texts.csv", texts());
      String shapes = Path.of("../examples/data/shapes").toRealPath().toString();
      NETWORKS.forEach((name, text) ->
          bench.write(name + ".yaml", shortened(text).replace("SHAPES", "'" + shapes + "'")));
    }
    if (FULL) {
      for (Jdk jdk : Jdk.all()) {
        trainInAllWays(jdk);
      }
    } else {
      trainInSomeWays(Jdk.all().get(0));
    }
    String table = table();
    assertEquals(CELLS.size(), waysByModelByGroup.size(), table);
    assertTrue(waysByModelByGroup.values().stream().allMatch(models -> models.size() == 1), table);
    assertTrue(killed > 0, table);
  }

  private void trainInAllWays(Jdk jdk) throws Exception {
    List<Cell> all = cells(List.of(1, 2, 3, 8));
    for (boolean vector : new boolean[] {false, true}) {
      train(Way.of(jdk, vector, false), all);
      train(Way.of(jdk, vector, true), all);
    }
    for (Way way : List.of(Way.in(jdk, "tr-TR"), Way.in(jdk, "ar-EG"), Way.in(jdk, "de-DE"),
        Way.inZone(jdk, "Asia/Kathmandu"), Way.inZone(jdk, "America/St_Johns"), Way.inTheCLocale(jdk),
        Way.elsewhere(jdk), Way.backwards(jdk))) {
      train(way, cells(List.of(2)));
    }
  }

  /** Each cell on one thread and on three, with vectors, killed, and in one other way. */
  private void trainInSomeWays(Jdk jdk) throws Exception {
    train(Way.of(jdk, false, false), cells(List.of(1, 3)));
    train(Way.of(jdk, true, false), cells(List.of(3)));
    train(Way.of(jdk, false, true), half(0));
    train(Way.of(jdk, true, true), half(1));
    train(Way.in(jdk, "tr-TR").plain(), half(1));
    train(Way.backwards(jdk), half(0));
  }

  /** Every other cell, with two threads: of each network in both precisions, some with each trainer. */
  private static List<Cell> half(int which) {
    return IntStream.range(0, CELLS.size()).filter(i -> (i + i / 2) % 2 == which)
        .mapToObj(i -> CELLS.get(i).with(2)).toList();
  }

  /** A third of the epochs, unless everything is asked for. */
  private static String shortened(String experiment) {
    return FULL ? experiment : Pattern.compile("epochs: (\\d+), ").matcher(experiment)
        .replaceFirst(epochs -> "epochs: " + Math.max(4, Integer.parseInt(epochs.group(1)) / 3) + ", ");
  }

  private static List<Cell> cells(List<Integer> threads) {
    return CELLS.stream().flatMap(cell -> threads.stream().map(cell::with)).toList();
  }

  /** Four numbers, and a smooth function of them. */
  private static String table(int rows) {
    RandomGenerator random = new SplitMix64(13);
    StringBuilder text = new StringBuilder("a,b,c,d,y\n");
    for (int row = 0; row < rows; row++) {
      double[] x = random.doubles(4, -2, 2).toArray();
      double y = StrictMath.sin(x[0] * x[1]) + x[2] * x[2] - x[3];
      text.append(x[0]).append(',').append(x[1]).append(',').append(x[2]).append(',').append(x[3]).append(',').append(y)
          .append('\n');
    }
    return text.toString();
  }

  /** Random walks of different lengths, and whether they end above where they began. */
  private static String walks() {
    RandomGenerator random = new SplitMix64(17);
    StringBuilder text = new StringBuilder("walk,step,a,b,up\n");
    for (int walk = 0; walk < SEQUENCES; walk++) {
      double[] steps = random.doubles(2 * (1 + walk * 7 % 30), -1, 1).toArray();
      double end = 0;
      for (int i = 0; i < steps.length; i += 2) {
        end += steps[i];
      }
      for (int i = 0; i < steps.length; i += 2) {
        text.append(walk).append(',').append(i / 2).append(',').append(steps[i]).append(',').append(steps[i + 1])
            .append(',').append(end > 0).append('\n');
      }
    }
    return text.toString();
  }

  /** Texts of 1 to 40 words, and whether they have more than 20. */
  private static String texts() {
    RandomGenerator random = new SplitMix64(19);
    StringBuilder text = new StringBuilder("text,long\n");
    for (int i = 0; i < SEQUENCES; i++) {
      int words = 1 + i * 11 % 40;
      for (int word = 0; word < words; word++) {
        text.append("w").append(random.nextInt(200)).append(' ');
      }
      text.append(',').append(words > 20).append('\n');
    }
    return text.toString();
  }

  private void train(Way way, List<Cell> some) throws Exception {
    Path out = Files.createTempDirectory(folder, "runs");
    List<Cell> ordered = new ArrayList<>(some);
    if (way.backwards()) {
      Collections.reverse(ordered);
    }
    if (way.killed()) {
      for (int from = 0; from < ordered.size(); from += AT_ONCE) {
        killAndResume(way, ordered.subList(from, Math.min(ordered.size(), from + AT_ONCE)), out);
      }
    } else {
      finish(way, start(way, "in-turn", ordered.stream().map(cell -> command(cell, out)).toList()));
    }
    for (Cell cell : ordered) {
      Path run = run(cell, out);
      assertTrue(Files.exists(run.resolve("manifest.json")), () -> way + ", " + cell + ": " + said());
      waysByModelByGroup.computeIfAbsent(cell.group(), key -> new TreeMap<>())
          .computeIfAbsent(Sha256.of(made(run)), key -> new ArrayList<>())
          .add(way + ", threads: " + cell.threads());
      cells++;
    }
    Files.writeString(Path.of("target", "matrix.txt"), table());
  }

  /** The model, and what it wrote if it is of a language. */
  private static byte[] made(Path run) throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    made.writeBytes(Files.readAllBytes(run.resolve("model.ganglion")));
    Path samples = run.resolve("samples.txt");
    made.writeBytes(Files.exists(samples) ? Files.readAllBytes(samples) : new byte[0]);
    return made.toByteArray();
  }

  private void finish(Way way, Process process) throws InterruptedException {
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly().waitFor();
    assertTrue(ended, () -> way + " takes more than " + MINUTES + " minutes: " + said());
  }

  private static List<String> command(Cell cell, Path out) {
    return cell.command(cell.network() + ".yaml", out.resolve(cell.folder()).toString());
  }

  /** All at once, until each has a checkpoint; those that aren't done by then go on in another JVM. */
  private void killAndResume(Way way, List<Cell> some, Path out) throws Exception {
    Process process = start(way, "at-once", some.stream().map(cell -> command(cell, out)).toList());
    while (process.isAlive() && !some.stream().allMatch(cell -> hasCheckpoint(run(cell, out)))) {
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor();
    List<Path> stopped = some.stream().map(cell -> run(cell, out))
        .filter(run -> !Files.exists(run.resolve("manifest.json"))).toList();
    killed += stopped.size();
    finish(way, start(way, "at-once", stopped.stream()
        .map(run -> List.of("run", "--quiet", "--resume", run.toString())).toList()));
    for (Path run : stopped) {
      assertTrue(Bench.read(run.resolve("log.txt")).contains("resuming after epoch"), () -> way + ": " + said());
    }
  }

  private static Path run(Cell cell, Path out) {
    Path runs = out.resolve(cell.folder()).resolve(cell.network());
    List<String> names = Files.isDirectory(runs) ? Bench.files(runs) : List.of();
    return names.isEmpty() ? runs : runs.resolve(names.get(0));
  }

  private static boolean hasCheckpoint(Path run) {
    return Files.isDirectory(run) && Bench.files(run).stream()
        .anyMatch(name -> name.startsWith("checkpoint-") || name.equals("manifest.json"));
  }

  private Process start(Way way, String how, List<List<String>> commands) throws IOException {
    Path list = Files.createTempFile(folder, "commands", ".txt");
    Files.write(list, commands.stream().map(words -> String.join("\t", words)).toList());
    List<String> command = new ArrayList<>(List.of(way.jdk().java(), "-XX:+UseSerialGC", "-XX:-UsePerfData",
        "-Dguice_custom_class_loading=CHILD", "-Dlog4j.shutdownHookEnabled=false", "-cp", classPath()));
    if (way.vector()) {
      command.addAll(List.of("--add-modules", VECTORS, "-Dganglion.vector=at-once"));
    }
    command.addAll(way.flags());
    command.addAll(List.of(ManyCommands.class.getName(), how, list.toString()));
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory((way.elsewhere() ? folder.resolve("elsewhere") : folder).toFile())
        .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    if (way.cLocale()) {
      builder.environment().put("LC_ALL", "C");
    }
    return builder.start();
  }

  /** Absolute, for another working directory. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
  }

  private String said() {
    return Bench.read(folder.resolve("said"));
  }

  private String table() {
    StringBuilder table = new StringBuilder("network   trainer              precision  cells  models  SHA-256\n");
    int differ = 0;
    Set<String> odd = new HashSet<>();
    for (Map.Entry<String, Map<String, List<String>>> group : waysByModelByGroup.entrySet()) {
      Map<String, List<String>> models = group.getValue();
      int all = models.values().stream().mapToInt(List::size).sum();
      Map.Entry<String, List<String>> most = Collections.max(models.entrySet(),
          (a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()));
      differ += all - most.getValue().size();
      table.append("%s  %7d %7d  %s%n".formatted(group.getKey(), all, models.size(), most.getKey().substring(0, 16)));
      models.forEach((model, ways) -> {
        if (!model.equals(most.getKey())) {
          ways.forEach(way -> odd.add("differs: " + group.getKey().replaceAll(" +", " ") + way + "\n"));
        }
      });
    }
    odd.stream().sorted().forEach(table::append);
    return table.append(cells + " cells, " + killed + " of them killed and resumed, " + differ + " differ\n")
        .toString();
  }
}
