package io.ganglion.engine.stop;

import io.ganglion.api.Require;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;

/**
 * Ends training when the validation loss, or the metric that is monitored instead, has not become better for {@code
 * epochs} epochs in a row.
 *
 * @param epochs at least 1
 * @param minImprovement by how much it must be better than the best before to count, at least 0
 */
public record Patience(int epochs, double minImprovement) implements StopRule<Patience.Memory> {
  /** The best validation loss so far, or what is {@link EpochEnded#judged} instead, and its epoch. */
  public record Memory(double best, int bestEpoch) {}

  public Patience {
    Require.atLeast("epochs", epochs, 1);
    Require.notNegative("minImprovement", minImprovement);
  }

  @Override
  public boolean needsValidation() {
    return true;
  }

  @Override
  public Memory start() {
    return new Memory(Double.POSITIVE_INFINITY, 0);
  }

  @Override
  public Verdict<Memory> after(EpochEnded epoch, Memory memory) {
    double loss = epoch.judged();
    if (loss < memory.best() - minImprovement) {
      return Verdict.goOn(new Memory(loss, epoch.epoch()));
    }
    return epoch.epoch() - memory.bestEpoch() >= epochs
        ? Verdict.stop(memory, "the validation " + epoch.judgedBy() + " has not improved for " + epochs + " epochs")
        : Verdict.goOn(memory);
  }
}
