package io.ganglion.engine.metric;

/** The metrics that one target has. */
public sealed interface TargetMetrics permits LabelMetrics, NumberMetrics, TokenMetrics {
  /** Adds all of them, in the order of {@link Metric#ALL}, those of each label last. */
  void addTo(Listing listing);
}
