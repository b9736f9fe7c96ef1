package io.ganglion.experiments.run;

import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.Network;
import io.ganglion.engine.StopReason;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.evaluation.Judgement;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The results of a run.
 *
 * @param end how its training ended
 * @param seconds how long it took
 * @param network that was trained
 * @param monitored what its training went by beside the losses
 * @param folds the results of its cross-validation, if there was one; the rest is of the model that saw every fold
 */
record RunFacts(End end, double seconds, Network network, Optional<WarmStart> start,
    Optional<LearningCurve.Monitored> monitored, Optional<FoldTraining.Outcome> folds) {
  /** Whether a target loss was asked for and not reached, or a fold diverged. */
  boolean targetMissed() {
    return end.targetMissed() || folds.map(FoldTraining.Outcome::diverged).orElse(0) > 0;
  }

  /**
   * How a training ended.
   *
   * @param keptEpoch of a training that diverged the last that was whole, or the best
   * @param stopReason a sentence without a full stop
   * @param scores per part of the data, in the order train, validation, test; empty if there is no model
   * @param judgement what the model is worth on the last of these parts; empty if there is no model, or no evaluation
   * @param thresholds by target, the probability of the second of two labels from which it is predicted
   * @param repeatable whether the same run ends with the same epoch, whatever the clock says
   * @param targetMissed whether a target loss was asked for and not reached
   */
  record End(int epochs, int keptEpoch, String stopReason, Map<String, Model.Score> scores,
      Optional<Judgement> judgement, Map<String, Double> thresholds, boolean repeatable, boolean targetMissed) {
    /** Without a model. */
    static End diverged(TrainingResult result, String sentence) {
      return new End(result.epochs(), Math.min(result.keptEpoch(), result.epochs() - 1), sentence, Map.of(),
          Optional.empty(), Map.of(), true, false);
    }

    /**
     * With a model.
     *
     * @param missed the target loss that was not reached
     */
    static End of(TrainingResult result, Map<String, Model.Score> scores, Optional<Judgement> judgement,
        Map<String, Double> thresholds, OptionalDouble missed) {
      String stopReason = result.stopReason().sentence()
          + (missed.isPresent()
              ? "; the target loss, " + ShortestDecimal.of(missed.getAsDouble()) + ", was not reached"
              : "");
      return new End(result.epochs(), result.keptEpoch(), stopReason, scores, judgement, thresholds,
          result.stopReason().kind() != StopReason.Kind.TIME, missed.isPresent());
    }
  }
}
