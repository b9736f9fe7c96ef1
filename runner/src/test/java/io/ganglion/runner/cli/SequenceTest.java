package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sequences from a table to predictions, by the command. */
class SequenceTest {
  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withSums() {
    bench = new Bench(folder);
    bench.write("sums.csv", sums(60, "id,t,x,total,far\n"));
  }

  /**
   * Sequences of 1 to 9 steps in a mixed order of rows: the total so far at each step, and whether all of them are more
   * than 0.
   */
  private static String sums(int count, String header) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    StringBuilder even = new StringBuilder(header);
    StringBuilder odd = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int steps = 1 + random.nextInt(9);
      double[] x = random.doubles(steps, -1, 1).toArray();
      double all = 0;
      for (double each : x) {
        all += each;
      }
      double total = 0;
      for (int t = 0; t < steps; t++) {
        total += x[t];
        (t % 2 == 0 ? even : odd).append(String.format(Locale.ROOT, "%03d,%d,%.3f,%s,%s%n", i, t, x[t],
            t == 3 ? "" : String.format(Locale.ROOT, "%.3f", total), all > 0 ? "yes" : "no"));
      }
    }
    return even.append(odd).toString();
  }

  private void perSequence(String layers) {
    perSequence(layers, "{train: 0.7, test: 0.3, stratify: true}");
  }

  private void perSequence(String layers, String split) {
    bench.write("sums.yaml", """
        seed: 1
        data:
          file: sums.csv
          sequence: {id: id, order: t}
          target: far
          ignore: total
          split: %s
        network: {layers: [%s, {units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 40, batch-size: 10}
        """.formatted(split, layers));
  }

  private void perStep(String more) {
    bench.write("sums.yaml", """
        seed: 1
        data:
          file: sums.csv
          sequence: {id: id, order: t, target: per-step%s}
          target: total
          ignore: far
          split: {train: 0.7, test: 0.3}
        network: {layers: [{use: rnn, units: 4}, {units: auto, activation: identity}]}
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 40, batch-size: 10}
        """.formatted(more));
  }

  private JsonObject run() {
    return JsonParser.parseString(out("run FOLDER/sums.yaml --out FOLDER/runs --json")).getAsJsonObject();
  }

  /** What a command prints that ends well, whatever it warns of. */
  private String out(String command) {
    Ran ran = bench.ganglion(command);
    assertEquals(0, ran.code(), ran.err());
    return ran.out();
  }

  private static double metric(JsonObject manifest, String part, String metric) {
    return manifest.getAsJsonObject("splits").getAsJsonObject(part).get(metric)
        .getAsDouble();
  }

  @Test
  void learnsATargetOfWholeSequences() {
    perSequence("{use: gru, units: 6, outputs: last}");
    JsonObject manifest = run();

    assertEquals(42, manifest.getAsJsonObject("splits").getAsJsonObject("train").get("examples").getAsInt());
    assertEquals(18, manifest.getAsJsonObject("splits").getAsJsonObject("test").get("examples").getAsInt());
    assertTrue(metric(manifest, "train", "accuracy") > 0.9, manifest.toString());
    bench.ganglion("verify RUN".replace("RUN", bench.onlyRun().toString()));
  }

  @Test
  void predictsEverySequenceByItsIdAsItIsWritten() {
    perSequence("{use: lstm, units: 3, outputs: last}");
    run();
    List<String> lines = out("predict " + bench.onlyRun() + " FOLDER/sums.csv").lines().toList();

    assertEquals(61, lines.size());
    assertEquals("id,far,p(no),p(yes)", lines.get(0));
    assertTrue(lines.get(1).startsWith("000,"), lines.get(1));
  }

  @Test
  void anExampleIsTheSameInAnyTable() {
    perSequence("{use: gru, units: 6, direction: bidirectional, outputs: last}");
    run();
    List<String> all = out("predict " + bench.onlyRun() + " FOLDER/sums.csv").lines().toList();
    bench.write("two.csv", "t,id,x\n2,b,.25\n1,a,.5\n1,b,-1\n3,b,.75\n");
    List<String> two = out("predict " + bench.onlyRun() + " FOLDER/two.csv").lines().toList();
    bench.write("one.csv", "id,t,x\nb,1,-1\nb,2,.25\nb,3,.75\n");
    List<String> one = out("predict " + bench.onlyRun() + " FOLDER/one.csv").lines().toList();

    assertEquals(61, all.size());
    assertEquals(3, two.size());
    assertEquals(one.get(1), two.get(1));
  }

  @Test
  void learnsATargetOfEveryStepThatHasOne() {
    perStep("");
    JsonObject manifest = run();
    assertTrue(metric(manifest, "train", "r2") > 0.9, manifest.toString());

    List<String> lines = out("predict " + bench.onlyRun() + " FOLDER/sums.csv").lines().toList();
    assertEquals("id,t,total", lines.get(0));
    assertEquals(Bench.read(folder.resolve("sums.csv")).lines().count(), lines.size());
    bench.ganglion("evaluate " + bench.onlyRun() + " FOLDER/sums.csv");
  }

  /** Numbers and dates have more than one way to be written: what is carried over stands as it does in the file. */
  @Test
  void carriesOverWhatTheFileHasAsItIsWritten() {
    perStep("");
    run();
    bench.write("next.csv", "id,t,x,note\n007,0.50,1.250,05\n007,1e0,-.5,+6\n1.0,003,1,NA\n");
    assertEquals(List.of("id,t,x,note", "007,0.50,1.250,05", "007,1e0,-.5,+6", "1.0,003,1,NA"), carried("--id x,note"));
    bench.write("next.csv", "note,id,t,x\n2026-1,b,10,1\n2026-2,b,9.0,2\n");
    assertEquals(List.of("id,t,note", "b,10,2026-1", "b,9.0,2026-2"), carried("--id note"));
  }

  @Test
  void carriesOverDatesOfStepsAsTheyAreWritten() {
    perStep("");
    String sums = Bench.read(folder.resolve("sums.csv")).replaceAll("(?m)^(\\d+),(\\d),", "$1,2026-01-0$2T08:00,")
        .replace("-00T", "-10T");
    bench.write("sums.csv", sums);
    run();
    bench.write("next.csv", "id,t,x\na,2026-02-28T08:30,1\na,2026-02-28T08:30:30,2\n");
    assertEquals(List.of("id,t", "a,2026-02-28T08:30", "a,2026-02-28T08:30:30"), carried(""));
  }

  /** What is predicted of {@code next.csv}, without the last column. */
  private List<String> carried(String options) {
    return out(("predict " + bench.onlyRun() + " FOLDER/next.csv " + options).strip()).lines()
        .map(line -> line.substring(0, line.lastIndexOf(','))).toList();
  }

  @Test
  void windowsWithAWarmUpTrainAndJudgeWholeSequences() {
    perStep(", window: 3, warm-up: 2");
    JsonObject manifest = run();
    assertEquals(18, manifest.getAsJsonObject("splits").getAsJsonObject("test").get("examples").getAsInt());
    assertTrue(metric(manifest, "train", "r2") > 0.5, manifest.toString());
  }

  @Test
  void foldsAndComparisonsCountSequences() {
    perSequence("{use: rnn, units: 3, outputs: last}", "{kfold: 3, stratify: true}");
    JsonObject folds = JsonParser.parseString(out("run FOLDER/sums.yaml --out FOLDER/folds --json"
        + " --set training.epochs=2")).getAsJsonObject();
    assertEquals(60, folds.getAsJsonObject("splits").getAsJsonObject("train").get("examples").getAsInt());
    bench.ganglion("compare FOLDER/sums.yaml --vary trainer=adam,backprop --seeds 3 --out FOLDER/compared"
        + " --set training.epochs=2");
  }

  @Test
  void aSeriesMayBeSteps() {
    StringBuilder wave = new StringBuilder("t,y\n");
    for (int t = 0; t < 120; t++) {
      wave.append(String.format(Locale.ROOT, "%d,%.4f%n", t, StrictMath.sin(t * 0.4)));
    }
    bench.write("wave.csv", wave.toString());
    bench.write("sums.yaml", """
        seed: 1
        data:
          file: wave.csv
          target: y
          series: {lags: 8, form: steps, time: t, inputs: y}
          split: {train: 0.8, test: 0.2, order: file}
        network: {layers: [{use: gru, units: 6, outputs: last}, {units: auto, activation: identity}]}
        trainer: {use: adam, learning-rate: 0.02}
        training: {epochs: 60, batch-size: 10}
        """);
    JsonObject manifest = run();
    assertTrue(metric(manifest, "test", "r2") > 0.95, manifest.toString());
    List<String> lines = out("predict " + bench.onlyRun() + " FOLDER/wave.csv --steps 3").lines()
        .toList();
    assertEquals(List.of("step,time,value".replace("time", "t").replace("value", "y"), "1,120", "2,121", "3,122"),
        List.of(lines.get(0), lines.get(1).replaceAll(",[^,]*$", ""), lines.get(2).replaceAll(",[^,]*$", ""),
            lines.get(3).replaceAll(",[^,]*$", "")));
    bench.ganglion("evaluate " + bench.onlyRun() + " FOLDER/wave.csv");
  }
}
