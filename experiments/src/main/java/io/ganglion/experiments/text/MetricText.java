package io.ganglion.experiments.text;

import io.ganglion.engine.metric.Metric;
import java.util.Collection;
import java.util.List;

/** Metrics as text for people. */
public final class MetricText {
  private static final String NONE = "–";

  private MetricText() {}

  /** Whether a metric is read in per cent. */
  public static boolean isShare(String name) {
    return Metric.named(name).map(Metric::isShare).orElse(false);
  }

  /** A value of a metric, or of the loss; a dash where it isn't defined. */
  public static String value(String name, double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    return isShare(name) ? Format.percent(value) : Format.measure(value);
  }

  /** Of the metrics of a part, those that a line has room for. */
  public static List<String> first(Collection<String> names) {
    return names.stream().filter(name -> Metric.named(name).map(Metric::isFirst).orElse(true)).toList();
  }

  /** Of the metrics of a part, those that a summary has room for: fewer if there are several targets. */
  public static List<String> shown(Collection<String> names) {
    boolean several = names.stream().anyMatch(name -> name.startsWith("accuracy(") || name.startsWith("rmse("));
    return names.stream().filter(name -> Metric.named(name)
        .map(metric -> several ? metric.isFirst() : metric.inSummary()).orElse(true)).toList();
  }
}
