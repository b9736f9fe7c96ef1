package io.ganglion.benchmarks.epochs;

import java.util.function.DoubleUnaryOperator;

/** In what a workload's time is given, for one epoch or one row: as the peers' scripts give it. */
enum TimeMetric {
  NS_PER_EPOCH("ns/epoch", seconds -> seconds * 1e9),
  US_PER_EPOCH("us/epoch", seconds -> seconds * 1e6),
  MS_PER_EPOCH("ms/epoch", seconds -> seconds * 1e3),
  S_PER_EPOCH("s/epoch", seconds -> seconds),
  MS_PER_100_EPOCHS("ms/100-epochs", seconds -> seconds * 1e5),
  US_PER_ROW("us-p50", seconds -> seconds * 1e6),
  ROWS_PER_S("rows/s", seconds -> 1 / seconds);

  private final String unit;
  private final DoubleUnaryOperator fromSeconds;

  TimeMetric(String unit, DoubleUnaryOperator fromSeconds) {
    this.unit = unit;
    this.fromSeconds = fromSeconds;
  }

  String unit() {
    return unit;
  }

  double of(double seconds) {
    return fromSeconds.applyAsDouble(seconds);
  }
}
