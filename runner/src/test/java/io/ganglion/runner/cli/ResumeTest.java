package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.experiments.run.RunLock;
import io.ganglion.plugins.Sha256;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ganglion run --resume}. */
class ResumeTest {
  private static final List<String> TIMES_AND_PLACES = List.of("run", "started", "seconds", "command");

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  /** From now on every run ends after its first step. */
  private void interrupted() {
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
  }

  private void uninterrupted() {
    bench.interruption(new Interruption());
  }

  /** A run that was stopped after its second step, the first of which was an epoch. */
  private Path stopped() {
    interrupted();
    assertEquals(130, bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs").code());
    assertEquals(130, bench.ganglion("run --resume " + bench.onlyRun()).code());
    uninterrupted();
    return bench.onlyRun();
  }

  private static void assertSame(Path expected, Path actual) throws IOException {
    assertEquals(Bench.files(expected), Bench.files(actual));
    for (String file : List.of("experiment.yaml", "resolved.yaml", "metrics.csv", "model.ganglion")) {
      assertArrayEquals(Files.readAllBytes(expected.resolve(file)), Files.readAllBytes(actual.resolve(file)), file);
    }
    assertEquals(factsOf(expected), factsOf(actual));
  }

  private static JsonObject factsOf(Path run) {
    JsonObject facts = Bench.manifest(run);
    TIMES_AND_PLACES.forEach(facts::remove);
    facts.getAsJsonObject("outputs").remove("report.html"); // which says when and where
    return facts;
  }

  /** Stopped after every single step, and every time another process goes on. */
  @ParameterizedTest
  @CsvSource({"full, rprop, loss", "32, adam, roc-auc"})
  void endsAsIfItHadNeverBeenStopped(String batch, String trainer, String monitor) throws IOException {
    String options = " --set trainer=" + trainer + " --set training.batch-size=" + batch + " --set training.epochs=6"
        + " --set training.monitor=" + monitor;
    uninterrupted();
    Path straight = bench.run("iris", (options + " --set training.checkpoint.epochs=1").strip().split(" "));
    Path elsewhere = Files.move(bench.path("runs"), bench.path("straight"))
        .resolve(bench.path("runs").relativize(straight));
    interrupted();
    int stops = 1;
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs" + options
        + " --set training.checkpoint.epochs=1");
    Path run = bench.onlyRun();
    for (; ran.code() == 130; stops++) {
      ran = bench.ganglion("run --resume " + run);
    }
    assertEquals(0, ran.code(), ran.err());
    assertEquals(batch.equals("full") ? 6 : 18, stops);
    assertSame(elsewhere, run);
    assertEquals(bench.path("iris.yaml").toString(),
        Bench.manifest(run).getAsJsonArray("command").get(1).getAsString(), "the command that it was started with");
  }

  @Test
  void saysHowToGoOn() {
    interrupted();
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --plugin FOLDER/none-needed --quiet");
    assertEquals(5, ran.code());
    ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --quiet");
    String run = "FOLDER/runs/" + bench.runs().get(0);
    ran.assertFails(130, """
        error: interrupted after epoch 1
          --> %s
          help: resume with: ganglion run --resume %s
        """.formatted(run, run));
    assertEquals(List.of("checkpoint-1", "experiment.yaml", "log.txt", "resolved.yaml"),
        Bench.files(bench.onlyRun()));
  }

  @Test
  void keepsTheLastTwoAndCleansUpWhatAKillLeft() throws IOException {
    Path run = stopped();
    Files.writeString(run.resolve(".checkpoint-3.part"), "hal");
    interrupted();
    bench.ganglion("run --resume " + run);
    assertEquals(List.of("checkpoint-2", "checkpoint-3", "experiment.yaml", "log.txt", "resolved.yaml"),
        Bench.files(run));
  }

