package io.ganglion.experiments.sweep;

import io.ganglion.experiments.binding.Dimension;
import io.ganglion.experiments.config.SweepSection;
import io.ganglion.experiments.study.StudyMetric;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The result of a sweep.
 *
 * @param seeds each was trained with
 * @param planned how many settings were to be tried
 * @param epochs how many all trainings took together
 * @param rows of those that are finished, the best first: those of a later round before those of an earlier one, then
 *     by the median, then in the order in which they were tried
 */
record SweepTable(SweepSection section, StudyMetric metric, List<Long> seeds, int planned, long epochs,
    List<SweepRow> rows) {
  static SweepTable of(SweepSection section, StudyMetric metric, long firstSeed, int planned, long epochs,
      List<SweepRow> rows) {
    return new SweepTable(section, metric, LongStream.range(firstSeed, firstSeed + section.seeds()).boxed().toList(),
        planned, epochs, rows.stream().sorted(Comparator.comparingInt((SweepRow row) -> -row.stage())
            .thenComparingDouble(row -> metric.badness(row.median()))
            .thenComparingInt(row -> row.candidate().number())).toList());
  }

  List<Dimension> over() {
    return List.copyOf(section.over().values());
  }

  boolean isHalving() {
    return section.method() == SweepSection.Method.HALVING;
  }

  /** Whether there is a best one: not if all of them diverged. */
  boolean hasBest() {
    return !rows.isEmpty() && Double.isFinite(rows.get(0).median());
  }
}
