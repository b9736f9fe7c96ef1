package io.ganglion.experiments.study;

import io.ganglion.engine.model.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The result of a trial. All but the seconds is the same on every machine.
 *
 * @param scores per part of the data, in the order train, validation, test; empty if training diverged
 * @param parameters how many the network has
 * @param epochs how many were run
 * @param keptEpoch the one after which the network had the parameters that were measured
 * @param propagations what the trainer asked of the objective: see {@link Propagations}
 * @param epochsToTarget the epoch that reached the study's target; empty without one, or if none did
 * @param propagationsToTarget those until then
 * @param stopReason why training ended, a sentence without a full stop
 * @param failure empty if it went well
 * @param curve the losses on the way
 * @param seconds how long it took, other trials beside it
 */
public record TrialResult(Map<String, Model.Score> scores, int parameters, int epochs, int keptEpoch,
    double propagations, OptionalInt epochsToTarget, OptionalDouble propagationsToTarget, String stopReason,
    Optional<FailureKind> failure, Curve curve, double seconds) {
  /** A score; empty if training diverged, or if there is no such part or metric. */
  public OptionalDouble score(StudyMetric metric) {
    Model.Score score = scores.get(metric.part());
    return score == null ? OptionalDouble.empty() : metric.of(score);
  }

  /** The same without what was measured of a part. */
  public TrialResult without(String part) {
    Map<String, Model.Score> others = new LinkedHashMap<>(scores);
    others.remove(part);
    return new TrialResult(others, parameters, epochs, keptEpoch, propagations, epochsToTarget, propagationsToTarget,
        stopReason, failure, curve, seconds);
  }
}
