package io.ganglion.engine;

import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.api.TrainingEvent;
import io.ganglion.api.TrainingEvent.EpochEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** One training from its start to its end. */
final class TrainingLoop<S extends Record> {
  private final Training settings;
  private final Trainer<S> trainer;
  private final NetworkObjective objective;
  private final Objective demanded;
  private final int examples;
  private final NetworkObjective validation;
  private final List<Watch<?>> watches = new ArrayList<>();
  private final int[] order;

  private final double[] parameters;
  private S state;
  private double bestValidationLoss = Double.POSITIVE_INFINITY;
  private double[] bestParameters;
  private int bestEpoch;

  TrainingLoop(Training settings, Trainer<S> trainer, NetworkObjective objective, int examples,
      NetworkObjective validation) {
    this.settings = settings;
    this.trainer = trainer;
    this.objective = objective;
    this.demanded = objective.seenBy(trainer);
    this.examples = examples;
    this.validation = validation;
    this.order = isFullBatch() ? null : new int[examples];
    this.parameters = settings.network.initialParameters(settings.seed);
    for (StopRule<?> rule : settings.stopRules) {
      watches.add(new Watch<>(rule));
    }
  }

  private boolean isFullBatch() {
    return settings.batchSize == 0 || settings.batchSize >= examples;
  }

  TrainingResult run() {
    settings.tell(new TrainingEvent.Started(parameters.length, settings.epochs));
    state = trainer.start(demanded);
    int epoch = 0;
    StopReason reason = null;
    while (reason == null) {
      epoch++;
      reason = epoch(epoch);
    }
    boolean best = bestParameters != null;
    double[] kept = best ? bestParameters : parameters;
    int keptEpoch = best ? bestEpoch : epoch;
    if (!areFinite(kept)) {
      reason = diverged(epoch, "a parameter is not a finite number");
    }
    settings.tell(new TrainingEvent.Ended(epoch, keptEpoch, reason.sentence()));
    return new TrainingResult(kept, epoch, keptEpoch, reason);
  }

  /** Runs one epoch; returns why training ends, or null. */
  private StopReason epoch(int epoch) {
    StopReason reason = null;
    double trainingLoss;
    if (isFullBatch()) {
      Step<S> step = trainer.step(demanded, parameters, state);
      state = step.state();
      trainingLoss = step.loss();
      reason = Training.reasonOf(step.outcome());
    } else {
      double sum = 0;
      int seen = 0;
      drawOrder(epoch);
      while (seen < examples && reason == null) {
        int to = Math.min(seen + settings.batchSize, examples);
        objective.select(order, seen, to);
        Step<S> step = trainer.step(demanded, parameters, state);
        state = step.state();
        sum += settings.reduction == Reduction.MEAN ? step.loss() * (to - seen) : step.loss();
        seen = to;
        reason = Training.reasonOf(step.outcome());
        if (!Double.isFinite(step.loss())) {
          return diverged(epoch, "the loss is " + step.loss());
        }
      }
      trainingLoss = settings.reduction == Reduction.MEAN ? sum / seen : sum;
    }
    if (!Double.isFinite(trainingLoss)) {
      return diverged(epoch, "the loss is " + trainingLoss);
    }
    EpochEnded ended = judge(epoch, trainingLoss);
    if (ended == null) {
      return reason != null ? reason : reasonWithoutJudgement(epoch);
    }
    settings.tell(ended);
    for (Watch<?> watch : watches) {
      StopReason stop = watch.after(ended);
      reason = reason == null ? stop : reason;
    }
    return reason != null ? reason : reasonWithoutJudgement(epoch);
  }

  private StopReason reasonWithoutJudgement(int epoch) {
    if (epoch == settings.epochs) {
      return new StopReason(StopReason.Kind.EPOCHS,
          epoch == 1 ? "the one epoch was run" : "all " + epoch + " epochs were run");
    }
    return Thread.currentThread().isInterrupted()
        ? new StopReason(StopReason.Kind.INTERRUPTED, "interrupted after epoch " + epoch)
        : null;
  }

  /** Measures the validation loss and remembers the best parameters; null if nobody wants to know. */
  private EpochEnded judge(int epoch, double trainingLoss) {
    if (validation == null) {
      return watches.isEmpty() && settings.listeners.isEmpty()
          ? null
          : new EpochEnded(epoch, trainingLoss, OptionalDouble.empty(), false);
    }
    double validationLoss = validation.value(parameters);
    boolean best = validationLoss < bestValidationLoss;
    if (best) {
      bestValidationLoss = validationLoss;
      if (settings.keep == Keep.BEST) {
        bestEpoch = epoch;
        if (bestParameters == null) {
          bestParameters = new double[parameters.length];
        }
        System.arraycopy(parameters, 0, bestParameters, 0, parameters.length);
      }
    }
    return new EpochEnded(epoch, trainingLoss, OptionalDouble.of(validationLoss), best);
  }

  /** Made anew from the natural order each time, so that it depends on the seed and the epoch alone. */
  private void drawOrder(int epoch) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    if (settings.shuffle) {
      Randomness.shuffle(order, Randomness.of(settings.seed, Randomness.Purpose.SHUFFLE, epoch));
    }
  }

  private static StopReason diverged(int epoch, String what) {
    return new StopReason(StopReason.Kind.DIVERGED, "training diverged in epoch " + epoch + ": " + what);
  }

  private static boolean areFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** A stop rule at work. */
  private static final class Watch<M extends Record> {
    private final StopRule<M> rule;
    private M memory;

    Watch(StopRule<M> rule) {
      this.rule = rule;
      this.memory = rule.start();
    }

    StopReason after(EpochEnded epoch) {
      StopRule.Verdict<M> verdict = rule.after(epoch, memory);
      memory = verdict.memory();
      return verdict.stop().map(sentence -> new StopReason(StopReason.Kind.RULE, sentence)).orElse(null);
    }
  }
}
