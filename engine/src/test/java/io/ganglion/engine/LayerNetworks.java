package io.ganglion.engine;

import io.ganglion.activations.Gelu;
import io.ganglion.activations.Identity;
import io.ganglion.activations.Identity;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Softmax;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.random.SplitMix64;
import io.ganglion.engine.settings.Precision;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.layers.AveragePool;
import io.ganglion.layers.BatchNorm;
import io.ganglion.layers.Conv1d;
import io.ganglion.layers.Conv2d;
import io.ganglion.layers.Direction;
import io.ganglion.layers.Dropout;
import io.ganglion.layers.Flatten;
import io.ganglion.layers.GlobalAveragePool;
import io.ganglion.layers.Gru;
import io.ganglion.layers.ImagePadding;
import io.ganglion.layers.LayerNorm;
import io.ganglion.layers.Lstm;
import io.ganglion.layers.MaxPool;
import io.ganglion.layers.Outputs;
import io.ganglion.layers.Padding;
import io.ganglion.layers.PoolPadding;
import io.ganglion.layers.PositionalEmbedding;
import io.ganglion.layers.SelfAttention;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.trainers.Backprop;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Networks of built-in layers, and a training of each on sequences of 1 to 40 steps. */
enum LayerNetworks {
  LSTM_WITH_DROPOUT(0x67d94176L, 0xce4516d4L) {
    @Override
    Network network() {
      return Network.withInputs(new Shape.Steps(3)).layer(new Dropout(0.2, false), GLOROT)
          .layer(new Lstm(6, Direction.FORWARD, Outputs.ALL, 1), GLOROT).layer(new Dropout(0.3, true), GLOROT)
          .layer(new Lstm(5, Direction.FORWARD, Outputs.LAST, 1), GLOROT).dense(CLASSES, new Softmax(), GLOROT).build();
    }
  },
  BIDIRECTIONAL_GRU(0xb94fa2c8L, 0x1a9a2819L) {
    @Override
    Network network() {
      return Network.withInputs(new Shape.Steps(3)).layer(new Gru(5, Direction.BIDIRECTIONAL, Outputs.ALL), GLOROT)
          .layer(new Gru(4, Direction.BIDIRECTIONAL, Outputs.LAST), GLOROT).dense(CLASSES, new Softmax(), GLOROT)
          .build();
    }
  },
  CONVOLUTION_WITH_POOLING(0xc1ff78eaL, 0x3c3058d6L) {
    @Override
    Network network() {
      return Network.withInputs(new Shape.Steps(3)).layer(new Conv1d(6, 5, 1, 1, Padding.SAME), GLOROT)
          .activation(new Relu()).layer(new MaxPool(2, 0, PoolPadding.SAME), GLOROT)
          .layer(new Conv1d(7, 3, 1, 2, Padding.CAUSAL), GLOROT).activation(new Relu()).layer(new LayerNorm(), GLOROT)
          .layer(new GlobalAveragePool(), GLOROT).dense(CLASSES, new Softmax(), GLOROT).build();
    }
  },
  ATTENTION(0x403e965eL, 0xe0fb1bdcL) {
    @Override
    Network network() {
      return Network.withInputs(new Shape.Steps(3)).dense(8, new Identity(), GLOROT)
          .layer(new PositionalEmbedding(40), GLOROT).layer(new SelfAttention(2, true), GLOROT)
          .layer(new LayerNorm(), GLOROT).dense(16, new Gelu(), GLOROT).layer(new SelfAttention(4, false), GLOROT)
          .layer(new GlobalAveragePool(), GLOROT).dense(CLASSES, new Softmax(), GLOROT).build();
    }
  },
  IMAGES_WITH_BATCH_NORM(0xbe9eb3d8L, 0x4876c69fL) {
    @Override
    Network network() {
      return Network.withInputs(IMAGE).layer(new Conv2d(9, 3, ImagePadding.SAME), GLOROT).activation(new Identity())
          .layer(new BatchNorm(), GLOROT).activation(new Relu()).layer(new MaxPool(), GLOROT)
          .residual(block -> block
              .layer(new Conv2d(9, 3, 0, 1, 1, 3, ImagePadding.SAME, 0, 0, 0, 0, false), GLOROT)
              .activation(new Identity()).layer(new BatchNorm(), GLOROT).activation(new Relu()))
          .layer(new Dropout(0.1, false), GLOROT).layer(new AveragePool(3, 2, PoolPadding.SAME), GLOROT)
          .dense(CLASSES, new Softmax(), GLOROT).build();
    }

    @Override
    Examples examples() {
      return images();
    }
  },
  IMAGES_WITH_POOLING(0x3f972ffL, 0x1e3e2cdbL) {
    @Override
    Network network() {
      return Network.withInputs(IMAGE)
          .layer(new Conv2d(5, 5, 4, 1, 1, 1, ImagePadding.EXPLICIT, 2, 1, 0, 3, true), GLOROT).activation(new Relu())
          .layer(new MaxPool(2, 0, PoolPadding.SAME), GLOROT)
          .layer(new Conv2d(17, 3, 0, 2, 1, 1, ImagePadding.SAME, 0, 0, 0, 0, true), GLOROT).activation(new Relu())
          .layer(new Flatten(), GLOROT).dense(12, new Relu(), GLOROT).dense(CLASSES, new Softmax(), GLOROT).build();
    }

    @Override
    Examples examples() {
      return images();
    }
  };

