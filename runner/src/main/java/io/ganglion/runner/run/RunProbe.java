package io.ganglion.runner.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.host.SettingType;
import io.ganglion.engine.EpochObserver;
import io.ganglion.engine.LayerView;
import io.ganglion.engine.NetworkProbe;
import io.ganglion.engine.ProbeView;
import io.ganglion.engine.StopReason;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.WeightHistogram;
import io.ganglion.runner.config.Experiment;
import io.ganglion.runner.config.LayerSection;
import io.ganglion.runner.config.PluginUse;
import io.ganglion.runner.csv.NumberText;
import io.ganglion.runner.data.PreparedData;
import io.ganglion.runner.diagnosis.Course;
import io.ganglion.runner.diagnosis.Diagnosis;
import io.ganglion.runner.diagnosis.Finding;
import io.ganglion.runner.diagnosis.LayerNote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is seen of a run from inside: {@code probe.csv} and {@code diagnosis.json}. */
final class RunProbe {
  static final String VIEWS_FILE = "probe.csv";
  static final String DIAGNOSIS_FILE = "diagnosis.json";
  private static final int FORMAT = 1;

  private final Experiment experiment;
  private final PreparedData data;
  private final ExperimentTraining asked;
  private final NetworkProbe probe;
  private final double constantLoss;

  RunProbe(Experiment experiment, PreparedData data, ExperimentTraining asked) {
    this.experiment = experiment;
    this.data = data;
    this.asked = asked;
    this.probe = asked.probe();
    this.constantLoss = asked.constantLoss();
  }

  EpochObserver observer() {
    return probe;
  }

  /** What it has seen so far, as a checkpoint keeps it. */
  double[] seen() {
    return ProbeView.toNumbers(probe.views());
  }

  /** From now on, it has seen this alone. */
  void restore(double[] seen) {
    probe.restore(ProbeView.ofNumbers(seen, experiment.network().layers().size()));
  }

  /** What went wrong. */
  List<Finding> findings(LearningCurve.Losses losses, TrainingResult result) {
    return Diagnosis.of(new Course(notes(), probe.views(), losses.training(), losses.validation(),
        result.keptEpoch(), result.stopReason().kind() == StopReason.Kind.RULE, experiment.trainer().name(),
        experiment.trainer().settings(), constantLoss));
  }

  private List<LayerNote> notes() {
    List<LayerNote> notes = new ArrayList<>();
    int inputs = data.preprocessing().inputWidth();
    for (LayerSection layer : experiment.network().layers()) {
      int units = layer.units().orElse(data.preprocessing().targetWidth());
      notes.add(new LayerNote(inputs, units, layer.activation().name(),
          text(experiment.network().initializerOf(layer))));
      inputs = units;
    }
    return notes;
  }

  private static String text(PluginUse<?> use) {
    return use.settings().isEmpty() ? use.name() : use.name() + " (" + use.settings().entrySet().stream()
        .map(setting -> setting.getKey() + " " + SettingType.text(setting.getValue()))
        .collect(Collectors.joining(", ")) + ")";
  }

  /** A row for each layer at each epoch that was looked at; a field is empty where there is no figure. */
  String csv() {
    StringBuilder csv = new StringBuilder("epoch,layer,gradient_norm,weight_rms,saturated,dead,steps_at_least,"
        + "steps_at_greatest,low_step,median_step,high_step\n");
    for (ProbeView view : probe.views()) {
      for (int layer = 0; layer < view.layers().size(); layer++) {
        LayerView seen = view.layers().get(layer);
        csv.append(view.epoch()).append(',').append(layer + 1);
        for (double figure : new double[] {seen.gradientNorm(), seen.weightRms(), seen.saturated(), seen.dead(),
            seen.stepsAtLeast(), seen.stepsAtGreatest(), seen.lowStep(), seen.medianStep(), seen.highStep()}) {
          csv.append(',').append(Double.isNaN(figure) ? "" : NumberText.format(figure));
        }
        csv.append('\n');
      }
    }
    return csv.toString();
  }

  /**
   * The findings, the layers and their histograms.
   *
   * @param parameters those that were kept; null if training diverged, and then there are no histograms of weights
   */
  JsonObject json(List<Finding> findings, double @Nullable [] parameters) {
    JsonObject object = new JsonObject();
    object.addProperty("format", FORMAT);
    object.add("constantLoss", Json.number(constantLoss));
    object.add("findings", Json.ofFindings(findings));
    JsonArray layers = new JsonArray();
    for (LayerNote note : notes()) {
      JsonObject layer = new JsonObject();
      layer.addProperty("inputs", note.inputs());
      layer.addProperty("units", note.units());
      layer.addProperty("activation", note.activation());
      layer.addProperty("initializer", note.initializer());
      layers.add(layer);
    }
    if (parameters != null) {
      double[] start = asked.network().initialParameters(experiment.seed());
      List<WeightHistogram> weights = WeightHistogram.of(asked.network(), start, parameters);
      for (int i = 0; i < weights.size(); i++) {
        JsonObject histogram = new JsonObject();
        histogram.add("edges", Json.numbers(weights.get(i).edges()));
        histogram.add("start", Json.numbers(weights.get(i).start()));
        histogram.add("end", Json.numbers(weights.get(i).end()));
        layers.get(i).getAsJsonObject().add("weights", histogram);
      }
    }
    object.add("layers", layers);
    probe.steps().ifPresent(steps -> {
      JsonObject histogram = new JsonObject();
      histogram.add("edges", Json.numbers(steps.edges()));
      histogram.add("counts", Json.numbers(steps.counts()));
      object.add("steps", histogram);
    });
    return object;
  }
}
