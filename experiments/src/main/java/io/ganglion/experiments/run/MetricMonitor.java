package io.ganglion.experiments.run;

import io.ganglion.engine.Monitor;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.metric.Metric;

/**
 * A metric by its name.
 *
 * @param context what outputs and targets don't show
 */
record MetricMonitor(String name, Preprocessing preprocessing, Metrics.Context context) implements Monitor {
  @Override
  public boolean higherIsBetter() {
    return Metric.named(name).map(Metric::higherIsBetter).orElse(false);
  }

  @Override
  public double of(double[] outputs, Examples validation) {
    Examples counted = validation.counted();
    return Metrics.listing(preprocessing, counted.count(), outputs, counted.targets(), counted.weights(), context)
        .measure(name).value();
  }
}
