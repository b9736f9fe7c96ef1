package io.ganglion.experiments.folds;

import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.statistics.Interval;
import io.ganglion.experiments.statistics.MeanInterval;
import io.ganglion.experiments.study.FailureKind;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.study.TrialResult;
import io.ganglion.tables.csv.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The scores of a cross-validation.
 *
 * @param count how many folds there are in a draw
 * @param repeats how many draws
 * @param folds by draw and fold
 */
record FoldScores(int count, int repeats, List<Fold> folds) {
  /**
   * A score over all folds.
   *
   * @param deviation of one fold: the root of the sum of squared differences by n - 1
   * @param error of the mean: the deviation by the root of n, as if no two folds had an example in common
   */
  record Summary(double mean, double deviation, double error) {
    static Summary of(double[] scores) {
      double mean = Arrays.stream(scores).sum() / scores.length;
      double squares = 0;
      for (double score : scores) {
        squares += (score - mean) * (score - mean);
      }
      double deviation = Math.sqrt(squares / (scores.length - 1));
      return new Summary(mean, deviation, deviation / Math.sqrt(scores.length));
    }
  }

  FoldScores {
    folds = List.copyOf(folds);
  }

  /** The folds that didn't diverge. */
  private List<TrialResult> scored() {
    return folds.stream().map(Fold::result)
        .filter(result -> !result.failure().equals(Optional.of(FailureKind.DIVERGED)))
        .toList();
  }

  /** How many diverged. */
  int diverged() {
    return folds.size() - scored().size();
  }

  /** Every score that the folds have: of the test first, which is what they are for. */
  List<StudyMetric> metrics() {
    List<StudyMetric> metrics = new ArrayList<>();
    if (!scored().isEmpty()) {
      Map<String, Model.Score> scores = scored().get(0).scores();
      for (String part : List.of("test", "validation", "train")) {
        if (scores.containsKey(part)) {
          metrics.add(new StudyMetric(part, "loss"));
          scores.get(part).metrics().keySet().forEach(name -> metrics.add(new StudyMetric(part, name)));
        }
      }
    }
    return metrics;
  }

  /** Over the folds that didn't diverge, where these are at least two. */
  Map<StudyMetric, Summary> summaries() {
    Map<StudyMetric, Summary> summaries = new LinkedHashMap<>();
    if (scored().size() > 1) {
      for (StudyMetric metric : metrics()) {
        summaries.put(metric, Summary.of(
            scored().stream().mapToDouble(result -> result.score(metric).orElseThrow()).toArray()));
      }
    }
    return summaries;
  }

  /** What a constant reaches, likewise; of metrics of which that isn't known, nothing. */
  Map<StudyMetric, Summary> baselines() {
    Map<StudyMetric, Summary> summaries = new LinkedHashMap<>();
    if (scored().size() > 1) {
      for (StudyMetric metric : metrics()) {
        double[] constants = scored().stream().flatMap(result -> metric.ofConstant(result).stream().boxed())
            .mapToDouble(constant -> constant).toArray();
        if (constants.length == scored().size()) {
          summaries.put(metric, Summary.of(constants));
        }
      }
    }
    return summaries;
  }

  /**
   * By how much the folds are better than a constant: the 95 % interval of the mean difference, by Student's t as if no
   * two folds had an example in common.
   *
   * @return empty if that isn't known
   */
  Optional<Interval> advantage(StudyMetric metric) {
    double[] differences = scored().stream().filter(result -> metric.ofConstant(result).isPresent())
        .mapToDouble(result -> metric.badness(metric.ofConstant(result).getAsDouble())
            - metric.badness(result.score(metric).orElseThrow()))
        .filter(Double::isFinite).toArray();
    return differences.length < 2 || differences.length < scored().size() ? Optional.empty()
        : Optional.of(MeanInterval.ofNumbers(differences, null));
  }

  /** A line for each fold; empty cells where it diverged. */
  String toCsv() {
    List<StudyMetric> metrics = metrics();
    StringBuilder csv = new StringBuilder();
    try {
      CsvWriter writer = new CsvWriter(csv);
      List<Object> header = new ArrayList<>(List.of("repeat", "fold", "seed", "epochs", "kept-epoch"));
      metrics.forEach(metric -> header.add(metric.toString()));
      writer.row(header);
      for (Fold fold : folds) {
        List<Object> cells = new ArrayList<>(List.of(fold.repeat(), fold.number(), fold.seed(),
            fold.result().epochs(), fold.result().keptEpoch()));
        for (StudyMetric metric : metrics) {
          OptionalDouble score = fold.result().score(metric);
          cells.add(score.isPresent() ? NumberText.format(score.getAsDouble()) : "");
        }
        writer.row(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    return csv.toString();
  }
}
