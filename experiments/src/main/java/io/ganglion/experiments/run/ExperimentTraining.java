package io.ganglion.experiments.run;

import io.ganglion.api.Loss;
import io.ganglion.api.Shape;
import io.ganglion.api.Trainer;
import io.ganglion.engine.ConstantPredictor;
import io.ganglion.engine.LeastLoss;
import io.ganglion.engine.Network;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.Probabilities;
import io.ganglion.engine.inspect.NetworkProbe;
import io.ganglion.engine.metric.Repeating;
import io.ganglion.engine.metric.Threshold;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.settings.Keep;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LossSection;
import io.ganglion.experiments.config.StopSection;
import io.ganglion.experiments.data.ColumnSize;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.data.RepeatedValues;
import io.ganglion.experiments.data.SequenceLayout;
import io.ganglion.experiments.data.SeriesSource;
import io.ganglion.experiments.data.SavedFormat;
import io.ganglion.experiments.store.ArtifactStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What an experiment asks the engine for: its network, how that is trained, and how the result is measured. */
public final class ExperimentTraining {
  private final Experiment experiment;
  private final PreparedData data;
  private final PluginFactory factory;
  private final Network network;
  private final Optional<WarmStart> start;

  /** @param start where training starts, if not at initial weights */
  public ExperimentTraining(Experiment experiment, PreparedData data, PluginFactory factory,
      Optional<WarmStart> start) {
    this.start = start;
    this.experiment = experiment;
    this.data = data;
    this.factory = factory;
    this.network = experiment.network().network(data.training().shapes(), data.preprocessing().targetWidth());
  }

  /** For examples as wide as the data's. */
  public Network network() {
    return network;
  }

  /** Where training starts, if not at initial weights. */
  Optional<WarmStart> start() {
    return start;
  }

  /** A trainer of its own, as the experiment names it. */
  public Trainer<?> trainer() {
    return factory.trainer(experiment.trainer());
  }

  /** Everything that the experiment says of training, with its {@link #trainer} and as many threads as it asks for. */
  public Training training() {
    return training(false);
  }

  /**
   * Likewise, for a training whose learning curve is shown: what is monitored is measured on the training part, too,
   * unless that is large.
   */
  Training shownTraining() {
    return training(true);
  }

  private Training training(boolean isShown) {
    Training training = Training.of(network, loss())
        .reduction(reduction())
        .penalty(experiment.loss().penalty())
        .trainer(trainer())
        .epochs(experiment.training().epochs())
        .shuffle(experiment.training().shuffle())
        .seed(experiment.seed())
        .threads(experiment.runtime().threads().orElse(Runtime.getRuntime().availableProcessors()))
        .precision(experiment.runtime().precision())
        .keep(experiment.keepsBest() ? Keep.BEST : Keep.LAST);
    experiment.training().batchSize().ifPresent(training::batchSize);
    experiment.training().gradientClipNorm().ifPresent(training::gradientClipNorm);
    experiment.training().stop().forEach(rule -> training.stop(rule.rule()));
    start.ifPresent(each -> each.begin(training));
    experiment.training().monitoredMetric().ifPresent(name -> training.monitor(monitor(name, isShown)));
    return training;
  }

  /** What looks at such a training from inside. */
  NetworkProbe probe() {
    return new NetworkProbe(network, loss(), reduction(), data.training(), experiment.training().epochs());
  }

  /** What the best constant outputs have as their loss on the training part. */
  double constantLoss() {
    return ConstantPredictor.loss(network, loss(), reduction(), data.training());
  }

  /** What the training loss can't fall below. */
  double leastLoss() {
    return LeastLoss.of(network, loss(), reduction(), data.training());
  }

  /** What the validation loss can't fall below; 0 without validation examples. */
  double leastValidationLoss() {
    Examples validation = data.validation();
    return validation == null ? 0 : LeastLoss.of(network, loss(), reduction(), validation);
  }

  /** The root mean square of the largest input of the training part; that of tokens, which are no sizes, is 1. */
  double inputSize() {
    double size = 0;
    for (Inputs inputs : data.training().allInputs()) {
      size = Math.max(size, inputs.shape() instanceof Shape.Tokens ? 1 : ColumnSize.ofLargest(inputs));
    }
    return size;
  }

