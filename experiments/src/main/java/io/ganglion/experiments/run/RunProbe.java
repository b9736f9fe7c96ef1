package io.ganglion.experiments.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.host.SettingType;
import io.ganglion.engine.EpochObserver;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.StopReason;
import io.ganglion.engine.TrainerSteps;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.inspect.LayerView;
import io.ganglion.engine.inspect.NetworkProbe;
import io.ganglion.engine.inspect.ProbeView;
import io.ganglion.engine.inspect.StepsView;
import io.ganglion.engine.inspect.WeightHistogram;
import io.ganglion.engine.settings.ClassOutput;
import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LayerSection;
import io.ganglion.experiments.config.PlacedLayer;
import io.ganglion.experiments.diagnosis.Course;
import io.ganglion.experiments.diagnosis.LayerNote;
import io.ganglion.experiments.diagnosis.Note;
import io.ganglion.experiments.diagnosis.TrainingPlan;
import io.ganglion.experiments.diagnosis.Watch;
import io.ganglion.experiments.lint.OutputRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a run from inside: {@code probe.csv} and {@code diagnosis.json}, and what goes wrong as soon as it is
 * certain.
 */
final class RunProbe implements EpochObserver {
  static final String VIEWS_FILE = "probe.csv";
  static final String DIAGNOSIS_FILE = "diagnosis.json";
  private static final int FORMAT = 1;

  private final Experiment experiment;
  private final ExperimentTraining training;
  private final LearningCurve curve;
  private final Consumer<Note> reported;
  private final NetworkProbe probe;
  private final TrainingPlan plan;
  private final Watch watch = new Watch();
  /** It is asked of every epoch but the last, which the end comes right after. */
  private int asked;

  /**
   * @param curve what remembers the losses of the training
   * @param reported takes what has become certain, or was resolved, during training
   */
  RunProbe(Experiment experiment, ExperimentTraining training, LearningCurve curve,
      Consumer<Note> reported) {
    this.experiment = experiment;
    this.training = training;
    this.curve = curve;
    this.reported = reported;
    this.probe = training.probe();
    this.plan = new TrainingPlan(layers(), experiment.trainer().settings(), experiment.training().epochs(),
        training.constantLoss(), training.leastLoss(), training.leastValidationLoss(), training.inputSize(),
        training.targetSize(), !experiment.loss().penalty().isNone(), experiment.keepsBest(),
        experiment.training().stop().stream().anyMatch(stop -> stop.rule().needsValidation()));
  }

  @Override
  public boolean wants(int epoch) {
    asked = epoch;
    return probe.wants(epoch);
  }

  @Override
  public void observe(int epoch, double[] parameters, Optional<TrainerSteps> steps) {
    probe.observe(epoch, parameters, steps);
    if (epoch == asked) {
      watch.look(soFar(probe.views(), curve.losses())).forEach(reported);
    }
  }

  /** What it has seen so far, as a checkpoint keeps it. */
  double[] seen() {
    return ProbeView.toNumbers(probe.views());
  }

  /** From now on, it has seen only this, and has reported what it would have reported of it. */
  void restore(double[] seen) {
    List<ProbeView> views = ProbeView.ofNumbers(seen, plan.layers().size());
    probe.restore(views);
    LearningCurve.Losses losses = curve.losses();
    for (int i = 1; i <= views.size(); i++) {
      watch.look(soFar(views.subList(0, i), losses));
    }
  }

  private Course soFar(List<ProbeView> views, LearningCurve.Losses losses) {
    int epochs = views.get(views.size() - 1).epoch();
    return Course.soFar(plan, views, Arrays.copyOf(losses.training(), epochs),
        Arrays.copyOf(losses.validation(), losses.validation().length == 0 ? 0 : epochs));
  }

  /** What went wrong, and what did so for a while only. */
  List<Note> notes(TrainingResult result) {
    LearningCurve.Losses losses = curve.losses();
    return watch.end(new Course(plan, probe.views(), losses.training(), losses.validation(), result.keptEpoch(),
        result.stopReason().kind() == StopReason.Kind.RULE, true));
  }

  /** What the network and the experiment say of the layers with parameters. */
  private List<LayerNote> layers() {
    List<LayerNote> notes = new ArrayList<>();
    List<PlacedLayer> placedLayers = experiment.network().placed();
    for (LayerInfo layer : training.network().layers()) {
      if (layer.parameterCount() > 0) {
        PlacedLayer placed = placedLayers.get(layer.number() - 1);
        LayerSection asked = placed.layer();
        notes.add(new LayerNote(layer.number(), placed.path(), layer.inputWidth(), layer.units(),
            asked.function().map(PluginUse::name).orElse(asked.kind()),
            asked.function().filter(use -> ClassOutput.of(use.instance()) == ClassOutput.SIGMOID).isPresent(),
            asked.function().filter(use -> OutputRange.of(use.instance()).isBounded()).isPresent(),
            text(experiment.network().initializerOf(asked)),
            asked.settings()));
      }
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
        csv.append(view.epoch()).append(',').append(plan.layers().get(layer).number());
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
   * What went wrong, the layers and their histograms.
   *
   * @param parameters those that were kept; null if training diverged, and then there are no histograms of weights
   */
  JsonObject json(List<Note> notes, double @Nullable [] parameters) {
    JsonObject object = new JsonObject();
    object.addProperty("format", FORMAT);
    object.add("constantLoss", Json.number(plan.constantLoss()));
    object.add("findings", Json.ofNotes(notes.stream().filter(Note::holds).toList()));
    List<Note> gone = notes.stream().filter(note -> !note.holds()).toList();
    if (!gone.isEmpty()) {
      object.add("gone", Json.ofNotes(gone));
    }
    JsonArray layers = new JsonArray();
    for (int i = 0; i < plan.layers().size(); i++) {
      LayerNote note = plan.layers().get(i);
      JsonObject layer = new JsonObject();
      layer.addProperty("number", note.number());
      layer.addProperty("inputs", note.inputs());
      layer.addProperty("units", note.units());
      layer.addProperty("activation", note.activation());
      layer.addProperty("initializer", note.initializer());
      overSteps(i).ifPresent(seen -> layer.add("overSteps", seen));
      layers.add(layer);
    }
    if (parameters != null) {
      double[] start = training.network().initialParameters(experiment.seed());
      List<WeightHistogram> weights = WeightHistogram.of(training.network(), start, parameters);
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

  /** What became of the gradient of a recurrent layer over the steps of sequences, before training and in the end. */
  private Optional<JsonObject> overSteps(int layer) {
    List<ProbeView> views = probe.views();
    if (views.isEmpty()) {
      return Optional.empty();
    }
    Optional<StepsView> start = views.get(0).layers().get(layer).steps();
    Optional<StepsView> end = views.get(views.size() - 1).layers().get(layer).steps();
    return start.isEmpty() || end.isEmpty() ? Optional.empty() : Optional.of(overSteps(start.get(), end.get()));
  }

  private static JsonObject overSteps(StepsView start, StepsView end) {
    JsonObject object = new JsonObject();
    object.add("distances", Json.numbers(end.distances()));
    object.add("start", Json.numbers(start.norms()));
    object.add("end", Json.numbers(end.norms()));
    object.add("saturatedGates", Json.number(end.saturatedGates()));
    object.add("openMemory", Json.number(end.open()));
    object.add("shutMemory", Json.number(end.shut()));
    return object;
  }
}
