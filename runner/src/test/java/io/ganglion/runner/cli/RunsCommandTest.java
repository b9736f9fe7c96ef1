package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.experiments.run.GanglionVersion;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.experiments.run.RunLock;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ganglion runs}. */
class RunsCommandTest {
  private static final String FIRST = "iris/20260301-101500-3f2a9c";
  private static final String SECOND = "iris/20260301-101501-77aa01";
  private static final String STOPPED = "iris/20260302-080000-3f2a9c";
  private static final String COMPARED = "iris-compare/20260302-090000-90815b";
  private static final String FAILED = "iris/20260303-000000-0123ab";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  /** Gives the one run that has no such name yet the name under which the tests know it. */
  private Path named(Path run, String label) throws IOException {
    Path to = bench.path("runs").resolve(label);
    Files.createDirectories(to.getParent());
    return Files.move(run, to);
  }

  private Path finished(String label, String... more) throws IOException {
    String[] options = {"--set", "training.epochs=20", "--set", "training.stop=[]", "--set", "runtime.threads=1"};
    String[] all = new String[options.length + more.length];
    System.arraycopy(options, 0, all, 0, options.length);
    System.arraycopy(more, 0, all, options.length, more.length);
    return named(bench.run("iris", all), label);
  }

  private Path stopped() throws IOException {
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/stopped");
    assertEquals(130, ran.code());
    bench.interruption(new Interruption());
    try (var runs = Files.list(bench.path("stopped/iris"))) {
      return named(runs.findFirst().orElseThrow(), STOPPED);
    }
  }

  private void compared() throws IOException {
    JsonObject json = bench.ganglion("compare FOLDER/iris.yaml --out FOLDER/compared --vary trainer=rprop,adam"
        + " --seeds 2 --set training.epochs=5 --set training.stop=[] --quiet --json").json();
    named(bench.path(json.get("run").getAsString()), COMPARED);
  }

  private void failed() {
    bench.write("runs/" + FAILED + "/experiment.yaml", "name: iris\n");
    bench.write("runs/" + FAILED + "/resolved.yaml", "name: iris\ntrainer: {use: backprop, learning-rate: 9}\n");
    bench.write("runs/" + FAILED + "/log.txt", """
        2026-03-03T00:00:00.123Z INFO  Ganglion development: [run, iris.yaml]
        2026-03-03T00:00:01.123Z ERROR the run failed
        java.lang.IllegalStateException: no luck
        \tat some.Place(Place.java:1)
        """);
  }

  private Ran runs(String words, String... more) {
    return bench.ganglion("runs " + words.replaceFirst("^(\\w+)", "$1 --runs FOLDER/runs"), more);
  }

  @Test
  void listsWhatThereIsTheNewestFirst() throws IOException {
    finished(FIRST);
    finished(SECOND, "--set", "trainer=adam");
    stopped();
    compared();
    failed();
    Ran list = runs("list");
    String median = list.out().replaceFirst("(?s).*(best median test loss [0-9.]+).*", "$1");
    list.assertPrints("""
        run                                  started (UTC)        status    result                        \
        trainer      ended
        iris/20260303-000000-0123ab          2026-03-03 00:00:00  failed    –                             \
        backprop     the run failed: java.lang.IllegalStateException: no luck
        iris-compare/20260302-090000-90815b  2026-03-02 09:00:00  finished  MEDIAN  rprop, adam  2 variants, 2 seeds
        iris/20260302-080000-3f2a9c          2026-03-02 08:00:00  stopped   –                             \
        rprop        interrupted after epoch 1
        iris/20260301-101501-77aa01          2026-03-01 10:15:01  finished  test accuracy 33.3 %          adam         \
        all 20 epochs were run
        iris/20260301-101500-3f2a9c          2026-03-01 10:15:00  finished  test accuracy 93.3 %          rprop        \
        all 20 epochs were run
        """.replace("MEDIAN", median));

    assertEquals(List.of(FAILED, COMPARED, STOPPED, SECOND, FIRST), labels("list"));
    assertEquals(List.of(FAILED, STOPPED, SECOND, FIRST), labels("list iris/"));
    assertEquals(List.of(COMPARED, SECOND), labels("list --trainer adam"));
    assertEquals(List.of(STOPPED), labels("list --status stopped"));
    assertEquals(List.of(COMPARED), labels("list --kind compare"));
    assertEquals(List.of(SECOND), labels("list iris/ --status finished --last 1"));
    assertEquals(new Ran(0, "", "none of the 5 runs in FOLDER/runs is like that\n"), runs("list --trainer scg"));
  }

