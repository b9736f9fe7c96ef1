package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.experiments.store.FaultyDisk.Fault;
import io.ganglion.experiments.store.FaultyDisk;
import io.ganglion.experiments.study.Study;
import io.ganglion.experiments.study.StudyFolder;
import io.ganglion.experiments.study.StudyRequest;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.plugins.Sha256;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import io.ganglion.runner.log.RunLogFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A comparison and a sweep on a disk on which an operation goes wrong: one in 17 of each kind of fault, all with
 * {@code -Dganglion.fault-plans=true}. A kill comes after every one of those from the manifest on.
 */
class StudyFaultPlanTest {
  private static final int ONE_IN = Boolean.getBoolean("ganglion.fault-plans") ? 1 : 17;
  /** The directory (2), experiment.yaml, resolved.yaml and study.json (4 each). */
  private static final int OPERATIONS_TO_THE_REQUEST = 2 + 4 * 3;

  /** The manifest, the report, the manifest with its hash (4 each), and the four trials, which are removed. */
  private static final int OPERATIONS_FROM_THE_MANIFEST_ON = 4 * 3 + 4;

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      compare | --seeds 2 --vary trainer=rprop,adam              | comparison.json
      sweep   | --runs 4 --over network.layers.0.units=2..5      | sweep.json
      """)
  void neverLosesWhatItHad(String command, String options, String result) throws IOException {
    Bench bench = new Bench(folder);
    bench.example("iris");
    Ran ran = bench.ganglion(command + " FOLDER/iris.yaml --quiet --out FOLDER/straight --threads 1 --set"
        + " training.epochs=3 --set training.stop=[] " + options.strip());
    assertEquals(0, ran.code(), ran.err());
    Path straight = only("straight");
    for (Fault fault : Fault.values()) {
      int operations = run(command, straight, new FaultyDisk(fault, 0), "counted-" + fault);
      int end = operations - OPERATIONS_FROM_THE_MANIFEST_ON;
      for (int k = 1 + fault.ordinal(); k <= operations;
          k += k < end || fault != Fault.CRASH_AFTER ? ONE_IN : 1) {
        String where = command + ", " + fault + " at operation " + k + " of " + operations;
        FaultyDisk disk = new FaultyDisk(fault, k);
        String runs = "runs-" + fault + "-" + k;
        run(command, straight, disk, runs);
        if (fault == Fault.POWER_FAILURE) {
          disk.loseWhatWasNotSynced();
        }
        if (k <= OPERATIONS_TO_THE_REQUEST) {
          continue;
        }
        Path study = only(runs);
        Ran resumed = bench.ganglion(command + " --quiet --resume " + study);
        assertEquals(0, resumed.code(), where + "\n" + resumed.err());
        assertEquals(Bench.files(straight), Bench.files(study), where);
        assertListed(study, where);
        assertEquals(Bench.read(straight.resolve(result)), Bench.read(study.resolve(result)), where);
        assertEquals(StudyFolder.timelessTrials(straight), StudyFolder.timelessTrials(study), where);
      }
    }
  }

  /** The manifest has the hashes of the files. */
  private static void assertListed(Path study, String where) throws IOException {
    JsonObject outputs = Bench.manifest(study).getAsJsonObject("outputs");
    assertTrue(outputs.has("report.html"), where);
    for (String file : outputs.keySet()) {
      assertEquals(outputs.get(file).getAsString(), Sha256.of(study.resolve(file)), where + ": " + file);
    }
  }

  private Path only(String runs) {
    Path named = folder.resolve(runs).resolve(Bench.files(folder.resolve(runs)).get(0));
    assertEquals(1, Bench.files(named).size());
    return named.resolve(Bench.files(named).get(0));
  }

  /** The study of a directory once more, on a disk; how many operations there were. */
  private int run(String command, Path like, FaultyDisk disk, String runs) throws IOException {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    Session session = new Session(List.of(command), InputStream.nullInputStream(), nowhere, nowhere, Map.of(),
        new Interruption());
    StudyKind kind = StudyKind.of(command);
    StudyRequest request = StudyFolder.request(like, kind.command());
    PluginCatalog plugins = new PluginLoader().load(List.of());
    Study study = kind.plan(StudyOptions.load(request), plugins);
    try (StudyFolder made = StudyFolder.create(disk, folder.resolve(runs), kind.command(), request,
        study.experiment(), study.check(), plugins, List.of(command), RunLogFile::open)) {
      StudyTraining training = new StudyTraining(session, kind, study, plugins, 1, true);
      training.finish(made, training.in(made));
    } catch (IOException | UncheckedIOException | FaultyDisk.Crash e) {
      assertTrue(disk.operations() > 0);
    }
    return disk.operations();
  }
}
