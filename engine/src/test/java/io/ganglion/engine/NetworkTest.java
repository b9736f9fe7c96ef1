package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.LeakyRelu;
import io.ganglion.activations.Sigmoid;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.network.ActivationLayer;
import io.ganglion.engine.network.AddLayer;
import io.ganglion.engine.network.BoundLayer;
import io.ganglion.engine.network.DenseLayer;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.InputLayer;
import io.ganglion.engine.network.Node;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.random.Randomness;
import io.ganglion.engine.random.Randomness.Purpose;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Constant;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NetworkTest {
  /** Two units from two inputs, input by input, then their biases; then the output unit in the same way. */
  private static final double[] PARAMETERS = {1, -1, 2, 0.5, 0.5, -1, 3, -2, 1};

  private static Network twoTwoOne() {
    return Network.withInputs(2)
        .dense(2, new LeakyRelu(0.5), new Uniform())
        .dense(1, new Identity(), new Uniform())
        .build();
  }

  /** (1, 2): net inputs (5.5, -1), outputs (5.5, -0.5), and 3 · 5.5 + 2 · 0.5 + 1. */
  @Test
  void givesTheOutputsThatAreFoundByHand() {
    Examples examples = Examples.of(new double[][] {{1, 2}, {0, 0}, {-1, 0.5}}, new double[][] {{0}, {0}, {0}});
    assertArrayEquals(new double[] {18.5, 3.5, 2}, twoTwoOne().outputs(PARAMETERS, examples));
  }

  /** The output is 0.5 too high: δ = 0.5 there, (3, -2) · 0.5 = (1.5, -1) below, and (1.5, -0.5) before leaky ReLU. */
  @Test
  void givesTheGradientThatIsFoundByHand() {
    Examples examples = Examples.of(new double[][] {{1, 2}}, new double[][] {{18}});
    double[] gradient = new double[9];
    try (Team team = new Team(1)) {
      NetworkObjective objective =
          new NetworkObjective(twoTwoOne().graph(), new SquaredError(), Reduction.MEAN, examples, team);
      assertEquals(0.125, objective.value(PARAMETERS));
      assertEquals(0.125, objective.gradient(PARAMETERS, gradient));
    }
    assertArrayEquals(new double[] {1.5, -0.5, 3, -1, 1.5, -0.5, 2.75, -0.25, 0.5}, gradient);
  }

  @Test
  void laysOutWeightsInputByInputAndThenBiases() {
    WeightInitializer counts = (weights, from, to, fan, random) -> {
      for (int i = from; i < to; i++) {
        weights[i] = i;
      }
    };
    Network network = Network.withInputs(3)
        .dense(2, new Tanh(), counts, new Constant(-1))
        .denseWithoutBias(2, new Tanh(), counts)
        .dense(1, new Sigmoid(), counts)
        .build();
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, -1, -1, 8, 9, 10, 11, 12, 13, 0},
        network.initialParameters(1));
    assertEquals(15, network.parameterCount());
    assertEquals(List.of(0, 0, 8, 8, 12, 12, 15), network.layers().stream().map(LayerInfo::offset).toList());
  }

  @Test
  void tellsInitializersTheFanOfTheLayer() {
    List<Fan> fans = new ArrayList<>();
    WeightInitializer remembers = (weights, from, to, fan, random) -> fans.add(fan);
    Network.withInputs(7)
        .dense(5, new Tanh(), remembers, remembers)
        .denseWithoutBias(2, new Tanh(), remembers)
        .build()
        .initialParameters(1);
    assertEquals(List.of(new Fan(7, 5), new Fan(7, 5), new Fan(5, 2)), fans);
  }

  @Test
  void knowsItsShape() {
    Network network = Network.withInputs(4)
        .dense(8, new Tanh(), new Uniform())
        .dense(3, new Softmax(), new Uniform())
        .build();
    assertEquals("4-8-3", network.shape());
    assertEquals(4, network.inputWidth());
    assertEquals(3, network.outputWidth());
    assertEquals(4 * 8 + 8 + 8 * 3 + 3, network.parameterCount());
    assertEquals(new Softmax(), network.outputActivation());
    assertEquals(5, network.layers().size());
  }

  @Test
  void hasNoParametersForMissingBiases() {
    Network network = Network.withInputs(3).denseWithoutBias(1, new Sigmoid(), new Uniform()).build();
    assertEquals(3, network.parameterCount());
    assertEquals(List.of(Block.weights(3, 1)), network.layers().get(1).blocks());
    assertEquals(List.of(Block.weights(2, 2), Block.biases(new Fan(2, 2), 4)), twoTwoOne().layers().get(1).blocks());
  }

  @Test
  void drawsStartWeightsFromTheSeedAlone() {
    Network network = twoTwoOne();
    double[] parameters = network.initialParameters(42);
    network.initialParameters(43);
    assertArrayEquals(parameters, network.initialParameters(42));
    assertArrayEquals(parameters, twoTwoOne().initialParameters(42));
    assertFalse(Arrays.equals(parameters, network.initialParameters(43)));
  }

  /** Another hidden layer, or more units before it, doesn't move the weights that layers after it start from. */
  @Test
  void drawsEachLayersWeightsFromAStreamOfItsOwn() {
    RandomGenerator second = Randomness.of(42, Purpose.WEIGHTS, 1);
    double[] parameters = twoTwoOne().initialParameters(42);
    assertEquals(-1 + 2 * second.nextDouble(), parameters[6]);
    assertEquals(-1 + 2 * second.nextDouble(), parameters[7]);
    RandomGenerator first = Randomness.of(42, Purpose.WEIGHTS, 0);
    assertEquals(-1 + 2 * first.nextDouble(), parameters[0]);
  }

  /** Biases come from the same stream as the layer's weights, after them. */
  @Test
  void drawsBiasesAfterTheWeights() {
    Network network = Network.withInputs(1).dense(1, new Tanh(), new Uniform(), new Uniform()).build();
    RandomGenerator random = Randomness.of(5, Purpose.WEIGHTS, 0);
    double[] expected = {-1 + 2 * random.nextDouble(), -1 + 2 * random.nextDouble()};
    assertArrayEquals(expected, network.initialParameters(5));
  }

  /** Rows are computed in blocks; a block must not leave anything for the next. */
  @Test
  void givesEachRowTheOutputsThatItHasAlone() {
    Network network = Network.withInputs(3)
        .dense(5, new Tanh(), new Uniform())
        .dense(2, new Softmax(), new Uniform())
        .build();
    Examples examples = Generated.examples(1, 300, 3, 2);
    double[] parameters = network.initialParameters(1);
    double[] outputs = network.outputs(parameters, examples);
    assertEquals(600, outputs.length);
    for (int i = 0; i < 300; i++) {
      assertArrayEquals(network.outputs(parameters, examples.input(i), 1),
          Arrays.copyOfRange(outputs, 2 * i, 2 * i + 2), "row " + i);
    }
    assertEquals(0, network.outputs(parameters, new double[0], 0).length);
  }

  @Test
  void buildsOnWithoutChangingWhatWasBuilt() {
    Network.Builder builder = Network.withInputs(2).dense(3, new Tanh(), new Uniform());
    Network network = builder.build();
    assertEquals("2-3-1", builder.dense(1, new Sigmoid(), new Uniform()).build().shape());
    assertEquals("2-3", network.shape());
  }

  @Test
  void refusesWhatDoesNotFit() {
    Network network = twoTwoOne();
    assertEquals("the network has 9 parameters, not 8",
        refusal(() -> network.outputs(new double[8], new double[2], 1)));
    Network wide = Network.withInputs(65536).dense(1, new Tanh(), new Uniform()).build();
    assertEquals("65536 rows for 65536 inputs are not 0 numbers", refusal(
        () -> wide.outputs(new double[wide.parameterCount()], new double[0], 65536)));
    assertEquals("2 rows for 2 inputs are not 3 numbers",
        refusal(() -> network.outputs(PARAMETERS, new double[3], 2)));
    assertEquals("a network has at least one input, not 0",
        refusal(() -> Network.withInputs(0).dense(1, new Tanh(), new Uniform())));
    assertEquals("a layer has at least one input and one unit: 1, 0",
        refusal(() -> Network.withInputs(1).dense(0, new Tanh(), new Uniform())));
  }

  /** Layer 2 of 4-5-6-3 with shortcuts sees 9 numbers: those of the examples and those of layer 1. */
  @Test
  void describesEveryNode() {
    Network network = Network.withInputs(4).shortcuts()
        .dense(5, new Tanh(), new Uniform())
        .denseWithoutBias(6, new Tanh(), new Uniform())
        .dense(3, new Softmax(), new Uniform())
        .build();
    List<LayerInfo> layers = network.layers();
    assertEquals(List.of("input", "dense", "activation", "concat", "dense", "activation", "concat", "dense",
        "activation"), layers.stream().map(LayerInfo::kind).toList());
    assertEquals(List.of(0, 1, 1, 2, 2, 2, 3, 3, 3), layers.stream().map(LayerInfo::number).toList());
    assertEquals(List.of(0, 4, 5, 9, 9, 6, 15, 15, 3), layers.stream().map(LayerInfo::inputWidth).toList());
    assertEquals(new LayerInfo(3, 2, "concat", List.of(new LayerInfo.Input(0, 4), new LayerInfo.Input(2, 5)), 9,
        Optional.empty(), 25, List.of()), layers.get(3));
    assertEquals(new LayerInfo(4, 2, "dense", List.of(new LayerInfo.Input(3, 9)), 6, Optional.empty(), 25,
        List.of(new Block("weights", Block.Role.WEIGHTS, 9, 6, 1, new Fan(9, 6), 0))), layers.get(4));
    assertEquals(Optional.of(new Softmax()), layers.get(8).activation());
    LayerInfo last = layers.get(7);
    assertEquals(79, last.from(last.blocks().get(0)));
    assertEquals(124, last.to(last.blocks().get(0)));
    assertEquals(124, last.from(last.blocks().get(1)));
    assertEquals(127, last.to(last.blocks().get(1)));
    assertEquals(127, network.parameterCount());
  }

  private static Node node(BoundLayer layer, Integer... inputs) {
    return new Node(layer, 1, List.of(inputs));
  }

  @Test
  void refusesNodesThatAreNoNetwork() {
    Node input = node(new InputLayer(2));
    Node dense = node(new DenseLayer(2, 3, true, new Uniform(), new Uniform()), 0);
    String ends = "a network begins with its examples and ends with an activation";
    assertEquals(ends, refusal(() -> new Graph(List.of())));
    assertEquals(ends, refusal(() -> new Graph(List.of(input, dense))));
    assertEquals(ends, refusal(() -> new Graph(List.of(dense, node(new ActivationLayer(3, new Tanh()), 0)))));
    assertEquals("node 2 (activation) takes [4] units, but its inputs give [3]",
        refusal(() -> new Graph(List.of(input, dense, node(new ActivationLayer(4, new Tanh()), 1)))));
    assertEquals("node 2 (activation) takes its input from node 3, which isn't before it",
        refusal(() -> new Graph(List.of(input, dense, node(new ActivationLayer(3, new Tanh()), 3)))));
    assertEquals("node 1 (activation) is an activation of the examples themselves",
        refusal(() -> new Graph(List.of(input, node(new ActivationLayer(2, new Tanh()), 0)))));
    assertEquals("nothing takes the outputs of node 1 (dense)", refusal(() -> new Graph(List.of(input, dense,
        node(new DenseLayer(2, 3, true, new Uniform(), new Uniform()), 0),
        node(new ActivationLayer(3, new Tanh()), 2)))));
    assertEquals("inputs of [3, 2] units can't be added: they need equal widths",
        refusal(() -> new AddLayer(List.of(3, 2))));
  }

  @Test
  void refusesMoreParametersThanAnArrayHolds() {
    assertThrows(ArithmeticException.class,
        () -> Network.withInputs(1 << 16).dense(1 << 16, new Tanh(), new Uniform()).build());
  }

  private static String refusal(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }
}
