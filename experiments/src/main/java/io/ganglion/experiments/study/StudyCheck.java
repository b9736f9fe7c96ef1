package io.ganglion.experiments.study;

import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.metric.Listing;
import io.ganglion.engine.metric.TokenData;
import io.ganglion.engine.metric.TokenMetrics;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.describe.TableSummary;
import io.ganglion.experiments.lint.Examination;
import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.lint.Lints;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of a study's data before anything is trained.
 *
 * @param metrics what can be measured of every trial, {@code train.loss} and so on, part by part
 * @param data SHA-256 of every data file
 * @param summary of the data that the first trial learns from
 * @param lints what is suspicious of the first trial and its data
 */
public record StudyCheck(List<StudyMetric> metrics, Map<String, String> data, TableSummary summary,
    List<LintFinding> lints) {
  /** What to do where there is no validation data. */
  public static final String SET_ASIDE =
      "set examples aside, for instance by split: {train: 0.6, validation: 0.2, test: 0.2} in 'data'";

  /**
   * Prepares the data of some trials, of those with the same once.
   *
   * @throws ProblemException with everything that is wrong with any of them
   */
  public static StudyCheck of(List<Trial> trials) {
    TrialData data = new TrialData(trials);
    Set<Problem> problems = new LinkedHashSet<>();
    Set<Problem> causes = new LinkedHashSet<>();
    ExitCode code = ExitCode.EXPERIMENT;
    List<StudyMetric> metrics = null;
    PreparedData first = null;
    Map<String, String> hashes = new TreeMap<>();
    for (Trial trial : trials) {
      try {
        requireOneSplit(trial);
        PreparedData prepared = data.of(trial);
        first = first == null ? prepared : first;
        hashes.put(prepared.source().file(), prepared.sha256());
        List<StudyMetric> own = metrics(prepared);
        if (metrics == null) {
          metrics = new ArrayList<>(own);
        }
        metrics.retainAll(own);
      } catch (ProblemException e) {
        code = problems.isEmpty() ? e.exitCode() : code;
        problems.addAll(e.problems());
        causes.addAll(e.warnings());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(code, List.copyOf(problems), List.copyOf(causes));
    }
    PreparedData learned = Objects.requireNonNull(first); // no problem, so all trials have data
    return new StudyCheck(List.copyOf(metrics), hashes, TableSummary.of(learned, Examination.targets(learned)),
        Lints.of(Examination.of(trials.get(0).experiment(), learned, trials.get(0).places())));
  }

  private static void requireOneSplit(Trial trial) {
    if (trial.experiment().data().split().isCrossValidation()) {
      throw new ProblemException(ExitCode.EXPERIMENT, new Problem(
          "cross-validation isn't available in comparisons and sweeps",
          trial.places().apply("data.split.kfold"), "remove 'kfold': every seed has its own split here"));
    }
  }

  /** Whether anything is measured of a part of the data. */
  public boolean measures(String part) {
    return metrics.stream().anyMatch(each -> each.part().equals(part));
  }

  /**
   * The metric that a text means.
   *
   * @param part of which part it must be; empty for any
   * @throws ProblemException if there is none
   */
  public StudyMetric metric(String text, String part, Place place) {
    List<StudyMetric> there = metrics.stream().filter(each -> part.isEmpty() || each.part().equals(part)).toList();
    List<String> names = there.stream().map(StudyMetric::toString).toList();
    if (!names.contains(text)) {
      boolean measured = metrics.contains(StudyMetric.parse(text));
      throw new ProblemException(ExitCode.EXPERIMENT, new Problem(measured
          ? "'" + text + "' can't be used: it isn't of the " + part + " part" : "'" + text + "' isn't measured", place,
          Suggestion.nearest(text, names).map(name -> "did you mean '" + name + "'? ").orElse("")
          + "the metrics of " + there.stream().map(StudyMetric::part).distinct().collect(Collectors.joining(", "))
          + " are " + there.stream().map(StudyMetric::name).distinct().collect(Collectors.joining(", "))));
    }
    return StudyMetric.parse(text);
  }

  private static Set<String> names(PreparedData data) {
    if (data.preprocessing().targets().get(0) instanceof NextTokenEncoding next) {
      Listing listing = new Listing(false);
      listing.add(next.column(), new TokenMetrics(new TokenData(next.characters())));
      return listing.names();
    }
    double[] targets = data.training().targets();
    return Metrics.of(data.preprocessing(), data.training().count(), targets, targets).keySet();
  }

  private static List<StudyMetric> metrics(PreparedData data) {
    Set<String> names = names(data);
    List<StudyMetric> metrics = new ArrayList<>();
    for (String part : data.parts().keySet()) {
      metrics.add(new StudyMetric(part, StudyMetric.LOSS));
      names.forEach(name -> metrics.add(new StudyMetric(part, name)));
    }
    return metrics;
  }
}
