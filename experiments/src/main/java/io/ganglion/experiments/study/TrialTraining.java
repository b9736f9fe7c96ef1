package io.ganglion.experiments.study;

import io.ganglion.engine.StopReason;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingListener;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.run.ExperimentTraining;
import io.ganglion.experiments.run.PluginFactory;
import io.ganglion.experiments.run.WarmStart;
import io.ganglion.plugins.PluginCatalog;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/** Trains one trial, by the code that a run uses: a run of the same experiment has the same scores. */
final class TrialTraining implements TrainingListener {
  private final Trial trial;
  private final PreparedData data;
  private final ExperimentTraining asked;
  private final Propagations propagations;
  private final Curve.Pen pen = new Curve.Pen();
  private final IntConsumer epochs;
  private OptionalInt epochsToTarget = OptionalInt.empty();
  private OptionalDouble propagationsToTarget = OptionalDouble.empty();
  private double lastTrainingLoss = Double.NaN;

  /** @param epochs gets every epoch that ends */
  TrialTraining(Trial trial, PreparedData data, PluginCatalog plugins, PluginFactory factory, IntConsumer epochs) {
    this.trial = trial;
    this.data = data;
    this.asked = new ExperimentTraining(trial.experiment(), data, factory,
        WarmStart.of(trial.experiment(), data, plugins, trial.places()));
    this.propagations = new Propagations(data.training().count(),
        trial.experiment().training().batchSize().orElse(Integer.MAX_VALUE), data.preprocessing().targetWidth());
    this.epochs = epochs;
  }

  /** Trains to the end; empty if the thread was interrupted. */
  Optional<TrialResult> run() {
    long start = System.nanoTime();
    Training training = asked.training()
        .trainer(new CountingTrainer<>(asked.trainer(), propagations))
        .listener(pen)
        .listener(this);
    Examples validation = data.validation();
    TrainingResult result = validation == null ? training.run(data.training())
        : training.run(data.training(), validation);
    if (result.stopReason().kind() == StopReason.Kind.INTERRUPTED) {
      return Optional.empty();
    }
    return Optional.of(measured(result, start));
  }

  private TrialResult measured(TrainingResult result, long start) {
    Optional<FailureKind> failure = Optional.of(FailureKind.DIVERGED);
    Map<String, Model.Score> scores = Map.of();
    if (result.stopReason().kind() != StopReason.Kind.DIVERGED) {
      Model model = asked.model(result);
      scores = asked.scores(model);
      double finalLoss = Objects.requireNonNull(scores.get("train")).loss();
      if (trial.target().isPresent() && finalLoss <= trial.target().getAsDouble()) {
        reachTarget(result.epochs());
      }
      failure = asked.missedTarget(lastTrainingLoss, model, finalLoss).isPresent()
          ? Optional.of(FailureKind.NOT_REACHED) : Optional.empty();
    }
    return new TrialResult(scores, asked.network().parameterCount(), result.epochs(), result.keptEpoch(),
        propagations.passes(), epochsToTarget, propagationsToTarget, result.stopReason().sentence(), failure,
        pen.curve(), (System.nanoTime() - start) / 1e9);
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof EpochEnded epoch) {
      lastTrainingLoss = epoch.trainingLoss();
      if (trial.target().isPresent() && lastTrainingLoss <= trial.target().getAsDouble()) {
        reachTarget(epoch.epoch());
      }
      epochs.accept(epoch.epoch());
    }
  }

  private void reachTarget(int epoch) {
    if (epochsToTarget.isEmpty()) {
      epochsToTarget = OptionalInt.of(epoch);
      propagationsToTarget = OptionalDouble.of(propagations.passes());
    }
  }
}
