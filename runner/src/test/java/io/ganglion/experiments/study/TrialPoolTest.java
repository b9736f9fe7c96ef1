package io.ganglion.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.experiments.run.Json;
import io.ganglion.problem.ProblemException;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialPoolTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  private Trial iris(String... sets) {
    return Studies.trial(bench, "iris", NONE, sets);
  }

  private static List<Optional<TrialResult>> run(int threads, List<Trial> trials) throws IOException {
    return Studies.pool(threads, Journal.NONE).run(trials);
  }

  private static TrialResult run(Trial trial) throws IOException {
    return run(1, List.of(trial)).get(0).orElseThrow();
  }

  /** All but the time. */
  private static String text(TrialResult result) {
    return result.toString().replaceFirst("seconds=[^\\]]*", "");
  }

  @Test
  void givesTheScoresOfARun() throws IOException {
    JsonObject manifest = Bench.manifest(bench.run("iris", "--set", "trainer=backprop", "--seed", "7"));
    TrialResult result = run(iris("trainer=backprop", "seed=7"));
    JsonObject splits = new JsonObject();
    result.scores().forEach((part, score) -> splits.add(part, Json.of(score)));
    assertEquals(manifest.get("splits"), splits);
    assertEquals(manifest.get("epochs").getAsInt(), result.epochs());
    assertEquals(manifest.get("keptEpoch").getAsInt(), result.keptEpoch());
    assertEquals(manifest.get("stopReason").getAsString(), result.stopReason());
    assertEquals(manifest.get("parameters").getAsInt(), result.parameters());
  }

  @Test
  void givesTheSameResultsInTheSameOrderForAnyNumberOfThreads() throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      for (String trainer : List.of("backprop", "adam")) {
        trials.add(iris("trainer=" + trainer, "seed=" + seed, "training.epochs=40", "training.batch-size=16"));
      }
    }
    List<String> alone = run(1, trials).stream().map(result -> text(result.orElseThrow())).toList();
    assertEquals(6, alone.stream().distinct().count());
    for (int threads = 2; threads <= 8; threads += 3) {
      assertEquals(alone, run(threads, trials).stream().map(result -> text(result.orElseThrow())).toList());
    }
  }

  @Test
  void countsWhatTrainersAskFor() throws IOException {
    String[] ten = {"training.epochs=10", "training.stop=[]", "loss=squared-error",
        "network.layers.1.activation=sigmoid"};
    assertEquals(20, run(iris(with(ten, "trainer=backprop"))).propagations());
    assertEquals(20, run(iris(with(ten, "trainer=adam", "training.batch-size=16"))).propagations());
    assertEquals(20, run(iris(with(ten, "trainer=adam", "training.batch-size=90"))).propagations());
    // A step forward costs the normal equations of three outputs, and a value for every damping that is tried.
    double damped = run(iris(with(ten, "trainer=levenberg-marquardt"))).propagations();
    assertEquals(0, damped % 1);
    assertEquals(true, damped >= 50, "propagations: " + damped);
  }

  private static String[] with(String[] sets, String... more) {
    List<String> all = new ArrayList<>(List.of(sets));
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  @Test
  void saysWhenTheTargetWasReached() throws IOException {
    String[] sets = {"trainer=backprop", "training.stop=[]", "training.epochs=60"};
    TrialResult result = run(Studies.trial(bench, "iris", OptionalDouble.of(0.5), sets));
    int epoch = result.epochsToTarget().orElseThrow();
    assertEquals(true, result.curve().points().stream().allMatch(point ->
        point.epoch() < epoch ? point.training() > 0.5 : point.epoch() > epoch || point.training() <= 0.5));
    assertEquals(OptionalDouble.of(2 * epoch), result.propagationsToTarget());
    assertEquals(OptionalInt.empty(),
        run(Studies.trial(bench, "iris", OptionalDouble.of(1e-9), sets)).epochsToTarget());
  }

  @Test
  void keepsEveryEarlyEpochOfTheCurveAndFewerLaterOnes() throws IOException {
    TrialResult result = run(iris("training.stop=[]", "training.epochs=60"));
    assertEquals("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36"
        + " 37 38 39 40 42 44 46 48 50 52 54 56 58 60", result.curve().points().stream()
        .map(point -> Integer.toString(point.epoch())).collect(Collectors.joining(" ")));
  }

  @Test
  void countsFailures() throws IOException {
    TrialResult diverged = run(iris("trainer={use: backprop, learning-rate: 1e300}", "loss=squared-error",
        "network.layers.1.activation=identity"));
    assertEquals(Optional.of(FailureKind.DIVERGED), diverged.failure());
    assertEquals(OptionalDouble.empty(), diverged.score(StudyMetric.parse("test.loss")));
    TrialResult missed = run(iris("training.stop={rule: target, loss: 1e-9}", "training.epochs=3"));
    assertEquals(Optional.of(FailureKind.NOT_REACHED), missed.failure());
    assertEquals(Optional.empty(), run(iris("training.epochs=3")).failure());
  }

  @Test
  void trainsEqualTrialsOnce() throws IOException {
    List<Trial> kept = new ArrayList<>();
    Journal journal = new Journal() {
      @Override
      public Optional<TrialResult> find(Trial trial) {
        return Optional.empty();
      }

      @Override
      public void keep(Trial trial, TrialResult result) {
        kept.add(trial);
      }
    };
    Trial trial = iris("training.epochs=3");
    List<Optional<TrialResult>> results =
        Studies.pool(2, journal).run(List.of(trial, iris("training.epochs=3", "runtime.threads=4"), trial));
    assertEquals(1, kept.size());
    assertEquals(3, results.stream().map(Optional::orElseThrow).count());
    assertNotEquals(trial.key(), iris("training.epochs=4").key());
    assertNotEquals(trial.key(), Studies.trial(bench, "iris", OptionalDouble.of(0.5), "training.epochs=3").key());
  }

  @Test
  void takesWhatTheJournalKnows() throws IOException {
    Trial known = iris("training.epochs=3");
    TrialResult result = run(known);
    Journal journal = new Journal() {
      @Override
      public Optional<TrialResult> find(Trial trial) {
        return trial.key().equals(known.key()) ? Optional.of(result) : Optional.empty();
      }

      @Override
      public void keep(Trial trial, TrialResult kept) {
        assertNotEquals(known.key(), trial.key());
      }
    };
    List<Optional<TrialResult>> results = Studies.pool(2, journal).run(List.of(iris("training.epochs=4"), known));
    assertEquals(Optional.of(result), results.get(1));
  }

  @Test
  void endsWithWhatIsFinishedWhenItIsInterrupted() throws IOException {
    Interruption interruption = new Interruption();
    Journal journal = new Journal() {
      @Override
      public Optional<TrialResult> find(Trial trial) {
        return Optional.empty();
      }

      @Override
      public void keep(Trial trial, TrialResult result) {
        interruption.ask(0);
      }
    };
    TrialPool pool = new TrialPool(Studies.PLUGINS, 1, journal, interruption, StudyProgress.NONE);
    List<Optional<TrialResult>> results = pool.run(List.of(iris("training.epochs=3"),
        iris("training.epochs=2000000000", "training.stop=[]"), iris("training.epochs=5")));
    assertEquals(List.of(true, false, false), results.stream().map(Optional::isPresent).toList());
  }

  @Test
  void failsWithTheFirstTrialThatCanNotBeTrained() {
    ProblemException problem = assertThrows(ProblemException.class, () -> run(3,
        List.of(iris("training.epochs=3"), iris("data.target=kind"), iris("training.epochs=5"))));
    assertEquals("'" + folder + "/data/iris.csv' has no column 'kind'",
        problem.problems().get(0).message());
  }
}
