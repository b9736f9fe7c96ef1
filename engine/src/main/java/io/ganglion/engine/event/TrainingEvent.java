package io.ganglion.engine.event;

import java.util.Optional;
import java.util.OptionalDouble;

/** What happens while a network is trained, in the order Started, EpochEnded…, Ended. */
public sealed interface TrainingEvent {
  /**
   * Training begins.
   *
   * @param parameters the number of parameters
   * @param maxEpochs the number of epochs after which it ends at the latest
   */
  record Started(int parameters, int maxEpochs) implements TrainingEvent {}

  /**
   * All training examples have been seen once more.
   *
   * @param epoch from 1
   * @param trainingLoss the loss over the epoch's examples, each at the parameters that its step started from: with
   *     full batches, that of the epoch before
   * @param validationLoss at the parameters after the epoch; empty without validation data
   * @param best whether these are the best parameters so far, by what is monitored or else by the validation loss
   * @param monitored the metric that is monitored, at the parameters after the epoch; empty if there is none
   * @param learningRate of the step that comes next; empty if the trainer has none
   */
  record EpochEnded(int epoch, double trainingLoss, OptionalDouble validationLoss, boolean best,
      Optional<Monitored> monitored, OptionalDouble learningRate) implements TrainingEvent {
    /** If the trainer has no learning rate. */
    public EpochEnded(int epoch, double trainingLoss, OptionalDouble validationLoss, boolean best,
        Optional<Monitored> monitored) {
      this(epoch, trainingLoss, validationLoss, best, monitored, OptionalDouble.empty());
    }

    /** If no metric is monitored, and the trainer has no learning rate. */
    public EpochEnded(int epoch, double trainingLoss, OptionalDouble validationLoss, boolean best) {
      this(epoch, trainingLoss, validationLoss, best, Optional.empty());
    }

    /** What epochs are judged by, the lower the better: what is monitored, negative if more is better, or the loss. */
    public double judged() {
      return monitored.isPresent() ? monitored.get().badness() : validationLoss.orElse(Double.NaN);
    }

    /** Its name for people: {@code loss} unless a metric is monitored. */
    public String judgedBy() {
      return monitored.map(Monitored::name).orElse("loss");
    }
  }

  /**
   * A metric that is monitored.
   *
   * @param name such as {@code roc-auc}
   * @param value of the validation examples; NaN if it isn't defined
   * @param training the same of the training examples, at the same parameters; empty if it wasn't measured there
   */
  record Monitored(String name, double value, boolean higherIsBetter, OptionalDouble training) {
    /** If it wasn't measured on the training examples. */
    public Monitored(String name, double value, boolean higherIsBetter) {
      this(name, value, higherIsBetter, OptionalDouble.empty());
    }

    /** The lower, the better. */
    public double badness() {
      return higherIsBetter ? -value : value;
    }
  }

  /**
   * Training is over.
   *
   * @param epochs how many epochs were run
   * @param keptEpoch the epoch after which the network had the parameters that it now keeps
   * @param stopReason why it ended, as a sentence without a full stop
   */
  record Ended(int epochs, int keptEpoch, String stopReason) implements TrainingEvent {}
}
