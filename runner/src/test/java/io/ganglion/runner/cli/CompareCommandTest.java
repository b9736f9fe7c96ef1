package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.api.host.PluginKind;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ganglion compare} on short trainings. */
class CompareCommandTest {
  private static final String SHORT = " --set training.epochs=40 --set training.stop=[]";
  private static final String COMPARE = "compare FOLDER/iris.yaml --out FOLDER/runs --quiet" + SHORT;

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
    return ran.out().replaceFirst("\ntime {8}.*\nrun {9}.*\n", "");
  }

  @Test
  void saysWhatIsBetter() {
    String expected = """
        trainer   median             IQR  wins  epochs to 0.2  epochs  propagations  failed  vs backprop  p (Holm)
        rprop     0.1170  0.05049–0.1418   6/8              8      40            80       0       −2.7 %  0.2891
        backprop  0.1202  0.08344–0.1692   2/8             26      40            80       0     baseline
        adam       1.004    0.8827–1.104   0/8              –      40            80       0     +735.2 %  0.0156 *

        rprop has the lowest median test loss, but it is not significantly better than backprop: 2.7 % lower \
        median test loss than backprop (95 % −10 to 17 %, p 0.2891). Only rprop, backprop are better than a constant, \
        which has 1.099.
        still learning when the epochs ended: backprop and adam, on most seeds; more epochs may change the order
        not tuned: backprop, rprop and adam with the default settings of their trainers; --tune 7 gives every variant \
        the same chance
        """;
    for (int threads = 1; threads <= 3; threads++) {
      assertEquals(expected, table(bench.ganglion(COMPARE
          + " --vary trainer=backprop,rprop,adam --seeds 8 --target 0.2 --threads " + threads)));
    }
    assertEquals(3, bench.runs().size());
    assertEquals(1, bench.runs().stream()
        .map(run -> Bench.read(bench.path("runs").resolve(run).resolve("comparison.json"))).distinct().count());
  }

  @Test
  void givesEveryVariantWhatARunWouldGive() {
    JsonObject comparison = bench.ganglion(COMPARE + " --vary trainer=backprop,adam --seeds 2 --json").json()
        .getAsJsonObject("comparison");
    for (int variant = 0; variant < 2; variant++) {
      JsonObject compared = comparison.getAsJsonArray("variants").get(variant).getAsJsonObject();
      for (int seed = 42; seed <= 43; seed++) {
        Path run = bench.run("iris", "--set", "training.epochs=40", "--set", "training.stop=[]", "--set",
            "trainer=" + compared.get("name").getAsString(), "--seed", Integer.toString(seed));
        assertEquals(Bench.manifest(run).getAsJsonObject("splits").getAsJsonObject("test").get("loss"),
            compared.getAsJsonArray("scores").get(seed - 42));
      }
    }
  }

  /**
   * The loss of the first epoch is that of the initial weights: with the same, on the same examples, it is the same.
   */
  @Test
  void givesEveryVariantTheSameStartSeedBySeed() {
    bench.ganglion(COMPARE + " --vary trainer=backprop,rprop,adam --seeds 3 --set training.epochs=2");
    Map<String, Set<Double>> starts = new TreeMap<>();
    for (JsonElement trial : JsonParser.parseString(Bench.read(bench.onlyRun().resolve("trials.json")))
        .getAsJsonArray()) {
      String seed = trial.getAsJsonObject().get("trial").getAsString().replaceFirst(".*, seed ", "");
      double start = trial.getAsJsonObject().getAsJsonArray("curve").get(0).getAsJsonArray().get(1).getAsDouble();
      starts.computeIfAbsent(seed, key -> new TreeSet<>()).add(start);
    }
    assertEquals(Set.of("42", "43", "44"), starts.keySet());
    starts.forEach((seed, losses) -> assertEquals(1, losses.size(), () -> "seed " + seed + ": " + losses));
    assertEquals(3, starts.values().stream().distinct().count());
  }

  @Test
  void comparesWhatTheFileSays() {
    bench.write("variants.yaml", Bench.read(bench.path("iris.yaml")) + """
        compare:
          seeds: 7
          metric: test.accuracy
          baseline: usual
          variants:
            usual: {}
            tiny: {network.layers.0.units: 1, trainer: {use: rprop, initial-step: 0.01}}
        """);
    assertEquals("""
        variant  median            IQR  wins  epochs  propagations  failed      vs usual  p (Holm)
        usual    93.3 %  90.0 %–95.0 %   7/7      15            30       0      baseline
        tiny     70.0 %  65.0 %–76.7 %   0/7      15            30       0  −23.3 points  0.0156 *

        usual has the highest median test accuracy, and is significantly better than the other (*). A constant has \
        33.3 %.
        still learning when the epochs ended: usual and tiny, on most seeds; more epochs may change the order
        """, table(bench.ganglion("compare FOLDER/variants.yaml --out FOLDER/runs --quiet --set training.epochs=15")));
  }

  @Test
  void comparesEveryCombination() {
    JsonArray variants = bench.ganglion(COMPARE + " --seeds 1 --json --set training.epochs=3 --vary trainer=rprop,adam"
        + " --vary network.layers.0.units=2,3").json().getAsJsonObject("comparison").getAsJsonArray("variants");
    List<String> names = new ArrayList<>();
    variants.forEach(variant -> names.add(variant.getAsJsonObject().get("name").getAsString()));
    assertEquals(Set.of("rprop, 2", "rprop, 3", "adam, 2", "adam, 3"), Set.copyOf(names));
  }

  @Test
  void countsFailures() {
    assertEquals("""
    trainer                                median            IQR  wins  epochs  propagations  failed  vs rprop  p (Holm)
    rprop                                  0.2017  0.1927–0.2398   6/6       5            10       0  baseline
    {use: backprop, learning-rate: 1e300}       –              –   0/6       2             4       6        +∞  0.0313 *

    rprop has the lowest median test loss, and is significantly better than the other (*). Only rprop is better than a \
    constant, which has 0.3333.
    still learning when the epochs ended: rprop, on most seeds; more epochs may change the order
    not tuned: rprop with the default settings of its trainer; --tune 7 gives every variant the same chance
    """, table(bench.ganglion(COMPARE + " --seeds 6 --set training.epochs=5 --set loss=squared-error --set"
        + " network.layers.1.activation=identity --vary", "trainer=rprop,{use: backprop, learning-rate: 1e300}")));
  }

  @Test
  void tunesEveryVariantAlike() {
    assertEquals("""
        trainer     median             IQR  wins  epochs  propagations  failed  vs backprop  p (Holm)
        backprop   0.08590  0.05966–0.1121   1/2      40            80       0     baseline
        scg        0.09688  0.08231–0.1114   1/2      40           162       0      +12.8 %       1
        manhattan   0.4625   0.4527–0.4722   0/2      40            80       0     +438.4 %       1

        backprop has the lowest median test loss, but with 2 seeds no difference can be significant: \
        2 comparisons need 7. A constant has 1.099.
        tuned: backprop learning-rate 0.5657, manhattan learning-rate 0.005657, scg no step size to tune
        """, table(bench.ganglion(COMPARE + " --seeds 2 --vary trainer=backprop,manhattan,scg --tune 3")));
  }

  @Test
  void addsSeedsUntilIntervalsAreNarrow() {
    String compare = COMPARE + " --vary trainer=backprop,adam --seeds 3 --until 0.3 --json --max-seeds ";
    JsonObject comparison = bench.ganglion(compare + 40).json().getAsJsonObject("comparison");
    assertEquals(18, comparison.getAsJsonArray("seeds").size());
    assertTrue(halfWidth(comparison) <= 0.3);
    JsonObject before = bench.ganglion(compare + 13).json().getAsJsonObject("comparison");
    assertEquals(13, before.getAsJsonArray("seeds").size());
    assertTrue(halfWidth(before) > 0.3);
  }

  /** Of the interval of the variant that isn't the baseline, the last one; as a share of the ratio. */
  private static double halfWidth(JsonObject comparison) {
    JsonObject test = comparison.getAsJsonArray("variants").get(1).getAsJsonObject().getAsJsonObject("test");
    return (test.get("high").getAsDouble() - test.get("low").getAsDouble()) / 2 / test.get("effect").getAsDouble();
  }

  @Test
  void printsTablesForPapers() {
    String compare = COMPARE + " --vary trainer=rprop,adam --seeds 2 --format ";
    assertEquals("""
        | trainer | median | IQR | wins | epochs | propagations | failed | vs rprop | p (Holm) |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|
        | rprop | 0.09548 | 0.07347–0.1175 | 2/2 | 40 | 80 | 0 | baseline |  |
        | adam | 1.138 | 1.082–1.194 | 0/2 | 40 | 80 | 0 | +1092 % | 0.5000 |

        rprop has the lowest median test loss, but with 2 seeds no difference can be significant: \
        1 comparison needs 6. A constant has 1.099.
        """, table(bench.ganglion(compare + "md")));
    assertEquals("""
        \\begin{tabular}{lrrrrrrrr}
        \\toprule
        trainer & median test loss & IQR & wins & epochs & propagations & failed & vs rprop & p (Holm) \\\\
        \\midrule
        rprop & 0.09548 & 0.07347--0.1175 & 2/2 & 40 & 80 & 0 & baseline &  \\\\
        adam & 1.138 & 1.082--1.194 & 0/2 & 40 & 80 & 0 & +1092 \\% & 0.5000 \\\\
        \\bottomrule
        \\end{tabular}
        """, table(bench.ganglion(compare + "tex")));
    assertEquals("""
        variant,seeds,median,lower_quartile,upper_quartile,wins,failed,epochs,propagations,reached,epochs_to_target,\
        effect,low,high,p,p_holm,claim
        rprop,2,0.09548114676817843,0.07346679806884389,0.11749549546751296,2,0,40,80,0,,,,,,,
        adam,2,1.1380817435177928,1.0821875947410773,1.1939758922945085,0,0,40,80,0,,\
        11.9194394080852,7.356423140556024,24.291750079674443,0.5,0.5,false
        """, table(bench.ganglion(compare + "csv")));
  }

  @Test
  void keepsEverythingInADirectory() {
    bench.ganglion(COMPARE + " --vary trainer=rprop,adam --seeds 2");
    assertEquals(List.of("comparison.json", "comparison.txt", "data.json", "experiment.yaml", "log.txt",
        "manifest.json", "report.html", "resolved.yaml", "study.json", "trials.csv", "trials.json",
        "variant-1.yaml", "variant-2.yaml"),
        Bench.files(bench.onlyRun()));
    JsonObject manifest = Bench.manifest(bench.onlyRun());
    assertEquals("compare", manifest.get("kind").getAsString());
    assertEquals(JsonParser.parseString(Bench.read(bench.onlyRun().resolve("comparison.json"))),
        manifest.get("comparison"));
    assertEquals(5, Bench.read(bench.onlyRun().resolve("trials.csv")).lines().count());
    Path variant = bench.onlyRun().resolve("variant-2.yaml");
    JsonObject run = bench.ganglion("run " + variant + " --out FOLDER/again --json").json();
    assertEquals("adam", run.get("trainer").getAsString());
  }

  @Test
  void goesOnWhereItWasStopped() throws IOException {
    String compare = COMPARE + " --vary trainer=rprop,adam --seeds 3";
    String straight = table(bench.ganglion(compare));
    Path run = bench.onlyRun();
    String trials = Bench.read(run.resolve("trials.csv"));
    String json = Bench.read(run.resolve("comparison.json"));
    assertEquals(straight, table(bench.ganglion("compare --quiet --resume " + run)), "of a finished one");

    for (String file : List.of("manifest.json", "comparison.json", "comparison.txt", "trials.csv")) {
      Files.delete(run.resolve(file));
    }
    // Half of the trainings, the last one half written.
    String all = Bench.read(run.resolve("trials.json"));
    String[] lines = all.split(",?\n");
    Files.delete(run.resolve("trials.json"));
    for (int i = 1; i <= 3; i++) {
      String key = JsonParser.parseString(lines[i]).getAsJsonObject().get("key").getAsString();
      bench.write(run.resolve("trial-" + key + ".json").toString(), i == 3 ? lines[i].substring(9) : lines[i]);
    }
    assertEquals(straight, table(bench.ganglion("compare --quiet --resume " + run)));
    assertEquals(trials, Bench.read(run.resolve("trials.csv")));
    assertEquals(json, Bench.read(run.resolve("comparison.json")));
    assertEquals(13, Bench.files(run).size());
  }

  /** A changed digit would decide a comparison as well as a true one. */
  @Test
  void trainsAgainWhatWasDamaged() throws IOException {
    bench.ganglion(COMPARE + " --vary trainer=rprop,adam --seeds 3");
    Path run = bench.onlyRun();
    String json = Bench.read(run.resolve("comparison.json"));
    for (String file : List.of("manifest.json", "comparison.json", "comparison.txt", "trials.csv")) {
      Files.delete(run.resolve(file));
    }
    String[] lines = Bench.read(run.resolve("trials.json")).split(",?\n");
    Files.delete(run.resolve("trials.json"));
    for (int i = 1; i <= 6; i++) {
      String key = JsonParser.parseString(lines[i]).getAsJsonObject().get("key").getAsString();
      String damaged = switch (i) {
        case 1 -> lines[i].replaceFirst("\"loss\":(\\d)", "\"loss\":1$1");
        case 2 -> lines[i].replaceFirst("\"epochs\":\\d+", "\"epochs\":7");
        case 3 -> lines[i].replaceFirst("\"stopReason\":\"", "\"stopReason\":\"not ");
        case 4 -> lines[i].replaceFirst(",\"sha256\":\"[0-9a-f]+\"", "");
        case 5 -> lines[i].replaceFirst("\"format\":2", "\"format\":1");
        default -> lines[i];
      };
      assertEquals(i == 6, damaged.equals(lines[i]), lines[i]);
      bench.write(run.resolve("trial-" + key + ".json").toString(), damaged);
    }
    bench.ganglion("compare --quiet --resume " + run);
    assertEquals(json, Bench.read(run.resolve("comparison.json")));
    String log = Bench.read(run.resolve("log.txt"));
    assertEquals(5, log.lines().filter(line -> line.endsWith(".json holds a trial that can't be relied on and is"
        + " trained again: the checksum doesn't fit: the file was damaged or changed")).count(), log);
  }

  /** What made it is said by whatever resumes it, and looking at it changes nothing. */
  @Test
  void keepsTheCommandThatMadeIt() throws IOException {
    bench.ganglion(COMPARE + " --vary trainer=rprop,adam --seeds 2");
    Path run = bench.onlyRun();
    JsonElement command = Bench.manifest(run).get("command");
    assertEquals("--vary", command.getAsJsonArray().get(command.getAsJsonArray().size() - 4).getAsString());
    Map<String, String> before = contents(run);
    for (String format : List.of("table", "md", "csv", "tex")) {
      bench.ganglion("compare --quiet --format " + format + " --resume " + run);
      assertEquals(before, contents(run), format);
    }
    assertEquals(Bench.manifest(run).toString().replace(folder.toString(), "FOLDER"),
        bench.ganglion("compare --json --resume " + run).json().toString());
    assertEquals(before, contents(run));

    for (String file : List.of("manifest.json", "comparison.json", "trials.csv")) {
      Files.delete(run.resolve(file));
    }
    bench.ganglion("compare --quiet --resume " + run);
    assertEquals(command, Bench.manifest(run).get("command"));
  }

  /** Of every file, its text and when it was written. */
  private static Map<String, String> contents(Path run) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String file : Bench.files(run)) {
      contents.put(file, Files.getLastModifiedTime(run.resolve(file)) + " " + Bench.read(run.resolve(file)));
    }
    return contents;
  }

  /** A claim is worth less where a variant would have gone on learning, or where its settings suit other data. */
  @Test
  void saysBesideAClaimWhatItRestsOn() {
    String compare = COMPARE + " --seeds 8 --vary trainer=rprop,adam";
    String untuned = table(bench.ganglion(compare));
    assertTrue(untuned.endsWith("\nstill learning when the epochs ended: adam, on most seeds; more epochs may change"
        + " the order\nnot tuned: rprop and adam with the default settings of their trainers; --tune 7 gives every"
        + " variant the same chance\n"), untuned);
    assertTrue(Bench.read(bench.onlyRun().resolve("report.html")).contains("still learning when the epochs ended: "
        + "adam"), "the report says so, too");
    String given = table(bench.ganglion(COMPARE + " --seeds 8 --vary",
        "trainer={use: rprop, initial-step: 0.05},adam"));
    assertTrue(given.contains("\nnot tuned: adam with the default settings of its trainer; --tune 7"), given);
    String ofOneTrainer = table(bench.ganglion(COMPARE + " --seeds 8 --vary trainer.initial-step=0.1,1e-5"));
    assertFalse(ofOneTrainer.contains("not tuned"), ofOneTrainer);
    String nothingClaimed = table(bench.ganglion(COMPARE + " --seeds 2 --vary trainer=rprop,adam"));
    assertFalse(nothingClaimed.contains("still learning"), nothingClaimed);
  }

  @Test
  void leavesWhatIsFinishedWhenItIsInterrupted() {
    Interruption interruption = new Interruption();
    bench.interruption(interruption);
    interruption.ask(0);
    Ran ran = bench.ganglion(COMPARE + " --vary trainer=rprop,adam --seeds 3");
    String run = "FOLDER/runs/" + bench.runs().get(0);
    assertEquals(new Ran(130, "", """
        error: interrupted: the table shows the 0 seeds that every variant has completed
          --> %s
          help: resume with: ganglion compare --resume %s
        """.formatted(run, run)), ran);
  }

  @Test
  void refusesToGoOnWithOtherData() {
    bench.ganglion(COMPARE + " --vary trainer=rprop,adam --seeds 1");
    bench.write("data/iris.csv", Bench.read(bench.path("data/iris.csv")).replace("5.1,3.5", "5.2,3.5"));
    Ran ran = bench.ganglion("compare --quiet --resume " + bench.onlyRun());
    assertEquals(4, ran.code());
    assertTrue(ran.err().startsWith("error: it can't be resumed: the data were changed: their SHA-256 was"
        + " "), ran.err());
    assertTrue(ran.err().endsWith("  help: undo that change, or start again\n"), ran.err());
  }

  @Test
  void namesLayersInFewWords() {
    Ran ran = bench.ganglion(COMPARE + " --seeds 1 --format csv --vary",
        "network.layers=[{units: 4, activation: tanh}, {units: auto, activation: softmax}],"
            + "[{units: 3, activation: relu}, {units: 3, activation: relu}, {units: auto, activation: softmax}]");
    assertEquals(Set.of("variant", "\"[4 tanh, auto softmax]\"", "\"[3 relu, 3 relu, auto softmax]\""),
        ran.out().lines().map(line -> line.replaceFirst(",(seeds|1),.*", "")).collect(Collectors.toSet()), ran.err());
  }

  /** Of what diverges there are no numbers, and what doesn't is better than it. */
  @Test
  void comparesWithWhatDiverges() {
    String compare = COMPARE + " --seeds 8 --set loss=squared-error --set trainer=backprop --format md"
        + " --vary trainer.learning-rate=";
    String layers = "network.layers=[{units: 8, activation: relu}, {units: auto, activation: identity}]";
    String one = bench.ganglion(compare + "100,200,0.01", "--set", layers).out();
    assertTrue(one.contains(" 8/8 | 40 | 80 | 0 | – | 0.0156 \\* |\n| 100 | – | – | 0/8 |"), one);
    assertTrue(one.matches("(?s).*\n0.01 was the best on 8 of 8 seeds; [0-9.]+ median test loss, where 100 failed on 8"
        + " of 8 \\(p 0.0156\\)\\. Only 0.01 is better than a constant, which has 0.3333.\n\nstill learning when the"
        + " epochs ended: 0.01, on most seeds; more epochs may change the order\n"), one);
    String none = bench.ganglion(compare + "100,200", "--set", layers).out();
    assertTrue(none.endsWith("\n\nmost trainings of every variant failed, so there is no best variant.\n"), none);
  }

  @Test
  void saysHowNarrowTheIntervalsAre() {
    String compare = COMPARE + " --vary trainer.variant=rprop-plus,irprop-plus --seeds 3 --max-seeds 8 --format md"
        + " --until ";
    String wide = bench.ganglion(compare + "0.01").out();
    assertTrue(wide.matches("(?s).*\n\nuntil: with 8 seeds the widest interval is ± [0-9.]+ %; --max-seeds allows no"
        + " more\n"), wide);
    String narrow = bench.ganglion(compare + "10").out();
    assertTrue(narrow.matches("(?s).*\n\nuntil: with 3 seeds the widest interval is ± [0-9.]+ %\n"), narrow);
  }

  @Test
  void warnsOfWhatIsSuspicious() {
    String compare = "compare FOLDER/iris.yaml --out FOLDER/runs --vary trainer=rprop,adam --seeds 1"
        + " --set training.epochs=2 --set training.stop=[] --set network.layers.0.units=400";
    String warning = bench.ganglion(compare).err();
    assertTrue(warning.startsWith("warning: the network has 3,203 weights, 36 times as many as the 90 training rows\n"),
        warning);
    assertEquals("", bench.ganglion(compare + " --allow more-weights-than-rows").err());
    assertEquals(3, bench.ganglion(compare + " --strict").code());
    assertEquals(2, bench.runs().size());
  }

  @Test
  void refusesWhatIsNoComparison() {
    bench.ganglion("compare --resume FOLDER").assertFails(4, """
        error: this is not the directory of a compare
          --> FOLDER
          help: name the directory that 'ganglion compare' made
        """);
  }

  @Test
  void saysEverythingThatIsWrongBeforeItBegins() {
    bench.ganglion(COMPARE + " --vary trainer=rprop,adm --vary network.layers.0.activation=tanh,tan")
        .assertFails(3, """
        error: there is no activation 'tan'
          --> --vary network.layers.0.activation=tanh,tan
          |
        1 | network.layers.0.activation=tanh,tan
          |                                  ^^^
          help: did you mean 'tanh'? the activations are ACTIVATIONS

        error: there is no trainer 'adm'
          --> --vary trainer=rprop,adm
          |
        1 | trainer=rprop,adm
          |               ^^^
          help: did you mean 'adam'? the trainers are TRAINERS
        """.replace("ACTIVATIONS", Bench.names(PluginKind.ACTIVATION))
            .replace("TRAINERS", Bench.names(PluginKind.TRAINER)));
    assertEquals(List.of(), bench.runs());
  }

  @Test
  void refusesWhatCanNotBeCompared() {
    bench.ganglion(COMPARE + " --vary trainer=rprop").assertFails(3, """
        error: there are fewer than two variants to compare
          --> --vary trainer=rprop
          |
        1 | trainer=rprop
          | ^^^^^^^^^^^^^
          help: write --vary trainer=backprop,rprop, for instance, or 'variants' in 'compare'
        """);
    bench.ganglion(COMPARE + "").assertFails(3, """
        error: there are fewer than two variants to compare
          --> FOLDER/iris.yaml
          help: write --vary trainer=backprop,rprop, for instance, or 'variants' in 'compare'
        """);
    bench.ganglion(COMPARE + " --vary trainer=rprop,rprop").assertFails(3, """
        error: the variant 'rprop' is there twice
          --> --vary trainer=rprop,rprop
          |
        1 | trainer=rprop,rprop
          | ^^^^^^^
          help: remove one of the two
        """);
    bench.ganglion(COMPARE + " --vary trainer=rprop,adam --baseline backprop").assertFails(3, """
        error: there is no variant 'backprop' to be the baseline
          --> --baseline backprop
          |
        1 | backprop
          | ^^^^^^^^
          help: the variants are rprop, adam
        """);
    bench.ganglion(COMPARE + " --vary trainer=rprop,adam --metric test.acuracy").assertFails(3, """
        error: 'test.acuracy' isn't measured
          --> --metric test.acuracy
          |
        1 | test.acuracy
          | ^^^^^^^^^^^^
          help: did you mean 'test.accuracy'? the metrics of train, validation, test are loss, accuracy, \
        balanced-accuracy, precision-macro, recall-macro, f1-macro, precision-weighted, recall-weighted, f1-weighted, \
        matthews, log-loss, brier, roc-auc, average-precision, precision(setosa), recall(setosa), f1(setosa), \
        precision(versicolor), recall(versicolor), f1(versicolor), precision(virginica), recall(virginica), \
        f1(virginica)
        """);
    bench.ganglion(COMPARE + " --vary trainer").assertFails(2, """
        error: --vary needs key=value,value, but is given 'trainer'
          help: write --vary trainer=backprop,rprop, for instance
        """);
    bench.ganglion(COMPARE + " --vary trainer=rprop,adam --tune 3 --set", "data.split={train: 0.7, test: 0.3}",
        "--set", "training.keep=last").assertFails(3, """
        error: tuning needs validation data, and there is none
          --> --tune 3
          |
        1 | 3
          | ^
          help: set examples aside, for instance by split: {train: 0.6, validation: 0.2, test: 0.2} in 'data'
        """);
    bench.ganglion(COMPARE + " --vary trainer.initial-step=0.1,0.2 --tune 3").assertFails(3, """
        error: 'trainer.initial-step' varies, so it can't be tuned
          --> --tune 3
          |
        1 | 3
          | ^
          help: leave tuning out, or find the best value with 'ganglion sweep'
        """);
    bench.ganglion(COMPARE + " --vary data.target=species,kind").assertFails(3, """
        error: 'FOLDER/data/iris.csv' has no column 'kind'
          --> --vary data.target=species,kind
          |
        1 | data.target=species,kind
          |                     ^^^^
          help: its columns are sepal_length, sepal_width, petal_length, petal_width, species
        """);
    bench.ganglion(COMPARE + " --vary trainer=rprop,adam --set training.keep=last --set", "data.split={kfold: 3}")
        .assertFails(3, """
        error: cross-validation isn't available in comparisons and sweeps
          --> --set data.split={kfold: 3}
          |
        1 | data.split={kfold: 3}
          |                    ^
          help: remove 'kfold': every seed has its own split here
        """);
    assertEquals(List.of(), bench.runs());
  }
}
