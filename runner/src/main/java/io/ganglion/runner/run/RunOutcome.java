package io.ganglion.runner.run;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * How a run came out.
 *
 * @param manifest the facts; empty if training diverged, and then there is no model either
 * @param text the summary, or what went wrong
 * @param targetMissed whether a target loss was asked for and not reached
 */
public record RunOutcome(Optional<JsonObject> manifest, String text, boolean targetMissed) {
  static RunOutcome done(JsonObject manifest, String summary, boolean targetMissed) {
    return new RunOutcome(Optional.of(manifest), summary, targetMissed);
  }

  static RunOutcome diverged(String sentence) {
    return new RunOutcome(Optional.empty(), sentence, false);
  }
}