  /** The root mean square of the largest target of the training part. */
  double targetSize() {
    double size = 0;
    for (int unit = 0; unit < data.training().targetWidth(); unit++) {
      size = Math.max(size, ColumnSize.ofTarget(data.training(), unit));
    }
    return size;
  }

  private MetricMonitor monitor(String name, boolean isOfBoth) {
    return new MetricMonitor(name, data.preprocessing(), isOfBoth, data.training(), context(data.training()),
        context(data.validation()));
  }

  private Metrics.Context context(@Nullable Examples examples) {
    Map<String, Repeating> repeating = examples == null ? Map.of()
        : RepeatedValues.of(data).map(series -> series.of(examples)).orElse(Map.of());
    return new Metrics.Context(target -> Probabilities.areGivenBy(network.outputActivation(), target), repeating);
  }

  /** The model that training came to, with its threshold if it is to have one; its parameters are to be finite. */
  public Model model(TrainingResult result) {
    Model model = model(network.withStatistics(result.statistics()), result.parameters());
    OptionalDouble threshold = threshold(model);
    return threshold.isPresent() ? model.threshold(threshold.getAsDouble()) : model;
  }

  private Model model(Network trained, double[] parameters) {
    return new Model(experiment.name(), trained, parameters, data.preprocessing(), loss(), reduction(), source());
  }

  /** What a language model writes on its way; empty for other networks, and where statistics are still unknown. */
  Optional<TextSamples> samples(ArtifactStore store) {
    if (network.graph().statistics() > 0) {
      return Optional.empty();
    }
    return TextSamples.of(data.preprocessing(),
        start.map(WarmStart::parameters).orElseGet(() -> network.initialParameters(experiment.seed())),
        parameters -> model(network, parameters), store);
  }

  private OptionalDouble threshold(Model model) {
    Optional<String> metric = experiment.training().thresholdBy();
    Examples validation = data.validation();
    if (metric.isEmpty() || validation == null) {
      return experiment.training().threshold().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }
    Examples counted = validation.counted();
    CategoryEncoding target = (CategoryEncoding) data.preprocessing().targets().get(0);
    double[] outputs = model.network().outputs(model.parameters(), validation);
    return OptionalDouble.of(Threshold.best(Metrics.labels(target, counted.count(), outputs, counted.targets(), 0,
        target.width(), counted.weights(), true), metric.get()));
  }

  private Map<String, String> source() {
    Map<String, String> source = new LinkedHashMap<>(SavedFormat.toMap(experiment.data()));
    data.windows().ifPresent(windows -> source.putAll(
        SeriesSource.toMap(experiment.data(), experiment.data().series().get(), windows)));
    experiment.data().sequence()
        .ifPresent(sequence -> source.putAll(SequenceLayout.toMap(experiment.data(), sequence)));
    source.putAll(TrainedWith.toMap(experiment));
    return source;
  }

  /** How good a model is on each part of the data that there is, in the order train, validation, test. */
  public Map<String, Model.Score> scores(Model model) {
    Map<String, Model.Score> scores = new LinkedHashMap<>();
    Optional<RepeatedValues> series = RepeatedValues.of(data);
    data.parts().forEach((part, examples) -> scores.put(part,
        model.score(examples, series.map(each -> each.of(examples)).orElse(Map.of()))));
    return scores;
  }

  /**
   * The loss that training should have come down to, if it was to and didn't.
   *
   * @param lastTrainingLoss of the last epoch
   * @param model what training came to
   * @param finalLoss the model's on the training part, to which its penalty comes
   */
  public OptionalDouble missedTarget(double lastTrainingLoss, Model model, double finalLoss) {
    OptionalDouble target = experiment.training().stop().stream()
        .filter(rule -> rule instanceof StopSection.Target)
        .mapToDouble(rule -> ((StopSection.Target) rule).loss())
        .max();
    double reached = Math.min(lastTrainingLoss,
        finalLoss + network.penalty(experiment.loss().penalty(), model.parameters()));
    return target.isPresent() && reached > target.getAsDouble() ? target : OptionalDouble.empty();
  }

  private Loss loss() {
    return factory.loss(experiment.loss().use());
  }

  private Reduction reduction() {
    return experiment.loss().reduction() == LossSection.Reduction.SUM ? Reduction.SUM : Reduction.MEAN;
  }
}
