package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Softsign;
import io.ganglion.activations.Tanh;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks with all forward shortcut connections. */
@Timeout(60)
class ShortcutsTest {
  private static Network network() {
    return Network.withInputs(20).shortcuts()
        .dense(40, new Sigmoid(), new Uniform(-0.3, 0.3), new Uniform())
        .denseWithoutBias(20, new Tanh(), new Uniform(-0.3, 0.3))
        .dense(10, new Softsign(), new Uniform(-0.3, 0.3), new Uniform())
        .dense(3, new Softmax(), new Uniform(), new Uniform())
        .build();
  }

  /** Prechelt, TR 21/94, tables 8 and 10: cancer1, glass1 and thyroid1 with shortcuts, and without. */
  @ParameterizedTest
  @CsvSource({"9, 4, 2, 2, 100, 56", "9, 16, 8, 6, 572, 350", "21, 16, 8, 3, 794, 515"})
  void haveAsManyWeightsAsPublishedNetworks(int inputs, int first, int second, int outputs, int with, int without) {
    assertEquals(with, build(Network.withInputs(inputs).shortcuts(), first, second, outputs).parameterCount());
    assertEquals(without, build(Network.withInputs(inputs), first, second, outputs).parameterCount());
  }

  private static Network build(Network.Builder network, int first, int second, int outputs) {
    return network.dense(first, new Softsign(), new Uniform())
        .dense(second, new Softsign(), new Uniform())
        .dense(outputs, new Identity(), new Uniform())
        .build();
  }

  /**
   * Hidden unit: 2x + 1; output: 3x + 5h + 0. At x = 1 that is 3 + 15, 1 too much for the target, so that the gradient
   * is 5 and 5 below, 1 and 3 above, and 1 for the output's bias.
   */
  @Test
  void giveTheOutputAndTheGradientThatAreFoundByHand() {
    Network network = Network.withInputs(1).shortcuts()
        .dense(1, new Identity(), new Uniform())
        .dense(1, new Identity(), new Uniform())
        .build();
    double[] parameters = {2, 1, 3, 5, 0};
    double[] gradient = new double[5];
    Examples examples = Examples.of(new double[][] {{1}}, new double[][] {{17}});
    assertArrayEquals(new double[] {18}, network.outputs(parameters, examples));
    try (Team team = new Team(1)) {
      assertEquals(0.5, new NetworkObjective(network.graph(), new SquaredError(), Reduction.MEAN, examples, team)
          .gradient(parameters, gradient));
    }
    assertArrayEquals(new double[] {5, 5, 1, 3, 1}, gradient);
    assertEquals("1-1-1 with shortcuts", network.shape());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 257, 1000})
  void giveTheBitsOfTheDocumentedOrderForAnyNumberOfThreads(int rows) {
    Network network = network();
    Examples examples = Generated.examples(rows, rows, 20, 3);
    double[] parameters = network.initialParameters(11);
    double[] expected = new double[parameters.length];
    int[] order = IntStream.range(0, rows).toArray();
    double value = NaiveNetwork.gradient(network, new CrossEntropy(), Reduction.MEAN, examples, order, parameters,
        expected);
    for (int size : new int[] {1, 2, 3, 8}) {
      try (Team team = new Team(size)) {
        NetworkObjective objective =
            new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN, examples, team);
        double[] gradient = new double[parameters.length];
        Arrays.fill(gradient, Double.NaN);
        assertEquals(value, objective.gradient(parameters, gradient), size + " threads");
        assertArrayEquals(expected, gradient, size + " threads");
        assertEquals(value, objective.value(parameters), size + " threads");
      }
    }
  }

  private static final double H = 1e-4;

  /** Tolerance as in GradientTest, which says where it comes from. */
  @Test
  void giveTheSlopeOfTheValue() {
    Network network = network();
    double[] parameters = network.initialParameters(3);
    double[] gradient = new double[parameters.length];
    try (Team team = new Team(1)) {
      NetworkObjective objective = new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.SUM,
          Generated.examples(8, 9, 20, 3), team);
      objective.gradient(parameters, gradient);
      double difference = 0;
      double length = 0;
      for (int i = 0; i < parameters.length; i++) {
        double slope = (at(objective, parameters, i, -2 * H) - 8 * at(objective, parameters, i, -H)
            + 8 * at(objective, parameters, i, H) - at(objective, parameters, i, 2 * H)) / (12 * H);
        difference = Math.hypot(difference, gradient[i] - slope);
        length = Math.hypot(length, gradient[i]);
      }
      assertEquals(0, difference / length, 1e-9);
    }
  }

  private static double at(NetworkObjective objective, double[] parameters, int i, double shift) {
    double[] shifted = parameters.clone();
    shifted[i] += shift;
    return objective.value(shifted);
  }

  /** As rounded as SinglePrecisionTest says: here some 180 roundings on the way through five layers. */
  @Test
  void giveTheSameButForRoundingInSinglePrecisionAndTheSameBitsForAnyNumberOfThreads() {
    Network network = network();
    Examples examples = Generated.examples(7, 300, 20, 3);
    double[] parameters = network.initialParameters(3);
    double[] expected = new double[parameters.length];
    double[] first = new double[parameters.length];
    double[] other = new double[parameters.length];
    try (Team one = new Team(1); Team three = new Team(3)) {
      objective(network, examples, one, Precision.FLOAT64).gradient(parameters, expected);
      objective(network, examples, one, Precision.FLOAT32).gradient(parameters, first);
      objective(network, examples, three, Precision.FLOAT32).gradient(parameters, other);
    }
    assertArrayEquals(first, other);
    double difference = 0;
    double length = 0;
    for (int i = 0; i < first.length; i++) {
      difference = Math.hypot(difference, first[i] - expected[i]);
      length = Math.hypot(length, expected[i]);
    }
    assertTrue(difference > 0, "nothing was rounded");
    assertEquals(0, difference / length, 180 * 0x1p-24);
  }

  private static NetworkObjective objective(Network network, Examples examples, Team team, Precision precision) {
    return new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN, examples, team, precision);
  }
}
