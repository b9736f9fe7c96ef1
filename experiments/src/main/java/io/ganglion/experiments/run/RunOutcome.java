package io.ganglion.experiments.run;

import com.google.gson.JsonObject;
import io.ganglion.experiments.diagnosis.Finding;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a run.
 *
 * @param manifest the facts
 * @param text the summary, or what went wrong
 * @param notes the notes that weren't shown during training
 * @param targetMissed whether a target loss was asked for and not reached
 * @param divergence the finding that says why there is no model; empty if there is one
 */
public record RunOutcome(JsonObject manifest, String text, List<String> notes, boolean targetMissed,
    Optional<Finding> divergence) {
  static RunOutcome done(JsonObject manifest, String summary, List<String> notes, boolean targetMissed) {
    return new RunOutcome(manifest, summary, notes, targetMissed, Optional.empty());
  }

  static RunOutcome diverged(JsonObject manifest, Finding divergence, List<String> notes) {
    return new RunOutcome(manifest, divergence.sentence(), notes, false, Optional.of(divergence));
  }
}
