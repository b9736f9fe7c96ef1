package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.host.SettingType;
import io.ganglion.experiments.binding.OrWord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long and in which steps to train: {@code training} in the file. {@code batchSize} is empty for {@code full}.
 *
 * <p>The defaults are chosen: full batches are what every trainer can work with, and 1000 of them are a few seconds on
 * the data sets of the examples.
 */
public record TrainingSection(
    @Setting("the maximum number of epochs (passes over the training part), ≥ 1") int epochs,
    @Setting("examples per batch, ≥ 1; full: the whole training part") @OrWord("full") OptionalInt batchSize,
    @Setting("a gradient whose norm is greater is shortened to this, > 0; recurrent networks need it, often 1")
        Optional<Double> gradientClipNorm,
    @Setting("whether examples are shuffled in every epoch; full batches aren't") boolean shuffle,
    @Setting("how training images are changed in every epoch") Optional<AugmentSection> augment,
    @Setting("stop rules: early stopping and others") List<StopSection> stop,
    @Setting("best: the parameters with the lowest validation loss, or the best of what is monitored; last; auto: best"
        + " if there is validation data") Keep keep,
    @Setting("the metric of the validation part by which the best parameters are kept and patience stops, such as"
        + " roc-auc; the loss unless given") Optional<String> monitor,
    @Setting("of a target of two labels, the probability of the second from which it is predicted, between 0 and 1; the"
        + " greater probability decides unless given") Optional<Double> threshold,
    @Setting("the metric by which that threshold is chosen on the validation part, such as f1-macro")
        Optional<String> thresholdBy,
    @Setting("when to save a checkpoint, from which the run can be resumed") CheckpointSection checkpoint) {
  /** Which parameters a run ends with. */
  public enum Keep {
    /** {@link #BEST} if there is validation data, or else {@link #LAST}: see {@link Experiment#keepsBest()}. */
    AUTO,
    /** Those with the least validation loss. */
    BEST,
    /** Those after the last step. */
    LAST
  }

  private static final String LOSS = "loss";

  public TrainingSection() {
    this(1000, OptionalInt.empty(), Optional.empty(), true, Optional.empty(), List.of(), Keep.AUTO, Optional.empty(),
        Optional.empty(), Optional.empty(), new CheckpointSection());
  }

  public TrainingSection {
    Require.atLeast("epochs", epochs, 1);
    threshold.ifPresent(number -> {
      if (!(number > 0 && number < 1)) {
        throw new InvalidSettingException("threshold", "must be between 0 and 1, but is " + SettingType.text(number));
      }
    });
    if (threshold.isPresent() && thresholdBy.isPresent()) {
      throw new InvalidSettingException("thresholdBy", "can't be combined with 'threshold'", List.of("threshold"));
    }
    if (batchSize.isPresent()) {
      Require.atLeast("batchSize", batchSize.getAsInt(), 1);
    }
    gradientClipNorm.ifPresent(norm -> Require.positive("gradientClipNorm", norm));
    if (batchSize.isEmpty() && augment.isPresent() && !augment.get().augmentation().isNone()) {
      throw new InvalidSettingException("augment", "needs mini-batches: 'batch-size' must be given",
          List.of("batchSize"));
    }
    stop = List.copyOf(stop);
  }

  /** The metric that is monitored; empty for the loss. */
  public Optional<String> monitoredMetric() {
    return monitor.filter(name -> !name.equals(LOSS));
  }
}
