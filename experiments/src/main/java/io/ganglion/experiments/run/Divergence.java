package io.ganglion.experiments.run;

import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.event.Breakdown;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.diagnosis.Finding;
import io.ganglion.experiments.diagnosis.Remedy;
import io.ganglion.experiments.text.Format;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said of a training in which numbers went wrong, in the words of its experiment and its data. */
final class Divergence {
  private final Experiment experiment;
  private final PreparedData data;

  Divergence(Experiment experiment, PreparedData data) {
    this.experiment = experiment;
    this.data = data;
  }

  Finding finding(String sentence, Breakdown breakdown) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("epoch", (double) breakdown.epoch());
    figures.put("batch", (double) breakdown.batch());
    figures.put("layer", (double) breakdown.layer());
    return new Finding("diverged", sentence, cause(breakdown), remedy(breakdown), figures);
  }

  private String cause(Breakdown breakdown) {
    return switch (breakdown.cause()) {
      case ACTIVATION -> "the activation '" + activation(breakdown) + "', which isn't finite there";
      case LOSS -> "the loss '" + experiment.loss().use().name() + "', which isn't finite there";
      case INITIALIZER -> "the initializer '" + initializer(breakdown) + "'";
      case INPUT -> "the input " + Format.measure(breakdown.largest().value()) + " (" + place(breakdown.largest())
          + "), which is extreme";
      case STEP -> "steps that are too large: trainer " + Summary.named(experiment.trainer());
    };
  }

  private String remedy(Breakdown breakdown) {
    return switch (breakdown.cause()) {
      case ACTIVATION -> "another activation, or correct '" + activation(breakdown) + "'";
      case LOSS -> "another loss, or correct '" + experiment.loss().use().name() + "'";
      case INITIALIZER -> "another initializer, or correct '" + initializer(breakdown) + "'";
      case INPUT -> "data.scale=standard, if that row is correct";
      case STEP -> Remedy.smallerSteps(experiment.trainer().settings());
    };
  }

  private String activation(Breakdown breakdown) {
    return experiment.network().layer(breakdown.layer()).activation().name();
  }

  private String initializer(Breakdown breakdown) {
    return experiment.network().initializerOf(experiment.network().layer(breakdown.layer())).name();
  }

  /** Where an input stands in the file; of examples of many rows each, which example it is. */
  private String place(Breakdown.Input input) {
    String column = column(data.preprocessing().inputs(), input.column());
    return data.windows().isPresent() || data.sequences().isPresent()
        ? "column '" + column + "', training example " + (input.example() + 1)
        : data.source().place(data.rows().train()[input.example()], column).where();
  }

  private static String column(List<ColumnEncoding> inputs, int number) {
    int at = 0;
    for (ColumnEncoding input : inputs) {
      at += input.width();
      if (number < at) {
        return input.column();
      }
    }
    throw new IllegalArgumentException("there is no input " + number);
  }
}