  private List<String> labels(String words) {
    return runs(words + " --json").json().getAsJsonArray("runs").asList().stream()
        .map(run -> run.getAsJsonObject().get("label").getAsString()).toList();
  }

  @Test
  void listsNothingWhereNothingIs() throws IOException {
    runs("list").assertFails(4, """
        error: there are no runs: the folder doesn't exist
          --> FOLDER/runs
          help: 'ganglion run FILE' creates it here; --runs names another folder
        """);
    Files.createDirectories(bench.path("runs/iris/no-run"));
    assertEquals(new Ran(0, "", "there are no runs in FOLDER/runs\n"), runs("list"));
    runs("show latest").assertFails(4, """
        error: there is no run 'latest': there are no runs
          --> FOLDER/runs
          help: 'ganglion run FILE' makes one; --runs names another folder
        """);
  }

  /** Files that are damaged are facts of that run; the others are listed all the same. */
  @Test
  void listsWhatIsDamaged() throws IOException {
    Path run = finished(FIRST);
    Files.writeString(run.resolve("manifest.json"), "{\"half");
    Files.write(run.resolve("resolved.yaml"), new byte[] {(byte) 0xFF, 0});
    Files.writeString(run.resolve("log.txt"), "");
    String listed = runs("list").out().lines().skip(1).findFirst().orElseThrow();
    assertEquals("iris/20260301-101500-3f2a9c  2026-03-01 10:15:00  failed  –       –        "
        + "manifest.json can't be read", listed);
    assertEquals(0, runs("show latest").code());
    assertEquals(0, runs("diff latest latest").code());
  }

  @Test
  void listsARunThatIsGoingOn() throws IOException {
    Path run = stopped();
    RunLock lock = RunLock.take(run);
    try {
      assertTrue(runs("list").out().contains("  running  –       rprop    epoch 1\n"), runs("list").out());
    } finally {
      lock.close();
    }
  }

  @Test
  void showsAFinishedRun() throws IOException {
    Path run = finished(FIRST);
    String seconds = runs("show latest").out().replaceFirst("(?s).*, in (\\d+\\.\\d+ s)\n.*", "$1");
    runs("show latest").assertPrints("""
        run         FOLDER/runs/iris/20260301-101500-3f2a9c
        started     2026-03-01 10:15:00 UTC
        status      finished: all 20 epochs were run
        data        150 rows from FOLDER/data/iris.csv
        network     4-8-3 (tanh, softmax), 67 parameters, cross-entropy
        trainer     rprop
        epochs      20; the best, 9, was kept
        seed        42

                    examples   loss       accuracy   balanced-accuracy  f1-macro
        train       90         0.04531    97.8 %     97.8 %             97.8 %
        validation  30         0.07065    96.7 %     96.7 %             96.7 %
        test        30         0.1395     93.3 %     93.3 %             93.3 %
        baseline    30         1.099      33.3 %     33.3 %             16.7 %

        verdict     Accuracy 93.3 % on 30 test examples; always predicting 'setosa' reaches 33.3 %

        note: overfitting since epoch 9: the validation loss rose from 0.07065 to 0.4041, while the training loss fell \
        from 0.06395 to 0.005397
          try: fewer hidden units, weight decay, or training.stop={rule: patience} to save the time

        made by     Ganglion VERSION, JAVA, in SECONDS
        command     run FOLDER/iris.yaml --out FOLDER/runs --json --set training.epochs=20 --set 'training.stop=[]' \
        --set runtime.threads=1
        next        ganglion predict FOLDER/runs/iris/20260301-101500-3f2a9c FOLDER/data/iris.csv
        """.replace("VERSION", GanglionVersion.text())
        .replace("JAVA", System.getProperty("java.vendor") + " " + Runtime.version() + ", "
            + System.getProperty("os.name") + " " + System.getProperty("os.arch")).replace("SECONDS", seconds));
    JsonObject json = runs("show latest --json").json();
    assertEquals("finished", json.get("status").getAsString());
    assertEquals(Bench.manifest(run).get("outputs"), json.getAsJsonObject("manifest").get("outputs"));
  }

