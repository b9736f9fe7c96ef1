package io.ganglion.engine.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Loss;
import io.ganglion.engine.Generated;
import io.ganglion.engine.NaiveNetwork;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.network.BreakdownFinder;
import io.ganglion.engine.random.Randomness;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NetworkObjectiveTest {
  private static final int[] TEAMS = {1, 2, 3, 8};

  /** 1723 parameters: 127 rows are enough work for a team. */
  private static Network network(Activation hidden, Activation output) {
    return Network.withInputs(20)
        .dense(40, hidden, new Uniform(-0.3, 0.3), new Uniform())
        .dense(20, new Tanh(), new Uniform(-0.3, 0.3), new Uniform())
        .dense(3, output, new Uniform(), new Uniform())
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 129, 256, 257, 1000, 1024, 1025, 2048, 3000, 10007})
  void givesTheBitsOfTheDocumentedOrderForAnyNumberOfThreads(int rows) {
    Network network = network(new Sigmoid(), new Softmax());
    Examples examples = Generated.examples(rows, rows, 20, 3);
    assertSameBits(network, new CrossEntropy(), Reduction.MEAN, examples);
    assertSameBits(network, new CrossEntropy(), Reduction.SUM, examples);
  }

  @Test
  void givesTheBitsOfTheDocumentedOrderForSquaredErrorAndMissingBiases() {
    Network network = Network.withInputs(50)
        .denseWithoutBias(30, new Tanh(), new Uniform())
        .denseWithoutBias(2, new Identity(), new Uniform())
        .build();
    assertSameBits(network, new SquaredError(), Reduction.MEAN, Generated.examples(3, 700, 50, 2));
  }

  private static void assertSameBits(Network network, Loss loss, Reduction reduction, Examples examples) {
    double[] parameters = network.initialParameters(11);
    double[] expected = new double[parameters.length];
    int[] order = IntStream.range(0, examples.count()).toArray();
    double value = NaiveNetwork.gradient(network, loss, reduction, examples, order, parameters, expected);
    for (int size : TEAMS) {
      try (Team team = new Team(size)) {
        NetworkObjective objective = new NetworkObjective(network.graph(), loss, reduction, examples, team);
        double[] gradient = new double[parameters.length];
        Arrays.fill(gradient, Double.NaN);
        assertEquals(value, objective.gradient(parameters, gradient), size + " threads");
        assertArrayEquals(expected, gradient, size + " threads");
        assertEquals(value, objective.value(parameters), size + " threads");
        assertEquals(value, objective.gradient(parameters, gradient), size + " threads, again");
        assertArrayEquals(expected, gradient, size + " threads, again");
      }
    }
  }

  /** 18,310 parameters, which is many. */
  private static Network largeNetwork() {
    return Network.withInputs(60)
        .dense(300, new Tanh(), new Uniform(-0.3, 0.3), new Uniform())
        .denseWithoutBias(1, new Tanh(), new Uniform())
        .dense(5, new Sigmoid(), new Uniform(), new Uniform())
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 20, 100, 128, 129})
  void givesTheSameBitsPartByPart(int rows) {
    Network network = largeNetwork();
    Examples examples = Generated.examples(rows, 130, 60, 5);
    for (Precision precision : Precision.values()) {
      double[] expectedGradient = new double[network.parameterCount()];
      double[] expected = network.initialParameters(3);
      double value;
      try (Team team = new Team(1)) {
        LocalSums sums = new LocalSums(network.graph(), new SquaredError(), examples, precision, team);
        NetworkObjective objective = objective(network, sums, team, precision);
        sums.select(1, 1, 1 + rows);
        value = objective.gradient(expected, expectedGradient);
        for (int i = 0; i < expected.length; i++) {
          expected[i] -= 0.1 * expectedGradient[i];
        }
      }
      for (int size : TEAMS) {
        try (Team team = new Team(size)) {
          LocalSums sums = new LocalSums(network.graph(), new SquaredError(), examples, precision, team);
          NetworkObjective objective = objective(network, sums, team, precision);
          sums.select(1, 1, 1 + rows);
          double[] parameters = network.initialParameters(3);
          double[] gradient = new double[parameters.length];
          Arrays.fill(gradient, Double.NaN);
          objective.watch().begin();
          assertEquals(value, objective.gradient(parameters, gradient, (from, to) -> {
            for (int i = from; i < to; i++) {
              parameters[i] -= 0.1 * gradient[i];
            }
          }), size + " threads");
          assertArrayEquals(expectedGradient, gradient, size + " threads");
          assertArrayEquals(expected, parameters, size + " threads");
          assertTrue(objective.watch().leftFinite(parameters));
          assertNull(objective.watch().found());
          assertEquals(1, objective.watch().gradients());
        }
      }
    }
  }

  private static NetworkObjective objective(Network network, ExampleSums sums, Team team, Precision precision) {
    return new NetworkObjective(network.graph(), Reduction.MEAN, Penalty.NONE, precision, sums, team);
  }

  private static NetworkObjective objective(Network network, Examples examples, Team team, Precision precision) {
    return new NetworkObjective(network.graph(), new SquaredError(), Reduction.MEAN, examples, team, precision);
  }

  @Test
  void namesWhatIsNotFinitePartByPart() {
    Network network = largeNetwork();
    double[][] inputs = new double[40][60];
    double[][] targets = new double[40][5];
    for (double[] row : inputs) {
      row[59] = 1e308; // times a derivative of some size, forty of them are too much
    }
    for (double[] row : targets) {
      row[0] = 1e3;
    }
    double[] start = new double[network.parameterCount()];
    int firstBias = 60 * 300;
    Arrays.fill(start, firstBias + 300, start.length, 1);
    for (int size : TEAMS) {
      try (Team team = new Team(size)) {
        NetworkObjective objective = objective(network, Examples.of(inputs, targets), team, Precision.FLOAT64);
        double[] parameters = start.clone();
        double[] gradient = new double[start.length];
        objective.watch().begin();
        objective.gradient(parameters, gradient, (from, to) -> {
          for (int i = from; i < to; i++) {
            parameters[i] -= gradient[i];
          }
        });
        assertEquals(new BreakdownFinder.Found(1, "the gradient is -Infinity", BreakdownFinder.Cause.STEP),
            objective.watch().found());
        assertFalse(objective.watch().leftFinite(parameters));
      }
    }
  }

  @Test
  void findsOutWhyTheLossIsNotFiniteBeforeParametersChange() {
    Network network = largeNetwork();
    double[] parameters = network.initialParameters(1);
    parameters[60 * 300 - 1] = Double.NaN;
    double[] gradient = new double[parameters.length];
    try (Team team = new Team(2)) {
      NetworkObjective objective = objective(network, Generated.examples(1, 40, 60, 5), team, Precision.FLOAT64);
      objective.watch().begin();
      objective.gradient(parameters, gradient, (from, to) -> Arrays.fill(parameters, from, to, 0));
      assertEquals(new BreakdownFinder.Found(1, "a net input is NaN", BreakdownFinder.Cause.STEP),
          objective.watch().found());
      assertEquals(1, objective.watch().gradients());
    }
  }

  @Test
  void isOverTheSelectedExamplesInTheirOrder() {
    Network network = network(new Tanh(), new Softmax());
    Examples examples = Generated.examples(5, 3000, 20, 3);
    double[] parameters = network.initialParameters(2);
    int[] order = IntStream.range(0, 3000).toArray();
    Randomness.shuffle(order, Randomness.of(7, Randomness.Purpose.SHUFFLE, 4));
    double[] expected = new double[parameters.length];
    double[] gradient = new double[parameters.length];
    for (int size : TEAMS) {
      try (Team team = new Team(size)) {
        LocalSums sums = new LocalSums(network.graph(), new CrossEntropy(), examples, Precision.FLOAT64, team,
            new EpochOrder(7, 3000), 1);
        NetworkObjective objective = objective(network, sums, team, Precision.FLOAT64);
        for (int[] range : new int[][] {{0, 300}, {300, 301}, {301, 1000}, {10, 2900}}) {
          double value = NaiveNetwork.gradient(network, new CrossEntropy(), Reduction.MEAN, examples,
              Arrays.copyOfRange(order, range[0], range[1]), parameters, expected);
          sums.select(4, range[0], range[1]);
          assertEquals(range[1] - range[0], sums.count());
          assertEquals(value, objective.gradient(parameters, gradient));
          assertArrayEquals(expected, gradient);
          assertEquals(value, objective.value(parameters));
        }
        sums.selectAll();
        double all = NaiveNetwork.gradient(network, new CrossEntropy(), Reduction.MEAN, examples,
            IntStream.range(0, 3000).toArray(), parameters, expected);
        assertEquals(all, objective.gradient(parameters, gradient));
        assertArrayEquals(expected, gradient);
      }
    }
  }

  /** Without this, the tests above could agree because one thread had done everything. */
  @Test
  void isComputedByAllMembersWhereThereIsEnoughToDo() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Network network = network(new Noticing(threads), new Softmax());
    double[] parameters = network.initialParameters(1);
    try (Team team = new Team(3)) {
      NetworkObjective objective = new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN,
          Generated.examples(1, 1000, 20, 3), team);
      objective.gradient(parameters, new double[parameters.length]);
      Set<String> expected = Set.of(Thread.currentThread().getName(), "ganglion-1", "ganglion-2");
      assertEquals(expected, threads);
      threads.clear();
      objective.value(parameters);
      assertEquals(expected, threads);
    }
  }

  @Test
  void splitsASingleChunkAmongAllMembersWhereThereIsEnoughToDo() {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Network network = network(new Noticing(threads), new Softmax());
    double[] parameters = network.initialParameters(1);
    try (Team team = new Team(3)) {
      NetworkObjective objective = new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN,
          Generated.examples(1, 128, 20, 3), team);
      objective.gradient(parameters, new double[parameters.length]);
      assertEquals(Set.of(Thread.currentThread().getName(), "ganglion-1", "ganglion-2"), threads);
    }
  }

  private record Noticing(Set<String> threads) implements ElementwiseActivation {
    @Override
    public double value(double x) {
      threads.add(Thread.currentThread().getName());
      return x;
    }

    @Override
    public double derivative(double x, double y) {
      return 1;
    }
  }

  @Test
  void bringsOutWhatAPluginThrowsOnAnotherThreadAndWorksOn() {
    Network network = network(new ThrowingElsewhere(), new Softmax());
    Network working = network(new Sigmoid(), new Softmax());
    Examples examples = Generated.examples(1, 1000, 20, 3);
    double[] parameters = network.initialParameters(1);
    double[] gradient = new double[parameters.length];
    try (Team team = new Team(3)) {
      NetworkObjective broken = new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN, examples,
          team);
      NetworkObjective objective = new NetworkObjective(working.graph(), new CrossEntropy(), Reduction.MEAN,
          examples, team);
      for (int i = 0; i < 5; i++) {
        assertEquals("not on ganglion-1", assertThrows(UnsupportedOperationException.class,
            () -> broken.gradient(parameters, gradient)).getMessage());
        assertEquals("not on ganglion-1", assertThrows(UnsupportedOperationException.class,
            () -> broken.value(parameters)).getMessage());
        double value = objective.gradient(parameters, gradient);
        double[] expected = new double[parameters.length];
        assertEquals(NaiveNetwork.gradient(working, new CrossEntropy(), Reduction.MEAN, examples,
            IntStream.range(0, 1000).toArray(), parameters, expected), value);
        assertArrayEquals(expected, gradient);
      }
    }
  }

  private record ThrowingElsewhere() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      String thread = Thread.currentThread().getName();
      if (thread.startsWith("ganglion-")) {
        throw new UnsupportedOperationException("not on " + thread);
      }
      return x;
    }

    @Override
    public double derivative(double x, double y) {
      return 1;
    }
  }

  @Test
  void comesToNotANumberRatherThanToAWrongOne() {
    Network network = network(new Tanh(), new Identity());
    Examples examples = Generated.examples(1, 200, 20, 3);
    double[] parameters = network.initialParameters(1);
    parameters[parameters.length - 1] = Double.NaN;
    double[] gradient = new double[parameters.length];
    try (Team team = new Team(1)) {
      NetworkObjective objective = new NetworkObjective(network.graph(), new SquaredError(), Reduction.MEAN,
          examples, team);
      assertTrue(Double.isNaN(objective.gradient(parameters, gradient)));
      assertTrue(Double.isNaN(objective.value(parameters)));
    }
    assertFalse(Double.isFinite(gradient[0]));
  }

  @Test
  void refusesWhatDoesNotFit() {
    Network network = network(new Tanh(), new Identity());
    try (Team team = new Team(1)) {
      assertEquals("a 20-40-20-3 network doesn't fit examples with 20 inputs and 2 targets",
          refusal(network, new SquaredError(), Generated.examples(1, 5, 20, 2), team));
      assertEquals("a 20-40-20-3 network doesn't fit examples with 19 inputs and 3 targets",
          refusal(network, new SquaredError(), Generated.examples(1, 5, 19, 3), team));
      assertEquals("there are no examples",
          refusal(network, new SquaredError(), Generated.examples(1, 0, 20, 3), team));
      assertEquals("cross-entropy needs probabilities (softmax, or sigmoid) from the last layer",
          refusal(network, new CrossEntropy(), Generated.examples(1, 5, 20, 3), team));
      NetworkObjective objective = new NetworkObjective(network.graph(), new SquaredError(), Reduction.MEAN,
          Generated.examples(1, 5, 20, 3), team);
      assertEquals(1723, objective.dimension());
      assertEquals("the objective was given 3 numbers as gradient, instead of 1723 numbers",
          assertThrows(IllegalArgumentException.class,
              () -> objective.gradient(new double[1723], new double[3])).getMessage());
      assertEquals("the objective was given 3 numbers as parameters, instead of 1723 numbers",
          assertThrows(IllegalArgumentException.class, () -> objective.value(new double[3])).getMessage());
    }
  }

  private static String refusal(Network network, Loss loss, Examples examples, Team team) {
    return assertThrows(IllegalArgumentException.class,
        () -> new NetworkObjective(network.graph(), loss, Reduction.MEAN, examples, team)).getMessage();
  }
}
