package io.ganglion.runner.wiring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.experiments.run.RunContext;
import io.ganglion.experiments.store.FaultyDisk;
import io.ganglion.experiments.store.FaultyDisk.Fault;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.plugins.Sha256;
import io.ganglion.problem.ExitCode;
import io.ganglion.experiments.run.RunOutcome;
import io.ganglion.problem.ProblemException;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import io.ganglion.runner.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run that keeps a checkpoint every epoch, on a disk on which every operation in turn goes wrong. */
class FaultPlanTest {
  private static final List<String> SETTINGS =
      List.of("training.epochs=3", "training.stop=[]", "training.checkpoint.epochs=1", "runtime.threads=1");

  /** The directory (2), experiment.yaml, resolved.yaml and the checkpoint (4 each), which then is on the disk. */
  private static final int OPERATIONS_TO_THE_FIRST_CHECKPOINT = 2 + 4 * 3;

  /** Of the two checkpoints. */
  private static final int OPERATIONS_TO_REMOVE = 2;
  private static final int FOLD_COUNT = 4;
  /** The report, and the manifest with its hash (4 each). */
  private static final int OPERATIONS_AFTER_THE_MANIFEST = 8;
  /** The first manifest, what comes after it, and what is removed, the folds' results, too. */
  private static final int LAST_OPERATIONS_OF_FOLDS =
      4 + OPERATIONS_AFTER_THE_MANIFEST + FOLD_COUNT + OPERATIONS_TO_REMOVE;

  /**
   * Folds, so that there are more operations; of these one in so many goes wrong, unless all are to. A kill comes after
   * every one of the last.
   */
  private static final List<String> FOLDS = List.of("data.split={kfold: " + FOLD_COUNT + "}");
  private static final int ONE_IN = Boolean.getBoolean("ganglion.fault-plans") ? 1 : 9;

  @TempDir
  Path folder;
  private Bench bench;
  private byte[] model;

  @BeforeEach
  void withTheModelThatIsExpected() throws IOException {
    bench = new Bench(folder);
    bench.example("xor");
    run(new FaultyDisk(Fault.ERROR, 0), "sound");
    model = Files.readAllBytes(onlyRun("sound").resolve("model.ganglion"));
  }

  private RunOutcome run(FaultyDisk disk, String runs) {
    return run(disk, runs, List.of());
  }

  private RunOutcome run(FaultyDisk disk, String runs, List<String> more) {
    PluginCatalog plugins = new PluginLoader().load(List.of());
    LoadedExperiment loaded = ExperimentReader.read(folder.resolve("xor.yaml"),
        Stream.concat(SETTINGS.stream(), more.stream()).toList());
    Experiment experiment = loaded.bind(plugins);
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    return WiredRun.run(experiment, DataPreparation.prepare(experiment, loaded::place),
        new RunContext(loaded.text(), ResolvedYaml.write(experiment), folder.resolve(runs), "ganglion", List.of(),
            Optional.empty(), List.of(), new Interruption(), false),
        plugins, new Console(nowhere, nowhere, false, true), new Machine(disk, System::nanoTime));
  }

  private Path onlyRun(String runs) {
    List<String> names = Bench.files(folder.resolve(runs).resolve("xor"));
    assertEquals(1, names.size());
    return folder.resolve(runs).resolve("xor").resolve(names.get(0));
  }

  @Test
  void countsEveryOperation() {
    FaultyDisk disk = new FaultyDisk(Fault.ERROR, 0);
    run(disk, "counted");
    // The directory (2); 10 files that stay, the manifest once more for the report's hash, and 2 checkpoints, for the
    // last epoch needs none (4 each); 2 are removed.
    assertEquals(2 + 4 * (10 + 1 + 2) + OPERATIONS_TO_REMOVE, disk.operations());
  }