  @Test
  void showsAStoppedRunAndAStudy() throws IOException {
    Path run = stopped();
    String shown = runs("show latest").out();
    assertEquals("""
        run         FOLDER/runs/iris/20260302-080000-3f2a9c
        started     2026-03-02 08:00:00 UTC
        status      stopped: interrupted after epoch 1
        trainer     rprop
        next        ganglion run --resume FOLDER/runs/iris/20260302-080000-3f2a9c

        the end of log.txt:
        """, shown.replaceAll("(?m)^  20.*\n", ""));
    assertTrue(shown.endsWith("INFO  interrupted after epoch 1\n"), shown);
    assertTrue(Bench.read(run.resolve("log.txt")).contains(shown.lines().skip(7).findFirst().orElseThrow().strip()));

    compared();
    String table = Bench.read(bench.path("runs").resolve(COMPARED).resolve("comparison.txt"));
    assertTrue(runs("show iris-compare").out().contains("\n\n" + table + "\nmade by     Ganglion "));
  }

  @ParameterizedTest
  @ValueSource(strings = {SECOND, "latest", "iris/latest", "FOLDER/runs/iris/latest", "iris/20260301-101501",
      "20260301-101501", "77", "FOLDER/runs/" + SECOND})
  void findsARunByWhatIsSaidOfIt(String name) throws IOException {
    finished(FIRST);
    finished(SECOND);
    assertEquals(SECOND, runs("show --json", name).json().get("label").getAsString());
  }

  @Test
  void saysWhichRunsAreMeantOrNear() throws IOException {
    finished(FIRST);
    finished(SECOND);
    runs("show 2026").assertFails(4, """
        error: '2026' matches 2 runs
          --> FOLDER/runs
          help: give more of its name: iris/20260301-101501-77aa01, iris/20260301-101500-3f2a9c
        """);
    runs("show 20260301-101501-77aa0l").assertFails(4, """
        error: there is no run '20260301-101501-77aa0l'
          --> FOLDER/runs
          help: did you mean '20260301-101501-77aa01'? the newest are iris/20260301-101501-77aa01, \
        iris/20260301-101500-3f2a9c; 'ganglion runs list' shows them all
        """);
    runs("show tulips/latest").assertFails(4, """
        error: there is no run 'tulips/latest'
          --> FOLDER/runs
          help: the newest are iris/20260301-101501-77aa01, iris/20260301-101500-3f2a9c; 'ganglion runs list' shows \
        them all
        """);
    runs("show FOLDER/data/latest").assertFails(4, """
        error: there is no such run directory
          --> FOLDER/data/latest
          help: 'ganglion runs list' shows the runs
        """);
    runs("show FOLDER/data").assertFails(4, """
        error: this is not a run directory
          --> FOLDER/data
          help: 'ganglion runs list' shows the runs
        """);
    runs("show FOLDER/gone").assertFails(4, """
        error: there is no such run directory
          --> FOLDER/gone
          help: 'ganglion runs list' shows the runs
        """);
  }

