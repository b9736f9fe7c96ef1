package io.ganglion.engine.event;

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
   * @param best whether these are the best parameters so far, by the validation loss
   */
  record EpochEnded(int epoch, double trainingLoss, OptionalDouble validationLoss, boolean best)
      implements TrainingEvent {}

  /**
   * Training is over.
   *
   * @param epochs how many epochs were run
   * @param keptEpoch the epoch after which the network had the parameters that it now keeps
   * @param stopReason why it ended, as a sentence without a full stop
   */
  record Ended(int epochs, int keptEpoch, String stopReason) implements TrainingEvent {}
}
