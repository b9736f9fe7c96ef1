package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.experiments.run.Interruption;
import io.ganglion.experiments.run.RunLock;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --part I/N}: several processes train a study together. */
class PartsTest {
  private static final String SHORT = " --set training.epochs=9 --set training.stop=[]";
  private static final String SWEEP = "sweep FOLDER/iris.yaml" + SHORT + " --over trainer.initial-step=log:1e-3..1"
      + " --runs 5 --out FOLDER/runs";
  private static final String COMPARE = "compare FOLDER/iris.yaml" + SHORT + " --vary trainer=backprop,rprop,adam"
      + " --seeds 3 --out FOLDER/runs";
  private static final String HALVING = SWEEP + " --method halving --eta 2";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  /** What is printed, without the lines that time and place are in. */
  private static String table(Ran ran) {
    assertEquals(0, ran.code(), ran.err());
    return ran.out().replaceFirst("\n(time {8}|best {8}).*", "").replaceFirst("\nrun {9}.*\n", "");
  }

  /** What is said, without the lines of progress. */
  private static String said(Ran ran) {
    return ran.err().replaceAll("(?m)^\\d+/\\d+ trained  .*\n", "");
  }

  /** The result of one process, and everything that it wrote, elsewhere. */
  private record Alone(String table, Path run) {}

  private Alone alone(String command) throws IOException {
    String table = table(bench.ganglion(command + " --quiet"));
    Path run = bench.onlyRun();
    Files.move(bench.path("runs"), bench.path("alone"));
    return new Alone(table, bench.path("alone").resolve(bench.path("runs").relativize(run)));
  }

  private static void assertSame(Path alone, Path shared) throws IOException {
    List<String> files = new ArrayList<>(Bench.files(alone));
    assertEquals(files, Bench.files(shared).stream().filter(name -> !name.startsWith("log-part-")).toList());
    files.removeAll(List.of("log.txt", "manifest.json", "report.html", "study.json", "trials.json")); // hold times
    for (String file : files) {
      assertEquals(Bench.read(alone.resolve(file)), Bench.read(shared.resolve(file)), file);
    }
    assertEquals(StudyFolder.timelessTrials(alone), StudyFolder.timelessTrials(shared));
  }

