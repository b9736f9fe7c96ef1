package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ganglion.experiments.start.RunCompletion;
import io.ganglion.plugins.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Comparisons, sweeps and runs with folds in JVMs of their own, which are killed at random moments and resumed with
 * another number of threads, until they are done; everything that they leave is compared with one that was left alone.
 * More kills: {@code -Dganglion.study-kills=30}, as {@code .ci/kills} does; after each of them, the
 * figures so far are left in {@code target/study-kills.txt}.
 */
class KilledStudyIT {
  private static final int KILLS = Integer.getInteger("ganglion.study-kills", 1);
  private static final long SEED = 20260302;
  private static final long MOST_MILLIS = 20_000;
  private static final Map<Kind, String> FIGURES = new EnumMap<>(Kind.class);

  @TempDir
  private Path folder;
  private Bench bench;

  /** What is killed. */
  enum Kind {
    COMPARE("compare", "--seeds", "6", "--vary", "trainer=rprop,adam"),
    SWEEP("sweep", "--runs", "12", "--over", "network.layers.0.units=2..32"),
    FOLDS("run", "--set", "data.split={kfold: 8}", "--set", "training.keep=last");

    private final String command;
    private final List<String> options;

    Kind(String command, String... options) {
      this.command = command;
      this.options = List.of(options);
    }

    private String threads(int threads) {
      return this == FOLDS ? "--set runtime.threads=" + threads : "--threads " + threads;
    }
  }

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  private Process start(Jdk jdk, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(LauncherFlags.ALL);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile())).start();
  }

  private List<String> begin(Kind kind, String out) {
    List<String> arguments = new ArrayList<>(List.of(kind.command, "iris.yaml", "--quiet", "--out", out, "--set",
        "training.epochs=" + (KILLS > 1 ? 2500 : 600), "--set", "training.stop=[]"));
    arguments.addAll(kind.options);
    return arguments;
  }

  private List<Path> made(String out) throws IOException {
    if (!Files.isDirectory(folder.resolve(out))) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder.resolve(out), 2)) {
      return all.filter(path -> path.getNameCount() == folder.getNameCount() + 3).toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsTheSameHoweverOftenItIsKilled(Kind kind) throws Exception {
    long started = System.nanoTime();
    Process process = start(Jdk.all().get(0), begin(kind, "straight"));
    assertEquals(0, process.waitFor(), () -> Bench.read(folder.resolve("said")));
    long millis = Math.min(MOST_MILLIS, (System.nanoTime() - started) / 1_000_000);
    Path straight = made("straight").get(0);

    SplittableRandom random = new SplittableRandom(SEED);
    int kills = 0;
    int resumed = 0;
    int runs = 0;
    while (kills < KILLS) {
      String out = "killed-" + ++runs;
      process = start(Jdk.all().get(0), begin(kind, out));
      boolean isWhole = false;
      while (kills < KILLS && !ends(process, out, random, millis)) {
        process.destroyForcibly().waitFor();
        kills++;
        boolean isThere = !made(out).isEmpty() && isThere(made(out).get(0));
        resumed += isThere ? 1 : 0;
        isWhole = isThere && kind == Kind.FOLDS && isWhole(made(out).get(0));
        if (isWhole) {
          break; // a study that is finished shows its results once more, a run is refused
        }
        List<String> arguments = isThere
            ? new ArrayList<>(List.of(kind.command, "--quiet", "--resume", made(out).get(0).toString()))
            : begin(kind, out = "killed-" + ++runs);
        if (isThere || kind != Kind.FOLDS) { // a run that begins keeps its threads in resolved.yaml
          arguments.addAll(List.of(kind.threads(random.nextInt(1, 4)).split(" ")));
        }
        process = start(Jdk.all().get(random.nextInt(Jdk.all().size())), arguments);
      }
      String where = kind + ", " + kills + " kills, seed " + SEED;
      if (!isWhole) {
        assertEquals(0, process.waitFor(), () -> where + "\n" + Bench.read(folder.resolve("said")));
      }
      assertSame(straight, made(out).get(0), where);
      FIGURES.put(kind, "%s: %d kills, %d of them resumed, in %d runs; 0 corrupt files, 0 differences, seed %d"
          .formatted(kind, kills, resumed, runs, SEED));
      Files.createDirectories(Path.of("target"));
      Files.write(Path.of("target", "study-kills.txt"), FIGURES.values());
    }
  }

  /** Waits a random time: one that begins, three times in four, from when there is something to resume. */
  private boolean ends(Process process, String out, SplittableRandom random, long millis) throws Exception {
    boolean isWaitedFor = random.nextInt(4) > 0;
    while (isWaitedFor && process.isAlive() && (made(out).isEmpty() || !isThere(made(out).get(0)))) {
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
    return process.waitFor(random.nextLong(millis), TimeUnit.MILLISECONDS);
  }

  /** Whether there is something to resume: a run from its first checkpoint on, a study from its request on. */
  private static boolean isThere(Path run) {
    List<String> files = Bench.files(run);
    return files.contains("study.json") || files.stream().anyMatch(name -> name.matches("checkpoint-.*|fold-.*"))
        || files.contains("manifest.json");
  }

  /** Whether a run has been killed after its very last step. */
  private static boolean isWhole(Path run) {
    return Files.exists(run.resolve("manifest.json")) && !RunCompletion.isDue(run);
  }

  private void assertSame(Path straight, Path killed, String where) throws IOException {
    String said = Bench.read(folder.resolve("said"));
    assertFalse(said.contains("can't be used"), () -> where + "\n" + said);
    assertEquals(Bench.files(straight), Bench.files(killed), where);
    for (String name : Bench.files(straight)) {
      // these say when, how long, and by which command
      if (!List.of("manifest.json", "log.txt", "report.html", "study.json", "trials.json").contains(name)) {
        assertEquals(hash(straight.resolve(name)), hash(killed.resolve(name)), where + ": " + name);
      }
    }
  }

  private static String hash(Path file) throws IOException {
    return Sha256.of(file);
  }
}
