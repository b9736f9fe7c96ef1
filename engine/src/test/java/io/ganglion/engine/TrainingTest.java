package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.api.Demand;
import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Step.Outcome;
import io.ganglion.api.Trainer;
import io.ganglion.api.host.PluginContractException;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingEvent.Ended;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Started;
import io.ganglion.engine.random.Randomness;
import io.ganglion.engine.settings.Keep;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.stop.Patience;
import io.ganglion.engine.stop.TargetLoss;
import io.ganglion.initializers.Constant;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Backprop;
import io.ganglion.trainers.Rprop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mostly on y = w x, the smallest network, where everything can be followed by hand. */
class TrainingTest {
  private static Network line(double w) {
    return Network.withInputs(1).denseWithoutBias(1, new Identity(), new Constant(w)).build();
  }

  private static Training training(double w) {
    return Training.of(line(w), new SquaredError());
  }

  private static Examples pairs(double... xt) {
    double[][] inputs = new double[xt.length / 2][];
    double[][] targets = new double[xt.length / 2][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new double[] {xt[2 * i]};
      targets[i] = new double[] {xt[2 * i + 1]};
    }
    return Examples.of(inputs, targets);
  }

  /** With w = 0, the loss of example i is ½ · 4ⁱ: the sum over a batch tells which examples are in it. */
  private static Examples telling(int count) {
    double[] xt = new double[2 * count];
    for (int i = 0; i < count; i++) {
      xt[2 * i] = 1;
      xt[2 * i + 1] = 1L << i;
    }
    return pairs(xt);
  }

  private static List<Integer> examplesIn(double batchLoss) {
    long digits = (long) (2 * batchLoss);
    return IntStream.range(0, 31).filter(i -> (digits >> 2 * i & 3) == 1).boxed().toList();
  }

  /** On a line that gives w for every example and should give 0, the validation loss is ½ w². */
  private static final Examples ZERO = pairs(1, 0);

  /**
   * Residuals (1 - 3, 0.5 - 1) give the gradient (-2 · 2 - 0.5 · 1) / 2 = -2.25; then (-0.875, -0.21875): -0.9296875.
   */
  @Test
  void followsBackpropByHand() {
    Examples examples = pairs(2, 3, 1, 1);
    Training training = training(0.5).trainer(new Backprop(0.25, 0));
    assertArrayEquals(new double[] {1.0625}, training.epochs(1).run(examples).parameters());
    double gradient = (2 * (2.125 - 3) + 0.0625) / 2;
    assertArrayEquals(new double[] {1.0625 - 0.25 * gradient}, training.epochs(2).run(examples).parameters());
    assertArrayEquals(new double[] {0.5 + 0.25 * 4.5},
        training.epochs(1).reduction(Reduction.SUM).run(examples).parameters());
  }

  @Test
  void stepsOncePerMiniBatch() {
    Examples examples = pairs(2, 3, 1, 1);
    double first = 0.5 + 0.25 * 4; // the first example alone: residual -2, gradient -4
    double second = first - 0.25 * (first - 1);
    Training training = training(0.5).trainer(new Backprop(0.25, 0)).epochs(1).batchSize(1).shuffle(false);
    assertArrayEquals(new double[] {second}, training.run(examples).parameters());
  }

