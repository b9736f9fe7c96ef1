package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.inspect.GradientCheck;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.initializers.Uniform;
import io.ganglion.layers.Conv1d;
import io.ganglion.layers.Conv2d;
import io.ganglion.layers.Direction;
import io.ganglion.layers.Embedding;
import io.ganglion.layers.GlobalAveragePool;
import io.ganglion.layers.ImagePadding;
import io.ganglion.layers.LayerNorm;
import io.ganglion.layers.Lstm;
import io.ganglion.layers.MaxPool;
import io.ganglion.layers.Outputs;
import io.ganglion.layers.Padding;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of layers to whose outputs their inputs are added. */
class ResidualTest {
  private static final GlorotUniform GLOROT = new GlorotUniform();

  /** y = 5 (x + 3 (2 x + 1)), of which dL/dy = 1. */
  @Test
  void giveTheOutputAndTheGradientThatAreFoundByHand() {
    Network network = Network.withInputs(1)
        .residual(block -> block.dense(1, new Identity(), new Uniform())
            .denseWithoutBias(1, new Identity(), new Uniform()))
        .denseWithoutBias(1, new Identity(), new Uniform()).build();
    double[] parameters = {2, 1, 3, 5};
    double[] gradient = new double[4];
    Examples examples = Examples.of(new double[][] {{1}}, new double[][] {{49}});
    assertArrayEquals(new double[] {50}, network.outputs(parameters, examples));
    try (Team team = new Team(1)) {
      assertEquals(0.5, new NetworkObjective(network.graph(), new SquaredError(), Reduction.MEAN, examples, team)
          .gradient(parameters, gradient));
    }
    assertArrayEquals(new double[] {15, 15, 15, 10}, gradient);
    assertEquals("1-1-1-1 with residual blocks", network.shape());
  }

  /** A block within a block, and one that begins with the examples. */
  private static Network ofRows() {
    return Network.withInputs(6).residual(block -> block.dense(6, new Tanh(), GLOROT))
        .residual(block -> block.layer(new LayerNorm(), GLOROT)
            .residual(inner -> inner.dense(4, new Tanh(), GLOROT).dense(6, new Identity(), GLOROT))
            .dense(6, new Identity(), GLOROT))
        .dense(3, new Softmax(), GLOROT).build();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void rowsHaveGradientsThatAgreeWithDifferences(int seed) {
    GradientCheck check = new GradientCheck(ofRows(), new CrossEntropy(), Generated.examples(seed, 20, 6, 3), seed);
    check.parts(Reduction.MEAN, Penalty.NONE).forEach(part -> assertTrue(part.agreement().holds(), part.toString()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void sequencesHaveGradientsThatAgreeWithDifferences(int seed) {
    Network network = Network.withInputs(new Shape.Steps(3))
        .residual(block -> block.layer(new Conv1d(3, 3, 1, 1, Padding.CAUSAL), GLOROT).activation(new Tanh()))
        .residual(block -> block.layer(new LayerNorm(), GLOROT).dense(5, new Tanh(), GLOROT)
            .dense(3, new Identity(), GLOROT))
        .layer(new GlobalAveragePool(), GLOROT).dense(3, new Softmax(), GLOROT).build();
    GradientCheck check = new GradientCheck(network, new CrossEntropy(),
        LayerNetworks.CONVOLUTION_WITH_POOLING.examples(), seed);
    check.parts(Reduction.MEAN, Penalty.NONE).forEach(part -> assertTrue(part.agreement().holds(), part.toString()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 300})
  void threadsGiveTheSameBits(int rows) {
    Network network = ofRows();
    Examples examples = Generated.examples(rows, rows, 6, 3);
    double[] parameters = network.initialParameters(11);
    double[] expected = gradient(network, examples, parameters, 1);
    for (int threads : new int[] {2, 3}) {
      assertArrayEquals(expected, gradient(network, examples, parameters, threads), threads + " threads");
    }
  }

  private static double[] gradient(Network network, Examples examples, double[] parameters, int threads) {
    double[] gradient = new double[parameters.length];
    try (Team team = new Team(threads)) {
      new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN, examples, team)
          .gradient(parameters, gradient);
    }
    return gradient;
  }

  /** What a block must not make of what it gets. */
  enum Unfit {
    ROW("residual must give what it gets, a row of 4 numbers, but gives a row of 5 numbers") {
      @Override
      Network.Builder block() {
        return Network.withInputs(4).residual(block -> block.dense(5, new Tanh(), GLOROT));
      }
    },
    ROW_OF_A_SEQUENCE("residual must give what it gets, steps of 4 numbers, but gives a row of 4 numbers") {
      @Override
      Network.Builder block() {
        return Network.withInputs(new Shape.Steps(4)).residual(block -> block.layer(new GlobalAveragePool(), GLOROT));
      }
    },
    SMALLER_IMAGE("residual must give what it gets, images of 8 × 6 × 2, but gives images of 6 × 4 × 2") {
      @Override
      Network.Builder block() {
        return Network.withInputs(new Shape.Grid(8, 6, 2))
            .residual(block -> block.layer(new Conv2d(2, 3, ImagePadding.VALID), GLOROT));
      }
    },
    TOKENS("residual must give what it gets, tokens from a vocabulary of 4, but gives steps of 1 number") {
      @Override
      Network.Builder block() {
        return Network.withInputs(new Shape.Tokens(4))
            .residual(block -> block.layer(new Embedding(1), GLOROT));
      }
    },
    FEWER_STEPS("residual must give as many steps as it gets, but gives 0 for 1") {
      @Override
      Network.Builder block() {
        return Network.withInputs(new Shape.Steps(4))
            .residual(block -> block.layer(new Lstm(4, Direction.FORWARD, Outputs.ALL, 1), GLOROT)
                .layer(new MaxPool(), GLOROT));
      }
    },
    HALF_THE_STEPS("residual must give as many steps as it gets, but gives 1 for 2") {
      @Override
      Network.Builder block() {
        return Network.withInputs(new Shape.Steps(4))
            .residual(block -> block.layer(new Conv1d(4, 3, 2, 1, Padding.SAME), GLOROT));
      }
    };

    private final String message;

    Unfit(String message) {
      this.message = message;
    }

    abstract Network.Builder block();
  }

  @ParameterizedTest
  @EnumSource(Unfit.class)
  void refuseOtherShapes(Unfit unfit) {
    assertEquals(unfit.message, assertThrows(InvalidSettingException.class, unfit::block).getMessage());
  }

  @Test
  void keepTheShapeOfImages() {
    Network.Builder network = Network.withInputs(new Shape.Grid(8, 6, 2))
        .residual(block -> block.layer(new Conv2d(2, 3, ImagePadding.SAME), GLOROT).activation(new Tanh()));
    assertEquals(new Shape.Grid(8, 6, 2), network.shape());
  }

  @Test
  void refuseShortcuts() {
    Network.Builder network = Network.withInputs(4).shortcuts();
    assertEquals("a network with shortcuts has no residual blocks", assertThrows(IllegalStateException.class,
        () -> network.residual(block -> block.dense(4, new Tanh(), GLOROT))).getMessage());
  }
}
