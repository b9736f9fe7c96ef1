package io.ganglion.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.engine.EpochObserver;
import io.ganglion.engine.TrainerSteps;
import io.ganglion.engine.store.Disk;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtrasTest {
  private static final String HELP = "the model and all other files are complete; this is a bug in Ganglion: please"
      + " report it with log.txt";

  @TempDir
  Path folder;
  private ArtifactStore store;
  private Extras extras;

  @BeforeEach
  void inARunDirectory() throws IOException {
    store = ArtifactStore.createIn(Disk.REAL, folder, "run");
    extras = new Extras(store, LogManager.getLogger("test"));
  }

  private List<String> warnings() {
    return extras.warnings().stream().map(Problem::renderAsWarning)
        .map(warning -> warning.replace(folder.toString(), "FOLDER")).toList();
  }

  static Stream<Throwable> bugs() {
    return Stream.of(new IllegalStateException("a"), new IndexOutOfBoundsException(3), new StackOverflowError(),
        new OutOfMemoryError("Java heap space"));
  }

  private static void fail(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void warnsOfWhatCannotBeMade() throws IOException {
    for (Throwable bug : bugs().toList()) {
      extras.attempt("the diagnosis", () -> fail(bug));
    }
    assertEquals(bugs().map(bug -> "warning: the diagnosis can't be made: " + bug + "\n  --> FOLDER/run\n  help: "
        + HELP + "\n").toList(), warnings());
  }

  @Test
  void leavesProblemsAndFilesThatCannotBeWrittenToTheRun() {
    ProblemException problem = new ProblemException(ExitCode.PLUGIN, new Problem("a", Place.NOWHERE, ""));
    assertEquals(problem,
        assertThrows(ProblemException.class, () -> extras.attempt("the diagnosis", () -> fail(problem))));
    assertThrows(IOException.class, () -> extras.attempt("the diagnosis", () -> {
      throw new IOException("full");
    }));
    assertEquals(List.of(), extras.warnings());
  }

  /** An observer fails once, and is left alone from then on. */
  @Test
  void leavesAnObserverAloneOnceItHasFailed() {
    List<Integer> seen = new ArrayList<>();
    CarefulObserver observer = new CarefulObserver(new EpochObserver() {
      @Override
      public boolean wants(int epoch) {
        return true;
      }

      @Override
      public void observe(int epoch, double[] parameters, Optional<TrainerSteps> steps) {
        seen.add(epoch);
        if (epoch == 2) {
          throw new ArithmeticException("b");
        }
      }
    }, "the diagnosis", extras);
    for (int epoch = 0; epoch < 4; epoch++) {
      assertEquals(epoch <= 2, observer.wants(epoch));
      observer.observe(epoch, new double[1], Optional.empty());
    }
    assertEquals(List.of(0, 1, 2), seen);
    assertEquals(List.of("warning: the diagnosis from epoch 2 on can't be made: java.lang.ArithmeticException: b\n"
        + "  --> FOLDER/run\n  help: " + HELP + "\n"), warnings());
  }

  /** The manifest is there although nothing of the report can be made of it. */
  @Test
  void finishesWithAManifestThatNoSectionCanRead() throws IOException {
    JsonObject manifest = new JsonObject();
    manifest.addProperty("name", "n");
    manifest.addProperty("ganglion", "1");
    manifest.addProperty("run", "r");
    manifest.add("outputs", new JsonObject());
    extras.finish(manifest);
    JsonObject written =
        JsonParser.parseString(Files.readString(folder.resolve("run/manifest.json"))).getAsJsonObject();
    List<String> failures = new ArrayList<>();
    written.getAsJsonArray("notMade").forEach(failure -> failures.add(failure.getAsString().replaceFirst(": .*", "")));
    assertEquals(List.of("the report's section 'Headline' can't be made",
        "the report's section 'How to repeat it' can't be made"), failures);
    assertTrue(written.getAsJsonObject("outputs").has("report.html"));
    String html = Files.readString(folder.resolve("run/report.html"));
    assertTrue(html.contains("<h2>Headline</h2>") && html.contains("This section can&#39;t be made: java.lang."), html);
  }

  @Test
  void finishesWhereNoReportCanBeMade() throws IOException {
    JsonObject manifest = new JsonObject();
    manifest.add("outputs", new JsonObject());
    extras.finish(manifest);
    assertTrue(warnings().get(warnings().size() - 1).startsWith("warning: the report can't be made: java.lang."),
        warnings().toString());
    assertTrue(Files.exists(folder.resolve("run/manifest.json")));
    assertFalse(Files.exists(folder.resolve("run/report.html")));
  }
}
