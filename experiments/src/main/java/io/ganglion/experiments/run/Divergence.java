package io.ganglion.experiments.run;

import io.ganglion.api.Activation;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.event.Breakdown;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.PluginLayerSection;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.diagnosis.Finding;
import io.ganglion.experiments.diagnosis.Note;
import io.ganglion.experiments.diagnosis.Remedy;
import io.ganglion.experiments.text.Format;
import io.ganglion.plugins.PluginFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of a training in which numbers went wrong, in the words of its experiment and its data. */
final class Divergence {
  private final Experiment experiment;
  private final PreparedData data;

  Divergence(Experiment experiment, PreparedData data) {
    this.experiment = experiment;
    this.data = data;
  }

  /**
   * What went wrong.
   *
   * @param seen what else was found: a start that was too wide is to blame rather than the steps
   */
  Finding finding(String sentence, Breakdown breakdown, List<Note> seen) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("epoch", (double) breakdown.epoch());
    figures.put("batch", (double) breakdown.batch());
    figures.put("layer", (double) breakdown.layer());
    boolean isKnown = breakdown.cause() != Breakdown.Cause.STEP && breakdown.cause() != Breakdown.Cause.START;
    Optional<Finding> wide = isKnown ? Optional.empty() : seen.stream().filter(Note::holds).map(Note::finding)
        .filter(finding -> finding.name().equals(Finding.WIDE_START)).findFirst();
    return new Finding("diverged", sentence, wide.map(Finding::cause).orElseGet(() -> cause(breakdown)),
        wide.map(Finding::remedy).orElseGet(() -> remedy(breakdown)), figures);
  }

  private String cause(Breakdown breakdown) {
    return switch (breakdown.cause()) {
      case ACTIVATION -> "the activation '" + activation(breakdown).map(PluginUse::name).orElse("") + "'"
          + activation(breakdown).map(Divergence::jar).orElse("") + ", which isn't finite there";
      case LOSS -> "the loss '" + experiment.loss().use().name() + "'" + jar(experiment.loss().use())
          + ", which isn't finite there";
      case LAYER -> "the layer '" + layer(breakdown).name() + "'" + jar(layer(breakdown))
          + ", which isn't finite for inputs of moderate size";
      case INITIALIZER -> "the initializer '" + initializer(breakdown).name() + "'" + jar(initializer(breakdown));
      case INPUT -> "the input " + Format.measure(breakdown.largest().value()) + " (" + place(breakdown.largest())
          + "), which is extreme";
      case START -> "weights from " + Summary.named(initializer(breakdown)) + jar(initializer(breakdown))
          + ", which are so large that numbers overflow before the first step";
      case STEP -> "steps that are too large: trainer " + Summary.named(experiment.trainer())
          + jar(experiment.trainer());
    };
  }

  private String remedy(Breakdown breakdown) {
    return switch (breakdown.cause()) {
      case ACTIVATION -> "another activation, or correct '"
          + activation(breakdown).map(PluginUse::name).orElse("") + "'";
      case LOSS -> "another loss, or correct '" + experiment.loss().use().name() + "'";
      case LAYER -> "another layer, or correct '" + layer(breakdown).name() + "'";
      case INITIALIZER -> "another initializer, or correct '" + initializer(breakdown).name() + "'";
      case INPUT -> "data.scale=standard, if that row is correct";
      case START -> "network.initializer=glorot-uniform";
      case STEP -> isRecurrent() && experiment.training().gradientClipNorm().isEmpty()
          ? "training.gradient-clip-norm=1" : Remedy.smallerSteps(experiment.trainer().settings());
    };
  }

  /** Whether gradients go through many steps: layers over sequences, or such as choose which steps come out. */
  private boolean isRecurrent() {
    return experiment.network().placed().stream().anyMatch(placed -> placed.layer() instanceof PluginLayerSection layer
        && (data.sequences().isPresent() || layer.use().type().setting("outputs").isPresent()));
  }

  private static String jar(PluginUse<?> use) {
    return PluginFault.ofJar(use.type().type());
  }

  private Optional<PluginUse<Activation>> activation(Breakdown breakdown) {
    return experiment.network().layer(breakdown.layer()).function();
  }

  private PluginUse<?> layer(Breakdown breakdown) {
    return ((PluginLayerSection) experiment.network().layer(breakdown.layer())).use();
  }

  private PluginUse<?> initializer(Breakdown breakdown) {
    return experiment.network().initializerOf(experiment.network().layer(breakdown.layer()));
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