  private static final Shape.Grid IMAGE = new Shape.Grid(11, 9, 2);

  private static final GlorotUniform GLOROT = new GlorotUniform();
  private static final int CLASSES = 3;
  private static final int EXAMPLES = 90;

  private final long hashOfDoubles;
  private final long hashOfFloats;

  LayerNetworks(long hashOfDoubles, long hashOfFloats) {
    this.hashOfDoubles = hashOfDoubles;
    this.hashOfFloats = hashOfFloats;
  }

  abstract Network network();

  /** Of the parameters after {@link #training}: the same on every JDK and processor. */
  long hash(Precision precision) {
    return precision == Precision.FLOAT64 ? hashOfDoubles : hashOfFloats;
  }

  /** Lengths from 1 to 40, in no order. */
  Examples examples() {
    SplitMix64 random = new SplitMix64(11);
    Spans spans = Spans.ofLengths(IntStream.range(0, EXAMPLES).map(i -> 1 + i * 17 % 40).toArray());
    double[] inputs = random.doubles(3L * spans.end(), -1, 1).toArray();
    double[] targets = new double[EXAMPLES * CLASSES];
    for (int i = 0; i < EXAMPLES; i++) {
      targets[i * CLASSES + random.nextInt(CLASSES)] = 1;
    }
    return Examples.perSequence(new Shape.Steps(3), inputs, spans, CLASSES, targets);
  }

  /** Bytes as files have them, in classes. */
  private static Examples images() {
    SplitMix64 random = new SplitMix64(12);
    byte[] pixels = new byte[EXAMPLES * IMAGE.height() * IMAGE.width() * IMAGE.features()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(256);
    }
    int[] classes = IntStream.range(0, EXAMPLES).map(i -> random.nextInt(CLASSES)).toArray();
    return Examples.of(List.of(new Inputs(IMAGE, new Cells.Bytes(pixels, 127.5, 64), null)),
        new Targets.Classes(classes, CLASSES));
  }

  /** By plain backpropagation, which a wrong sum changes; with a batch at the end that is smaller than the others. */
  Training training(Precision precision, int threads) {
    return Training.of(network(), new CrossEntropy()).trainer(new Backprop(0.1, 0.5)).batchSize(20).epochs(3).seed(5)
        .precision(precision).threads(threads);
  }

  static long hash(double[] parameters) {
    return Arrays.hashCode(parameters) & 0xffffffffL;
  }

  /** Says that bits agree if the parameters are those that are expected; throws otherwise. */
  public static void main(String[] args) {
    for (LayerNetworks network : values()) {
      for (Precision precision : Precision.values()) {
        long hash = hash(network.training(precision, 2).run(network.examples()).parameters());
        if (hash != network.hash(precision)) {
          throw new AssertionError(network + " in " + precision + " gives " + Long.toHexString(hash));
        }
      }
    }
    System.out.println("bits agree");
  }
}
