package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Demand;
import io.ganglion.api.Trainer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Keep;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.stop.SmallGradient;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Backprop;
import io.ganglion.trainers.LevenbergMarquardt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainings that go on from given parameters, some of which stay as they are. */
class WarmStartTest {
  private static final Examples EXAMPLES = Generated.examples(1, 40, 3, 2);
  private static final Network NETWORK = Network.withInputs(3).dense(4, new Tanh(), new Uniform())
      .dense(3, new Tanh(), new Uniform()).dense(2, new Identity(), new Uniform()).build();
  private static final int FIRST = 3 * 4 + 4;
  private static final int SECOND = FIRST + 4 * 3 + 3;

  @SuppressWarnings("rawtypes") // as ServiceLoader wants it
  static List<Trainer> trainers() {
    List<Trainer> trainers = new ArrayList<>();
    ServiceLoader.load(Trainer.class).forEach(trainers::add);
    assertTrue(trainers.size() > 10);
    return trainers;
  }

  private static Training training(Trainer<?> trainer) {
    return Training.of(NETWORK, new SquaredError()).trainer(trainer).epochs(6).keep(Keep.LAST)
        .startAt(NETWORK.initialParameters(5)).penalty(new Penalty(0, 1e-3));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void leavesFrozenLayersAsTheyAreUnderEveryTrainer(Trainer<?> trainer) {
    boolean full = trainer.demands().contains(Demand.FULL_BATCH) || trainer.demands().contains(Demand.LEAST_SQUARES);
    double[] start = NETWORK.initialParameters(5);
    for (int batch : full ? new int[] {40} : new int[] {40, 9}) {
      double[] end = training(trainer).batchSize(batch).freeze(2).run(EXAMPLES).parameters();
      assertArrayEquals(Arrays.copyOfRange(start, FIRST, SECOND), Arrays.copyOfRange(end, FIRST, SECOND));
      assertFalse(Arrays.equals(Arrays.copyOf(start, FIRST), Arrays.copyOf(end, FIRST)), trainer + " moved nothing");
      assertFalse(Arrays.equals(Arrays.copyOfRange(start, SECOND, start.length),
          Arrays.copyOfRange(end, SECOND, end.length)), trainer + " moved nothing");
    }
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void goesOnAfterEveryStepWithTheSameBits(Trainer<?> trainer) throws IOException {
    Kept all = new Kept(CheckpointKeeper.Wish.KEEP);
    TrainingResult straight = frozen(trainer).checkpoints(all).run(EXAMPLES);
    for (byte[] checkpoint : all.checkpoints) {
      Checkpoint from = CheckpointFile.read(checkpoint);
      if (from.epochs() < 6) {
        assertArrayEquals(straight.parameters(), frozen(trainer).resume(from, EXAMPLES).parameters());
      }
    }
  }

  private static Training frozen(Trainer<?> trainer) {
    return training(trainer).freeze(1).freeze(2);
  }

  /** Over two frozen layers, the last is a network of its own over what they give. */
  @Test
  void isTheTrainingOfTheOtherLayersAlone() {
    Network body = Network.withInputs(3).dense(4, new Tanh(), new Uniform()).dense(3, new Tanh(), new Uniform())
        .build();
    Network head = Network.withInputs(3).dense(2, new Identity(), new Uniform()).build();
    double[] start = NETWORK.initialParameters(5);
    double[] features = body.outputs(Arrays.copyOf(start, SECOND), EXAMPLES.inputs(), EXAMPLES.count());
    Examples seen = new Examples(EXAMPLES.count(), 3, 2, features, EXAMPLES.targets());
    for (Trainer<?> trainer : List.of(new LevenbergMarquardt(), new Backprop())) {
      double[] ofHead = Training.of(head, new SquaredError()).trainer(trainer).epochs(6).keep(Keep.LAST)
          .startAt(Arrays.copyOfRange(start, SECOND, start.length)).run(seen).parameters();
      double[] end = frozen(trainer).penalty(Penalty.NONE).run(EXAMPLES).parameters();
      assertArrayEquals(ofHead, Arrays.copyOfRange(end, SECOND, end.length), 1e-12);
    }
  }

  @Test
  void clipsAndStopsByTheGradientOfWhatMoves() {
    double[] start = NETWORK.initialParameters(5);
    Backprop plain = new Backprop();
    double[] end = frozen(plain).epochs(1).gradientClipNorm(1e-3).run(EXAMPLES).parameters();
    double moved = 0;
    for (int i = SECOND; i < end.length; i++) {
      moved += (end[i] - start[i]) * (end[i] - start[i]);
    }
    assertEquals(plain.learningRate() * 1e-3, Math.sqrt(moved), 1e-15);
    TrainingResult solved = frozen(new LevenbergMarquardt()).epochs(50).stop(new SmallGradient(1e-9)).run(EXAMPLES);
    assertTrue(solved.epochs() < 10, "a linear layer is solved at once, though frozen layers have gradients");
  }

  @Test
  void startsWhereItIsTold() {
    double[] start = NETWORK.initialParameters(9);
    start[0] = 0.125;
    double[][] seen = new double[1][];
    training(new Backprop()).startAt(start).epochs(1)
        .observer(new EpochObserver() {
          @Override
          public boolean wants(int epoch) {
            return false;
          }

          @Override
          public void observe(int epoch, double[] parameters, Optional<TrainerSteps> steps) {
            seen[0] = epoch == 0 ? parameters.clone() : seen[0];
          }
        }).run(EXAMPLES);
    assertArrayEquals(start, seen[0]);
    assertEquals(0.125, start[0], "the array is the caller's");
  }

  @Test
  void refusesWhatCantBe() {
    assertEquals("a training starts at 39 parameters, as many as the network has, not at 3",
        assertThrows(IllegalArgumentException.class, () -> training(new Backprop()).startAt(new double[3]))
            .getMessage());
    assertEquals("there is no layer 4 with parameters to freeze, or it is frozen already",
        assertThrows(IllegalArgumentException.class, () -> training(new Backprop()).freeze(4)).getMessage());
    Training all = frozen(new Backprop()).freeze(3);
    assertEquals("all 39 parameters are frozen, so there is nothing to train",
        assertThrows(IllegalArgumentException.class, () -> all.run(EXAMPLES)).getMessage());
  }
}
