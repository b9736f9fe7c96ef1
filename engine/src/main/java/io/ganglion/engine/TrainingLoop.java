package io.ganglion.engine;

import io.ganglion.api.ExactMath;
import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.Breakdown;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.network.BreakdownFinder;
import io.ganglion.engine.network.Population;
import io.ganglion.engine.objective.ExampleSums;
import io.ganglion.engine.objective.FreeParameters;
import io.ganglion.engine.objective.StepWatch;
import io.ganglion.engine.objective.TrainedObjective;
import io.ganglion.engine.settings.Keep;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.settings.TrainerChecks;
import io.ganglion.engine.stop.StopRule;
import io.ganglion.engine.store.CheckpointException;
import io.ganglion.engine.store.StoredRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One training from its start to its end. */
final class TrainingLoop<S extends Record> {
  /** An input beyond this is to blame if numbers overflow: scaled ones are some hundredths of it (chosen). */
  private static final double UNSCALED = 100;

  private final TrainingSettings settings;
  private final Trainer<S> trainer;
  private final ExampleSums sums;
  private final Objective objective;
  /** {@link #objective}, as the trainer demands to see it. */
  private final Objective demanded;
  private final StepWatch watch;
  /** Null without validation data. */
  private final @Nullable Objective validation;
  /** Likewise. */
  private final @Nullable Examples validationExamples;
  private final Examples trainingExamples;
  /** Null if layers keep nothing of the training examples. */
  private final @Nullable Population population;
  private final long examples;
  private final boolean isFullBatch;
  private final List<Watch<?>> watches = new ArrayList<>();
  /** What the losses can't fall below; of the validation examples, 0 without any. */
  private final double leastTrainingLoss;
  private final double leastValidationLoss;

  private final double[] parameters;
  /** What the trainer changes: {@link #parameters} itself, or those of them that aren't frozen. */
  private final double[] moved;
  @SuppressWarnings("NullAway.Init") // the trainer's first, from the start of run on
  private S state;
  /** Whole epochs. */
  private int epochs;
  /** Examples of the next epoch, and the sum of their losses: of a full batch always 0, for it is one step. */
  private long seen;
  private double lossSum;
  /** The sum of their weights; their number if they all count once. */
  private double weightSeen;
  /** The validation loss, or what is judged by instead, the lower the better. */
  private double bestJudged = Double.POSITIVE_INFINITY;
  private double @Nullable [] bestParameters;
  private int bestEpoch;
  private @Nullable Breakdown breakdown;

  /** @param validationExamples null if there are none */
  TrainingLoop(TrainingSettings settings, Trainer<S> trainer, TrainedObjective trained, Examples trainingExamples,
      @Nullable Examples validationExamples) {
    this.trainingExamples = trainingExamples;
    this.validationExamples = validationExamples;
    this.leastTrainingLoss = trained.least().training();
    this.leastValidationLoss = trained.least().validation();
    this.settings = settings;
    this.trainer = trainer;
    this.sums = trained.sums();
    this.objective = trained.objective();
    this.demanded = trained.demanded();
    this.watch = trained.watch();
    this.validation = trained.validation();
    this.population = trained.population();
    this.examples = sums.examples();
    this.isFullBatch = settings.isFullBatch(examples);
    this.parameters = settings.start().parameters();
    this.moved = settings.start().moved(parameters);
    for (StopRule<?> rule : settings.stopRules()) {
      watches.add(new Watch<>(rule));
    }
  }

  /**
   * Trains to the end.
   *
   * @param from where to go on; null for the start
   */
  TrainingResult run(@Nullable Checkpoint from) {
    settings.tell(new TrainingEvent.Started(parameters.length, settings.epochs()));
    state = TrainerChecks.start(trainer, demanded);
    if (from != null) {
      goOnFrom(from);
    }
    if (settings.keeper() != null) {
      TrainerChecks.stored(trainer, "start", state); // so that a state that no checkpoint can hold is found out now
    }
    if (from == null) {
      show(true);
    }
    StopReason reason = from == null ? atTheStart() : null;
    while (reason == null) {
      reason = step();
    }
    double[] kept = bestParameters != null ? bestParameters : parameters;
    int keptEpoch = bestParameters != null ? bestEpoch : epochs;
    settings.tell(new TrainingEvent.Ended(epochs, keptEpoch, reason.sentence()));
    return new TrainingResult(kept, epochs, keptEpoch, reason, Optional.ofNullable(breakdown),
        breakdown == null ? statistics(kept) : new double[0]);
  }

