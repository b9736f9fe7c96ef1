package io.ganglion.experiments.data;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.Probabilities;
import io.ganglion.engine.metric.LabelCounts;
import io.ganglion.engine.metric.LabelData;
import io.ganglion.engine.metric.LabelMetrics;
import io.ganglion.engine.metric.Listing;
import io.ganglion.engine.metric.Measured;
import io.ganglion.engine.metric.Repeating;
import io.ganglion.experiments.config.TrainingSection;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import java.util.List;
import java.util.Map;

/** Whether the metrics that an experiment goes by can be measured on its data. */
final class MetricChecks {
  private static final String MONITOR = "training.monitor";
  private static final String THRESHOLD = "training.threshold";
  private static final String THRESHOLD_BY = "training.threshold-by";

  private MetricChecks() {}

  static void requireMeasurable(PlacedExperiment asked, PreparedData data) {
    TrainingSection training = asked.experiment().training();
    Examples validation = data.validation();
    if (validation != null && training.monitoredMetric().isPresent()) {
      requireMonitored(asked, data, validation, training.monitoredMetric().get());
    }
    if (training.threshold().isPresent()) {
      requireTwoLabels(asked, data, THRESHOLD);
    }
    training.thresholdBy().ifPresent(metric -> requireThresholdMetric(asked, data, metric));
  }

  /** What isn't defined for right outputs, isn't for others. */
  private static void requireMonitored(PlacedExperiment asked, PreparedData data, Examples part, String name) {
    if (asked.data().text().isPresent()) {
      throw asked.problem(MONITOR, "'" + name + "' can't be monitored: of a text, it is the loss", "remove it");
    }
    Examples validation = part.counted();
    Map<String, Repeating> repeating =
        RepeatedValues.of(data).map(series -> series.of(part)).orElse(Map.of());
    Listing listing = Metrics.listing(data.preprocessing(), validation.count(), validation.targets(),
        validation.targets(), validation.weights(), new Metrics.Context(
            target -> Probabilities.areGivenBy(asked.output().activation().instance(), target), repeating));
    List<String> names = List.copyOf(listing.names());
    if (!names.contains(name)) {
      throw notMeasured(asked, MONITOR, name, names);
    }
    Measured measured = listing.measure(name);
    if (!measured.isDefined()) {
      throw asked.problem(MONITOR, "'" + name + "' can't be monitored: on the validation part it is "
          + measured.note(), "choose another metric, or another validation part");
    }
  }

  private static ProblemException notMeasured(PlacedExperiment asked, String path, String name, List<String> names) {
    return asked.problem(path, "'" + name + "' isn't measured", Suggestion.nearest(name, names)
        .map(nearest -> "did you mean '" + nearest + "'? ").orElse("") + "the metrics are " + String.join(", ", names));
  }

  private static CategoryEncoding requireTwoLabels(PlacedExperiment asked, PreparedData data, String path) {
    List<ColumnEncoding> targets = data.preprocessing().targets();
    if (targets.size() == 1 && targets.get(0) instanceof CategoryEncoding labels && labels.labels().size() == 2
        && labels.form() != CategoryForm.ORDINAL) {
      return labels;
    }
    throw asked.problem(path, "a threshold is for one target of two labels, which the target ("
        + String.join(", ", asked.data().target()) + ") isn't", "leave it out");
  }

  private static void requireThresholdMetric(PlacedExperiment asked, PreparedData data, String metric) {
    CategoryEncoding target = requireTwoLabels(asked, data, THRESHOLD_BY);
    int[] both = {0, 1};
    LabelCounts counts = new LabelCounts(target.labels(), both, both, null);
    if (counts.measure(metric).isEmpty()) {
      Listing listing = new Listing(false);
      listing.add(target.column(), new LabelMetrics(new LabelData(target.labels(), both, both, null, false, null)));
      List<String> names = listing.names().stream().filter(name -> counts.measure(name).isPresent()).toList();
      throw asked.problem(THRESHOLD_BY, "'" + metric + "' is no metric to choose a threshold by",
          Suggestion.nearest(metric, names).map(nearest -> "did you mean '" + nearest + "'? ").orElse("")
              + "those that depend on it are " + String.join(", ", names));
    }
  }
}
