package io.ganglion.experiments.sweep;

import io.ganglion.experiments.config.SweepSection;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.study.Trial;
import io.ganglion.experiments.study.TrialResult;
import io.ganglion.experiments.study.TrialRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a sweep has come. What is trained depends on results, never on when they came: candidates go in waves, as
 * many as the budget is surely enough for, and what they left of it is for the next wave.
 */
final class SweepRun {
  private final SweepSection section;
  private final StudyMetric metric;
  private final TrialRunner runner;
  private final Map<Integer, SweepRow> rows = new LinkedHashMap<>();
  private final List<Trial> trials = new ArrayList<>();
  private long epochs;
  private boolean interrupted;

  SweepRun(SweepSection section, StudyMetric metric, TrialRunner runner) {
    this.section = section;
    this.metric = metric;
    this.runner = runner;
  }

  /** Whether all of them were trained: neither was it interrupted, nor is the budget spent. */
  boolean train(List<Candidate> candidates, int stage) throws IOException {
    List<Candidate> left = candidates;
    while (!left.isEmpty() && !interrupted) {
      List<Candidate> wave = left.subList(0, affordable(left, stage));
      if (wave.isEmpty()) {
        return false;
      }
      trainAll(wave, stage);
      left = left.subList(wave.size(), left.size());
    }
    return !interrupted;
  }

  private int affordable(List<Candidate> candidates, int stage) {
    long most = epochs;
    for (int i = 0; i < candidates.size(); i++) {
      most += candidates.get(i).cost(stage, section.seeds());
      if (section.budget().isPresent() && most > section.budget().get()) {
        return i;
      }
    }
    return candidates.size();
  }

  private void trainAll(List<Candidate> wave, int stage) throws IOException {
    List<Trial> ofWave = wave.stream().flatMap(each -> each.trials(stage, section.seeds()).stream()).toList();
    List<Optional<TrialResult>> results = runner.run(ofWave);
    trials.addAll(ofWave);
    for (int i = 0; i < wave.size(); i++) {
      List<Optional<TrialResult>> own = results.subList(i * section.seeds(), (i + 1) * section.seeds());
      if (own.stream().allMatch(Optional::isPresent)) {
        Candidate candidate = wave.get(i);
        rows.put(candidate.number(), SweepRow.of(candidate, stage, own.stream().map(Optional::get).toList(), metric));
      }
      for (Optional<TrialResult> result : own) {
        epochs += result.map(TrialResult::epochs).orElse(0);
        interrupted |= result.isEmpty();
      }
    }
  }

  /** The best of some that were trained, in the order in which they are tried. */
  List<Candidate> best(List<Candidate> of, int count) {
    return of.stream()
        .sorted(Comparator.comparingDouble(
            each -> metric.badness(Objects.requireNonNull(rows.get(each.number())).median())))
        .limit(count).sorted(Comparator.comparingInt(Candidate::number)).toList();
  }

  /** The results of the finished ones, each in the last round that it finished. */
  List<SweepRow> rows() {
    return List.copyOf(rows.values());
  }

  /** All that were asked for. */
  List<Trial> trials() {
    return trials;
  }

  /** How many all trainings took together. */
  long epochs() {
    return epochs;
  }

  boolean interrupted() {
    return interrupted;
  }
}
