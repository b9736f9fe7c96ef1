package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.MetricText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What was monitored, after every epoch.
 *
 * @param training empty if it wasn't measured there
 * @param constant what a constant reaches on the validation part; NaN if that isn't known
 * @param kept the epoch that was kept
 */
record MetricCurves(String metric, double[] training, double[] validation, double constant, int kept) {
  /** Empty if nothing was monitored. */
  static Optional<MetricCurves> of(JsonObject manifest, Map<String, double[]> columns, int kept) {
    if (!manifest.has("monitor")) {
      return Optional.empty();
    }
    String metric = JsonNumbers.text(manifest.getAsJsonObject("monitor"), "metric");
    double[] validation = columns.getOrDefault("validation_" + metric, new double[0]);
    JsonObject baselines = manifest.getAsJsonObject("baselines");
    double constant = baselines.has("validation")
        ? JsonNumbers.number(baselines.getAsJsonObject("validation"), metric) : Double.NaN;
    return validation.length == 0 ? Optional.empty() : Optional.of(new MetricCurves(metric,
        columns.getOrDefault("training_" + metric, new double[0]), validation, constant, kept));
  }

  Element figure() {
    return Parts.figure(metric + " after each epoch",
        "what is monitored; after epoch " + kept + ", which was kept, it was "
            + MetricText.value(metric, validation[kept - 1]) + " on the validation part.",
        Plot.bothWidths(LearningPanel.WIDE, width -> plot(width, width == LearningPanel.WIDE ? 260 : 220)));
  }

  private Plot plot(double width, double height) {
    int epochs = validation.length;
    AxisScale x = epochs == 1 ? new AxisScale(0, 1, false) : new AxisScale(1, epochs, false);
    AxisScale y = AxisScale.linear(DoubleStream.concat(Arrays.stream(training),
        DoubleStream.concat(Arrays.stream(validation), DoubleStream.of(constant)))).nice();
    Plot plot = new Plot(metric + " after each epoch", width, height, x, y).roomOnTheRight(74).axes("epoch", metric);
    List<String> classes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Double> ends = new ArrayList<>();
    if (Double.isFinite(constant)) {
      plot.across("reference", x.low(), constant, x.high(), constant);
      classes.add("muted");
      names.add("constant");
      ends.add(constant);
    }
    plot.across("chosen", kept, y.low(), kept, y.high());
    double[] epoch = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
    if (training.length > 0) {
      LearningPanel.line(plot, "c0", epoch, training, width);
      classes.add("c0");
      names.add("training");
      ends.add(training[epochs - 1]);
    }
    LearningPanel.line(plot, "c1", epoch, validation, width);
    plot.dots("c1", new double[] {kept}, new double[] {validation[kept - 1]});
    classes.add("c1");
    names.add("validation");
    ends.add(validation[epochs - 1]);
    plot.endLabels(classes, names, ends);
    LearningPanel.hovered(epochs, kept).forEach(each -> plot.hover(each, Double.NaN, "epoch " + each
        + (training.length > 0 ? "\ntraining " + MetricText.value(metric, training[each - 1]) : "")
        + "\nvalidation " + MetricText.value(metric, validation[each - 1]) + (each == kept ? "\nkept" : "")));
    return plot;
  }
}
