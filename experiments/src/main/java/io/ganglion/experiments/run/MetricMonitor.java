package io.ganglion.experiments.run;

import io.ganglion.engine.Monitor;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.metric.Metric;

/**
 * A metric by its name.
 *
 * @param isOfBoth whether it is wanted of the training part as well
 * @param training the examples that are trained on
 * @param ofTraining what their outputs and targets don't show
 * @param ofValidation the same of the examples of validation
 */
record MetricMonitor(String name, Preprocessing preprocessing, boolean isOfBoth, Examples training,
    Metrics.Context ofTraining, Metrics.Context ofValidation) implements Monitor {
  /** Chosen: on a larger training part the metric isn't measured, for each epoch would be seen to take longer. */
  private static final int MOST_MEASURED = 10_000;

  @Override
  public boolean higherIsBetter() {
    return Metric.named(name).map(Metric::higherIsBetter).orElse(false);
  }

  @Override
  public boolean measures(Examples examples) {
    return isOfBoth && examples.countedRows() <= MOST_MEASURED;
  }

  @Override
  public double of(double[] outputs, Examples examples) {
    Examples counted = examples.counted();
    return Metrics.listing(preprocessing, counted.count(), outputs, counted.targets(), counted.weights(),
        examples == training ? ofTraining : ofValidation).measure(name).value();
  }
}