  /** What layers keep of the training examples, layer by layer. */
  private double[] statistics(double[] of) {
    return population == null ? new double[0]
        : Arrays.stream(population.at(of)).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Makes one step, and ends the epoch if that was its last; returns why training ends, or null. */
  private @Nullable StopReason step() {
    Step<S> step;
    boolean epochEnds = true;
    double trainingLoss;
    watch.begin();
    if (isFullBatch) {
      step = TrainerChecks.step(trainer, demanded, moved, state);
      trainingLoss = step.loss();
    } else {
      long to = Math.min(seen + settings.batchSize(), examples);
      sums.select(epochs + 1, seen, to);
      step = TrainerChecks.step(trainer, demanded, moved, state);
      lossSum += settings.reduction() == Reduction.MEAN ? step.loss() * sums.weight() : step.loss();
      weightSeen += sums.weight();
      seen = to;
      trainingLoss = settings.reduction() == Reduction.MEAN && weightSeen != 0 ? lossSum / weightSeen : lossSum;
      epochEnds = seen == examples;
    }
    state = step.state();
    if (moved != parameters) {
      FreeParameters.scatter(moved, settings.start().free(), parameters);
    }
    BreakdownFinder.Found broken = broken(Double.isFinite(step.loss()) ? trainingLoss : step.loss(), epochEnds);
    if (broken != null) {
      return diverged(broken);
    }
    StopReason reason = reasonOf(step.outcome());
    epochEnds |= reason != null;
    if (epochEnds) {
      epochs++;
      seen = 0;
      lossSum = 0;
      weightSeen = 0;
      StopReason judged = judge(trainingLoss);
      reason = reason == null ? judged : reason;
      show(reason != null);
    }
    return reason == null ? between(epochEnds) : reason;
  }

  /** Whether a step's outcome ends training, and why. */
  private static @Nullable StopReason reasonOf(Step.Outcome outcome) {
    return switch (outcome) {
      case PROGRESS -> null;
      case CONVERGED -> new StopReason(StopReason.Kind.CONVERGED, "the trainer found a minimum");
      case STUCK -> new StopReason(StopReason.Kind.STUCK, "the trainer finds no better parameters from here");
    };
  }

  /** Initial weights come from an initializer, which may be any plug-in. */
  private @Nullable StopReason atTheStart() {
    BreakdownFinder.Found broken = new BreakdownFinder(settings.network().graph(), settings.precision())
        .inParameters(parameters, "an initial weight", BreakdownFinder.Cause.INITIALIZER);
    return broken == null ? null : diverged(broken);
  }

  /**
   * What is not finite after a step; null if everything is. Gradients at intermediate points (a line search's) may be
   * non-finite: the trainer deals with them. Those at the start and the end of a step may not. In the middle of an
   * epoch, parameters that were checked as they were changed are not checked again.
   */
  private BreakdownFinder.@Nullable Found broken(double loss, boolean epochEnds) {
    BreakdownFinder.Found found = watch.found();
    if (!Double.isFinite(loss)) {
      return found != null ? found : new BreakdownFinder.Found(settings.network().graph().last(),
          "the loss is " + loss, BreakdownFinder.Cause.STEP);
    }
    boolean checked = !epochEnds && watch.leftFinite(parameters);
    if (!checked && !watch.areFinite(parameters)) {
      return found != null ? found : new BreakdownFinder(settings.network().graph(), settings.precision())
          .inParameters(parameters, "a parameter", BreakdownFinder.Cause.STEP);
    }
    if (found == null || watch.gradients() == 1) {
      return found;
    }
    watch.begin();
    objective.gradient(parameters, new double[parameters.length]);
    return watch.found();
  }

  private StopReason diverged(BreakdownFinder.Found broken) {
    long size = isFullBatch ? examples : settings.batchSize();
    Breakdown.Input largest = sums.largestInput();
    Breakdown.Cause cause = broken.cause() == BreakdownFinder.Cause.STEP && Math.abs(largest.value()) > UNSCALED
        ? Breakdown.Cause.INPUT
        : broken.cause() == BreakdownFinder.Cause.STEP && overflowsAtTheStart() ? Breakdown.Cause.START
        : Breakdown.Cause.of(broken.cause());
    epochs++;
    breakdown = new Breakdown(epochs, Math.toIntExact(Math.max(1, (seen + size - 1) / size)),
        Math.toIntExact((examples + size - 1) / size), settings.network().graph().node(broken.node()).number(),
        broken.what(), cause, largest);
    return new StopReason(StopReason.Kind.DIVERGED, breakdown.sentence());
  }

  /** Whether the first step started where a number on the way to the gradient is not finite. */
  private boolean overflowsAtTheStart() {
    if (epochs > 0 || !isFullBatch && seen > settings.batchSize()) {
      return false;
    }
    watch.begin();
    objective.gradient(settings.start().parameters(), new double[parameters.length]);
    return watch.found() != null;
  }

  /** Why training ends with this epoch, but for the trainer's own reasons; or null. */
  private @Nullable StopReason judge(double trainingLoss) {
    StopReason reason = null;
    EpochEnded ended = measure(epochs, trainingLoss);
    if (ended != null) {
      settings.tell(ended);
      for (Watch<?> watch : watches) {
        StopReason stop = watch.rule.asksForGradient() ? watch.after(ended, gradientNorm())
            : watch.after(watch.rule.looksAtRatios() ? aboveLeast(ended) : ended);
        if (stop != null && watch.rule.asksForTrainingLoss()) {
          stop = watch.after(atItsEnd(ended));
        }
        reason = reason == null ? stop : reason;
      }
    }
    if (reason == null && epochs == settings.epochs()) {
      return new StopReason(StopReason.Kind.EPOCHS,
          epochs == 1 ? "the one epoch was run" : "all " + epochs + " epochs were run");
    }
    return reason;
  }

  /** The epoch with what lies above the least that its losses can be. */
  private EpochEnded aboveLeast(EpochEnded epoch) {
    return new EpochEnded(epoch.epoch(), epoch.trainingLoss() - leastTrainingLoss,
        epoch.validationLoss().stream().map(loss -> loss - leastValidationLoss).findFirst(), epoch.best(),
        epoch.monitored(), epoch.learningRate());
  }

  /** The epoch with its loss at the parameters that it ended with. */
  private EpochEnded atItsEnd(EpochEnded epoch) {
    sums.selectAll();
    return new EpochEnded(epoch.epoch(), objective.value(parameters), epoch.validationLoss(), epoch.best(),
        epoch.monitored(), epoch.learningRate());
  }

  private double gradientNorm() {
    double[] gradient = new double[parameters.length];
    sums.selectAll();
    objective.gradient(parameters, gradient);
    settings.start().clearFrozen(gradient);
    return ExactMath.norm(gradient);
  }

  /** Shows the observers where it is: all of them, or those that want to see this epoch. */
  private void show(boolean all) {
    for (EpochObserver observer : settings.observers()) {
      if (all || observer.wants(epochs)) {
        observer.observe(epochs, parameters, TrainerSteps.in(state, trainer, parameters.length));
      }
    }
  }

  /** What is to be done between two steps; returns why training ends, or null. */
  private @Nullable StopReason between(boolean epochEnded) {
    boolean cancelled = settings.cancelled().getAsBoolean();
    boolean stops = cancelled || epochEnded && Thread.currentThread().isInterrupted();
    CheckpointKeeper keeper = settings.keeper();
    if (keeper != null) {
      CheckpointKeeper.Wish wish = keeper.wish(epochs, epochEnded);
      stops |= wish == CheckpointKeeper.Wish.KEEP_AND_STOP;
      if (stops || wish == CheckpointKeeper.Wish.KEEP) {
        keeper.keep(checkpoint());
      }
    }
    if (!stops) {
      return null;
    }
    String how = cancelled ? "cancelled" : "interrupted";
    return new StopReason(StopReason.Kind.INTERRUPTED,
        epochEnded ? how + " after epoch " + epochs : how + " in epoch " + (epochs + 1));
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(epochs, seen, lossSum, parameters.clone(), TrainerChecks.stored(trainer, "step", state),
        watches.stream().map(watch -> StoredRecord.of(watch.memory)).toList(), bestJudged,
        bestParameters == null ? null : bestParameters.clone(), bestEpoch);
  }

  private void goOnFrom(Checkpoint from) {
    requireSameTraining(from);
    System.arraycopy(from.parameters, 0, parameters, 0, parameters.length);
    if (moved != parameters) {
      FreeParameters.gather(parameters, settings.start().free(), moved);
    }
    state = from.state.toRecord(state);
    epochs = from.epochs;
    seen = from.seen;
    lossSum = from.lossSum;
    for (int i = 0; i < watches.size(); i++) {
      watches.get(i).remember(from.memories.get(i));
    }
    bestJudged = from.bestValidationLoss;
    bestParameters = from.bestParameters == null ? null : from.bestParameters.clone();
    bestEpoch = from.bestEpoch;
    for (long at = 0; at < seen; at += settings.batchSize()) {
      sums.select(epochs + 1, at, at + settings.batchSize());
      weightSeen += sums.weight();
    }
  }

  private void requireSameTraining(Checkpoint from) {
    boolean sameSize = from.parameters.length == parameters.length
        && (from.bestParameters == null || from.bestParameters.length == parameters.length);
    boolean sameBatches = from.seen == 0
        || !isFullBatch && from.seen > 0 && from.seen < examples && from.seen % settings.batchSize() == 0;
    boolean goesOn = from.epochs >= 0 && from.epochs < settings.epochs();
    if (!sameSize || !sameBatches || !goesOn || from.memories.size() != watches.size()) {
      throw new CheckpointException("the checkpoint (" + from.parameters.length + " parameters, "
          + from.memories.size() + " stop rules, epoch " + from.epochs + ", example " + from.seen
          + ") is from another training than this (" + parameters.length + " parameters, " + watches.size()
          + " stop rules, " + settings.epochs() + " epochs, " + examples + " examples)",
          "go on with the settings and the examples that it was started with");
    }
  }

  /** Measures the validation loss and remembers the best parameters; null if nothing needs to know. */
  private @Nullable EpochEnded measure(int epoch, double trainingLoss) {
    if (validation == null) {
      return watches.isEmpty() && settings.listeners().isEmpty()
          ? null
          : new EpochEnded(epoch, trainingLoss, OptionalDouble.empty(), false, Optional.empty(), rate());
    }
    EpochEnded measured = new EpochEnded(epoch, trainingLoss, OptionalDouble.of(validation.value(parameters)), false,
        monitored());
    double judged = measured.judged();
    boolean best = judged < bestJudged;
    if (best) {
      bestJudged = judged;
      if (settings.keep() == Keep.BEST) {
        bestEpoch = epoch;
        if (bestParameters == null) {
          bestParameters = new double[parameters.length];
        }
        System.arraycopy(parameters, 0, bestParameters, 0, parameters.length);
      }
    }
    return new EpochEnded(epoch, trainingLoss, measured.validationLoss(), best, measured.monitored(), rate());
  }

  private OptionalDouble rate() {
    return TrainerChecks.learningRate(trainer, state);
  }

  private Optional<TrainingEvent.Monitored> monitored() {
    Monitor monitor = settings.monitor();
    if (monitor == null || validationExamples == null) {
      return Optional.empty();
    }
    Network network = settings.network().withStatistics(statistics(parameters));
    double value = monitor.of(network.outputs(parameters, validationExamples), validationExamples);
    OptionalDouble training = monitor.measures(trainingExamples)
        ? OptionalDouble.of(monitor.of(network.outputs(parameters, trainingExamples), trainingExamples))
        : OptionalDouble.empty();
    return Optional.of(new TrainingEvent.Monitored(monitor.name(), value, monitor.higherIsBetter(), training));
  }

  /** A stop rule at work. */
  private static final class Watch<M extends Record> {
    private final StopRule<M> rule;
    private M memory;

    Watch(StopRule<M> rule) {
      this.rule = rule;
      this.memory = rule.start();
    }

    void remember(StoredRecord stored) {
      memory = stored.toRecord(memory);
    }

    @Nullable StopReason after(EpochEnded epoch) {
      return reasonOf(rule.after(epoch, memory));
    }

    @Nullable StopReason after(EpochEnded epoch, double gradientNorm) {
      return reasonOf(rule.after(epoch, gradientNorm, memory));
    }

    private @Nullable StopReason reasonOf(StopRule.Verdict<M> verdict) {
      memory = verdict.memory();
      StopReason.Kind kind = rule.dependsOnTheClock() ? StopReason.Kind.TIME : StopReason.Kind.RULE;
      return verdict.stop().map(sentence -> new StopReason(kind, sentence)).orElse(null);
    }
  }
}