  /**
   * A message and exit code 4, or a crash; and then the run is finished, or goes on, or never began. Once the manifest
   * is there, a report that can't be written and files that can't be removed cost a warning; what is missing can be
   * made, and what is left is removed by resuming.
   */
  @ParameterizedTest
  @EnumSource
  void neverLosesWhatItHad(Fault fault) throws IOException {
    FaultyDisk counted = new FaultyDisk(fault, 0);
    run(counted, "counted");
    for (int k = 1; k <= counted.operations(); k++) {
      String where = fault + " at operation " + k;
      FaultyDisk disk = new FaultyDisk(fault, k);
      String runs = "runs-" + k;
      boolean goesOn = k > OPERATIONS_TO_THE_FIRST_CHECKPOINT;
      int last = counted.operations() - OPERATIONS_TO_REMOVE;
      boolean isOfReport = k > last - OPERATIONS_AFTER_THE_MANIFEST && k <= last;
      try {
        List<String> notes = run(disk, runs).notes();
        assertTrue(k > last - OPERATIONS_AFTER_THE_MANIFEST, "nothing was said of " + where);
        assertEquals(List.of(isOfReport
            ? "warning: the report can't be written: no space left on device\n  --> " + onlyRun(runs)
                + "\n  help: the model and all other files are complete; 'ganglion report' makes it once there is"
                + " room\n"
            : "warning: what only an unfinished run needs can't be removed: no space left on device\n  --> "
                + onlyRun(runs) + "\n  help: all results are complete; '--resume' removes the rest\n"), notes, where);
      } catch (ProblemException e) {
        assertEquals(ExitCode.DATA, e.exitCode(), where);
        assertEquals("the run can't be written: no space left on device", e.problems().get(0).message(), where);
      } catch (FaultyDisk.Crash e) {
        assertTrue(fault != Fault.ERROR && fault != Fault.SHORT_WRITE, where);
      }
      if (fault == Fault.POWER_FAILURE) {
        disk.loseWhatWasNotSynced();
      }
      if (Files.exists(folder.resolve(runs).resolve("xor")) && !Bench.files(folder.resolve(runs + "/xor")).isEmpty()) {
        if (isOfReport) {
          Ran again = bench.ganglion("report " + onlyRun(runs));
          assertEquals(new Ran(0, again.out(), ""), again, where);
          assertTrue(Files.exists(onlyRun(runs).resolve("report.html")), where);
        }
        assertWholeOrResumable(onlyRun(runs), goesOn, where);
      }
    }
  }

  /** A run with folds is resumed from its first checkpoint on, which is there before they are trained. */
  @ParameterizedTest
  @EnumSource
  void neverLosesFoldsThatWereTrained(Fault fault) throws IOException {
    FaultyDisk counted = new FaultyDisk(fault, 0);
    run(counted, "counted", FOLDS);
    Path straight = onlyRun("counted");
    int end = counted.operations() - LAST_OPERATIONS_OF_FOLDS;
    for (int k = 1 + fault.ordinal(); k <= counted.operations();
        k += k < end || fault != Fault.CRASH_AFTER ? ONE_IN : 1) {
      String where = fault + " at operation " + k + " of a run with folds";
      FaultyDisk disk = new FaultyDisk(fault, k);
      String runs = "folds-" + k;
      try {
        run(disk, runs, FOLDS);
      } catch (ProblemException e) {
        assertEquals(ExitCode.DATA, e.exitCode(), where);
      } catch (FaultyDisk.Crash e) {
        assertTrue(fault != Fault.ERROR && fault != Fault.SHORT_WRITE, where);
      }
      if (fault == Fault.POWER_FAILURE) {
        disk.loseWhatWasNotSynced();
      }
      if (k <= OPERATIONS_TO_THE_FIRST_CHECKPOINT) {
        continue;
      }
      Path run = onlyRun(runs);
      resume(run, where);
      assertWhole(straight, run, where);
    }
  }

  private void assertWholeOrResumable(Path run, boolean goesOn, String where) throws IOException {
    if (Files.exists(run.resolve("manifest.json"))) {
      resume(run, where);
    } else {
      Ran ran = bench.ganglion("run --quiet --resume " + run);
      boolean hadNoCheckpoint = !goesOn && ran.code() == 4
          && (ran.err().contains("has no checkpoint") || ran.err().contains("is not a run directory"));
      if (hadNoCheckpoint) {
        return;
      }
      assertEquals(new Ran(0, "", ""), ran, where);
    }
    assertWhole(onlyRun("sound"), run, where);
  }

  /** Resumes a run of which something is missing, or too much is there; any other is refused. */
  private void resume(Path run, String where) {
    Ran ran = bench.ganglion("run --quiet --resume " + run);
    assertEquals(ran.err().isEmpty() ? new Ran(0, "", "") : new Ran(4, "", """
        error: this run is already finished
          --> %s
          help: run its resolved.yaml to repeat it
        """.formatted(Path.of("FOLDER").resolve(folder.relativize(run)))), ran, where);
  }

  /** The same files, whose hashes are those that the manifest lists. */
  private static void assertWhole(Path straight, Path run, String where) throws IOException {
    assertEquals(Bench.files(straight), Bench.files(run), where);
    List<String> repeated = Bench.files(straight).stream().filter(name -> name.matches("model.ganglion|.*[.]csv"))
        .toList();
    for (String file : repeated) {
      assertArrayEquals(Files.readAllBytes(straight.resolve(file)), Files.readAllBytes(run.resolve(file)),
          where + ": " + file);
    }
    JsonObject outputs = Bench.manifest(run).getAsJsonObject("outputs");
    assertEquals(Bench.manifest(straight).getAsJsonObject("outputs").keySet(), outputs.keySet(), where);
    for (String file : outputs.keySet()) {
      assertEquals(outputs.get(file).getAsString(), Sha256.of(run.resolve(file)), where + ": " + file);
    }
  }
}
