package io.ganglion.experiments.sweep;

import io.ganglion.experiments.statistics.Median;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.study.TrialResult;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The results of one combination of settings.
 *
 * @param stage the last round that they were in, from 0
 * @param results of their seeds in that round, in order
 * @param scores what decides, of each seed; infinitely bad where training diverged
 * @param median of these
 * @param failed how many of the trainings failed
 * @param epochs the median of these
 */
record SweepRow(Candidate candidate, int stage, List<TrialResult> results, double[] scores, double median,
    int failed, double epochs, double propagations) {
  static SweepRow of(Candidate candidate, int stage, List<TrialResult> results, StudyMetric metric) {
    double[] scores = metric.scores(results);
    return new SweepRow(candidate, stage, results, scores, Median.of(scores),
        (int) results.stream().filter(result -> result.failure().isPresent()).count(),
        median(results, TrialResult::epochs), median(results, TrialResult::propagations));
  }

  private static double median(List<TrialResult> results, ToDoubleFunction<TrialResult> number) {
    return Median.of(results.stream().mapToDouble(number).toArray());
  }

  /** The most epochs that they could have in that round. */
  int maxEpochs() {
    return candidate.stages().get(stage).experiment().training().epochs();
  }
}
