package io.ganglion.experiments;

import io.ganglion.engine.StopReason;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.run.RunOutcome;
import io.ganglion.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The result of an experiment that was run. As a text, the summary that {@code ganglion run} prints.
 *
 * @param directory the run directory, with the model, the learning curve, the report and the manifest
 * @param model the trained model
 * @param scores the loss and the metrics of each part of the data that there is: {@code train}, {@code validation},
 *     {@code test}
 * @param stopReason why training ended
 * @param epochs how many epochs were run
 * @param keptEpoch the epoch after which the network had the model's parameters
 * @param targetReached false if the experiment asks for a loss that was not reached, or a fold diverged
 * @param warnings what is suspicious about the experiment and its data
 * @param notes what was noticed during training, a text for each
 * @param summary several lines
 */
public record ExperimentResult(Path directory, Model model, Map<String, Model.Score> scores, StopReason stopReason,
    int epochs, int keptEpoch, boolean targetReached, List<Problem> warnings, List<String> notes, String summary) {
  static ExperimentResult of(RunOutcome outcome, List<LintFinding> findings, List<String> before) {
    RunOutcome.Trained trained = outcome.requireTrained();
    return new ExperimentResult(Path.of(outcome.run()), trained.model(), trained.scores(),
        trained.result().stopReason(), trained.result().epochs(), trained.result().keptEpoch(),
        !outcome.targetMissed(), findings.stream().map(LintFinding::problem).toList(),
        Stream.concat(before.stream(), outcome.notes().stream()).toList(), outcome.text());
  }

  /**
   * The score of a part of the data.
   *
   * @param part {@code train}, {@code validation} or {@code test}
   * @throws IllegalArgumentException if there is no such part
   */
  public Model.Score score(String part) {
    Model.Score score = scores.get(part);
    if (score == null) {
      throw new IllegalArgumentException("there is no part '" + part + "', but " + scores.keySet());
    }
    return score;
  }

  /**
   * A metric of a part of the data, such as {@code accuracy} of {@code test}.
   *
   * @throws IllegalArgumentException if there is no such part, or no such metric
   */
  public double metric(String part, String metric) {
    Double value = score(part).metrics().get(metric);
    if (value == null) {
      throw new IllegalArgumentException("there is no metric '" + metric + "', but "
          + score(part).metrics().keySet());
    }
    return value;
  }

  @Override
  public String toString() {
    return summary;
  }
}
