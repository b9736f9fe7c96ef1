package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.experiments.start.RunCompletion;
import io.ganglion.plugins.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs in JVMs of their own, which are killed at random moments, or sent signals, and go on, on any JDK that is here
 * and with any number of threads. More kills: {@code -Dganglion.kills=200}, as {@code .ci/kills 200} does. After each
 * run, the figures so far are left in {@code target/kills.txt}.
 */
class KilledRunIT {
  private static final int KILLS = Integer.getInteger("ganglion.kills", 4);
  private static final int FEW = 10;
  private static final long LONGEST_WAIT = 500;
  private static final long SEED = 20260301;

  @TempDir
  private Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  private List<String> run(String out, int epochs) {
    return List.of("run", "iris.yaml", "--quiet", "--out", out, "--set", "trainer=adam", "--set",
        "training.batch-size=5", "--set", "training.epochs=" + epochs, "--set", "training.stop=[]", "--set",
        "training.checkpoint.epochs=100");
  }

  private Process start(List<String> arguments) throws IOException {
    Files.deleteIfExists(folder.resolve("said"));
    return start(Jdk.all().get(0), arguments);
  }

  /** What it says comes after what was said before. */
  private Process start(Jdk jdk, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(LauncherFlags.ALL);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()));
    builder.environment().put("GANGLION_COMMAND", "./ganglion");
    return builder.start();
  }

  private Path onlyRun(String out) {
    List<String> names = Bench.files(folder.resolve(out).resolve("iris"));
    assertEquals(1, names.size());
    return folder.resolve(out).resolve("iris").resolve(names.get(0));
  }

  /** Until a file appears; the process is to be there as long. */
  private Path waitForCheckpoint(Process process, String out) throws Exception {
    while (process.isAlive()) {
      if (Files.isDirectory(folder.resolve(out).resolve("iris"))
          && Bench.files(folder.resolve(out).resolve("iris")).size() == 1
          && Bench.files(onlyRun(out)).stream().anyMatch(name -> name.startsWith("checkpoint-"))) {
        return onlyRun(out);
      }
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("it ended before its first checkpoint:\n" + Bench.read(folder.resolve("said")));
  }

  @Test
  void endsWithTheSameModelHoweverOftenItIsKilled() throws Exception {
    int epochs = KILLS > FEW ? 30_000 : 8_000;
    Process process = start(run("straight", epochs));
    long begin = System.nanoTime();
    assertEquals(0, process.waitFor(), () -> Bench.read(folder.resolve("said")));
    long millis = (System.nanoTime() - begin) / 1_000_000;
    Path straight = onlyRun("straight");

    SplittableRandom random = new SplittableRandom(SEED);
    List<Jdk> jdks = Jdk.all();
    int kills = 0;
    int runs = 0;
    int parts = 0;
    int training = 0;
    while (kills < KILLS) {
      String out = "killed-" + ++runs;
      process = start(run(out, epochs));
      Path run = waitForCheckpoint(process, out);
      // The first as soon as there is something to go on from; then most of them while it trains, the others even
      // sooner.
      long wait = 0;
      boolean isWhole = false;
      while (kills < KILLS && !process.waitFor(wait, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        kills++;
        parts += Bench.files(run).stream().anyMatch(name -> name.endsWith(".part")) ? 1 : 0;
        isWhole = Files.exists(run.resolve("manifest.json")) && !RunCompletion.isDue(run);
        if (isWhole) {
          break; // killed after its very last step: there is nothing to resume
        }
        wait = random.nextLong(Math.min(millis / 4, LONGEST_WAIT));
        long logged = Files.size(run.resolve("log.txt"));
        process = start(jdks.get(random.nextInt(jdks.size())), List.of("run", "--resume", run.toString(), "--set",
            "runtime.threads=" + random.nextInt(1, 5)));
        while (random.nextInt(1000) > 0 && process.isAlive() && !goesOn(run, logged)) {
          process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        training += process.isAlive() && goesOn(run, logged) ? 1 : 0;
      }
      String where = kills + " kills, run " + runs + ", seed " + SEED;
      if (!isWhole) {
        assertEquals(0, process.waitFor(), () -> where + "\n" + Bench.read(folder.resolve("said")));
      }
      String said = Bench.read(folder.resolve("said"));
      assertFalse(said.contains("can't be used"), () -> where + ": a checkpoint was corrupt\n" + said);
      assertArrayEquals(Files.readAllBytes(straight.resolve("model.ganglion")),
          Files.readAllBytes(run.resolve("model.ganglion")), where);
      assertEquals(Bench.read(straight.resolve("metrics.csv")), Bench.read(run.resolve("metrics.csv")), where);
      assertEquals(Bench.files(straight), Bench.files(run), where);
      Bench.manifest(run).getAsJsonObject("outputs").entrySet().forEach(output -> assertEquals(
          output.getValue().getAsString(), sha256(run.resolve(output.getKey())), where + ": " + output.getKey()));
      Files.writeString(Path.of("target", "kills.txt"),
          ("%d kills, at least %d of them while it trained, in %d runs on JDK %s; %d"
          + " left a temporary file; 0 corrupt files, 0 differences, seed %d%n").formatted(kills, training, runs,
              String.join(" and ", jdks.stream().map(jdk -> Integer.toString(jdk.version())).toList()), parts, SEED));
    }
  }

  /** Whether it has come to training, since its log was so long. */
  private static boolean goesOn(Path run, long logged) {
    String log = Bench.read(run.resolve("log.txt"));
    return log.substring((int) Math.min(logged, log.length())).contains("resuming after epoch");
  }

  private static String sha256(Path file) {
    try {
      return Sha256.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void keepsACheckpointWhenItGetsASignal(String signal, int code) throws Exception {
    Process process = start(run("runs", 1_000_000));
    Path run = waitForCheckpoint(process, "runs");
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor());
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, signal + " is ignored, as HUP is under nohup, and INT by what a script starts with &");
    assertEquals(code, process.waitFor());
    String shown = Path.of("runs").resolve(folder.resolve("runs").relativize(run)).toString();
    String said = Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    assertEquals("""
        error: interrupted EPOCH
          --> %s
          help: resume with: ./ganglion run --resume %s
        """.formatted(shown, shown), said.replaceFirst("(in|after) epoch \\d+", "EPOCH"));

    Process resumed = start(List.of("run", "--quiet", "--resume", shown));
    while (resumed.isAlive() && !Bench.read(run.resolve("log.txt")).contains("resuming after epoch")) {
      resumed.waitFor(5, TimeUnit.MILLISECONDS);
    }
    resumed.destroyForcibly().waitFor();
    assertTrue(Bench.read(run.resolve("log.txt")).contains("resuming after epoch"),
        () -> Bench.read(folder.resolve("said")));
  }

  /** The commands of {@code docs/running.md}, with the directory that this run has. */
  @Test
  void goesOnAsTheGuideSays() throws Exception {
    List<String> commands = Files.readString(Path.of("../docs/running.md"), StandardCharsets.UTF_8).lines()
        .filter(line -> line.startsWith("$ ./ganglion run ") && line.contains("two-spirals"))
        .map(line -> line.substring("$ ./ganglion ".length())).toList();
    assertEquals(2, commands.size());
    bench.write("examples/two-spirals.yaml", Bench.read(Path.of("../examples/two-spirals.yaml"))
        .replaceFirst("(?m)^training: \\{", "training: {checkpoint: {epochs: 1}, "));
    bench.write("examples/data/two-spirals.csv", Bench.read(Path.of("../examples/data/two-spirals.csv")));
    Process process = start(List.of(commands.get(0).split(" ")));
    Path runs = folder.resolve("runs/two-spirals");
    while (process.isAlive() && !(Files.isDirectory(runs) && Bench.files(runs).size() == 1
        && Bench.files(runs.resolve(Bench.files(runs).get(0))).contains("checkpoint-1"))) {
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
    assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor());
    assertEquals(130, process.waitFor(), () -> Bench.read(folder.resolve("said")));
    String run = "runs/two-spirals/" + Bench.files(runs).get(0);
    String resume = commands.get(1).replaceFirst("runs/two-spirals/\\S+", run);
    assertTrue(Bench.read(folder.resolve("said")).endsWith("  help: resume with: ./ganglion " + resume + "\n"));
    assertEquals(0, start(List.of(resume.split(" "))).waitFor(), () -> Bench.read(folder.resolve("said")));
    assertTrue(Files.exists(folder.resolve(run).resolve("manifest.json")));
  }
}
