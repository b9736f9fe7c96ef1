package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.experiments.run.GanglionVersion;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.plugins.Sha256;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ganglion verify}. */
class VerifyCommandTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  private Path trained(String... more) {
    String[] options = {"--set", "training.epochs=20", "--set", "training.stop=[]"};
    String[] all = Arrays.copyOf(options, options.length + more.length);
    System.arraycopy(more, 0, all, options.length, more.length);
    return bench.run("iris", all);
  }

  private Ran verify(Path run, String... more) {
    return bench.ganglion("verify " + run, more);
  }

  /** A hash as it is shown. */
  private static String shown(Path file) throws IOException {
    return Sha256.of(file).substring(0, 12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "runtime.threads=3", "training.checkpoint.epochs=2"})
  void findsTheSameBytes(String changed) throws IOException {
    Path run = trained();
    Ran ran = changed.isEmpty() ? verify(run) : verify(run, "--set", changed);
    assertEquals("the run was repeated exactly", ran.out().lines().reduce((a, b) -> b).orElseThrow().split(":")[0],
        ran.out());
    assertEquals(new Ran(0, ran.out(), ""), ran);
    assertTrue(changed.isEmpty() || ran.out().contains("  same, except for settings without influence\n"), ran.out());
    assertTrue(ran.out().contains("model.ganglion   HASH  HASH  same\n"
        .replace("HASH", shown(run.resolve("model.ganglion")))), ran.out());
    assertEquals(1, bench.runs().size(), "the repetition is elsewhere");
  }

  @Test
  void saysThatTheDataWasChanged() throws IOException {
    Path run = trained();
    Path data = bench.path("data/iris.csv");
    String was = Sha256.of(data);
    Files.writeString(data, Bench.read(data).replace("5.1", "5.2"));
    Ran ran = verify(run);
    assertEquals(4, ran.code());
    assertTrue(ran.out().startsWith("changes since then\n  the data was changed: its SHA-256 was " + was + " and is "
        + Sha256.of(data) + "\n\nfile             then          now           \n".replaceFirst(" +\n$", "\n")),
        ran.out());
    assertTrue(ran.out().contains("experiment.yaml  HASH  HASH  same\n"
        .replace("HASH", shown(run.resolve("experiment.yaml")))), ran.out());
    assertTrue(ran.out().matches("(?s).*\nmetrics.csv +\\w{12}  \\w{12}  differs from epoch 1 on\n.*"), ran.out());
    assertTrue(ran.out().endsWith("\n6 of 8 files differ; the changes since then may be the cause\n"), ran.out());

    JsonObject json = verify(run, "--json").json(4);
    assertEquals(false, json.get("exact").getAsBoolean());
    assertEquals(1, json.getAsJsonArray("changes").size());
    assertEquals(Bench.manifest(run).getAsJsonObject("outputs").get("model.ganglion"),
        json.getAsJsonObject("files").getAsJsonObject("model.ganglion").get("then"));
  }

  @Test
  void saysThatASettingOrTheReleaseIsAnother() throws IOException {
    Path run = trained();
    JsonObject manifest = Bench.manifest(run);
    manifest.addProperty("ganglion", "0.0.9");
    Files.writeString(run.resolve("manifest.json"), manifest.toString());
    Ran ran = verify(run, "--set", "trainer.increase=1.3");
    assertEquals(4, ran.code());
    assertTrue(ran.out().startsWith("""
        changes since then
          the setting 'trainer.increase' was 1.2 and is 1.3
          Ganglion was 0.0.9 and is %s
        """.formatted(GanglionVersion.text())), ran.out());
    ran = verify(run);
    assertEquals(0, ran.code());
    assertTrue(ran.out().endsWith(
        "\nthe run was repeated exactly: all 8 files have the same bytes, despite the changes\n"), ran.out());
  }

  /** As if an exact run weren't: it has to be reported, with who can fix it. */
  @Test
  void saysWhoseFaultItIsIfNothingWasChanged() throws IOException {
    Path run = trained();
    JsonObject manifest = Bench.manifest(run);
    manifest.getAsJsonObject("outputs").addProperty("model.ganglion", "0".repeat(64));
    Files.writeString(run.resolve("manifest.json"), manifest.toString());
    Ran ran = verify(run);
    assertEquals(4, ran.code());
    assertEquals("warning: model.ganglion was changed after the run\n  --> " + "FOLDER"
        + run.toString().substring(folder.toString().length()) + "\n", ran.err());
    assertTrue(ran.out().endsWith("\n1 of 8 files differ although nothing relevant was changed: this is a bug in"
        + " Ganglion\n"), ran.out());

    manifest.addProperty("repeatable", false);
    Files.writeString(run.resolve("manifest.json"), manifest.toString());
    assertTrue(verify(run).out().endsWith("\n1 of 8 files differ: its time limit may stop the run after a different"
        + " number of epochs\n"));
  }

  @Test
  void keepsTheRepetitionIfItIsToldWhere() {
    Path run = trained();
    Ran ran = verify(run, "--out", "FOLDER/again");
    assertEquals(0, ran.code());
    assertTrue(ran.err().startsWith("the repetition is in FOLDER/again/iris/"), ran.err());
    assertEquals(List.of("iris"), Bench.files(bench.path("again")));
    assertEquals(0, bench.ganglion("runs diff " + run + " " + bench.path(ran.err().strip().substring(21))).code());
  }

  @Test
  void refusesWhatCantBeRepeated() throws IOException {
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
    bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs");
    bench.interruption(new Interruption());
    String run = "FOLDER/runs/" + bench.runs().get(0);
    bench.ganglion("verify " + run).assertFails(4, """
        error: this run can't be verified yet: stopped, interrupted after epoch 1
          --> RUN
          help: first resume it: ganglion run --resume RUN
        """.replace("RUN", run));

    bench.interruption(interruption);
    bench.ganglion("compare FOLDER/iris.yaml --out FOLDER/runs --vary trainer=rprop,adam --seeds 1");
    bench.interruption(new Interruption());
    String study = "FOLDER/runs/" + bench.runs().get(0);
    bench.ganglion("verify " + study).assertFails(4, """
        error: this comparison can't be verified yet: stopped with 0 trainings done
          --> STUDY
          help: first resume it: ganglion compare --resume STUDY
        """.replace("STUDY", study));
  }

  private Path studied(String words) {
    return bench.path(bench.ganglion(words + " --out FOLDER/studies --quiet --json --set training.epochs=8"
        + " --set training.stop=[]").json().get("run").getAsString());
  }

  @Test
  void repeatsAComparison() throws IOException {
    Path study = studied("compare FOLDER/iris.yaml --vary trainer=rprop,adam --seeds 3 --threads 1 --tune 2");
    Ran ran = verify(study);
    assertEquals(0, ran.code(), ran.err()); // on a slow machine it says how far it is
    assertEquals(List.of("file", "comparison.json", "comparison.txt", "data.json", "experiment.yaml", "resolved.yaml",
        "trials.csv",
        "trials.json", "variant-1.yaml", "variant-2.yaml", "", "the comparison was repeated exactly: all 9 files have"
        + " the same bytes"),
        ran.out().lines().map(line -> line.startsWith("the ") ? line : line.split(" ")[0]).toList());
    assertEquals(1, Bench.files(bench.path("studies")).size());

    Ran changed = verify(study, "--set", "network.layers.0.units=3");
    assertEquals(4, changed.code());
    assertTrue(changed.out().startsWith("changes since then\n  the setting 'network.layers.0.units' was 8 and is 3\n"),
        changed.out());
    assertTrue(changed.out().matches("(?s).*\ntrials.json +\\w{12}  \\w{12}  differs first in 'rprop, seed 41'\n.*"),
        changed.out());
  }

  /** As if a clock had decided. */
  @Test
  void saysThatAClockDecidesIfTrainingsOfAStudyHaveATimeLimit() throws IOException {
    for (String stop : List.of("[]", "{rule: time, seconds: 1000}")) {
      JsonObject printed = bench.ganglion("compare FOLDER/iris.yaml --vary trainer=rprop,adam --seeds 1 --quiet --json"
          + " --set training.epochs=5 --out FOLDER/studies --set", "training.stop=" + stop).json();
      Path directory = bench.path(printed.get("run").getAsString());
      JsonObject study = Bench.manifest(directory);
      study.getAsJsonObject("outputs").addProperty("comparison.txt", "0".repeat(64));
      Files.writeString(directory.resolve("manifest.json"), study.toString());
      Ran ran = verify(directory, "--quiet");
      assertEquals(4, ran.code());
      assertTrue(ran.out().endsWith("\n\n1 of 9 files differ" + (stop.equals("[]")
          ? " although nothing relevant was changed: this is a bug in Ganglion\n"
          : ": a time limit may stop trainings after a different number of epochs\n")),
          ran.out());
    }
  }

  @Test
  void repeatsASweepAndSaysWhatWasChangedInIt() throws IOException {
    Path study = studied("sweep FOLDER/iris.yaml --over trainer.increase=1.1..1.5 --runs 3");
    Path trials = study.resolve("trials.json");
    Files.writeString(trials, Bench.read(trials).replaceFirst("\"epochs\":8", "\"epochs\":9"));
    Ran ran = verify(study);
    assertEquals(0, ran.code());
    assertEquals("warning: trials.json was changed after the sweep\n  --> FOLDER"
        + study.toString().substring(folder.toString().length()) + "\n", ran.err());
    assertTrue(ran.out().endsWith("\nthe sweep was repeated exactly: all 7 files have the same bytes\n"), ran.out());
    Files.move(bench.path("data/iris.csv"), bench.path("moved.csv"));
    Ran moved = verify(study, "--set", "data.file=FOLDER/moved.csv");
    assertTrue(moved.out().startsWith("file "), moved.out());
    assertTrue(moved.out().contains("same, except for settings without influence"), moved.out());
    Files.writeString(bench.path("data/iris.csv"), Bench.read(bench.path("moved.csv")).replace("5.1", "5.2"));
    assertTrue(verify(study).out().startsWith("changes since then\n  the data was changed: its SHA-256 was "));
  }

  @Test
  void saysThatItWasInterrupted() {
    Path run = trained();
    Interruption interruption = new Interruption();
    interruption.ask(0);
    bench.interruption(interruption);
    verify(run).assertFails(130, """
        error: interrupted: nothing was compared
          --> RUN
        """.replace("RUN", "FOLDER" + run.toString().substring(folder.toString().length())));
  }
}