  @Test
  void showsOnlyWhatDiffers() throws IOException {
    finished(FIRST);
    finished(SECOND, "--set", "trainer.increase=1.3", "--set", "network.layers.0.units=2", "--set",
        "data.ignore=[sepal_length]");
    Ran diff = runs("diff 3f 77");
    String[] results = diff.out().split("results\n");
    assertEquals("""
                                  iris/20260301-101500-3f2a9c  iris/20260301-101501-77aa01
        settings
          data.ignore             []                           [sepal_length]
          network.layers.0.units  8                            2
          trainer.increase        1.2                          1.3
        data: the same
        made by: the same
        """, results[0]);
    assertTrue(results[1].contains("  parameters              67                           17\n"), diff.out());
    assertFalse(diff.out().contains("all 20 epochs"), diff.out());

    JsonObject json = runs("diff 3f 77 --json").json();
    assertEquals("{\"what\":\"trainer.increase\",\"a\":\"1.2\",\"b\":\"1.3\"}",
        json.getAsJsonArray("settings").get(2).toString());
    assertEquals("[]", json.get("data").toString());
    runs("diff 3f 3f").assertPrints("""
                            iris/20260301-101500-3f2a9c  iris/20260301-101500-3f2a9c
        settings: the same
        data: the same
        made by: the same
        results: the same
        """);
  }

  @Test
  void showsOnlyWhatDiffersInWhatWasStudied() {
    String[] compared = {"trainer=rprop,adam --seeds 2", "trainer=rprop,scg --seeds 3"};
    String[] swept = {"trainer.increase=1.1..1.4 --runs 2", "trainer.increase=1.1..1.3 --runs 3 --method random"};
    assertEquals(List.of("settings", "seeds", "variant adam", "variant scg", "data: the same", "made by: the same",
        "results", "ended", "best median test loss", "median of rprop", "median of adam", "median of scg"),
        diff("compare FOLDER/iris.yaml --vary", compared));
    assertEquals(List.of("settings", "method", "over trainer.increase", "planned", "data: the same",
        "made by: the same", "results", "ended", "best median validation loss", "best settings"),
        diff("sweep FOLDER/iris.yaml --over", swept));
  }

  /** The first words of the lines of what differs. */
  private List<String> diff(String command, String[] options) {
    String[] runs = new String[2];
    for (int i = 0; i < 2; i++) {
      runs[i] = bench.ganglion(command + " " + options[i] + " --out FOLDER/runs --quiet --json --set training.epochs=5"
          + " --set training.stop=[]").json().get("run").getAsString();
    }
    return runs("diff " + runs[0] + " " + runs[1]).out().lines().skip(1).map(line -> line.strip().split("  ")[0])
        .toList();
  }

  @Test
  void seesThatTheDataDiffers() throws IOException {
    finished(FIRST);
    Path data = bench.path("data/iris.csv");
    Files.writeString(data, Bench.read(data) + "5,3,1.5,0.2,setosa\n");
    finished(SECOND);
    String diff = runs("diff 3f 77").out();
    assertTrue(diff.contains("settings: the same\ndata\n  rows"), diff);
    assertTrue(diff.contains("SHA-256"), diff);
  }

  @Test
  void removesWhatItIsToldTo() throws IOException {
    finished(FIRST);
    finished(SECOND);
    Path stopped = stopped();
    String first = runs("rm 101500 --dry-run").err();
    assertEquals("""
        error: there is no run '101500'
          --> FOLDER/runs
          help: the newest are iris/20260302-080000-3f2a9c, iris/20260301-101501-77aa01, \
        iris/20260301-101500-3f2a9c; 'ganglion runs list' shows them all
        """, first);
    Ran dry = runs("rm latest 77 77 --dry-run");
    assertEquals("""
        would remove FOLDER/runs/iris/20260302-080000-3f2a9c (stopped, 4 files, N KB)
        would remove FOLDER/runs/iris/20260301-101501-77aa01 (finished, 11 files, N KB)
        """, dry.out().replaceAll("\\d+ KB", "N KB"));
    assertEquals(3, bench.runs().size());
    assertEquals(dry.out().replace("would remove", "removed"), runs("rm latest 77 77 --yes").out());
    assertEquals(List.of(FIRST), bench.runs());
    assertFalse(Files.exists(stopped));
    assertEquals(0, runs("rm latest --yes").code());
    assertFalse(Files.exists(bench.path("runs/iris")), "the last of its name");
    assertTrue(Files.exists(bench.path("runs")));
  }

