package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.network.PenaltyTerm;
import io.ganglion.engine.objective.EpochOrder;
import io.ganglion.engine.objective.ExampleSums;
import io.ganglion.engine.objective.LeastSquaresNetworkObjective;
import io.ganglion.engine.objective.LocalSums;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Backprop;
import io.ganglion.trainers.LevenbergMarquardt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What counts twice counts as two; what is penalised is drawn to 0. */
class WeightsTest {
  private static final Network NETWORK = Network.withInputs(3)
      .dense(4, new Tanh(), new Uniform(), new Uniform())
      .dense(2, new Identity(), new Uniform(), new Uniform())
      .build();

  /** Every third example not at all, every third twice. */
  private static double[] weights(int count) {
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = i % 3;
    }
    return weights;
  }

  /** The examples as often as their weights say. */
  private static Examples repeated(Examples examples, double[] weights) {
    List<double[]> inputs = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (int i = 0; i < examples.count(); i++) {
      for (int times = 0; times < weights[i]; times++) {
        inputs.add(examples.input(i));
        targets.add(examples.target(i));
      }
    }
    return Examples.of(inputs.toArray(new double[0][]), targets.toArray(new double[0][]));
  }

  private static Examples weighted(Examples examples) {
    double[] weights = weights(examples.count());
    return examples.weighted(weights, weights);
  }

  @ParameterizedTest
  @EnumSource
  void anExampleOfWeightTwoIsTwoExamples(Reduction reduction) {
    Examples examples = Generated.examples(4, 400, 3, 2);
    double[] parameters = NETWORK.initialParameters(2);
    double[] gradient = new double[parameters.length];
    double[] expected = new double[parameters.length];
    for (int threads : new int[] {1, 3}) {
      try (Team team = new Team(threads)) {
        double value = new NetworkObjective(NETWORK.graph(), new SquaredError(), reduction, weighted(examples), team)
            .gradient(parameters, gradient);
        double all = new NetworkObjective(NETWORK.graph(), new SquaredError(), reduction,
            repeated(examples, weights(400)), team).gradient(parameters, expected);
        assertEquals(all, value, 1e-13 * all);
        assertArrayEquals(expected, gradient, 1e-13 * all);
      }
    }
  }

  /** Bit for bit: 1 times a loss is that loss, though rows are judged one by one. */
  @Test
  void weightsOfOneChangeNoGradient() {
    Examples examples = Generated.examples(4, 300, 3, 2);
    double[] ones = new double[300];
    Arrays.fill(ones, 1);
    double[] parameters = NETWORK.initialParameters(2);
    double[] gradient = new double[parameters.length];
    double[] expected = new double[parameters.length];
    try (Team alone = new Team(1)) {
      double all = new NetworkObjective(NETWORK.graph(), new SquaredError(), Reduction.MEAN, examples, alone)
          .gradient(parameters, expected);
      assertEquals(all, new NetworkObjective(NETWORK.graph(), new SquaredError(), Reduction.MEAN,
          examples.weighted(ones, ones), alone).gradient(parameters, gradient), 1e-15);
    }
    assertArrayEquals(expected, gradient);
  }

  /** Whole chunks to members, and one chunk's rows among them; in their own order and in another. */
  @Test
  void theNumberOfThreadsChangesNoBit() {
    Network wide = Network.withInputs(40).dense(120, new Tanh(), new Uniform()).dense(3, new Softmax(), new Uniform())
        .build();
    Examples examples = weighted(Generated.oneHot(Generated.examples(4, 700, 40, 3)));
    double[] parameters = wide.initialParameters(2);
    double[] expected = new double[parameters.length];
    double[] gradient = new double[parameters.length];
    for (int count : new int[] {700, 100}) {
      try (Team alone = new Team(1); Team three = new Team(3)) {
        LocalSums sums = sums(wide, examples, alone);
        LocalSums sumsOfThree = sums(wide, examples, three);
        NetworkObjective one = objective(wide, sums, alone);
        NetworkObjective many = objective(wide, sumsOfThree, three);
        sums.select(1, 0, count);
        sumsOfThree.select(1, 0, count);
        assertEquals(one.gradient(parameters, expected), many.gradient(parameters, gradient));
        assertArrayEquals(expected, gradient);
        sums.selectAll();
        sumsOfThree.selectAll();
        assertEquals(one.gradient(parameters, expected), many.gradient(parameters, gradient));
        assertArrayEquals(expected, gradient);
      }
    }
  }

  private static LocalSums sums(Network network, Examples examples, Team team) {
    return new LocalSums(network.graph(), new CrossEntropy(), examples, Precision.FLOAT64, team,
        new EpochOrder(5, examples.count()), 1);
  }

  private static NetworkObjective objective(Network network, ExampleSums sums, Team team) {
    return new NetworkObjective(network.graph(), Reduction.MEAN, new Penalty(0.01, 0.1), Precision.FLOAT64, sums, team);
  }

  /** The weights of the batches that were seen before a checkpoint are there again. */
  @Test
  void aTrainingThatIsResumedWithinAnEpochHasTheSameLosses() throws IOException {
    Examples examples = weighted(Generated.examples(4, 40, 3, 2));
    List<Double> losses = new ArrayList<>();
    Training training = Training.of(NETWORK, new SquaredError()).trainer(new Backprop(0.05, 0.5)).batchSize(9).epochs(3)
        .penalty(new Penalty(0, 0.01)).listener(event -> {
          if (event instanceof EpochEnded ended) {
            losses.add(ended.trainingLoss());
          }
        });
    training.run(examples);
    List<Double> straight = List.copyOf(losses);
    losses.clear();
    Kept stop = new Kept(CheckpointKeeper.Wish.KEEP_AND_STOP);
    TrainingResult result = training.checkpoints(stop).run(examples);
    while (result.stopReason().kind() == StopReason.Kind.INTERRUPTED) {
      result = training.resume(CheckpointFile.read(stop.last()), examples);
    }
    assertEquals(straight, losses);
  }

  @ParameterizedTest
  @EnumSource
  void normalEquationsWeighAndPenalise(Reduction reduction) {
    Examples examples = Generated.examples(6, 60, 3, 2);
    double[] parameters = NETWORK.initialParameters(2);
    int n = parameters.length;
    Penalty penalty = new Penalty(0, 0.3);
    try (Team alone = new Team(1)) {
      LeastSquaresNetworkObjective weighted = seen(reduction, penalty, weighted(examples), alone);
      LeastSquaresNetworkObjective repeated = seen(reduction, Penalty.NONE, repeated(examples, weights(60)), alone);
      double[] gradient = new double[n];
      double[] matrix = new double[n * n];
      double[] expectedGradient = new double[n];
      double[] expected = new double[n * n];
      double value = weighted.normalEquations(parameters, gradient, matrix);
      double without = repeated.normalEquations(parameters, expectedGradient, expected);
      for (int i = 0; i < n; i++) {
        boolean isBias = i >= 12 && i < 16 || i >= 24; // 3 x 4 weights, 4 biases, 4 x 2 weights, 2 biases
        expected[i * n + i] += isBias ? 0 : 0.3;
      }
      assertArrayEquals(expected, matrix, 1e-10);
      assertEquals(without + NETWORK.penalty(penalty, parameters), value, 1e-12 * value);
      double[] plain = new double[n];
      assertEquals(weighted.gradient(parameters, plain), value, 1e-12 * value);
      assertArrayEquals(plain, gradient, 1e-11);
    }
  }

  private static LeastSquaresNetworkObjective seen(Reduction reduction, Penalty penalty, Examples examples,
      Team team) {
    NetworkObjective plain = new NetworkObjective(NETWORK.graph(), new SquaredError(), reduction, penalty, examples,
        team,
        Precision.FLOAT64);
    return new LeastSquaresNetworkObjective(plain, NETWORK.graph(), reduction,
        new PenaltyTerm(penalty, NETWORK.graph()), examples, team);
  }

  @Test
  void aTrainerOfSquaresRefusesAnL1Penalty() {
    Training training = Training.of(NETWORK, new SquaredError()).trainer(new LevenbergMarquardt())
        .penalty(new Penalty(0.1, 0));
    assertEquals(new LevenbergMarquardt() + " needs a sum of squares, which an l1 penalty isn't",
        assertThrows(IllegalArgumentException.class, () -> training.run(Generated.examples(1, 9, 3, 2))).getMessage());
  }

  /** l1 Σ |w| + ½ l2 Σ w², by hand, without the biases. */
  @Test
  void aPenaltyLeavesBiasesAlone() {
    Network line = Network.withInputs(2).dense(1, new Identity(), new Uniform(), new Uniform()).build();
    double[] parameters = {3, -2, 7};
    assertEquals(0.1 * 5 + 0.5 * 0.2 * 13, line.penalty(new Penalty(0.1, 0.2), parameters), 1e-15);
    double[] gradient = {1, 1, 1};
    new PenaltyTerm(new Penalty(0.1, 0.2), line.graph()).addGradient(parameters, gradient);
    assertArrayEquals(new double[] {1 + 0.1 + 0.6, 1 - 0.1 - 0.4, 1}, gradient, 1e-15);
    double[] none = {0, 0, 0};
    new PenaltyTerm(new Penalty(1, 1), line.graph()).addGradient(none, none);
    assertArrayEquals(new double[] {0, 0, 0}, none);
  }

  /** The best w for ½ (w − 1)² + ½ λ w² is 1 / (1 + λ). */
  @Test
  void anL2PenaltyDrawsWeightsToNought() {
    Network line = Network.withInputs(1).denseWithoutBias(1, new Identity(), new Uniform()).build();
    Examples one = Examples.of(new double[][] {{1}}, new double[][] {{1}});
    TrainingResult result = Training.of(line, new SquaredError()).trainer(new LevenbergMarquardt())
        .penalty(new Penalty(0, 0.25)).epochs(20).run(one, one);
    assertEquals(0.8, result.parameters()[0], 1e-12);
  }

  /** A batch in which nothing counts changes nothing; its epoch has the mean over what counts. */
  @Test
  void aBatchWithoutWeightChangesNothing() {
    Network line = Network.withInputs(1).denseWithoutBias(1, new Identity(),
        (w, from, to, fan, random) -> Arrays.fill(w, from, to, 0)).build();
    Examples two = Examples.of(new double[][] {{1}, {1}}, new double[][] {{5}, {2}})
        .weighted(new double[] {0, 3}, new double[] {0, 3});
    List<Double> losses = new ArrayList<>();
    TrainingResult result = Training.of(line, new SquaredError()).trainer(new Backprop(0.5, 0)).batchSize(1)
        .shuffle(false).epochs(1).listener(event -> {
          if (event instanceof EpochEnded ended) {
            losses.add(ended.trainingLoss());
          }
        }).run(two);
    assertEquals(List.of(2.0), losses);
    assertArrayEquals(new double[] {1}, result.parameters());
  }

  @Test
  void whatDoesNotCountMayBeInfinite() {
    Network line = Network.withInputs(1).dense(2, new Softmax(), new Uniform()).build();
    Examples examples = Examples.of(new double[][] {{1}, {Double.NaN}}, new double[][] {{1, 0}, {0, 1}})
        .weighted(new double[] {1, 0}, new double[] {1, 0});
    Loss loss = new CrossEntropy();
    try (Team alone = new Team(1)) {
      double value = new NetworkObjective(line.graph(), loss, Reduction.MEAN, examples, alone)
          .value(new double[] {0, 0, 0, 0});
      assertEquals(StrictMath.log(2), value, 1e-15);
    }
  }

  @Test
  void refusesWeightsThatAreNone() {
    Examples two = Generated.examples(1, 2, 1, 1);
    assertEquals("a weight must be 0 or greater and finite, but one is -1.0", refusal(two, -1, 2));
    assertEquals("a weight must be 0 or greater and finite, but one is NaN", refusal(two, Double.NaN, 2));
    assertEquals("2 weights with the sum 0.0 don't fit 2 examples", refusal(two, 0, 0));
    assertEquals("1 weights with the sum 1.0 don't fit 2 examples", refusal(two, 1));
  }

  private static String refusal(Examples examples, double... weights) {
    return assertThrows(IllegalArgumentException.class, () -> examples.weighted(weights, weights)).getMessage();
  }
}
