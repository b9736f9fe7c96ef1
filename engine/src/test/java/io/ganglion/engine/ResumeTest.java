package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Demand;
import io.ganglion.api.Objective;
import io.ganglion.api.Scratch;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.settings.Keep;
import io.ganglion.engine.stop.GeneralizationLoss;
import io.ganglion.engine.stop.Patience;
import io.ganglion.engine.stop.ProgressQuotient;
import io.ganglion.engine.stop.RisingStrips;
import io.ganglion.engine.stop.SmallGradient;
import io.ganglion.engine.stop.TargetLoss;
import io.ganglion.engine.stop.TimeLimit;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Backprop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes on from a checkpoint ends with the bits of what was never stopped, wherever that was. */
class ResumeTest {
  private static final Examples TRAINING = Generated.examples(1, 40, 3, 2);
  private static final Examples VALIDATION = Generated.examples(2, 15, 3, 2);
  private static final int EPOCHS = 12;

  /** Every trainer that a user finds, with its defaults. */
  @SuppressWarnings("rawtypes") // as ServiceLoader wants it
  static List<Trainer> trainers() {
    List<Trainer> trainers = new ArrayList<>();
    ServiceLoader.load(Trainer.class).forEach(trainers::add);
    trainers.add(new Hoarder());
    assertTrue(trainers.size() > 10);
    return trainers;
  }

  /** Every stop rule, none of which says stop before some epochs have gone by. */
  private static Training training(Trainer<?> trainer) {
    Network network = Network.withInputs(3).dense(4, new Tanh(), new Uniform()).dense(2, new Identity(), new Uniform())
        .build();
    return Training.of(network, new SquaredError()).trainer(trainer).epochs(EPOCHS).seed(7)
        .stop(new Patience(6, 0)).stop(new TargetLoss(1e-6)).stop(new GeneralizationLoss(400))
        .stop(new ProgressQuotient(400, 3)).stop(new RisingStrips(3, 2)).stop(new SmallGradient(1e-12))
        .stop(new TimeLimit(1e9));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void goesOnAfterEveryStepOfEveryTrainer(Trainer<?> trainer) throws IOException {
    boolean full = trainer.demands().contains(Demand.FULL_BATCH) || trainer.demands().contains(Demand.LEAST_SQUARES);
    for (int batchSize : full ? new int[] {40} : new int[] {40, 9}) {
      for (Keep keep : Keep.values()) {
        List<TrainingEvent> events = new ArrayList<>();
        Training training = training(trainer).batchSize(batchSize).keep(keep).listener(events::add);
        Kept all = new Kept(CheckpointKeeper.Wish.KEEP);
        TrainingResult straight = training(trainer).batchSize(batchSize).keep(keep).listener(events::add)
            .checkpoints(all).run(TRAINING, VALIDATION);
        List<TrainingEvent> told = List.copyOf(events);

        assertTrue(!all.checkpoints.isEmpty());
        for (byte[] bytes : all.checkpoints) {
          Checkpoint from = CheckpointFile.read(bytes);
          events.clear();
          TrainingResult resumed = training.resume(from, TRAINING, VALIDATION);
          String where = batchSize + " per batch, " + keep + ", epoch " + from.epochs() + ", example " + from.seen();
          assertArrayEquals(straight.parameters(), resumed.parameters(), where);
          assertEquals(straight.stopReason(), resumed.stopReason(), where);
          assertEquals(straight.epochs(), resumed.epochs(), where);
          assertEquals(straight.keptEpoch(), resumed.keptEpoch(), where);
          assertEquals(told.subList(1 + from.epochs(), told.size()), events.subList(1, events.size()), where);
        }
      }
    }
  }

  /** As if the machine were switched off after every step. */
  @Test
  void goesOnThoughItIsStoppedAfterEveryStep() throws IOException {
    Training training = training(new Backprop(0.1, 0.9)).batchSize(9);
    TrainingResult straight = training.run(TRAINING, VALIDATION);
    Kept stop = new Kept(CheckpointKeeper.Wish.KEEP_AND_STOP);
    training.checkpoints(stop);
    TrainingResult result = training.run(TRAINING, VALIDATION);
    assertEquals("interrupted in epoch 1", result.stopReason().sentence());
    while (result.stopReason().kind() == StopReason.Kind.INTERRUPTED) {
      result = training.resume(CheckpointFile.read(stop.last()), TRAINING, VALIDATION);
    }
    assertArrayEquals(straight.parameters(), result.parameters());
    assertEquals(straight.stopReason(), result.stopReason());
  }

  /** Uses every type of component, and starts with nonsense in its scratch. */
  private record Hoarder() implements Trainer<Hoarder.State> {
    private record State(double[] sums, int[] signs, long[] counts, int last, long all, boolean odd, double loss,
        @Scratch double[] gradient) {}

    @Override
    public State start(Objective objective) {
      int n = objective.dimension();
      return new State(new double[n], new int[n], new long[] {0}, -1, 0, false, Double.POSITIVE_INFINITY,
          new double[n]);
    }

    @Override
    public Step<State> step(Objective objective, double[] parameters, State state) {
      double[] gradient = state.gradient;
      double loss = objective.gradient(parameters, gradient);
      for (int i = 0; i < gradient.length; i++) {
        state.sums[i] += gradient[i];
        state.signs[i] += gradient[i] > 0 ? 1 : -1;
        parameters[i] -= 0.01 * state.sums[i] + 1e-4 * state.signs[i] + (state.odd ? 1e-5 : 0)
            + 1e-6 * state.counts[0] + 1e-7 * state.last + 1e-8 * state.all + (loss > state.loss ? 1e-3 : 0);
      }
      state.counts[0]++;
      return Step.progress(loss, new State(state.sums, state.signs, state.counts, state.last + 1, state.all + 2,
          !state.odd, loss, gradient));
    }
  }
}
