package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.LeakyRelu;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Softsign;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.objective.EpochOrder;
import io.ganglion.engine.objective.ExampleSums;
import io.ganglion.engine.objective.LocalSums;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.sum.Leaf;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SinglePrecisionTest {
  /**
   * Of the gradient's length. A number on its way through three layers of at most 7 terms, forward and back, is rounded
   * some 60 times, by at most 2⁻²⁴ of the numbers that it is made of; and these cancel little here.
   */
  private static final double TOLERANCE = 60 * 0x1p-24;

  static List<Activation> activations() {
    return List.of(new Sigmoid(), new Tanh(), new Relu(), new LeakyRelu(), new Softsign(), new Softmax());
  }

  /** GradientTest holds the gradient in double precision to differences of the value. */
  @ParameterizedTest
  @MethodSource("activations")
  void givesTheGradientOfDoublePrecisionButForRounding(Activation hidden) {
    Network network = Network.withInputs(4)
        .dense(6, hidden, new Uniform(), new Uniform())
        .denseWithoutBias(5, hidden, new Uniform())
        .dense(3, new Softmax(), new Uniform(), new Uniform())
        .build();
    double[] parameters = network.initialParameters(3);
    double[] expected = new double[parameters.length];
    double[] actual = new double[parameters.length];
    Arrays.fill(actual, Double.NaN);
    try (Team team = new Team(1)) {
      Examples examples = Generated.examples(8, 40, 4, 3);
      double value = objective(network, examples, team, Precision.FLOAT64).gradient(parameters, expected);
      NetworkObjective single = objective(network, examples, team, Precision.FLOAT32);
      assertEquals(value, single.gradient(parameters, actual), TOLERANCE * value);
      assertEquals(single.gradient(parameters, actual), single.value(parameters));
    }
    double difference = 0;
    double length = 0;
    for (int i = 0; i < parameters.length; i++) {
      difference = Math.hypot(difference, actual[i] - expected[i]);
      length = Math.hypot(length, expected[i]);
    }
    assertTrue(length > 1e-2, "the gradient is only " + length + " long");
    assertTrue(difference > 0, "nothing was rounded");
    assertEquals(0, difference / length, TOLERANCE);
  }

  private static NetworkObjective objective(Network network, Examples examples, Team team, Precision precision) {
    return new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.SUM, examples, team, precision);
  }

  private static Network larger() {
    return Network.withInputs(20)
        .dense(40, new Sigmoid(), new Uniform(-0.3, 0.3), new Uniform())
        .dense(20, new Tanh(), new Uniform(-0.3, 0.3), new Uniform())
        .dense(3, new Softmax(), new Uniform(), new Uniform())
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void addsTheGradientsOfChunksInDoublePrecisionWhateverTheThreads(boolean shuffled) {
    Network network = larger();
    double[] parameters = network.initialParameters(11);
    Examples examples = Generated.examples(4, 1000, 20, 3);
    double[] expected = new double[parameters.length];
    double[] part = new double[parameters.length];
    try (Team alone = new Team(1)) {
      LocalSums sums = sums(network, examples, alone, shuffled);
      for (int from = 0; from < 1000; from += Leaf.CHUNK_ROWS) {
        sums.select(1, from, Math.min(from + Leaf.CHUNK_ROWS, 1000));
        sums.gradient(parameters, part, ExampleSums.Parts.NONE);
        for (int i = 0; i < part.length; i++) {
          assertEquals((float) part[i], part[i]);
          expected[i] += part[i];
        }
      }
    }
    double[] gradient = new double[parameters.length];
    for (int size : new int[] {1, 2, 3, 8}) {
      try (Team team = new Team(size)) {
        LocalSums sums = sums(network, examples, team, shuffled);
        sums.select(1, 0, 1000);
        Arrays.fill(gradient, Double.NaN);
        sums.gradient(parameters, gradient, ExampleSums.Parts.NONE);
        assertArrayEquals(expected, gradient, size + " threads");
      }
    }
  }

  private static LocalSums sums(Network network, Examples examples, Team team, boolean shuffled) {
    EpochOrder order = shuffled ? new EpochOrder(1, examples.count()) : null;
    return new LocalSums(network.graph(), new CrossEntropy(), examples, Precision.FLOAT32, team, order, 1);
  }
}
