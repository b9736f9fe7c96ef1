package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Relu;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Augmentation;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.inspect.GradientCheck;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.random.SplitMix64;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.layers.Conv2d;
import io.ganglion.layers.Flatten;
import io.ganglion.layers.GlobalMaxPool;
import io.ganglion.layers.ImagePadding;
import io.ganglion.layers.MaxPool;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.trainers.Backprop;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose examples are images. */
class ImageNetworkTest {
  private static final GlorotUniform GLOROT = new GlorotUniform();
  private static final Shape.Grid IMAGE = new Shape.Grid(7, 6, 2);
  private static final int CLASSES = 3;

  /** Bytes as a file has them. */
  private static Inputs images(int count, Shape shape) {
    byte[] pixels = new byte[count * 7 * 6 * 2];
    SplitMix64 random = new SplitMix64(3);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(256);
    }
    return new Inputs(shape, new Cells.Bytes(pixels, 0, 255), null);
  }

  private static Examples examples(int count, Shape shape) {
    SplitMix64 random = new SplitMix64(4);
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      classes[i] = random.nextInt(CLASSES);
    }
    return Examples.of(List.of(images(count, shape)), new Targets.Classes(classes, CLASSES));
  }

  /** Several ways from an image to a row. */
  enum Case {
    BY_FLATTEN {
      @Override
      Network network() {
        return Network.withInputs(IMAGE).layer(new Conv2d(4, 3, ImagePadding.SAME), GLOROT).activation(new Tanh())
            .layer(new MaxPool(), GLOROT).layer(new Flatten(), GLOROT).dense(5, new Tanh(), GLOROT)
            .dense(CLASSES, new Softmax(), GLOROT).build();
      }
    },
    BY_A_DENSE_LAYER {
      @Override
      Network network() {
        return Network.withInputs(IMAGE).layer(new Conv2d(4, 3, ImagePadding.VALID), GLOROT).activation(new Tanh())
            .dense(CLASSES, new Softmax(), GLOROT).build();
      }
    },
    BY_A_POOL_WITH_A_RESIDUAL_BLOCK {
      @Override
      Network network() {
        return Network.withInputs(IMAGE).layer(new Conv2d(4, 3, ImagePadding.SAME), GLOROT).activation(new Tanh())
            .residual(block -> block
                .layer(new Conv2d(4, 3, 0, 1, 1, 4, ImagePadding.SAME, 0, 0, 0, 0, false), GLOROT)
                .activation(new Tanh()))
            .layer(new GlobalMaxPool(), GLOROT).dense(CLASSES, new Softmax(), GLOROT).build();
      }
    },
    DENSE_ALONE {
      @Override
      Network network() {
        return Network.withInputs(IMAGE).dense(5, new Tanh(), GLOROT).dense(CLASSES, new Softmax(), GLOROT).build();
      }
    };

    abstract Network network();
  }

  @ParameterizedTest
  @EnumSource
  void haveGradientsThatAgreeWithDifferences(Case c) {
    GradientCheck check = new GradientCheck(c.network(), new CrossEntropy(), examples(12, IMAGE), 3);
    check.parts(Reduction.MEAN, Penalty.NONE).forEach(part -> assertTrue(part.agreement().holds(), part.toString()));
  }

  @ParameterizedTest
  @EnumSource
  void giveTheSameBitsForAnyNumberOfThreads(Case c) {
    Network network = c.network();
    Examples examples = examples(150, IMAGE);
    for (Precision precision : Precision.values()) {
      double[] expected = gradient(network, examples, precision, 1);
      for (int threads : new int[] {2, 3}) {
        assertArrayEquals(expected, gradient(network, examples, precision, threads), precision + ", " + threads);
      }
    }
  }

  private static double[] gradient(Network network, Examples examples, Precision precision, int threads) {
    double[] gradient = new double[network.parameterCount()];
    try (Team team = new Team(threads)) {
      new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN, examples, team, precision)
          .gradient(network.initialParameters(7), gradient);
    }
    return gradient;
  }

  /** A predictor takes images as rows of all their numbers. */
  @ParameterizedTest
  @EnumSource
  void predictAnImageAsAmongOthers(Case c) {
    Network network = c.network();
    double[] parameters = network.initialParameters(2);
    Examples examples = examples(150, IMAGE);
    double[] outputs = network.outputs(parameters, examples);
    double[] numbers = new double[150 * 7 * 6 * 2];
    images(150, IMAGE).cells().copy(0, numbers.length, numbers, 0);
    assertArrayEquals(outputs, network.outputs(parameters, numbers, 150));
    Predictor predictor = new Predictor(network, parameters, Precision.FLOAT64);
    double[] one = new double[CLASSES];
    for (int i : new int[] {0, 77, 149}) {
      predictor.outputs(examples.inputs(0).example(i), 1, one);
      assertArrayEquals(Arrays.copyOfRange(outputs, i * CLASSES, (i + 1) * CLASSES), one);
    }
  }

  /** So a dense network of images has the bits that it has as one of tables. */
  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 300})
  void denseLayersSeeThemAsRows(int count) {
    Network rows = Network.withInputs(7 * 6 * 2).dense(5, new Tanh(), GLOROT).dense(CLASSES, new Softmax(), GLOROT)
        .build();
    Examples flat = examples(count, new Shape.Row(7 * 6 * 2));
    for (Precision precision : Precision.values()) {
      assertArrayEquals(gradient(rows, flat, precision, 2),
          gradient(Case.DENSE_ALONE.network(), examples(count, IMAGE), precision, 2), precision.toString());
    }
    assertEquals(128, Case.DENSE_ALONE.network().graph().chunk());
  }

  @Test
  void areSummedSixteenAtATimeIfALayerSeesPixels() {
    assertEquals(16, Case.BY_FLATTEN.network().graph().chunk());
    assertEquals(16, Case.BY_A_DENSE_LAYER.network().graph().chunk());
    assertEquals(16, Network.withInputs(IMAGE).layer(new GlobalMaxPool(), GLOROT).dense(CLASSES, new Softmax(), GLOROT)
        .build().graph().chunk());
    assertEquals(128, Network.withInputs(IMAGE).layer(new Flatten(), GLOROT).dense(4, new Relu(), GLOROT)
        .dense(CLASSES, new Softmax(), GLOROT).build().graph().chunk());
    assertEquals(16, Network.withInputs(new Shape.Steps(2)).layer(new GlobalMaxPool(), GLOROT)
        .dense(CLASSES, new Softmax(), GLOROT).build().graph().chunk());
  }

  private static TrainingResult trained(Training training, int threads, Augmentation augmentation) {
    Examples examples = examples(70, IMAGE);
    return training.threads(threads).run(examples.withInput(0, examples.inputs(0).augmented(augmentation)),
        examples(20, IMAGE));
  }

  private static Training training(Case kind) {
    return Training.of(kind.network(), new CrossEntropy()).trainer(new Backprop(0.1, 0.5)).epochs(3).batchSize(32)
        .seed(5);
  }

  /** By which every change of an image follows from the seed, the epoch and its number alone. */
  @ParameterizedTest
  @EnumSource(Case.class)
  void augmentsForLearningAloneWhateverThreadsAndStopsThereAre(Case kind) throws IOException {
    Augmentation augmentation = new Augmentation(2, true, 1);
    TrainingResult straight = trained(training(kind), 1, augmentation);
    assertArrayEquals(straight.parameters(), trained(training(kind), 3, augmentation).parameters());
    assertFalse(Arrays.equals(straight.parameters(), trained(training(kind), 1, Augmentation.NONE).parameters()));
    assertFalse(Arrays.equals(straight.parameters(), trained(training(kind).seed(6), 1, augmentation).parameters()));
    Kept kept = new Kept(CheckpointKeeper.Wish.KEEP);
    trained(training(kind).checkpoints(kept), 2, augmentation);
    Examples examples = examples(70, IMAGE);
    for (byte[] from : kept.checkpoints) {
      assertArrayEquals(straight.parameters(), training(kind).resume(CheckpointFile.read(from),
          examples.withInput(0, examples.inputs(0).augmented(augmentation)), examples(20, IMAGE)).parameters());
    }
    Network network = kind.network();
    double[] parameters = network.initialParameters(1);
    assertArrayEquals(network.outputs(parameters, examples),
        network.outputs(parameters, examples.withInput(0, examples.inputs(0).augmented(augmentation))));
  }
}
