package io.ganglion.experiments.study;

import io.ganglion.engine.metric.Metric;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.text.MetricText;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which number of a result is looked at: the part of the data and what is measured there, {@code test.loss}.
 *
 * @param part {@code train}, {@code validation} or {@code test}
 * @param name {@code loss} or the name of a metric
 */
public record StudyMetric(String part, String name) {
  /** The name of the metric that training makes small. */
  public static final String LOSS = "loss";

  /** What {@link #toString} writes; the part is empty if there is no dot. */
  public static StudyMetric parse(String text) {
    int dot = text.indexOf('.');
    return new StudyMetric(dot < 0 ? "" : text.substring(0, dot), text.substring(dot + 1));
  }

  /** Whether more is better; of losses and errors, less is. */
  public boolean higherIsBetter() {
    return Metric.named(name).map(Metric::higherIsBetter).orElse(false);
  }

  /** A number that is the less the better the score is. */
  public double badness(double score) {
    return higherIsBetter() ? -score : score;
  }

  /** Of each result; infinitely bad where training diverged, or where there is no number. */
  public double[] scores(List<TrialResult> results) {
    double worst = badness(Double.POSITIVE_INFINITY);
    return results.stream().mapToDouble(result -> result.score(this).orElse(worst))
        .map(score -> Double.isNaN(score) ? worst : score).toArray();
  }

  /** Whether it is from 0 to 1, and read in per cent. */
  public boolean isShare() {
    return MetricText.isShare(name);
  }

  /** A score, or a median of scores, for people: an infinite one is none. */
  public String text(double score) {
    if (!Double.isFinite(score)) {
      return "–";
    }
    return MetricText.value(name, score);
  }

  /** What a constant has of it on the same examples; empty if that isn't known. */
  public OptionalDouble ofConstant(TrialResult result) {
    Model.Score score = result.scores().get(part);
    Double value = score == null ? null : score.baselines().get(name);
    return value == null || value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  OptionalDouble of(Model.Score score) {
    if (name.equals(LOSS)) {
      return OptionalDouble.of(score.loss());
    }
    Double value = score.metrics().get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @Override
  public String toString() {
    return part + "." + name;
  }
}
