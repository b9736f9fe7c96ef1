package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Layer;
import io.ganglion.api.Plugin;
import io.ganglion.api.Shape;
import io.ganglion.engine.random.SplitMix64;
import io.ganglion.engine.settings.Precision;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.layers.Conv1d;
import io.ganglion.layers.Direction;
import io.ganglion.layers.Dropout;
import io.ganglion.layers.Embedding;
import io.ganglion.layers.GlobalAveragePool;
import io.ganglion.layers.Gru;
import io.ganglion.layers.LayerNorm;
import io.ganglion.layers.Lstm;
import io.ganglion.layers.Outputs;
import io.ganglion.layers.Padding;
import io.ganglion.layers.PositionalEmbedding;
import io.ganglion.layers.Rnn;
import io.ganglion.layers.RnnFunction;
import io.ganglion.layers.SelfAttention;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequencePredictorTest {
  private static final GlorotUniform GLOROT = new GlorotUniform();
  private static final int MOST = 40;

  /** Networks that go on step by step. */
  enum Case {
    RECURRENT {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Steps(3)).layer(new Dropout(0.5, false), GLOROT)
            .layer(new Rnn(5, RnnFunction.TANH, Direction.FORWARD, Outputs.ALL), GLOROT)
            .layer(new Gru(6, Direction.FORWARD, Outputs.ALL), GLOROT).dense(4, new Tanh(), GLOROT)
            .layer(new Lstm(5, Direction.FORWARD, Outputs.ALL, 1), GLOROT).dense(2, new Identity(), GLOROT).build();
      }
    },
    LAST_STEP {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Steps(3)).layer(new Lstm(5, Direction.FORWARD, Outputs.ALL, 1), GLOROT)
            .layer(new Gru(6, Direction.FORWARD, Outputs.LAST), GLOROT).layer(new LayerNorm(), GLOROT)
            .dense(2, new Softmax(), GLOROT).build();
      }
    },
    LANGUAGE {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Tokens(11)).layer(new Embedding(6), GLOROT)
            .layer(new Lstm(7, Direction.FORWARD, Outputs.ALL, 1), GLOROT).dense(11, new Softmax(), GLOROT).build();
      }
    },
    TRANSFORMER {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Tokens(11)).layer(new Embedding(8), GLOROT)
            .layer(new PositionalEmbedding(MOST), GLOROT).layer(new LayerNorm(), GLOROT)
            .layer(new SelfAttention(2, true), GLOROT).layer(new SelfAttention(4, true), GLOROT)
            .dense(11, new Softmax(), GLOROT).build();
      }
    },
    CONVOLUTION {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Steps(3)).layer(new Conv1d(5, 3, 1, 1, Padding.CAUSAL), GLOROT)
            .activation(new Tanh()).layer(new Conv1d(4, 2, 1, 4, Padding.CAUSAL), GLOROT).activation(new Tanh())
            .dense(2, new Identity(), GLOROT).build();
      }
    },
    SHORTCUTS {
      @Override
      Network network() {
        return Network.withInputs(new Shape.Steps(3)).shortcuts().dense(4, new Tanh(), GLOROT)
            .layer(new Gru(6, Direction.FORWARD, Outputs.ALL), GLOROT).dense(2, new Identity(), GLOROT).build();
      }
    };

    abstract Network network();

    double[] inputs(int steps, long seed) {
      SplitMix64 random = new SplitMix64(seed);
      return network().inputShape() instanceof Shape.Tokens tokens
          ? random.ints(steps, 0, tokens.vocabulary()).asDoubleStream().toArray()
          : random.doubles(3L * steps, -1, 1).toArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void inPartsHasTheBitsOfTheWhole(Case of) {
    Network network = of.network();
    double[] parameters = network.initialParameters(7);
    for (Precision precision : Precision.values()) {
      SequencePredictor parts = new SequencePredictor(network, parameters, precision);
      Predictor whole = new Predictor(network, parameters, precision);
      for (int[] lengths : List.of(new int[] {1, 1, 1, 1, 1, 1, 1}, new int[] {20, 1, 1}, new int[] {1, 17, 2, 20},
          new int[] {3})) {
        int steps = Arrays.stream(lengths).sum();
        double[] inputs = of.inputs(steps, steps);
        double[] expected = whole.sequence(inputs);
        int width = network.inputWidth();
        int out = network.outputWidth();
        parts.begin();
        int at = 0;
        for (int length : lengths) {
          double[] outputs = parts.next(Arrays.copyOfRange(inputs, at * width, (at + length) * width));
          at += length;
          assertEquals(at, parts.seen());
          if (network.outputShape().isSequence()) {
            assertArrayEquals(Arrays.copyOfRange(expected, (at - length) * out, at * out), outputs,
                precision + ", " + length + " up to step " + at);
          } else if (at == steps) {
            assertArrayEquals(expected, outputs, precision + ", the row of all steps");
          }
        }
      }
    }
  }

  @Test
  void givesTheNetInputsOfTheLastStep() {
    Network network = Case.LANGUAGE.network();
    SequencePredictor predictor = new SequencePredictor(network, network.initialParameters(1), Precision.FLOAT64);
    double[] outputs = predictor.next(1, 5, 2);
    double[] netInputs = new double[11];
    predictor.netInputs(netInputs);
    double[] softmax = new double[11];
    new Softmax().forward(netInputs, softmax, 1, 11);
    assertArrayEquals(Arrays.copyOfRange(outputs, 22, 33), softmax);
  }

  @Test
  void saysHowManyStepsMayCome() {
    Network network = Case.TRANSFORMER.network();
    SequencePredictor predictor = new SequencePredictor(network, network.initialParameters(1), Precision.FLOAT64);
    assertEquals(MOST, predictor.room());
    predictor.next(Case.TRANSFORMER.inputs(MOST - 1, 1));
    assertEquals(1, predictor.room());
    predictor.next(3);
    assertEquals("layer 2, 'positional-embedding', takes sequences of at most 40 steps, but one has 41",
        assertThrows(IllegalArgumentException.class, () -> predictor.next(4)).getMessage());
    predictor.begin();
    assertEquals(MOST, predictor.room());
    assertEquals(11, predictor.next(4).length);
  }

  @Test
  void refusesLayersThatNeedLaterSteps() {
    List<Layer> layers = List.of(new Gru(3, Direction.BIDIRECTIONAL, Outputs.ALL),
        new Lstm(3, Direction.BACKWARD, Outputs.LAST, 1), new SelfAttention(1, false),
        new Conv1d(3, 3, 1, 1, Padding.SAME), new Conv1d(3, 3, 2, 1, Padding.CAUSAL), new GlobalAveragePool());
    for (Layer layer : layers) {
      String name = layer.getClass().getAnnotation(Plugin.class).name();
      Network network = Network.withInputs(new Shape.Steps(3)).dense(4, new Tanh(), GLOROT).layer(layer, GLOROT)
          .layer(new LayerNorm(), GLOROT).dense(2, new Softmax(), GLOROT).build();
      assertEquals("layer 2, '" + name
              + "', looks at later steps of a sequence: the network can't go on step by step",
          assertThrows(IllegalArgumentException.class,
              () -> new SequencePredictor(network, network.initialParameters(1), Precision.FLOAT64)).getMessage());
    }
  }

  @Test
  void refusesRows() {
    Network network = Network.withInputs(3).dense(2, new Softmax(), GLOROT).build();
    assertEquals("the network takes a row of 3 numbers, no sequences", assertThrows(IllegalArgumentException.class,
        () -> new SequencePredictor(network, network.initialParameters(1), Precision.FLOAT64)).getMessage());
  }
}
