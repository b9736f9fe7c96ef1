package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ganglion sweep} on short trainings. */
class SweepCommandTest {
  private static final String SHORT = " --set training.epochs=40 --set training.stop=[]";
  private static final String SWEEP = "sweep FOLDER/iris.yaml --out FOLDER/runs --quiet" + SHORT;
  private static final String RANGES = "a list of values or a range: 2..32, 0.1..0.9, log:1e-4..1e-1";

  private static final String METRICS = "the metrics of validation are loss, accuracy, balanced-accuracy,"
      + " precision-macro, recall-macro, f1-macro, precision-weighted, recall-weighted, f1-weighted, matthews,"
      + " log-loss, brier, roc-auc, average-precision, precision(setosa), recall(setosa), f1(setosa),"
      + " precision(versicolor), recall(versicolor), f1(versicolor), precision(virginica), recall(virginica),"
      + " f1(virginica)";

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
    assertEquals(new Ran(0, ran.out(), ""), ran);
    return ran.out().replaceFirst("\nbest {8}.*\nrun {9}.*\n", "");
  }

  @Test
  void showsTheBestFirst() {
    String expected = """
        rank  trainer  units  validation loss  epochs  failed
        1       rprop      4          0.09411      40       0
        2       rprop      7           0.1015      40       0
        3        adam      5           0.9484      40       0
        4        adam      8            1.044      40       0
        5        adam      2            1.129      40       0
        6        adam      3            1.132      40       0

        Best of 6: trainer=rprop network.layers.0.units=4, validation loss 0.09411.
        The best of many is partly the luckiest: expect a worse score on new data. On the test part, which wasn't \
        used for the selection, it has loss 0.1127, accuracy 93.3 %.
        """;
    for (int threads = 1; threads <= 3; threads++) {
      assertEquals(expected, table(bench.ganglion(SWEEP
          + " --over trainer=rprop,adam --over network.layers.0.units=2..8 --runs 6 --threads " + threads)));
    }
    assertEquals(3, bench.runs().size());
    assertEquals(1, bench.runs().stream()
        .map(run -> Bench.read(bench.path("runs").resolve(run).resolve("sweep.json"))).distinct().count());
  }

  @Test
  void writesTheBestAsAnExperimentThatRuns() {
    JsonObject sweep = bench.ganglion(SWEEP + " --seeds 2 --over trainer.initial-step=log:1e-3..1 --runs 4 --json")
        .json().getAsJsonObject("sweep");
    Path best = bench.onlyRun().resolve(sweep.getAsJsonObject("best").get("file").getAsString());
    JsonObject run = bench.ganglion("run " + best + " --out FOLDER/again --json").json();
    assertEquals(sweep.getAsJsonArray("settings").get(0).getAsJsonObject().getAsJsonArray("scores").get(0),
        run.getAsJsonObject("splits").getAsJsonObject("validation").get("loss"));
    assertEquals(sweep.getAsJsonObject("best").getAsJsonArray("splits").get(0), run.get("splits"));
    JsonObject other = bench.ganglion("run " + best + " --seed 43 --out FOLDER/again --json").json();
    assertEquals(sweep.getAsJsonObject("best").getAsJsonArray("splits").get(1), other.get("splits"));
    assertTrue(Bench.read(best).startsWith("# Best of 4: trainer.initial-step="), () -> Bench.read(best));
  }

  @Test
  void triesWhatTheFileSays() {
    bench.write("swept.yaml", Bench.read(bench.path("iris.yaml")) + """
        sweep:
          method: grid
          points: 3
          seeds: 3
          over: {trainer.initial-step: log:1e-3..1}
        """);
    assertEquals("""
        rank  initial-step  validation loss              IQR  epochs  failed
        1                1          0.06591  0.03409–0.09821      40       0
        2          0.03162          0.07595  0.03832–0.07979      40       0
        3            0.001          0.07822  0.04082–0.07987      40       0

        Best of 3: trainer.initial-step=1, median validation loss 0.06591.
        The best of many is partly the luckiest: expect a worse score on new data. On the test part, which wasn't \
        used for the selection, it has median loss 0.1497, median accuracy 96.7 %.
        """, table(bench.ganglion("sweep FOLDER/swept.yaml --out FOLDER/runs --quiet" + SHORT)));
  }

  @Test
  void letsTheBestGoOnForLonger() {
    assertEquals("""
        rank  units  initial-step  validation loss  epochs  of  failed
        1         8       0.06332          0.08480      40  40       0
        2         5       0.07065           0.1031      13  13       0
        3         6        0.4903           0.2128      13  13       0
        4         4        0.2209           0.5707       4   4       0
        5         1        0.3978           0.7011       4   4       0
        6         5      0.001321            1.039       4   4       0
        7         2      0.007864            1.125       4   4       0
        8         3      0.004936            1.183       4   4       0
        9         6      0.001882            1.560       4   4       0

        Best of 9: network.layers.0.units=8 trainer.initial-step=0.06332, validation loss 0.08480.
        The best of many is partly the luckiest: expect a worse score on new data. On the test part, which wasn't \
        used for the selection, it has loss 0.1324, accuracy 93.3 %.
        """, table(bench.ganglion(SWEEP + " --over network.layers.0.units=1..8 --over"
        + " trainer.initial-step=log:1e-3..1 --method halving --runs 9")));
    assertEquals(9 * 4 + 3 * 13 + 40,
        Bench.manifest(bench.onlyRun()).getAsJsonObject("sweep").get("epochs").getAsInt());
  }

  @Test
  void staysWithinItsBudget() {
    assertEquals("""
        rank  initial-step  validation loss  epochs  failed
        1          0.03162          0.07595      40       0
        2         0.005623          0.08296      40       0
        3           0.1778           0.1140      40       0

        Best of 3: trainer.initial-step=0.03162, validation loss 0.07595. 3 of 9 were tried, in 120 epochs.
        The best of many is partly the luckiest: expect a worse score on new data. On the test part, which wasn't \
        used for the selection, it has loss 0.1524, accuracy 90.0 %.
        """, table(bench.ganglion(SWEEP + " --over trainer.initial-step=log:1e-3..1 --runs 9 --budget 130")));
    // What trainings that stop early leave of it is for others.
    JsonObject early = bench.ganglion("sweep FOLDER/iris.yaml --out FOLDER/early --quiet --json --over"
        + " trainer.initial-step=log:1e-3..1 --runs 99 --budget 1500 --set training.stop.epochs=5").json()
        .getAsJsonObject("sweep");
    int tried = early.getAsJsonArray("settings").size();
    assertTrue(3 < tried && tried < 99, "tried: " + tried);
    assertTrue(1000 < early.get("epochs").getAsInt() && early.get("epochs").getAsInt() <= 1500);
    // Halving begins with as many as it can take to the end.
    JsonObject halved = bench.ganglion(SWEEP + " --json --over trainer.initial-step=log:1e-3..1 --method halving"
        + " --runs 9 --budget 100").json().getAsJsonObject("sweep");
    assertEquals(4, halved.get("planned").getAsInt());
    assertEquals(4 * 13 + 40, halved.get("epochs").getAsInt());
  }

  @Test
  void printsTablesForPapers() {
    String sweep = SWEEP + " --over trainer.initial-step=0.01,0.1 --method grid --format ";
    assertEquals("""
        | rank | initial-step | validation loss | epochs | failed |
        |---|---:|---:|---:|---:|
        | 1 | 0.1 | 0.07065 | 40 | 0 |
        | 2 | 0.01 | 0.08632 | 40 | 0 |

        Best of 2: trainer.initial-step=0.1, validation loss 0.07065.
        The best of many is partly the luckiest: expect a worse score on new data. On the test part, which wasn't \
        used for the selection, it has loss 0.1395, accuracy 93.3 %.
        """, table(bench.ganglion(sweep + "md")));
    assertEquals("""
        \\begin{tabular}{lrrrr}
        \\toprule
        rank & initial-step & validation loss & epochs & failed \\\\
        \\midrule
        1 & 0.1 & 0.07065 & 40 & 0 \\\\
        2 & 0.01 & 0.08632 & 40 & 0 \\\\
        \\bottomrule
        \\end{tabular}
        """, table(bench.ganglion(sweep + "tex")));
    assertEquals("""
        rank,number,trainer.initial-step,seeds,validation.loss,failed,epochs,max_epochs,propagations
        1,2,0.1,1,0.07064849180228909,0,40,40,80
        2,1,0.01,1,0.08631800104182925,0,40,40,80
        """, table(bench.ganglion(sweep + "csv")));
  }

  @Test
  void keepsEverythingInADirectory() {
    bench.ganglion(SWEEP + " --over trainer=rprop,adam --method grid");
    assertEquals(List.of("best.yaml", "data.json", "experiment.yaml", "log.txt", "manifest.json", "report.html",
        "resolved.yaml", "study.json", "sweep.json", "sweep.txt", "trials.csv", "trials.json"),
        Bench.files(bench.onlyRun()));
    JsonObject manifest = Bench.manifest(bench.onlyRun());
    assertEquals("sweep", manifest.get("kind").getAsString());
    assertEquals(JsonParser.parseString(Bench.read(bench.onlyRun().resolve("sweep.json"))), manifest.get("sweep"));
    String trials = Bench.read(bench.onlyRun().resolve("trials.csv"));
    assertTrue(trials.startsWith("number,trainer,max_epochs,seed,failure,epochs,kept_epoch,propagations,"
        + "epochs_to_target,propagations_to_target,train.loss,train.accuracy,train.balanced-accuracy,"), trials);
    assertTrue(trials.contains(",validation.loss,validation.accuracy,validation.balanced-accuracy,"), trials);
    assertTrue(trials.contains(",stop_reason\n1,rprop,40,42,,40,"), trials);
  }

  @Test
  void goesOnWhereItWasStopped() throws IOException {
    String straight = table(bench.ganglion(SWEEP
        + " --over trainer.initial-step=log:1e-3..1 --method halving --runs 6"));
    Path run = bench.onlyRun();
    String json = Bench.read(run.resolve("sweep.json"));
    assertEquals(straight, table(bench.ganglion("sweep --quiet --resume " + run)), "of a finished one");
    String all = Bench.read(run.resolve("trials.json"));
    for (String file : List.of("manifest.json", "sweep.json", "sweep.txt", "trials.csv", "trials.json", "best.yaml")) {
      Files.delete(run.resolve(file));
    }
    String line = all.split(",?\n")[2];
    bench.write(run.resolve("trial-" + JsonParser.parseString(line).getAsJsonObject().get("key").getAsString()
        + ".json").toString(), line);
    assertEquals(straight, table(bench.ganglion("sweep --quiet --resume " + run)));
    assertEquals(json, Bench.read(run.resolve("sweep.json")));
    assertEquals(12, Bench.files(run).size());
  }

  @Test
  void saysHowToGoOnWhenItIsInterrupted() {
    Interruption interruption = new Interruption();
    bench.interruption(interruption);
    interruption.ask(0);
    Ran ran = bench.ganglion(SWEEP + " --over trainer=rprop,adam");
    String run = "FOLDER/runs/" + bench.runs().get(0);
    assertEquals(new Ran(130, "", """
        error: interrupted: no settings are finished
          --> %s
          help: resume with: ganglion sweep --resume %s
        """.formatted(run, run)), ran);
  }

  @Test
  void saysThatNothingIsBestWhereEverythingFails() {
    Ran ran = bench.ganglion(SWEEP
        + " --over trainer.learning-rate=1e300,1e301 --method grid --set trainer=backprop --set"
        + " loss=squared-error --set network.layers.1.activation=identity");
    String run = "FOLDER/runs/" + bench.runs().get(0);
    assertEquals(new Ran(6, """
        rank  learning-rate  validation loss  epochs  failed
        1             1e300                –       2       1
        2             1e301                –       2       1

        There is no best: all 2 trainings failed.
        """, """
        error: every training failed, so there is no best one
          --> %s
          help: try smaller learning rates, or other ranges
        """.formatted(run)), new Ran(ran.code(), ran.out().replaceFirst("\nrun {9}.*\n", ""), ran.err()));
    assertTrue(!Bench.files(bench.onlyRun()).contains("best.yaml"));
  }

  @Test
  void pointsAtWhatIsWrongInTheFile() {
    bench.write("swept.yaml", Bench.read(bench.path("iris.yaml")) + """
        sweep:
          over:
            trainer.lerning-rate: log:1e-3..1
            network.layers.0.activation: [tanh, tan]
            network.layers.0.units: 0..8
            network.layers.5.units: 1..8
        """);
    Ran ran = bench.ganglion("sweep FOLDER/swept.yaml --out FOLDER/runs --quiet");
    assertEquals(3, ran.code());
    int first = (int) Bench.read(bench.path("iris.yaml")).lines().count() + 3;
    for (String expected : List.of("""
        error: trainer 'rprop' has no setting 'lerning-rate'
          --> FOLDER/swept.yaml:%d:5
           |
        %d |     trainer.lerning-rate: log:1e-3..1
           |     ^^^^^^^^^^^^^^^^^^^^
        """.formatted(first, first), """
        error: there is no activation 'tan'
          --> FOLDER/swept.yaml:%d:41
        """.formatted(first + 1), """
          --> FOLDER/swept.yaml:%d:29
           |
        %d |     network.layers.0.units: 0..8
           |                             ^^^^
        """.formatted(first + 2, first + 2), """
        error: 'network.layers' has no element '5'
          --> FOLDER/swept.yaml:%d:5
        """.formatted(first + 3))) {
      assertTrue(ran.err().contains(expected), ran.err());
    }
    assertEquals(4, ran.err().split("(?m)^error: ").length - 1, ran.err());
    assertEquals(List.of(), bench.runs());
  }

  private void fails(int code, String more, String message, String place, String marks, String help) {
    String where = place.isEmpty() ? "  --> FOLDER/iris.yaml\n"
        : "  --> " + place + "\n  |\n1 | " + place.replaceFirst("--\\S+ ", "") + "\n  | " + marks + "\n";
    bench.ganglion((SWEEP + " " + more).strip()).assertFails(code, "error: " + message + "\n" + where + "  help: "
        + help + "\n");
  }

  @Test
  void refusesRangesThatAreNone() {
    String help = "over: the settings to search, each with " + RANGES;
    fails(3, "--over trainer.initial-step=1..1", "'sweep.over.trainer.initial-step' must go from a smaller number to a"
        + " larger one, but is 1..1", "--over trainer.initial-step=1..1", " ".repeat(21) + "^^^^", help);
    fails(3, "--over trainer.initial-step=log:0..1", "'sweep.over.trainer.initial-step' must begin above 0, because it"
        + " is logarithmic, but is log:0..1", "--over trainer.initial-step=log:0..1",
        " ".repeat(21) + "^^^^^^^^", help);
    fails(3, "--over trainer.initial-step=0.1..x", "'sweep.over.trainer.initial-step' must be a range of two numbers,"
        + " such as 0.1..0.9 or log:1e-4..1e-1, but is 0.1..x", "--over trainer.initial-step=0.1..x",
        " ".repeat(21) + "^^^^^^", help);
  }

  @Test
  void refusesWhatCanNotBeTried() {
    fails(3, "", "there are no settings to search", "", "",
        "write --over trainer.learning-rate=log:1e-3..1, for instance, or 'over' in 'sweep'");
    fails(3, "--over seed=1,2", "'seed' can't vary", "--over seed=1,2", "    ^^^^",
        "--seeds sets the number of seeds");
    fails(3, "--over trainer.initial-step=0.1,0.2 --budget 30",
        "the budget of 30 epochs is too small: the first combination may take 40", "--budget 30", "^^",
        "allow more epochs, or set fewer epochs in 'training' or fewer seeds");
    fails(3, "--over trainer.initial-step=0.1,0.2 --metric test.loss", "'test.loss' can't be used: it isn't of the"
        + " validation part", "--metric test.loss", "^^^^^^^^^",
        METRICS);
    fails(3, "--over trainer.initial-step=0.1,0.2 --metric validation.acuracy", "'validation.acuracy' isn't measured",
        "--metric validation.acuracy", "^".repeat(18),
        "did you mean 'validation.accuracy'? " + METRICS);
    fails(3, "--over loss=squared-error,cross-entropy --method grid",
        "the numbers of different losses can't be compared",
        "--over loss=squared-error,cross-entropy", "^^^^",
        "choose a metric that doesn't depend on the loss, such as --metric validation.accuracy or validation.rmse");
    fails(3, "--over network.layers.0.units=1..20000 --method grid --points 20000",
        "20,000 combinations are more than the limit of a sweep, 10,000", "--over network.layers.0.units=1..20000",
        "^".repeat(22), "use fewer values, fewer 'points' of ranges, or another method");
    fails(3, "--over training.epochs=1..10 --method halving", "training.epochs can't vary with halving, which sets"
        + " it", "--over training.epochs=1..10", "^".repeat(15), "use another method, or remove it");
    fails(3, "--over trainer.initial-step=0.1,0.2 --method gird", "'sweep.method' must be one of random, sobol, grid,"
        + " halving, but is 'gird'", "--method gird", "^^^^", "did you mean 'grid'?");
    assertEquals(List.of(), bench.runs());
  }

  @Test
  void needsValidationData() {
    bench.ganglion(SWEEP + " --over trainer=rprop,adam --set", "data.split={train: 0.7, test: 0.3}", "--set",
        "training.keep=last").assertFails(3, """
        error: a sweep needs validation data, and there is none
          --> --over trainer=rprop,adam
          |
        1 | trainer=rprop,adam
          | ^^^^^^^^^^^^^^^^^^
          help: set examples aside, for instance by split: {train: 0.6, validation: 0.2, test: 0.2} in 'data'
        """);
  }

  @Test
  void refusesToVaryWhatAComparisonSets() {
    bench.ganglion("compare FOLDER/iris.yaml --out FOLDER/runs --quiet --vary seed=1,2").assertFails(3, """
        error: 'seed' can't vary
          --> --vary seed=1,2
          |
        1 | seed=1,2
          |     ^^^^
          help: --seeds sets the number of seeds
        """);
  }
}
