package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.ExactMath;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Loss;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.Scaling;
import io.ganglion.engine.inspect.GradientCheck;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.network.BreakdownFinder;
import io.ganglion.engine.network.PenaltyTerm;
import io.ganglion.engine.objective.EpochOrder;
import io.ganglion.engine.objective.ExampleSums;
import io.ganglion.engine.objective.LeastSquaresNetworkObjective;
import io.ganglion.engine.objective.LocalSums;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.random.SplitMix64;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Adam;
import io.ganglion.trainers.Rprop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceNetworkTest {
  private static final GlorotUniform GLOROT = new GlorotUniform();

  /** Networks, each with examples that it takes. */
  enum Case {
    LAST {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Steps(3)).layer(new TestLayers.Elman(5, false), GLOROT)
            .layer(new TestLayers.Elman(4, true), GLOROT).dense(3, new Softmax(), GLOROT).build();
      }
    },
    EACH_STEP {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Steps(3)).dense(4, new Tanh(), GLOROT)
            .layer(new TestLayers.Elman(5, false), GLOROT).dense(2, new Identity(), GLOROT).build();
      }
    },
    CONVOLUTION {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Steps(3)).layer(new TestLayers.Conv(4, 3, 2, 1, true), GLOROT)
            .activation(new Tanh()).layer(new TestLayers.Conv(6, 2, 1, 2, true), GLOROT).activation(new Tanh())
            .layer(new TestLayers.Shift(), GLOROT).layer(new TestLayers.Elman(4, true), GLOROT)
            .dense(2, new Identity(), GLOROT).build();
      }
    },
    TOKENS {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Tokens(7)).layer(new TestLayers.Table(3), GLOROT)
            .layer(new TestLayers.Shift(), GLOROT).layer(new TestLayers.Elman(4, true), GLOROT)
            .dense(3, new Softmax(), GLOROT).build();
      }
    },
    MASKED {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Steps(3)).layer(new TestLayers.Mask(), GLOROT)
            .layer(new TestLayers.Elman(5, false), GLOROT).layer(new TestLayers.Mask(), GLOROT)
            .layer(new TestLayers.Elman(4, true), GLOROT).dense(2, new Identity(), GLOROT).build();
      }
    },
    MASKED_ROWS {
      @Override
      Network network() {
        return Network.withInputs(3).dense(6, new Tanh(), GLOROT).layer(new TestLayers.Mask(), GLOROT)
            .dense(2, new Identity(), GLOROT).build();
      }
    };

    abstract Network network();

    Loss loss() {
      return network().outputActivation() instanceof Softmax ? new CrossEntropy() : new SquaredError();
    }

    /** Lengths from 1 to 40, in no order. */
    Examples examples(int count) {
      Network network = network();
      SplitMix64 random = new SplitMix64(count);
      Spans spans = Spans.ofLengths(IntStream.range(0, count).map(i -> 1 + i * 17 % 40).toArray());
      boolean isPerStep = network.outputShape() instanceof Shape.Steps;
      int width = network.inputWidth();
      int rows = network.inputShape().isSequence() ? spans.end() : count;
      double[] inputs = network.inputShape() instanceof Shape.Tokens
          ? random.ints(rows, 0, 7).asDoubleStream().toArray()
          : random.doubles((long) rows * width, -1, 1).toArray();
      double[] targets = targets(random, isPerStep ? rows : count, network.outputWidth());
      if (!network.inputShape().isSequence()) {
        return new Examples(count, width, network.outputWidth(), inputs, targets);
      }
      return isPerStep ? Examples.perStep(network.inputShape(), inputs, spans, network.outputWidth(), targets)
          : Examples.perSequence(network.inputShape(), inputs, spans, network.outputWidth(), targets);
    }

    private double[] targets(SplitMix64 random, int rows, int width) {
      if (!(network().outputActivation() instanceof Softmax)) {
        return random.doubles((long) rows * width, -1, 1).toArray();
      }
      double[] targets = new double[rows * width];
      for (int r = 0; r < rows; r++) {
        targets[r * width + random.nextInt(width)] = 1;
      }
      return targets;
    }
  }

  private static NetworkObjective objective(Network network, LocalSums sums, Team team, Precision precision) {
    return new NetworkObjective(network.graph(), Reduction.MEAN, Penalty.NONE, precision, sums, team);
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAgreeWithDifferences(Case c) {
    Network network = c.network();
    try (Team alone = new Team(1)) {
      LocalSums sums = new LocalSums(network.graph(), c.loss(), c.examples(23), Precision.FLOAT64, alone, null, 5);
      sums.useLossesOfTraining();
      NetworkObjective objective = objective(network, sums, alone, Precision.FLOAT64);
      double[] parameters = network.initialParameters(1);
      double[] gradient = new double[parameters.length];
      double value = objective.gradient(parameters, gradient);
      assertEquals(value, objective.value(parameters));
      double step = 1e-5; // error of central differences: some step² and 1e-16 / step
      for (int i = 0; i < parameters.length; i++) {
        double at = parameters[i];
        parameters[i] = at + step;
        double above = objective.value(parameters);
        parameters[i] = at - step;
        double below = objective.value(parameters);
        parameters[i] = at;
        assertEquals((above - below) / (2 * step), gradient[i], 1e-8, "parameter " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameBitsForAnyNumberOfThreads(Case c) {
    for (Precision precision : Precision.values()) {
      double[] one = gradientOfBatches(c, precision, 1);
      assertArrayEquals(one, gradientOfBatches(c, precision, 2), precision.toString());
      assertArrayEquals(one, gradientOfBatches(c, precision, 3), precision.toString());
    }
  }

  /** Over all of 300 examples, then over 70 of the second epoch. */
  private static double[] gradientOfBatches(Case c, Precision precision, int threads) {
    Network network = c.network();
    Examples examples = c.examples(300);
    try (Team team = new Team(threads)) {
      LocalSums sums = new LocalSums(network.graph(), c.loss(), examples, precision, team,
          new EpochOrder(3, 300), 3);
      NetworkObjective objective = objective(network, sums, team, precision);
      double[] parameters = network.initialParameters(1);
      double[] gradient = new double[parameters.length];
      double[] all = new double[2 * parameters.length + 2];
      all[0] = objective.gradient(parameters, gradient);
      System.arraycopy(gradient, 0, all, 2, gradient.length);
      sums.select(2, 30, 100);
      all[1] = objective.gradient(parameters, gradient);
      System.arraycopy(gradient, 0, all, 2 + gradient.length, gradient.length);
      return all;
    }
  }

  @ParameterizedTest
  @EnumSource
  void singlePrecisionIsNearDouble(Case c) {
    double[] doubles = gradientOfBatches(c, Precision.FLOAT64, 1);
    double[] floats = gradientOfBatches(c, Precision.FLOAT32, 1);
    for (int i = 0; i < doubles.length; i++) {
      assertEquals(doubles[i], floats[i], 2e-5, "number " + i); // some hundred roundings of 6e-8
    }
  }

  @ParameterizedTest
  @EnumSource(names = "MASKED_ROWS", mode = EnumSource.Mode.EXCLUDE)
  void outputsOfAnExampleAreTheSameInAnyBatch(Case c) {
    Network network = c.network();
    Examples examples = c.examples(50);
    double[] parameters = network.initialParameters(1);
    double[] all = network.outputs(parameters, examples);
    int at = 0;
    for (int e = 0; e < 50; e++) {
      double[] alone = new Predictor(network, parameters, Precision.FLOAT64).sequence(examples.input(e));
      assertArrayEquals(alone, Arrays.copyOfRange(all, at, at + alone.length), "example " + e);
      at += alone.length;
    }
    assertEquals(all.length, at);
    double[] other = network.outputs(parameters, examples.some(49, 7, 7, 12));
    assertArrayEquals(network.outputs(parameters, examples.some(12)),
        Arrays.copyOfRange(other, other.length - network.outputs(parameters, examples.some(12)).length, other.length));
  }

  /** The steps of a window's warm-up are seen and don't count; a step counts as a step. */
  @Test
  void meansAreOverTheStepsThatCount() {
    Network network = Case.EACH_STEP.network();
    Examples whole = Case.EACH_STEP.examples(1);
    double[] inputs = new SplitMix64(1).doubles(30, -1, 1).toArray();
    double[] targets = new SplitMix64(2).doubles(20, -1, 1).toArray();
    double[] parameters = network.initialParameters(4);
    double[] weights = {1, 1, 0, 1, 1, 1, 0.5, 1, 1, 1};
    Examples windows = Examples.perStep(whole.shape(), inputs, Spans.ofLengths(10).windows(4, 4, 3), 2, targets)
        .weighted(weights, weights);
    double expected = 0;
    double count = 0;
    Predictor predictor = new Predictor(network, parameters, Precision.FLOAT64);
    for (int[] window : List.of(new int[] {0, 0, 4}, new int[] {1, 4, 8}, new int[] {5, 8, 10})) {
      double[] outputs = predictor.sequence(Arrays.copyOfRange(inputs, 3 * window[0], 3 * window[2]));
      for (int step = window[1]; step < window[2]; step++) {
        for (int j = 0; j < 2; j++) {
          double error = outputs[2 * (step - window[0]) + j] - targets[2 * step + j];
          expected += weights[step] * 0.5 * error * error;
        }
        count += weights[step];
      }
    }
    try (Team alone = new Team(1)) {
      double loss = new NetworkObjective(network.graph(), new SquaredError(), Reduction.MEAN, windows, alone)
          .value(parameters);
      assertEquals(expected / count, loss, 1e-15);
    }
    assertEquals(9, windows.countedRows());
    assertEquals(18, network.outputs(parameters, windows).length);
  }

  /** What is left out depends on the step, the layer and the example, whatever else is in the batch. */
  @Test
  void randomBitsAreThoseOfTheStepAndTheExample() {
    Network network = Case.MASKED.network();
    Examples examples = Case.MASKED.examples(40);
    double[] parameters = network.initialParameters(1);
    try (Team alone = new Team(1)) {
      LocalSums sums = new LocalSums(network.graph(), new SquaredError(), examples, Precision.FLOAT64, alone, null, 3);
      double[] gradient = new double[parameters.length];
      sums.select(1, 0, 20);
      double twenty = sums.gradient(parameters, gradient, ExampleSums.Parts.NONE);
      sums.select(1, 0, 10);
      double ten = sums.gradient(parameters, gradient, ExampleSums.Parts.NONE);
      sums.select(2, 0, 10);
      double other = sums.gradient(parameters, gradient, ExampleSums.Parts.NONE);
      assertNotEquals(ten, other);
      sums.select(1, 0, 20);
      assertEquals(twenty, sums.gradient(parameters, gradient, ExampleSums.Parts.NONE));
      Examples first = examples.some(IntStream.range(0, 10).toArray());
      LocalSums alike = new LocalSums(network.graph(), new SquaredError(), first, Precision.FLOAT64, alone, null, 3);
      alike.select(1, 0, 10);
      assertEquals(ten, alike.gradient(parameters, gradient, ExampleSums.Parts.NONE));
      LocalSums seeded = new LocalSums(network.graph(), new SquaredError(), first, Precision.FLOAT64, alone, null, 4);
      seeded.select(1, 0, 10);
      assertNotEquals(ten, seeded.gradient(parameters, gradient, ExampleSums.Parts.NONE));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MASKED", "CONVOLUTION", "TOKENS", "EACH_STEP"})
  void trainsAndResumesToTheSameBits(Case c) {
    Examples examples = c.examples(100);
    List<Checkpoint> kept = new ArrayList<>();
    CheckpointKeeper keeper = new CheckpointKeeper() {
      @Override
      public Wish wish(int epochs, boolean epochEnded) {
        return Wish.KEEP;
      }

      @Override
      public void keep(Checkpoint checkpoint) {
        kept.add(checkpoint);
      }
    };
    Training training = Training.of(c.network(), c.loss()).trainer(new Adam()).batchSize(24).seed(7).epochs(6)
        .precision(Precision.FLOAT32);
    double[] straight = training.run(examples).parameters();
    training.threads(3).checkpoints(keeper);
    assertArrayEquals(straight, training.run(examples).parameters());
    assertArrayEquals(straight, training.threads(2).resume(kept.get(kept.size() / 2), examples).parameters());
  }

  @Test
  void refusesWhatDoesNotFit() {
    Examples once = Case.MASKED.examples(3);
    assertEquals("there is a target for each step, but the network gives one for each sequence",
        refusal(Case.MASKED.network(), Case.EACH_STEP.examples(3), new SquaredError()));
    assertEquals("the target is one for each sequence, but the network gives one for each step",
        refusal(Case.EACH_STEP.network(), once, new SquaredError()));
    assertEquals("the network takes tokens from a vocabulary of 7, but the examples are steps of 1 number",
        refusal(Case.TOKENS.network(), Examples.perSequence(new Shape.Steps(1), new double[2], Spans.ofLengths(2), 3,
            new double[3]), new CrossEntropy()));
    Network valid = Network.withInputs(new Shape.Steps(3)).layer(new TestLayers.Conv(4, 3, 1, 1, false), GLOROT)
        .activation(new Tanh()).layer(new TestLayers.Elman(4, true), GLOROT).dense(2, new Identity(), GLOROT).build();
    assertEquals("layer 1, 'test.conv', needs more than 1 step", refusal(valid, once, new SquaredError()));
    Network strided = Network.withInputs(new Shape.Steps(3)).layer(new TestLayers.Conv(4, 3, 2, 1, true), GLOROT)
        .activation(new Tanh()).dense(2, new Identity(), GLOROT).build();
    assertEquals("there is a target for each step, but the network makes 9 steps of 18",
        refusal(strided, Case.EACH_STEP.examples(2).some(1), new SquaredError()));
  }

  private static String refusal(Network network, Examples examples, Loss loss) {
    try (Team alone = new Team(1)) {
      return assertThrows(IllegalArgumentException.class,
          () -> new NetworkObjective(network.graph(), loss, Reduction.MEAN, examples, alone)).getMessage();
    }
  }

  @Test
  void refusesTrainersThatCompareLossesWhereALayerDraws() {
    Training training = Training.of(Case.MASKED.network(), new SquaredError()).trainer(new Rprop()).epochs(1);
    assertEquals(new Rprop() + " needs a loss that is the same in every step, and a layer draws random numbers",
        assertThrows(IllegalArgumentException.class, () -> training.run(Case.MASKED.examples(5))).getMessage());
  }

  @Test
  void layersSayWhatTheyTake() {
    assertEquals("takes steps of numbers", assertThrows(UnsuitableShapeException.class, () -> Network.withInputs(3)
        .layer(new TestLayers.Elman(4, true), GLOROT)).getMessage());
    assertEquals("takes rows or steps of numbers", assertThrows(UnsuitableShapeException.class,
        () -> Network.withInputs(new Shape.Tokens(3)).dense(2, new Tanh(), GLOROT)).getMessage());
  }

  /** The first of two groups of columns begins with other constants than the second. */
  @Test
  void blocksBeginWithTheirConstants() {
    Network network = Case.EACH_STEP.network();
    double[] parameters = network.initialParameters(1);
    LayerInfo elman = network.layers().get(3);
    assertEquals("test.elman", elman.kind());
    assertArrayEquals(new double[] {0.125, 0.125, 0.125, 0.125, 0.125}, Arrays.copyOfRange(parameters,
        elman.from(elman.blocks().get(2)), elman.to(elman.blocks().get(2))));
    assertEquals("3-4-test.elman 5-2", network.shape());
  }

  @ParameterizedTest
  @EnumSource
  void gradcheckNamesItsBlocks(Case c) {
    GradientCheck check = new GradientCheck(c.network(), c.loss(), c.examples(40), 1);
    for (GradientCheck.Part part : check.parts(Reduction.MEAN, Penalty.NONE)) {
      assertTrue(part.agreement().holds(), () -> part.toString());
    }
    for (GradientCheck.Activated activated : check.activations()) {
      assertTrue(activated.agreement().holds(), () -> activated.toString());
    }
    assertTrue(check.loss().holds());
    if (c == Case.LAST) {
      assertEquals(List.of("1 weights", "1 recurrent", "1 biases", "2 weights", "2 recurrent", "2 biases", "3 weights",
          "3 biases"), check.parts(Reduction.MEAN, Penalty.NONE).stream()
          .map(part -> part.layer() + " " + part.block()).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void areStoredInModels(Case c) throws ModelFileException {
    Network network = c.network();
    List<ColumnEncoding> inputs = numbers(network.inputWidth());
    Model model = new Model("m", network, network.initialParameters(1),
        new Preprocessing(inputs, numbers(network.outputWidth())), c.loss(), Reduction.MEAN, Map.of());
    Model read = ModelFile.read(ModelFile.write(model), SequenceNetworkTest::find);
    assertEquals(network.layers(), read.network().layers());
    assertEquals(network.inputShape(), read.network().inputShape());
    assertEquals(network.isFixed(), read.network().isFixed());
    Examples examples = c.examples(30);
    assertArrayEquals(network.outputs(model.parameters(), examples),
        read.network().outputs(read.parameters(), examples));
  }

  private static List<ColumnEncoding> numbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> (ColumnEncoding) new NumberEncoding("n" + i, Scaling.NONE, 0, 1)).toList();
  }

  private static <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
    return Stream.of(TestLayers.Elman.class, TestLayers.Mask.class, TestLayers.Conv.class, TestLayers.Table.class,
        TestLayers.Shift.class, Tanh.class, Softmax.class, Identity.class, SquaredError.class, CrossEntropy.class)
        .filter(kind.type()::isAssignableFrom).map(plugin -> {
          try {
            return PluginType.of(kind, plugin);
          } catch (PluginDeclarationException e) {
            throw new AssertionError(e);
          }
        }).filter(type -> type.name().equals(name)).findFirst();
  }

  /** The seventh step of the second of three sequences. */
  @ParameterizedTest
  @CsvSource({"LAST, NaN, 'an output is NaN, in step 7 of sequence 2'",
      "EACH_STEP, NaN, 'a net input is NaN, in step 7 of sequence 2'",
      "MASKED, Infinity, 'an output is Infinity, in step 7 of sequence 2'"})
  void saysWhereANumberBreaksDown(Case c, double number, String what) {
    Network network = c.network();
    Examples examples = c.examples(3);
    Arrays.fill(examples.inputs(), 3 * (examples.start(1) + 6), 3 * (examples.start(1) + 7), number);
    try (Team alone = new Team(1)) {
      LocalSums sums = new LocalSums(network.graph(), c.loss(), examples, Precision.FLOAT64, alone, null, 1);
      BreakdownFinder.Found found = sums.breakdown(network.initialParameters(1)).orElseThrow();
      assertEquals(what, found.what());
    }
  }

  @Test
  void longGradientsAreShortened() {
    Network network = Case.LAST.network();
    Examples examples = Case.LAST.examples(30);
    try (Team alone = new Team(1)) {
      NetworkObjective objective =
          new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.SUM, examples, alone);
      double[] parameters = network.initialParameters(1);
      double[] whole = new double[parameters.length];
      double[] clipped = new double[parameters.length];
      objective.gradient(parameters, whole);
      objective.clipGradients(0.5);
      objective.gradient(parameters, clipped);
      double norm = ExactMath.norm(whole);
      assertTrue(norm > 0.5);
      for (int i = 0; i < whole.length; i++) {
        assertEquals(whole[i] * (0.5 / norm), clipped[i]);
      }
      objective.clipGradients(1.01 * norm);
      objective.gradient(parameters, clipped);
      assertArrayEquals(whole, clipped);
      assertEquals("norm must be greater than 0, but is 0",
          assertThrows(InvalidSettingException.class, () -> objective.clipGradients(0)).getMessage());
    }
  }

  /** Levenberg–Marquardt's equations: their gradient is the objective's, their matrix JᵀJ by differences of outputs. */
  @ParameterizedTest
  @EnumSource(names = {"EACH_STEP", "CONVOLUTION"})
  void normalEquationsAreThoseOfAllResiduals(Case c) {
    Network network = c.network();
    Examples examples = c.examples(9);
    double[] parameters = network.initialParameters(1);
    int n = parameters.length;
    try (Team team = new Team(2)) {
      NetworkObjective objective =
          new NetworkObjective(network.graph(), new SquaredError(), Reduction.SUM, examples, team);
      LeastSquaresNetworkObjective squares = new LeastSquaresNetworkObjective(objective, network.graph(),
          Reduction.SUM, new PenaltyTerm(Penalty.NONE, network.graph()), examples, team);
      double[] expected = new double[n];
      double[] gradient = new double[n];
      double[] matrix = new double[n * n];
      double value = objective.gradient(parameters, expected);
      assertEquals(value, squares.normalEquations(parameters, gradient, matrix), 1e-12 * value);
      assertArrayEquals(expected, gradient, 1e-12);
      double[][] slopes = new double[n][];
      for (int i = 0; i < n; i++) {
        double at = parameters[i];
        parameters[i] = at + 1e-5;
        double[] above = network.outputs(parameters, examples);
        parameters[i] = at - 1e-5;
        double[] below = network.outputs(parameters, examples);
        parameters[i] = at;
        slopes[i] = IntStream.range(0, above.length).mapToDouble(k -> (above[k] - below[k]) / 2e-5).toArray();
        for (int k = 0; k <= i; k++) {
          double product = 0;
          for (int o = 0; o < slopes[i].length; o++) {
            product += slopes[i][o] * slopes[k][o];
          }
          assertEquals(product, matrix[i * n + k], 1e-6, i + ", " + k); // products of numbers good to some 1e-10
        }
      }
    }
  }
}
