package io.ganglion.experiments.run;

import com.google.gson.JsonObject;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.diagnosis.Finding;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of a run.
 *
 * @param manifest the facts
 * @param text the summary, or what went wrong
 * @param notes the notes that weren't shown during training
 * @param targetMissed whether a target loss was asked for and not reached
 * @param trained what training came to; empty if it diverged
 * @param divergence the finding that says why there is no model; empty if there is one
 */
public record RunOutcome(JsonObject manifest, String text, List<String> notes, boolean targetMissed,
    Optional<Trained> trained, Optional<Finding> divergence) {
  /**
   * What training came to.
   *
   * @param scores per part of the data, in the order train, validation, test
   */
  public record Trained(Model model, TrainingResult result, Map<String, Model.Score> scores) {}

  static RunOutcome done(JsonObject manifest, String summary, List<String> notes, boolean targetMissed,
      Trained trained) {
    return new RunOutcome(manifest, summary, notes, targetMissed, Optional.of(trained), Optional.empty());
  }

  static RunOutcome diverged(JsonObject manifest, Finding divergence, List<String> notes) {
    return new RunOutcome(manifest, divergence.sentence(), notes, false, Optional.empty(), Optional.of(divergence));
  }

  /** The run directory, as it was named. */
  public String run() {
    return manifest.get("run").getAsString();
  }

  /**
   * What training came to.
   *
   * @throws ProblemException if it diverged
   */
  public Trained requireTrained() {
    if (divergence.isPresent()) {
      throw new ProblemException(ExitCode.NOT_REACHED, new Problem(divergence.get().sentence(), Place.at(run()),
          "the likely cause is " + divergence.get().cause() + "; try " + divergence.get().remedy()));
    }
    return trained.orElseThrow();
  }
}
