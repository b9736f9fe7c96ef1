package io.ganglion.experiments.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.fixtures.SharedData;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Experiments that were made to go wrong, each in its own way, and those that don't. */
class DiagnosisTest {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final String FIVE_SIGMOID_LAYERS = "network.layers=["
      + "{units: 8, activation: sigmoid}, ".repeat(5) + "{units: auto, activation: softmax}]";

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
    bench.example("iris");
    bench.example("xor");
  }

  private void iris(String expected, String... sets) {
    assertNotes(expected, "iris", sets);
  }

  private void assertNotes(String expected, String name, String... sets) {
    String[] words = Stream.of(sets).flatMap(set -> Stream.of("--set", set)).toArray(String[]::new);
    Ran ran = bench.ganglion("run FOLDER/" + name + ".yaml --out FOLDER/runs"
        + " --allow more-weights-than-rows,zero-one-targets", words);
    assertEquals(expected, ran.err());
  }

  @Test
  void saysThatUnitsAreSaturatedFromTheStart() {
    wide();
    assertNotes("""
        note: before epoch 1: layer 1: all of its 10 units are saturated from the start
          cause: weights from uniform (low -1, high 1) are too wide for 60 inputs
          try: network.initializer=glorot-uniform
        note: still present: layer 1: all of its 10 units were saturated from the start
        """, "wide");
  }

  /** Sixty inputs from 0 to 9, of which one half is larger. */
  private void wide() {
    RandomGenerator random = new Random(1);
    StringBuilder csv = new StringBuilder(IntStream.range(0, 60).mapToObj(i -> "x" + i + ",")
        .collect(Collectors.joining())).append("y\n");
    for (int row = 0; row < 60; row++) {
      int difference = 0;
      for (int i = 0; i < 60; i++) {
        int x = random.nextInt(10);
        difference += i < 30 ? x : -x;
        csv.append(x).append(',');
      }
      csv.append(difference > 0 ? "a\n" : "b\n");
    }
    bench.write("wide.csv", csv.toString());
    bench.write("wide.yaml", """
        data: {file: wide.csv, target: y}
        network:
          initializer: {use: uniform, low: -1, high: 1}
          layers: [{units: 10, activation: tanh}, {units: auto, activation: sigmoid}]
        loss: cross-entropy
        trainer: backprop
        training: {epochs: 200}
        """);
  }

  @Test
  void saysThatStepsSaturateUnits() {
    iris("""
        note: layer 1: all of its 8 units are saturated in the end, 0 % at the start
          cause: steps are so large that they drive the units into saturation
          try: trainer.learning-rate=3
        note: after 52 epochs the training loss, 2.172, is no better than that of constant outputs, 1.099
          cause: steps are too large to converge
          try: trainer.learning-rate=3
        """, "trainer=backprop", "trainer.learning-rate=8");
  }

  @Test
  void saysThatGradientsVanish() {
    iris("""
        note: epoch 26: the gradient of layer 1 is 280 times smaller than that of layer 6, in the median \
        over the epochs looked at
          cause: each of the 5 sigmoid layers passes on at most a quarter of it
          try: tanh or relu layers, or trainer=rprop
        note: epoch 126: the training loss, 1.098, is hardly better than that of constant outputs, 1.099
          cause: each of the 5 sigmoid layers passes on at most a quarter of it
          try: tanh or relu layers, or trainer=rprop
        note: still present: the gradient of layer 1 is 110 times smaller than that of layer 6, in the median over \
        the epochs looked at
        note: still present: after 200 epochs the training loss, 1.098, is hardly better than that of constant \
        outputs, 1.099
        """, "trainer=backprop", "training.epochs=200", FIVE_SIGMOID_LAYERS);
  }

  @Test
  void saysThatGradientsExplodeAndUnitsDie() {
    bench.write("line.csv", "x,y\n" + IntStream.range(0, 40).mapToObj(x -> x + "," + (3 * x + 5) + "\n")
        .collect(Collectors.joining()));
    bench.write("line.yaml", """
        data: {file: line.csv, target: y, scale: standard}
        network:
          initializer: {use: uniform, low: -1, high: 1}
          layers: [{units: 10, activation: relu}, {units: 10, activation: relu}, {units: auto, activation: identity}]
        trainer: {use: backprop, learning-rate: 0.3}
        training: {epochs: 200}
        """);
    assertNotes("""
        note: epoch 2: layer 2: 90 % of its 10 units are dead, 40 % were at the start
          cause: steps were so large that they drove the units to where relu is flat
          try: trainer.learning-rate=0.1
        note: epoch 3: the gradient grew 12,000 times larger by epoch 1, from 130.6 to 1.592e+06
          cause: steps are so large that each leads to a steeper point
          try: trainer.learning-rate=0.1
        note: epoch 26: the training loss, 4.922e+13, is no better than that of constant outputs, 599.6
          cause: all units of layer 2 are dead, so that outputs are the same for all inputs
          try: trainer.learning-rate=0.1
        note: still present: the gradient grew 12,000 times larger by epoch 1, from 130.6 to 1.592e+06
        note: still present: layer 2: all of its 10 units are dead in the end, 40 % were at the start
        note: still present: after 200 epochs the training loss, 2.309e+06, is no better than that of constant \
        outputs, 599.6
        """, "line");
  }

  @Test
  void saysThatALearningRateOscillates() {
    iris("""
        note: epoch 63: over the last 32 epochs the training loss oscillates by 75 % of its value from \
        epoch to epoch
          cause: the learning rate, 5, is too large
          try: trainer.learning-rate=2
        note: still present: over the last 35 epochs the training loss oscillates by 134 % of its value from \
        epoch to epoch
        """, "trainer=backprop", "trainer.learning-rate=5");
  }

  @Test
  void saysThatTheLossIsNoBetterThanThatOfConstantOutputs() {
    iris("""
        note: epoch 63: the training loss, 1.246, is no better than that of constant outputs, 1.099
          cause: the steps are too small
          try: trainer.learning-rate=0.000001, or trainer=rprop
        note: still present: after 500 epochs the training loss, 1.246, is no better than that of constant outputs, \
        1.099
        """, "trainer=backprop", "trainer.learning-rate=1e-7", "trainer.momentum=0");
  }

  @Test
  void saysThatStepsAreAtTheirBoundAndThatTheNetworkOverfits() {
    iris("""
        note: epoch 26: layer 2: 67 % of the steps are at max-step, 0.1
          cause: max-step is small: most parameters still have a long way to go
          try: trainer.max-step=50
        note: epoch 34: overfitting since epoch 11: the validation loss rose from 0.1008 to 0.2329, while the training\
         loss fell from 0.06250 to 0.001515
          cause: the network memorizes the training examples; that epoch's parameters are kept
          try: fewer hidden units, weight decay, or training.stop={rule: patience} to save the time
        note: still present: layer 2: 48 % of the steps are at max-step, 0.1
        note: still present: overfitting since epoch 11: the validation loss rose from 0.1008 to 3.425, while the \
        training loss fell from 0.06250 to 0
        """, "trainer.max-step=0.1", "training.stop=[]");
  }

  @Test
  void saysThatTheLossIsOnAPlateau() {
    assertNotes("""
        note: epoch 293: layer 1: its one unit is saturated, 0 % at the start
          cause: steps are so large that they drive the units into saturation
          try: trainer.initial-step=0.01
        note: epoch 337: the training loss has hardly moved since epoch 41: it is still 0.4774, 69 % of that of\
         constant outputs
          cause: the steps are too small for this plateau, or it is a local minimum, or the network is too small, \
        or the rest is noise
          try: more hidden units, or another --seed
        note: still present: layer 1: its one unit is saturated in the end, 0 % at the start
        note: still present: the training loss has hardly moved since epoch 41: it is still 0.4774, 69 % of that of \
        constant outputs
        """, "xor", "network.layers.0.units=1");
  }

  @Test
  void saysThatGradientsExplodeFromLayerToLayer() {
    iris("""
        note: before epoch 1: at the start, the gradient of layer 1 is 37,000 times larger than that of layer 41
          cause: weights from uniform (low -1.2, high 1.2) make gradients grow from layer to layer
          try: network.initializer=glorot-uniform
        note: still present: at the start, the gradient of layer 1 is 37,000 times larger than that of layer 41
        """, "trainer={use: backprop, learning-rate: 1e-9, momentum: 0}",
        "network.initializer={use: uniform, low: -1.2, high: 1.2}", "training.epochs=5",
        "network.layers=[" + "{units: 20, activation: tanh}, ".repeat(40) + "{units: auto, activation: softmax}]");
  }

  /** The penalty shrinks the weights until the units work. */
  @Test
  void saysThatSomethingIsNoLongerAProblem() {
    String saturated = "layer 1: all of its 8 units are saturated from the start";
    iris("note: before epoch 1: " + saturated + """

          cause: weights from uniform (low -20, high 20) are too wide for 4 inputs
          try: network.initializer=glorot-uniform
        note: epoch 23: resolved: SATURATED
        """.replace("SATURATED", saturated), "network.initializer={use: uniform, low: -20, high: 20}", "loss.l2=0.1",
        "training.epochs=300", "training.stop=[]");
  }

  /** It leaves the saddle soon after half of its epochs. */
  @Test
  void saysThatALossHasLeftTheSaddle() {
    bench.example("encoder");
    assertNotes("""
        note: epoch 64: the training loss, 0.4454, is hardly better than that of constant outputs, 0.4500
          cause: the inputs carry no information about the target, or the steps are too small
          try: trainer.learning-rate=1, or trainer=rprop
        note: epoch 92: resolved: the training loss, 0.4454, is hardly better than that of constant outputs,\
         0.4500
        """, "encoder", "trainer=backprop", "training.epochs=100");
  }

  @Test
  void keepsItInTheManifestAndTheDiagnosis() throws Exception {
    Path run = bench.run("iris", "--set", "trainer=backprop", "--set", "trainer.learning-rate=5");
    JsonArray inManifest = Bench.manifest(run).getAsJsonArray("diagnosis");
    JsonObject finding = inManifest.get(0).getAsJsonObject();
    assertEquals("oscillation", finding.get("name").getAsString());
    assertEquals("trainer.learning-rate=2", finding.get("remedy").getAsString());
    assertEquals(1.34, finding.getAsJsonObject("figures").get("change").getAsDouble(), 0.005);
    assertEquals(63, finding.get("noticed").getAsInt());
    JsonObject diagnosis =
        JsonParser.parseString(Files.readString(run.resolve("diagnosis.json"))).getAsJsonObject();
    assertEquals(inManifest, diagnosis.get("findings"));
    assertEquals(1.0986, diagnosis.get("constantLoss").getAsDouble(), 1e-4);
    JsonObject hidden = diagnosis.getAsJsonArray("layers").get(0).getAsJsonObject();
    assertEquals("tanh", hidden.get("activation").getAsString());
    int weights = 0;
    for (var count : hidden.getAsJsonObject("weights").getAsJsonArray("end")) {
      weights += count.getAsInt();
    }
    assertEquals(4 * 8 + 8, weights);
    assertEquals("epoch,layer,gradient_norm,weight_rms,saturated,dead,steps_at_least,steps_at_greatest,low_step,"
        + "median_step,high_step", Files.readAllLines(run.resolve("probe.csv")).get(0));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isSilentOnTheExamples(Path example) {
    assertSilent(bench.ganglion("run", example.toString(), "--out", folder.resolve("runs").toString()));
  }

  private static void assertSilent(Ran ran) {
    assertEquals(0, ran.code(), ran.err());
    assertEquals("", ran.err().lines().filter(line -> line.startsWith("note")).collect(Collectors.joining("\n")));
  }

  /** Of folds, one; of digits, a sixth of the epochs. */
  @ParameterizedTest
  @CsvSource({"tables/breast-cancer, tables/breast_cancer.csv", "tables/digits, tables/digits.csv.gz",
    "tables/iris, tables/iris.csv", "tables/mpg, tables/mpg.csv", "tables/penguins, tables/penguins.csv",
    "tables/titanic, tables/titanic.csv", "tables/wine, tables/wine_data.csv",
    "series/mackey-glass, series/mackey_glass_tau17_jang.csv", "series/sunspots, series/sunspot.year.csv"})
  void isSilentOnTablesAndSeries(String example, String data) {
    Path file = EXAMPLES.resolve(example + ".yaml");
    String fold = Bench.read(file).contains("kfold") ? " --set data.split.repeats=1 --set data.split.fold=1" : "";
    String epochs = example.endsWith("digits") ? " --set training.epochs=10" : "";
    assertSilent(bench.ganglion("run " + file + " --out FOLDER/runs --set data.file=" + SharedData.path(data) + fold
        + epochs));
  }

  /** Unchanged, with its own seed and trainer, it distinguishes only six of ten codes: a local minimum. */
  @Test
  void saysThatTheEncoderIsInALocalMinimum() {
    Ran ran = bench.ganglion("run", EXAMPLES.resolve("encoder.yaml").toString(), "--out",
        folder.resolve("runs").toString());
    String flat = "the training loss has hardly moved since epoch 89: it is still 0.2000, 44 % of that of constant"
        + " outputs";
    assertEquals("note: epoch 229: " + flat + "\nnote: still present: " + flat,
        ran.err().lines().filter(line -> line.contains("hardly moved")).collect(Collectors.joining("\n")));
  }

  static Stream<Path> examples() throws Exception {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("encoder.yaml")).sorted().toList().stream();
    }
  }
}
