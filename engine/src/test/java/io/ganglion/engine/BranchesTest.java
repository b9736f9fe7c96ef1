package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.inspect.GradientCheck;
import io.ganglion.engine.network.ActivationLayer;
import io.ganglion.engine.network.AddLayer;
import io.ganglion.engine.network.BoundLayer;
import io.ganglion.engine.network.ConcatLayer;
import io.ganglion.engine.network.DenseLayer;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.InputLayer;
import io.ganglion.engine.network.Node;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose nodes feed several others, by concat and by add. */
class BranchesTest {
  private final List<Node> nodes = new ArrayList<>();

  private int add(BoundLayer layer, Integer... inputs) {
    nodes.add(new Node(layer, nodes.size(), List.of(inputs)));
    return nodes.size() - 1;
  }

  private int dense(int from, int units, Activation activation) {
    int width = nodes.get(from).layer().outputWidth();
    int dense = add(new DenseLayer(width, units, true, new Uniform(-0.4, 0.4), new Uniform(-0.4, 0.4)), from);
    return add(new ActivationLayer(units, activation), dense);
  }

  /** Two branches of the inputs; the first goes to three nodes, the inputs to three, and a residual to itself twice. */
  private Network network() {
    int inputs = add(new InputLayer(6), new Integer[0]);
    int left = dense(inputs, 6, new Tanh());
    int right = dense(inputs, 6, new Sigmoid());
    int sum = add(new AddLayer(List.of(6, 6, 6)), left, right, inputs);
    int residual = add(new AddLayer(List.of(6, 6)), dense(sum, 6, new Tanh()), sum);
    int doubled = add(new AddLayer(List.of(6, 6)), residual, residual);
    int all = add(new ConcatLayer(List.of(6, 6, 6)), left, doubled, left);
    dense(all, 3, new Softmax());
    return new Network(new Graph(nodes));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 300})
  void giveTheBitsOfTheDocumentedOrderForAnyNumberOfThreads(int rows) {
    Network network = network();
    Examples examples = Generated.examples(rows, rows, 6, 3);
    double[] parameters = network.initialParameters(11);
    double[] expected = new double[parameters.length];
    double value = NaiveNetwork.gradient(network, new CrossEntropy(), Reduction.MEAN, examples,
        IntStream.range(0, rows).toArray(), parameters, expected);
    for (int size : new int[] {1, 2, 3}) {
      try (Team team = new Team(size)) {
        NetworkObjective objective =
            new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN, examples, team);
        double[] gradient = new double[parameters.length];
        Arrays.fill(gradient, Double.NaN);
        assertEquals(value, objective.gradient(parameters, gradient), size + " threads");
        assertArrayEquals(expected, gradient, size + " threads");
      }
    }
  }

  @Test
  void haveGradientsThatAgreeWithDifferences() {
    GradientCheck check =
        new GradientCheck(network(), new CrossEntropy(), Generated.examples(3, 20, 6, 3), 5);
    check.parts(Reduction.MEAN, Penalty.NONE).forEach(part -> assertTrue(part.agreement().holds(), part.toString()));
  }

  /** As rounded as SinglePrecisionTest says. */
  @Test
  void giveTheSameButForRoundingInSinglePrecision() {
    Network network = network();
    Examples examples = Generated.examples(7, 200, 6, 3);
    double[] parameters = network.initialParameters(3);
    double[] doubles = new double[parameters.length];
    double[] floats = new double[parameters.length];
    double[] shared = new double[parameters.length];
    try (Team one = new Team(1); Team three = new Team(3)) {
      objective(network, examples, one, Precision.FLOAT64).gradient(parameters, doubles);
      objective(network, examples, one, Precision.FLOAT32).gradient(parameters, floats);
      objective(network, examples, three, Precision.FLOAT32).gradient(parameters, shared);
    }
    assertArrayEquals(floats, shared);
    double difference = 0;
    double length = 0;
    for (int i = 0; i < floats.length; i++) {
      difference = Math.hypot(difference, floats[i] - doubles[i]);
      length = Math.hypot(length, doubles[i]);
    }
    assertTrue(difference > 0, "nothing was rounded");
    assertEquals(0, difference / length, 200 * 0x1p-24);
  }

  private static NetworkObjective objective(Network network, Examples examples, Team team, Precision precision) {
    return new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN, Penalty.NONE, examples, team,
        precision);
  }
}
