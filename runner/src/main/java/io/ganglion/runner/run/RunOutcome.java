package io.ganglion.runner.run;

import com.google.gson.JsonObject;
import io.ganglion.runner.diagnosis.Finding;
import java.util.List;
import java.util.Optional;

/**
 * How a run came out.
 *
 * @param manifest the facts; empty if training diverged, and then there is no model either
 * @param text the summary, or what went wrong
 * @param findings what went wrong on the way
 * @param targetMissed whether a target loss was asked for and not reached
 */
public record RunOutcome(Optional<JsonObject> manifest, String text, List<Finding> findings,
    boolean targetMissed) {
  static RunOutcome done(JsonObject manifest, String summary, List<Finding> findings, boolean targetMissed) {
    return new RunOutcome(Optional.of(manifest), summary, findings, targetMissed);
  }

  static RunOutcome diverged(String sentence, List<Finding> findings) {
    return new RunOutcome(Optional.empty(), sentence, findings, false);
  }
}
