package io.ganglion.experiments.bench;

/**
 * A published figure and ours.
 *
 * @param experiment such as {@code cancer1, linear}
 * @param measure such as {@code epochs}
 */
public record FigureComparison(String experiment, String measure, Published published, Sample ours) {
  double difference() {
    return ours.mean() - published.value();
  }

  boolean agrees() {
    return published.agrees(ours);
  }
}
