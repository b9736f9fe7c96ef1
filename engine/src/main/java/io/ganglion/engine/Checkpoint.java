package io.ganglion.engine;

import io.ganglion.engine.store.StoredRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a training stands between two steps: all that the rest of it depends on, beside its settings and its examples.
 * What goes on from a checkpoint ends with the same bits as what was never stopped. Immutable. {@link CheckpointFile}
 * turns it into bytes.
 */
public final class Checkpoint {
  final int epochs;
  final long seen;
  final double lossSum;
  final double[] parameters;
  final StoredRecord state;
  final List<StoredRecord> memories;
  final double bestValidationLoss;
  final double @Nullable [] bestParameters;
  final int bestEpoch;

  /**
   * @param epochs how many whole epochs were run
   * @param seen how many examples of the next were seen
   * @param lossSum of these, as the training loop adds losses up
   * @param state of the trainer
   * @param memories of the stop rules, in their order
   * @param bestValidationLoss infinite at first
   * @param bestParameters null if there are none, or they aren't kept
   */
  Checkpoint(int epochs, long seen, double lossSum, double[] parameters, StoredRecord state,
      List<StoredRecord> memories, double bestValidationLoss, double @Nullable [] bestParameters, int bestEpoch) {
    this.epochs = epochs;
    this.seen = seen;
    this.lossSum = lossSum;
    this.parameters = parameters;
    this.state = state;
    this.memories = List.copyOf(memories);
    this.bestValidationLoss = bestValidationLoss;
    this.bestParameters = bestParameters;
    this.bestEpoch = bestEpoch;
  }

  /** How many whole epochs were run. */
  public int epochs() {
    return epochs;
  }

  /** How many examples of the epoch after these were seen. */
  public long seen() {
    return seen;
  }
}
