package io.ganglion.experiments.sweep;

import io.ganglion.engine.model.Model;
import io.ganglion.experiments.statistics.Median;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.study.TrialResult;
import io.ganglion.experiments.text.Format;
import io.ganglion.experiments.text.MetricText;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The conclusion of a sweep, and its caveat: the best of many is partly the luckiest. */
final class SweepConclusion {
  private static final String TEST = "test";

  private final SweepTable table;

  private SweepConclusion(SweepTable table) {
    this.table = table;
  }

  static String of(SweepTable table) {
    return new SweepConclusion(table).text();
  }

  private String text() {
    if (!table.hasBest()) {
      return "There is no best: all " + Format.count(table.rows().size(), "training") + " failed." + budget();
    }
    StudyMetric metric = table.metric();
    SweepRow best = table.rows().get(0);
    String median = table.seeds().size() == 1 ? "" : "median ";
    return "Best of " + table.rows().size() + ": " + best.candidate().variant().changes() + ", " + median
        + metric.part() + " " + metric.name() + " " + metric.text(best.median()) + "." + budget() + "\n"
        + (table.rows().size() == 1 ? "" : "The best of many is partly the luckiest: expect a worse score on new data."
        + " ")
        + test(best, median);
  }

  private String budget() {
    return table.rows().size() == table.planned() ? "" : String.format(Locale.ROOT, " %,d of %,d were tried, in %s.",
        table.rows().size(), table.planned(), Format.count(table.epochs(), "epoch"));
  }

  /** The test scores, by which nothing was chosen; those of other settings aren't shown. */
  private String test(SweepRow best, String median) {
    Set<StudyMetric> metrics = new LinkedHashSet<>();
    for (TrialResult result : best.results()) {
      Model.Score score = result.scores().get(TEST);
      if (score != null) {
        metrics.add(new StudyMetric(TEST, StudyMetric.LOSS));
        MetricText.first(score.metrics().keySet()).forEach(name -> metrics.add(new StudyMetric(TEST, name)));
      }
    }
    return metrics.isEmpty() ? "There is no test part to estimate its performance on new data."
        : "On the test part, which wasn't used for the selection, it has " + metrics.stream()
            .map(metric -> median + metric.name() + " " + metric.text(Median.of(metric.scores(best.results()))))
            .collect(Collectors.joining(", ")) + ".";
  }
}