  @Test
  void cutsEpochsIntoBatchesOfWhichTheLastMayBeSmaller() {
    List<Double> values = new ArrayList<>();
    training(0).trainer(new RecordingTrainer(values)).reduction(Reduction.SUM).epochs(2).batchSize(4)
        .shuffle(false).run(telling(10));
    assertEquals(
        List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9),
            List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9)),
        values.stream().map(TrainingTest::examplesIn).toList());
  }

  @Test
  void takesTheFullBatchUnlessToldOtherwise() {
    for (Training training : List.of(training(0), training(0).batchSize(10), training(0).batchSize(11))) {
      List<Double> values = new ArrayList<>();
      training.trainer(new RecordingTrainer(values)).reduction(Reduction.SUM).epochs(2).run(telling(10));
      List<Integer> all = IntStream.range(0, 10).boxed().toList();
      assertEquals(List.of(all, all), values.stream().map(TrainingTest::examplesIn).toList());
    }
  }

  /** Online, so that each step tells its one example. */
  @Test
  void drawsTheOrderFromTheSeedAndTheEpochAlone() {
    List<Double> values = new ArrayList<>();
    Training training = training(0).trainer(new RecordingTrainer(values)).batchSize(1).epochs(3).seed(42);
    training.run(telling(10));
    List<Integer> expected = new ArrayList<>();
    for (int epoch = 1; epoch <= 3; epoch++) {
      int[] order = IntStream.range(0, 10).toArray();
      Randomness.shuffle(order, Randomness.of(42, Randomness.Purpose.SHUFFLE, epoch));
      IntStream.of(order).forEach(expected::add);
    }
    assertEquals(expected, values.stream().map(value -> examplesIn(value).get(0)).toList());
    assertFalse(expected.subList(0, 10).equals(expected.subList(10, 20)));

    List<Double> first = List.copyOf(values);
    values.clear();
    training.run(telling(10));
    assertEquals(first, values);
    values.clear();
    training.seed(43).run(telling(10));
    assertFalse(first.equals(values));
  }

  @Test
  void reportsTheMeanOrTheSumOverAllBatches() {
    Examples examples = telling(10);
    double sum = ((1 << 20) - 1) / 6.0; // ½ Σ 4ⁱ
    assertEquals(sum, epochLoss(training(0).reduction(Reduction.SUM).batchSize(4), examples));
    assertEquals(sum, epochLoss(training(0).reduction(Reduction.SUM), examples));
    // Three means are rounded, weighted and added: a few roundings of numbers no larger than the sum.
    assertEquals(sum / 10, epochLoss(training(0).batchSize(4), examples), 4 * Math.ulp(sum));
    assertEquals(sum / 10, epochLoss(training(0), examples));
  }

  private static double epochLoss(Training training, Examples examples) {
    List<TrainingEvent> events = new ArrayList<>();
    training.trainer(new RecordingTrainer(new ArrayList<>())).epochs(1).listener(events::add).run(examples);
    return ((EpochEnded) events.get(1)).trainingLoss();
  }

  @Test
  void tellsListenersInOrder() {
    List<TrainingEvent> events = new ArrayList<>();
    training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 2, 3, 1)).epochs(3).listener(events::add)
        .run(ZERO, ZERO);
    assertEquals(List.of(
        new Started(1, 3),
        new EpochEnded(1, 8, OptionalDouble.of(2), true),
        new EpochEnded(2, 2, OptionalDouble.of(4.5), false),
        new EpochEnded(3, 4.5, OptionalDouble.of(0.5), true),
        new Ended(3, 3, "all 3 epochs were run")), events);
  }

  /** Before its step n it would say 1 / n. */
  private record Slowing(boolean saysNull) implements Trainer<ScriptedTrainer.State> {
    @Override
    public ScriptedTrainer.State start(Objective objective) {
      return new ScriptedTrainer.State(0);
    }

    @Override
    public Step<ScriptedTrainer.State> step(Objective objective, double[] parameters, ScriptedTrainer.State state) {
      return Step.progress(objective.value(parameters), new ScriptedTrainer.State(state.steps() + 1));
    }

    @Override
    public OptionalDouble learningRate(ScriptedTrainer.State state) {
      return saysNull ? null : OptionalDouble.of(1.0 / (state.steps() + 1));
    }
  }

  @Test
  void tellsListenersTheLearningRateOfTheNextStep() {
    for (Examples validation : new Examples[] {ZERO, null}) {
      List<OptionalDouble> rates = new ArrayList<>();
      Training training = training(4).trainer(new Slowing(false)).epochs(3).listener(event -> {
        if (event instanceof EpochEnded epoch) {
          rates.add(epoch.learningRate());
        }
      });
      if (validation == null) {
        training.run(ZERO);
      } else {
        training.run(ZERO, validation);
      }
      assertEquals(List.of(OptionalDouble.of(1 / 2.0), OptionalDouble.of(1 / 3.0), OptionalDouble.of(1 / 4.0)), rates);
    }
  }

  @Test
  void refusesALearningRateThatIsNull() {
    PluginContractException e = assertThrows(PluginContractException.class,
        () -> training(4).trainer(new Slowing(true)).epochs(1).run(ZERO, ZERO));
    assertEquals("learningRate returned null", e.method() + " " + e.broken());
    assertEquals(Slowing.class, e.plugin().orElseThrow());
  }

  /** The output for x = 1 is w itself: most of it after epoch 2, though the loss is least after epoch 3. */
  @Test
  void keepsTheBestByWhatIsMonitored() {
    for (boolean higherIsBetter : new boolean[] {true, false}) {
      List<TrainingEvent> events = new ArrayList<>();
      TrainingResult result = training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 2, 3, -1, 1)).epochs(4)
          .monitor(new Output(higherIsBetter)).listener(events::add).run(ZERO, ZERO);
      assertEquals(higherIsBetter ? 2 : 3, result.keptEpoch());
      assertArrayEquals(new double[] {higherIsBetter ? 3 : -1}, result.parameters());
      assertEquals(new EpochEnded(2, 2, OptionalDouble.of(4.5), higherIsBetter,
          Optional.of(new TrainingEvent.Monitored("output", 3, higherIsBetter))), events.get(2));
    }
  }

  /** The output is w times x: 1 in validation, 2 in training. */
  @Test
  void measuresTheTrainingExamplesIfTheMonitorWantsTo() {
    List<TrainingEvent> events = new ArrayList<>();
    training(2).trainer(new ScriptedTrainer(Outcome.PROGRESS, 5, 3)).epochs(2).monitor(new Output(true, true))
        .listener(events::add).run(pairs(2, 0), ZERO);
    assertEquals(List.of(new TrainingEvent.Monitored("output", 5, true, OptionalDouble.of(10)),
        new TrainingEvent.Monitored("output", 3, true, OptionalDouble.of(6))),
        events.stream().filter(EpochEnded.class::isInstance).map(event -> ((EpochEnded) event).monitored().get())
            .toList());
  }

  @Test
  void neverKeepsWhatIsNotDefined() {
    Monitor undefinedAboveTwo = new Monitor() {
      @Override
      public String name() {
        return "small output";
      }

      @Override
      public boolean higherIsBetter() {
        return true;
      }

      @Override
      public double of(double[] outputs, Examples validation) {
        return outputs[0] > 2 ? Double.NaN : outputs[0];
      }
    };
    assertEquals(1, training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 2, 3, 1)).epochs(3)
        .monitor(undefinedAboveTwo).run(ZERO, ZERO).keptEpoch());
  }

  @Test
  void stopsByWhatIsMonitored() {
    TrainingResult result = training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 5, 4, 3, 2, 1)).epochs(5)
        .monitor(new Output(true)).stop(new Patience(2, 0)).run(ZERO, ZERO);
    assertEquals("the validation output has not improved for 2 epochs", result.stopReason().sentence());
    assertEquals(3, result.epochs());
  }

  @Test
  void monitorsNothingWithoutValidationData() {
    assertEquals("monitoring output needs validation data", assertThrows(IllegalArgumentException.class,
        () -> training(4).trainer(new Rprop()).monitor(new Output(true)).run(ZERO)).getMessage());
  }

  private record Output(boolean higherIsBetter, boolean isOfBoth) implements Monitor {
    Output(boolean higherIsBetter) {
      this(higherIsBetter, false);
    }

    @Override
    public boolean measures(Examples training) {
      return isOfBoth;
    }

    @Override
    public String name() {
      return "output";
    }

    @Override
    public double of(double[] outputs, Examples validation) {
      return outputs[0];
    }
  }

  @Test
  void tellsListenersThatThereIsNoValidation() {
    List<TrainingEvent> events = new ArrayList<>();
    training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 2)).epochs(1).listener(events::add).run(ZERO);
    assertEquals(List.of(
        new Started(1, 1),
        new EpochEnded(1, 8, OptionalDouble.empty(), false),
        new Ended(1, 1, "the one epoch was run")), events);
  }

  @Test
  void endsWithWhatAListenerThrows() {
    IllegalStateException thrown = new IllegalStateException("enough");
    Training training = training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 2, 2)).listener(event -> {
      if (event instanceof EpochEnded) {
        throw thrown;
      }
    });
    assertSame(thrown, assertThrows(IllegalStateException.class, () -> training.run(ZERO)));
  }

  /** The fourth of six batches is the first of the second epoch. */
  @Test
  void endsAfterTheStepInWhichItIsCancelled() {
    Examples examples = pairs(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    for (int steps : new int[] {1, 3, 4}) {
      AtomicInteger asked = new AtomicInteger();
      TrainingResult result = training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 1, 2, 3, 4, 5, 6)).batchSize(2)
          .cancelWhen(() -> asked.incrementAndGet() == steps).run(examples);
      assertArrayEquals(new double[] {steps}, result.parameters());
      assertEquals(new StopReason(StopReason.Kind.INTERRUPTED, steps == 1 ? "cancelled in epoch 1"
          : steps == 3 ? "cancelled after epoch 1" : "cancelled in epoch 2"), result.stopReason());
      assertEquals(steps, asked.get());
    }
  }

  @Test
  void keepsACheckpointIfItIsCancelledFromWhichItGoesOnToTheSameEnd() throws IOException {
    Examples examples = telling(10);
    Training training = training(0).trainer(new Backprop(1e-7, 0.9)).batchSize(3).epochs(4);
    TrainingResult straight = training.run(examples);
    Kept kept = new Kept(CheckpointKeeper.Wish.GO_ON);
    AtomicInteger asked = new AtomicInteger();
    training.checkpoints(kept).cancelWhen(() -> asked.incrementAndGet() == 6).run(examples);
    assertEquals(1, kept.checkpoints.size());
    Checkpoint from = CheckpointFile.read(kept.last());
    assertEquals(1, from.epochs());
    assertEquals(6, from.seen());
    assertArrayEquals(straight.parameters(), training.resume(from, examples).parameters());
  }

  /** As a program with a button would: the training thread is another. */
  @Test
  @Timeout(60)
  void isCancelledByAnotherThread() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    CountDownLatch underWay = new CountDownLatch(1);
    CompletableFuture<TrainingResult> result = CompletableFuture.supplyAsync(
        () -> training(0).trainer(new Backprop(1e-9, 0)).epochs(Integer.MAX_VALUE)
            .listener(event -> underWay.countDown()).cancelWhen(cancelled::get).run(telling(10)));
    underWay.await();
    cancelled.set(true);
    assertEquals(StopReason.Kind.INTERRUPTED, result.get().stopReason().kind());
    assertTrue(result.get().stopReason().sentence().startsWith("cancelled after epoch "));
  }

  @Test
  void keepsTheFirstOfTheBestParameters() {
    TrainingResult result = training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 3, 1, 2, -1, 5)).epochs(5)
        .run(ZERO, ZERO);
    assertArrayEquals(new double[] {1}, result.parameters());
    assertEquals(2, result.keptEpoch());
    assertEquals(5, result.epochs());
    assertEquals(new StopReason(StopReason.Kind.EPOCHS, "all 5 epochs were run"), result.stopReason());
  }

  @Test
  void keepsTheLastParametersIfAskedOrWithoutValidation() {
    ScriptedTrainer trainer = new ScriptedTrainer(Outcome.PROGRESS, 3, 1, 2);
    for (TrainingResult result : List.of(
        training(4).trainer(trainer).epochs(3).keep(Keep.LAST).run(ZERO, ZERO),
        training(4).trainer(trainer).epochs(3).run(ZERO))) {
      assertArrayEquals(new double[] {2}, result.parameters());
      assertEquals(3, result.keptEpoch());
    }
  }

  @Test
  void stopsWhenPatienceIsAtItsEnd() {
    TrainingResult result = training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 3, 1, 2, 1, 0))
        .stop(new Patience(2, 0)).run(ZERO, ZERO);
    assertEquals(4, result.epochs());
    assertEquals(2, result.keptEpoch());
    assertEquals(new StopReason(StopReason.Kind.RULE, "the validation loss has not improved for 2 epochs"),
        result.stopReason());
  }

  /** That a loss is 0.5 is known from the step that starts there: in the epoch after. */
  @Test
  void stopsAtTheTargetLoss() {
    TrainingResult result = training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 2, 1, 1, 3))
        .stop(new TargetLoss(0.5)).run(ZERO);
    assertEquals(3, result.epochs());
    assertEquals(new StopReason(StopReason.Kind.RULE, "the training loss reached the target of 0.5"),
        result.stopReason());
  }

  /** The third epoch starts at the target and leaves it: its parameters are not what was asked for. */
  @Test
  void goesOnWhereAStepLedAwayFromTheTargetLoss() {
    TrainingResult result = training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 2, 1, 3, 1, 1, 9))
        .stop(new TargetLoss(0.5)).run(ZERO);
    assertEquals(5, result.epochs());
    assertArrayEquals(new double[] {1}, result.parameters());
  }

  @Test
  void stopsWhenTheTrainerIsDone() {
    TrainingResult converged = training(4).trainer(new ScriptedTrainer(Outcome.CONVERGED, 2, 1)).run(ZERO);
    assertEquals(2, converged.epochs());
    assertArrayEquals(new double[] {1}, converged.parameters());
    assertEquals(new StopReason(StopReason.Kind.CONVERGED, "the trainer found a minimum"), converged.stopReason());
    assertEquals(new StopReason(StopReason.Kind.STUCK, "the trainer finds no better parameters from here"),
        training(4).trainer(new ScriptedTrainer(Outcome.STUCK, 2, 1)).run(ZERO).stopReason());
  }

  /** The second of three batches is the last: four examples were seen, all with the loss ½. */
  @Test
  void reportsTheLossOfTheBatchesThatWereSeenIfTheTrainerIsDoneBeforeTheEpochIs() {
    Examples examples = pairs(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    for (Reduction reduction : Reduction.values()) {
      List<TrainingEvent> events = new ArrayList<>();
      TrainingResult result = training(4).trainer(new ScriptedTrainer(Outcome.CONVERGED, 2, 1)).batchSize(2)
          .reduction(reduction).listener(events::add).run(examples);
      assertEquals(1, result.epochs());
      assertEquals(reduction == Reduction.MEAN ? 0.5 : 2, ((EpochEnded) events.get(1)).trainingLoss());
      assertEquals(3, events.size());
    }
  }

  @Test
  void stopsWhenTrainingDiverges() {
    List<TrainingEvent> events = new ArrayList<>();
    TrainingResult result = training(0.5).trainer(new Backprop(1e6, 0)).listener(events::add).run(pairs(2, 3, 1, 1));
    assertEquals(StopReason.Kind.DIVERGED, result.stopReason().kind());
    // Each step multiplies the error by 1 - 1e6 · 2.5, and its square overflows beyond 1e154 or so: (154 / 6.4) + 1.
    assertEquals("training diverged in epoch 26, batch 1 of 1, layer 1: the loss is Infinity",
        result.stopReason().sentence());
    assertEquals(new Ended(26, 26, "training diverged in epoch 26, batch 1 of 1, layer 1: the loss is Infinity"),
        events.get(events.size() - 1));
    assertEquals(27, events.size());
    assertEquals("training diverged in epoch 13, batch 2 of 2, layer 1: the loss is Infinity",
        training(0.5).trainer(new Backprop(1e6, 0)).batchSize(1).shuffle(false).run(pairs(2, 3, 1, 1)).stopReason()
            .sentence());
  }

  @Test
  void callsItDivergedIfTheLastStepLeftNumbersBehind() {
    TrainingResult result =
        training(4).trainer(new ScriptedTrainer(Outcome.CONVERGED, Double.NaN)).epochs(1).run(ZERO);
    assertEquals(new StopReason(StopReason.Kind.DIVERGED,
        "training diverged in epoch 1, batch 1 of 1, layer 1: a parameter is NaN"), result.stopReason());
  }

  @Test
  void keepsTheBestParametersOfATrainingThatDiverged() {
    TrainingResult result =
        training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 1, Double.NaN, 0)).run(ZERO, ZERO);
    assertEquals(StopReason.Kind.DIVERGED, result.stopReason().kind());
    assertEquals(2, result.epochs());
    assertEquals(1, result.keptEpoch());
    assertArrayEquals(new double[] {1}, result.parameters());
  }

  @Test
  void stopsAfterTheEpochInWhichItIsInterrupted() {
    Training training = training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 3, 2, 1)).epochs(3)
        .listener(event -> {
          if (event instanceof EpochEnded ended && ended.epoch() == 2) {
            Thread.currentThread().interrupt();
          }
        });
    TrainingResult result;
    try {
      result = training.run(ZERO);
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt is still there for the caller");
    }
    assertEquals(new StopReason(StopReason.Kind.INTERRUPTED, "interrupted after epoch 2"), result.stopReason());
    assertArrayEquals(new double[] {2}, result.parameters());
  }

  @Test
  void isCompleteIfItIsInterruptedInTheLastEpoch() {
    Training training = training(4).trainer(new ScriptedTrainer(Outcome.PROGRESS, 3)).epochs(1)
        .listener(event -> Thread.currentThread().interrupt());
    TrainingResult result;
    try {
      result = training.run(ZERO);
    } finally {
      Thread.interrupted();
    }
    assertEquals(new StopReason(StopReason.Kind.EPOCHS, "the one epoch was run"), result.stopReason());
  }

  @Test
  void runsAgainWithTheSameResult() {
    Network network = Network.withInputs(3).dense(2, new Identity(), new Uniform()).build();
    Training training = Training.of(network, new SquaredError()).trainer(new Backprop(0.1, 0.5)).epochs(5)
        .batchSize(8).stop(new Patience(3, 0)).seed(7);
    Examples examples = Generated.examples(1, 50, 3, 2);
    double[] parameters = training.run(examples, examples).parameters();
    assertArrayEquals(parameters, training.run(examples, examples).parameters());
  }

  @Test
  void refusesMiniBatchesForATrainerThatNeedsFullBatches() {
    Training training = training(1).trainer(new Rprop()).batchSize(2);
    assertEquals(new Rprop() + " needs full batches", refusal(() -> training.run(pairs(1, 1, 2, 2, 3, 3))));
    training.epochs(1).run(pairs(1, 1, 2, 2));
  }

  private record LeastSquares() implements Trainer<LeastSquares.State> {
    record State() {}

    @Override
    public State start(Objective objective) {
      throw new AssertionError("was started");
    }

    @Override
    public Step<State> step(Objective objective, double[] parameters, State state) {
      throw new AssertionError("made a step");
    }

    @Override
    public Set<Demand> demands() {
      return Set.of(Demand.LEAST_SQUARES);
    }
  }

  @Test
  void refusesATrainerThatNeedsMoreOfTheObjective() {
    assertEquals("LeastSquares[] needs double precision",
        refusal(() -> training(1).trainer(new LeastSquares()).precision(Precision.FLOAT32).run(ZERO)));
    assertEquals("LeastSquares[] needs full batches",
        refusal(() -> training(1).trainer(new LeastSquares()).batchSize(1).run(pairs(1, 1, 2, 2))));
  }

  @Test
  void refusesARuleThatNeedsValidationDataIfThereIsNone() {
    assertEquals("Patience[epochs=3, minImprovement=0.0] needs validation data",
        refusal(() -> training(1).trainer(new Rprop()).stop(new Patience(3, 0)).run(ZERO)));
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    assertEquals("epochs must be 1 or more, but is 0", refusal(() -> training(1).epochs(0)));
    assertEquals("batch size must be 1 or more, but is -1", refusal(() -> training(1).batchSize(-1)));
    assertEquals("threads must be 1 or more, but is 0", refusal(() -> training(1).threads(0)));
    assertEquals("there are no examples",
        refusal(() -> training(1).trainer(new Rprop()).run(ZERO, new Examples(0, 1, 1, new double[0], new double[0]))));
  }

  private static String refusal(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  @Test
  void needsATrainer() {
    assertEquals("no trainer was chosen",
        assertThrows(IllegalStateException.class, () -> training(1).run(ZERO)).getMessage());
  }
}