  @Test
  void removesNothingIfAnyOfThemMustStay() throws IOException {
    Path first = finished(FIRST);
    Path second = finished(SECOND);
    Files.writeString(first.resolve("notes.txt"), "mine");
    Files.createDirectory(first.resolve("metrics"));
    runs("rm 3f 77 --yes").assertFails(4, """
        error: this run directory holds files that Ganglion didn't write: metrics, notes.txt
          --> FOLDER/runs/iris/20260301-101500-3f2a9c
          help: move them elsewhere first
        """);
    assertTrue(Files.exists(second.resolve("manifest.json")));
    RunLock lock = RunLock.take(second);
    try {
      runs("rm 77 --yes").assertFails(4, """
          error: this run is still running
            --> FOLDER/runs/iris/20260301-101501-77aa01
            help: wait until it ends, or stop it first
          """);
    } finally {
      lock.close();
    }
    runs("rm FOLDER/data --yes").assertFails(4, """
        error: this is not a run directory
          --> FOLDER/data
          help: 'ganglion runs list' shows the runs
        """);
    assertTrue(Files.exists(bench.path("data/iris.csv")));
  }

  @Test
  void asksBeforeItRemoves() throws IOException {
    finished(FIRST);
    runs("rm latest").assertFails(2, """
        error: can't ask whether to remove it: stdin is not a terminal
          help: give --yes if you are sure, or --dry-run to see what would be removed
        """);
    System.setProperty("ganglion.terminal.err", "true");
    try {
      String words = "runs rm --runs FOLDER/runs latest";
      for (String answer : List.of("", "\n", "n\n", "yikes\n")) {
        Ran kept = bench.ganglionReading(answer, words);
        assertEquals(new Ran(0, "", """
            FOLDER/runs/iris/20260301-101500-3f2a9c (finished, 11 files, N KB)
            remove it for good? [y/N] nothing was removed
            """), new Ran(kept.code(), kept.out(), kept.err().replaceAll("\\d+ KB", "N KB")));
      }
      assertEquals(0, bench.ganglionReading("y\n", words).code());
      assertEquals(List.of(), bench.runs());
    } finally {
      System.clearProperty("ganglion.terminal.err");
    }
  }

  @Test
  void opensAReportOrSaysWhereItIs() throws IOException {
    Path run = finished(FIRST);
    Files.deleteIfExists(run.resolve("report.html"));
    runs("open latest").assertFails(4, """
        error: this run has no report.html
          --> FOLDER/runs/iris/20260301-101500-3f2a9c
          help: make one: ganglion report FOLDER/runs/iris/20260301-101500-3f2a9c
        """);
    Files.writeString(run.resolve("report.html"), "<!doctype html>");
    String report = "FOLDER/runs/iris/20260301-101500-3f2a9c/report.html";
    bench.environment("PATH", "FOLDER/nothing-here");
    runs("open latest").assertPrints(report + "\n");

    bench.environment("PATH", "FOLDER/bin");
    for (String name : List.of("xdg-open", "open")) {
      Path opener = bench.write("bin/" + name, "#!/bin/sh\necho \"$1\" > '" + folder + "/opened'\n");
      Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    runs("open latest").assertPrints("");
    assertEquals(report, Bench.read(bench.path("opened")).strip().replace(folder.toString(), "FOLDER"));
    Files.writeString(bench.path("bin/xdg-open"), "#!/bin/sh\nexit 3\n");
    Files.writeString(bench.path("bin/open"), "#!/bin/sh\nexit 3\n");
    runs("open latest").assertPrints(report + "\n");
  }
}