  @Test
  void goesBackToTheOneBeforeIfTheNewestIsDamaged() throws IOException {
    Path run = stopped();
    byte[] bytes = Files.readAllBytes(run.resolve("checkpoint-2"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(run.resolve("checkpoint-2"), bytes);
    Ran ran = bench.ganglion("run --resume " + run);
    assertEquals(0, ran.code());
    assertEquals("warning: checkpoint-2 can't be used: it is damaged or cut off; trying the previous one\n", ran.err());
    Files.move(bench.path("runs"), bench.path("resumed"));
    assertSame(bench.run("iris"), bench.path("resumed").resolve(bench.path("runs").relativize(run)));
  }

  @Test
  void refusesARunWithoutACheckpointThatCanBeUsed() throws IOException {
    Path run = stopped();
    Files.write(run.resolve("checkpoint-1"), new byte[0]);
    Files.writeString(run.resolve("checkpoint-2"), "GANGRUNC");
    bench.ganglion("run --resume " + run).assertFails(4, """
        warning: checkpoint-2 can't be used: it is damaged or cut off; trying the previous one
        warning: checkpoint-1 can't be used: it is another kind of file
        error: this run has no checkpoint that can be used
          --> %s
          help: run the experiment again: its resolved.yaml holds every setting
        """.formatted(run.toString().replace(folder.toString(), "FOLDER")));
  }

  @Test
  void refusesACheckpointWhoseSumsWereInAnotherOrder() throws IOException {
    Path run = stopped();
    for (String name : List.of("checkpoint-1", "checkpoint-2")) {
      byte[] bytes = Files.readAllBytes(run.resolve(name));
      int training = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("GANGCHKP");
      ByteBuffer.wrap(bytes).putInt(training + 8, 1);
      seal(bytes, training, bytes.length - Integer.BYTES);
      seal(bytes, 0, bytes.length);
      Files.write(run.resolve(name), bytes);
    }
    bench.ganglion("run --resume " + run).assertFails(4, """
        error: the checkpoint was written by an earlier version of Ganglion, whose sums were in another order
          --> %s
          help: start the run again without --resume
        """.formatted(run.toString().replace(folder.toString(), "FOLDER")));
  }

  /** Puts the checksum of a file at {@code bytes[from, to)} in its last four bytes. */
  private static void seal(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from - Integer.BYTES);
    ByteBuffer.wrap(bytes).putInt(to - Integer.BYTES, (int) crc.getValue());
  }

  @Test
  void refusesWhatIsNoRunThatWasStopped() throws IOException {
    Path finished = bench.run("iris");
    bench.ganglion("run --resume " + finished).assertFails(4, """
        error: this run is already finished
          --> %s
          help: run its resolved.yaml to repeat it
        """.formatted(finished.toString().replace(folder.toString(), "FOLDER")));
    bench.ganglion("run --resume FOLDER/data").assertFails(4, """
        error: this is not a run directory
          --> FOLDER/data
          help: name the directory of a run that was stopped
        """);
    Files.createDirectory(bench.path("begun"));
    Files.createFile(bench.path("begun/log.txt"));
    bench.ganglion("run --resume FOLDER/begun").assertFails(4, """
        error: this run has no checkpoint
          --> FOLDER/begun
          help: run the experiment again: its resolved.yaml holds every setting
        """);
  }

  @Test
  void refusesARunThatIsStillGoingOn() throws IOException {
    Path run = stopped();
    try (RunLock lock = RunLock.take(run)) {
      assertNotNull(lock);
      bench.ganglion("run --resume " + run).assertFails(4, """
          error: this run is still running
            --> %s
            help: wait until it ends, or stop it first
          """.formatted(run.toString().replace(folder.toString(), "FOLDER")));
    }
    assertEquals(0, bench.ganglion("run --quiet --resume " + run).code());
  }

  @Test
  void saysEverythingThatDiffers() throws IOException {
    Path run = stopped();
    String shown = run.toString().replace(folder.toString(), "FOLDER");
    Path data = bench.path("data/iris.csv");
    String was = Sha256.of(data);
    Files.writeString(data, Bench.read(data).replaceFirst("5.1", "5.2"));
    String is = Sha256.of(data);
    List<String> before = Bench.files(run);
    bench.ganglion("run --resume " + run + " --set seed=7 --set network.layers.0.units=9 --set runtime.threads=2")
        .assertFails(4, """
        error: the run can't be resumed: 'network.layers.0.units' was 8 and is 9
          --> RUN
          help: undo that change, or start a new run
        error: the run can't be resumed: 'seed' was 42 and is 7
          --> RUN
          help: undo that change, or start a new run
        error: the run can't be resumed: the data were changed: their SHA-256 was %s and is %s
          --> RUN
          help: undo that change, or start a new run
        """.formatted(was, is)
            .replace("\nerror", "\n\nerror").replace("RUN", shown));
    assertEquals(before, Bench.files(run));
  }

  @Test
  void goesOnWithAnotherNumberOfThreads() throws IOException {
    Path run = stopped();
    assertEquals(0, bench.ganglion("run --quiet --set runtime.threads=3 --set training.checkpoint.seconds=1 --resume "
        + run).code());
  }

  @Test
  void takesNoExperimentBesideARun() {
    bench.ganglion("run FOLDER/iris.yaml --resume FOLDER/runs").assertFails(2, """
        error: --resume takes no FILE: the run directory holds the experiment
          help: 'ganglion run --help' lists its options
        """);
  }
}
