package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Relu;
import io.ganglion.activations.Softmax;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Shape;
import io.ganglion.api.host.PluginDeclarationException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.inspect.GradientCheck;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.network.Population;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.initializers.Uniform;
import io.ganglion.layers.BatchNorm;
import io.ganglion.layers.Dropout;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Adam;
import io.ganglion.trainers.LevenbergMarquardt;
import io.ganglion.trainers.Rprop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks with batch normalization, and the statistics that it keeps of the training examples. */
class BatchNormNetworkTest {
  private static final GlorotUniform GLOROT = new GlorotUniform();

  private static Network network() {
    return Network.withInputs(6).dense(8, new Identity(), GLOROT).layer(new BatchNorm(), GLOROT)
        .activation(new Relu()).layer(new Dropout(0.2, false), GLOROT).dense(5, new Identity(), GLOROT)
        .layer(new BatchNorm(), GLOROT).activation(new Tanh()).dense(3, new Softmax(), GLOROT).build();
  }

  private static Training training(Precision precision, int threads) {
    return Training.of(network(), new CrossEntropy()).trainer(new Adam()).batchSize(50).epochs(4).seed(2)
        .precision(precision).threads(threads);
  }

  /** y = 2 (x − m) / s + 1, over the examples 1, 3 and 8: m = 4, s² = (9 + 1 + 16) / 3. */
  @Test
  void judgesByTheMeanAndVarianceOfTheTrainingExamples() {
    Network network = Network.withInputs(1).layer(new BatchNorm(1.0 / 3), GLOROT)
        .denseWithoutBias(1, new Identity(), new Uniform()).build();
    Examples training = Examples.of(new double[][] {{1}, {3}, {8}}, new double[][] {{0}, {0}, {0}});
    TrainingResult result = Training.of(network, new SquaredError()).trainer(new Rprop()).epochs(1).run(training);
    assertArrayEquals(new double[] {4, 74 / 3.0}, result.statistics(), 1e-15);
    Network judged = network.withStatistics(result.statistics());
    assertArrayEquals(new double[] {3 * (2 * (10 - 4) / 3.0 + 1), 3 * (2 * (4 - 4) / 3.0 + 1)},
        judged.outputs(new double[] {2, 1, 3}, new double[] {10, 4}, 2), 1e-14);
    assertEquals(List.of(4.0, 74 / 3.0), judged.layers().get(1).statistics());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void hasGradientsThatAgreeWithDifferences(int seed) {
    GradientCheck check = new GradientCheck(network(), new CrossEntropy(), Generated.examples(seed, 50, 6, 3), seed);
    check.parts(Reduction.MEAN, Penalty.NONE).forEach(part -> assertTrue(part.agreement().holds(), part.toString()));
    check.activations().forEach(each -> assertTrue(each.agreement().holds(), each.toString()));
  }

  /** The value is the function whose gradient it is, so that a line search can compare losses. */
  @Test
  void valuesAreThoseOfTraining() {
    Network network = Network.withInputs(6).dense(4, new Identity(), GLOROT).layer(new BatchNorm(), GLOROT)
        .activation(new Tanh()).dense(3, new Softmax(), GLOROT).build();
    Examples examples = Generated.examples(1, 70, 6, 3);
    double[] parameters = network.initialParameters(3);
    try (Team team = new Team(1)) {
      NetworkObjective objective =
          new NetworkObjective(network.graph(), new CrossEntropy(), Reduction.MEAN, examples, team);
      assertEquals(objective.gradient(parameters, new double[parameters.length]), objective.value(parameters));
    }
  }

  @Test
  void isComputedThirtyTwoExamplesAtATime() {
    assertEquals(32, network().graph().chunk());
    assertEquals(256, network().graph().leaf());
    assertEquals(32, Network.withInputs(new Shape.Grid(4, 4, 1)).layer(new BatchNorm(), GLOROT)
        .dense(3, new Softmax(), GLOROT).build().graph().chunk());
  }

  /** Validation losses are those of the model that these parameters and the training examples make. */
  @ParameterizedTest
  @ValueSource(ints = {33, 200})
  void validationLossesAreThoseOfTheModel(int count) {
    Examples training = Generated.examples(1, count, 6, 3);
    Examples validation = Generated.examples(2, 40, 6, 3);
    List<Double> losses = new ArrayList<>();
    TrainingResult result = training(Precision.FLOAT64, 1).epochs(3).listener(event -> {
      if (event instanceof TrainingEvent.EpochEnded epoch) {
        losses.add(epoch.validationLoss().orElseThrow());
      }
    }).run(training, validation);
    Model model = Model.of(network(), new CrossEntropy(), result);
    assertEquals(losses.get(result.keptEpoch() - 1), model.loss(validation));
  }

  @Test
  void givesTheSameModelForAnyNumberOfThreadsAndInterruptions() throws IOException {
    Examples training = Generated.examples(1, 130, 6, 3);
    Examples validation = Generated.examples(2, 40, 6, 3);
    for (Precision precision : Precision.values()) {
      TrainingResult straight = training(precision, 1).run(training, validation);
      for (int threads : new int[] {2, 3}) {
        assertEquals(straight, training(precision, threads).run(training, validation), precision + ", " + threads);
      }
      Kept stop = new Kept(CheckpointKeeper.Wish.KEEP_AND_STOP);
      Training parts = training(precision, 2).checkpoints(stop);
      TrainingResult result = parts.run(training, validation);
      while (result.stopReason().kind() == StopReason.Kind.INTERRUPTED) {
        result = parts.resume(CheckpointFile.read(stop.last()), training, validation);
      }
      assertEquals(straight, result, precision.toString());
    }
  }

  /** A batch of 33 is a chunk of 32 and one of a single example, which is its own mean. */
  @Test
  void trainsOnAnExampleThatIsAlone() {
    for (int count : new int[] {1, 33, 65}) {
      TrainingResult result = training(Precision.FLOAT64, 1).batchSize(count).run(Generated.examples(1, count, 6, 3));
      assertTrue(Arrays.stream(result.parameters()).allMatch(Double::isFinite), count + " examples");
      assertTrue(Arrays.stream(result.statistics()).allMatch(Double::isFinite), count + " examples");
    }
  }

  @Test
  void spreadsOver1024Examples() {
    Examples many = Generated.examples(1, 3000, 6, 3);
    double[] ofAll = training(Precision.FLOAT64, 1).epochs(1).run(many).statistics();
    TrainingResult again = training(Precision.FLOAT64, 1).epochs(1).run(many);
    double[][] some = new Population(network().graph(), many.spread(1024))
        .at(again.parameters());
    assertArrayEquals(ofAll, Arrays.stream(some).flatMapToDouble(Arrays::stream).toArray());
  }

  @Test
  void comesBackFromItsModel() throws ModelFileException {
    Examples training = Generated.examples(1, 130, 6, 3);
    Model model = Model.of(network(), new CrossEntropy(), training(Precision.FLOAT64, 1).run(training));
    byte[] bytes = ModelFile.write(model);
    Model read = ModelFile.read(bytes, BatchNormNetworkTest::find);
    assertEquals(model.network().layers(), read.network().layers());
    assertArrayEquals(bytes, ModelFile.write(read));
    assertArrayEquals(model.network().outputs(model.parameters(), training),
        read.network().outputs(read.parameters(), training));
    assertArrayEquals(bytes, ModelFile.write(read.named("model")));
  }

  private static <T> Optional<PluginType<T>> find(PluginKind<T> kind, String name) {
    return Stream.of(BatchNorm.class, Dropout.class, Identity.class, Relu.class, Tanh.class, Softmax.class,
        CrossEntropy.class).filter(kind.type()::isAssignableFrom).map(plugin -> {
          try {
            return PluginType.of(kind, plugin);
          } catch (PluginDeclarationException e) {
            throw new AssertionError(e);
          }
        }).filter(type -> type.name().equals(name)).findFirst();
  }

  @Test
  void refusesToPredictWithoutStatistics() {
    Network network = network();
    double[] parameters = network.initialParameters(1);
    assertEquals("layer 2, 'batch-norm', needs statistics of the training examples, which the network hasn't:"
        + " Network.withStatistics takes those of a TrainingResult", assertThrows(IllegalArgumentException.class,
        () -> new Predictor(network, parameters, Precision.FLOAT64)).getMessage());
    assertEquals("the layers keep 26 statistics, not 3", assertThrows(IllegalArgumentException.class,
        () -> network.withStatistics(1, 2, 3)).getMessage());
    double[] infinite = new double[26];
    infinite[7] = Double.POSITIVE_INFINITY;
    assertEquals("a statistic is Infinity", assertThrows(IllegalArgumentException.class,
        () -> network.withStatistics(infinite)).getMessage());
  }

  @Test
  void refusesTrainersThatLookAtOneExampleAfterAnother() {
    Network network = Network.withInputs(6).layer(new BatchNorm(), GLOROT).dense(3, new Identity(), GLOROT).build();
    assertEquals(new LevenbergMarquardt() + " needs outputs that follow from one example alone, and a layer looks at"
        + " all of a batch", assertThrows(IllegalArgumentException.class, () -> Training.of(network, new SquaredError())
        .trainer(new LevenbergMarquardt()).run(Generated.examples(1, 20, 6, 3))).getMessage());
  }
}