  @Test
  void theLastPartWritesWhatOneProcessWouldHaveWritten() throws IOException {
    Alone alone = alone(SWEEP);
    Ran third = bench.ganglion(SWEEP + " --part 3/3");
    String run = "FOLDER/runs/" + bench.runs().get(0);
    String last = """
        The last part that ends writes the result. Start a part that was stopped again by its command; or, when none \
        is running, train what is missing here: ganglion sweep --resume %s
        """.formatted(run);
    assertEquals(new Ran(0, "", """
        part 3/3 is done: 3 of 5 trainings are missing
          1 of part 1/3, which isn't running
          2 of part 2/3, which isn't running
        """ + last), new Ran(third.code(), third.out(), said(third)));
    Ran first;
    try (RunLock second = RunLock.takePart(bench.onlyRun(), 2)) {
      assertTrue(second.isPartTaken(2));
      first = bench.ganglion(SWEEP + " --part=1/3");
    }
    assertEquals(new Ran(0, "", """
        part 1/3 is done: 2 of 5 trainings are missing
          2 of part 2/3, which is running
        """ + last), new Ran(first.code(), first.out(), said(first)));
    assertEquals(alone.table(), table(bench.ganglion(SWEEP + " --quiet --part 2/3")));
    assertSame(alone.run(), bench.onlyRun());
    assertEquals(alone.table(), table(bench.ganglion(SWEEP + " --quiet --part 1/3")), "of one that is started again");
    assertTrue(bench.ganglion("verify " + bench.onlyRun()).out().contains("was repeated exactly"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 11}) // of 9 trainings
  void anyNumberOfPartsComparesAlike(int count) throws IOException {
    Alone alone = alone(COMPARE);
    for (int part = count; part > 1; part--) {
      assertEquals(new Ran(0, "", ""), bench.ganglion(COMPARE + " --quiet --part " + part + "/" + count));
    }
    assertEquals(alone.table(), table(bench.ganglion(COMPARE + " --quiet --part 1/" + count)));
    assertSame(alone.run(), bench.onlyRun());
  }

  /** Every round needs the results of the one before: of all parts. */
  @ParameterizedTest
  @ValueSource(strings = {HALVING, SWEEP + " --budget 27", COMPARE + " --until 0.0001 --max-seeds 4",
      COMPARE + " --tune 3"})
  void partsWaitForEachOtherWhereResultsDecideWhatIsTrained(String command) throws IOException {
    Alone alone = alone(command);
    List<CompletableFuture<Ran>> parts = Stream.of("1/2", "2/2")
        .map(part -> CompletableFuture.supplyAsync(() -> bench.ganglion(command + " --quiet --part " + part),
            task -> new Thread(task).start())).toList();
    for (CompletableFuture<Ran> part : parts) {
      assertEquals(alone.table(), table(part.join()));
    }
    assertSame(alone.run(), bench.onlyRun());
  }

  @Test
  void saysForWhomItWaits() {
    AtomicInteger looks = new AtomicInteger();
    bench.interruption(new Interruption(() -> bench.runs().size() == 1 && trained() == 2
        && looks.incrementAndGet() > 1));
    Ran ran = bench.ganglion(HALVING + " --part 2/2");
    String run = "FOLDER/runs/" + bench.runs().get(0);
    assertEquals(130, ran.code());
    assertEquals("""
        part 2/2 waits for the others: 3 of 5 trainings are missing
          3 of part 1/2, which isn't running
        error: interrupted: the table shows the 2 settings that are finished
          --> %s
          help: resume with the same command
        """.formatted(run), said(ran));
  }

  private int trained() {
    return (int) Bench.files(bench.onlyRun()).stream().filter(name -> name.startsWith("trial-")).count();
  }

  @Test
  void aStoppedPartResumesByTheSameCommand() throws IOException {
    Alone alone = alone(COMPARE);
    AtomicInteger looks = new AtomicInteger();
    bench.interruption(new Interruption(() -> looks.incrementAndGet() > 2));
    assertEquals(130, bench.ganglion(COMPARE + " --part 1/2 --quiet --threads 1").code());
    bench.interruption(new Interruption());
    bench.ganglion(COMPARE + " --part 2/2 --quiet");
    assertEquals(alone.table(), table(bench.ganglion(COMPARE + " --part 1/2 --quiet")));
    assertSame(alone.run(), bench.onlyRun());
  }

  /** With another number of parts, too: a trial is known by its content. */
  @ParameterizedTest
  @CsvSource({"--quiet --part 1/1", "--quiet --resume RUN"})
  void oneProcessTrainsWhatTheOthersLeft(String rest) throws IOException {
    Alone alone = alone(COMPARE);
    bench.ganglion(COMPARE + " --part 3/4 --quiet");
    Path run = bench.onlyRun();
    Files.writeString(run.resolve(".trial-0123456789abcdef.json.part"), "what a kill left");
    String command = rest.contains("RUN") ? "compare " + rest.replace("RUN", run.toString()) : COMPARE + " " + rest;
    assertEquals(alone.table(), table(bench.ganglion(command)));
    Files.deleteIfExists(run.resolve(".trial-0123456789abcdef.json.part"));
    assertSame(alone.run(), run);
    bench.ganglion("runs rm --runs FOLDER/runs --yes " + run);
    assertEquals(List.of(), bench.runs());
  }

  @Test
  void refusesToBeAPartTwice() throws IOException {
    bench.ganglion(SWEEP + " --part 1/3 --quiet");
    String run = "FOLDER/runs/" + bench.runs().get(0);
    try (RunLock second = RunLock.takePart(bench.onlyRun(), 2)) {
      bench.ganglion(SWEEP + " --part 2/3 --quiet").assertFails(4, """
          error: part 2 of this run is still running
            --> %s
            help: give every process a number of its own, or wait until that one ends
          """.formatted(run));
      bench.ganglion("sweep --quiet --resume " + bench.onlyRun()).assertFails(4, """
          error: this run is still running
            --> %s
            help: wait until it ends, or stop it first
          """.formatted(run));
      assertTrue(bench.ganglion("runs list --runs FOLDER/runs").out().contains("running"));
      assertTrue(second.isPartTaken(2));
    }
    assertTrue(bench.ganglion("runs list --runs FOLDER/runs").out().contains("stopped with 1 training done"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "x", "1", "1/", "-1/3", "1/10001", "1/99999999999"})
  void refusesWhatIsNoPart(String part) {
    bench.ganglion(SWEEP + " --part " + part).assertFails(2, """
        error: --part must be I/N, with I from 1 to N and N at most 10000, such as 2/16, but is %s
          help: 'ganglion sweep --help' lists its options
        """.formatted(part));
  }

  @Test
  void refusesWhatPartsCannotDo() {
    bench.ganglion("sweep --resume FOLDER --part 1/2").assertFails(2, """
        error: --resume takes no --part: a part resumes by the command that began it, and --resume trains what all \
        parts left
          help: 'ganglion sweep --help' lists its options
        """);
    bench.ganglion(SWEEP + " --quiet --part 1/2 --set output.events=true").assertFails(3, """
        error: part 1/2 can't write the files of 'output', which all parts would share
          help: remove 'output', or give each part --events with a file of its own
        """);
    assertEquals(List.of(), bench.runs());
  }
}
