package io.ganglion.engine;

import io.ganglion.api.Require;
import io.ganglion.api.TrainingEvent.EpochEnded;

/** Ends training when an epoch's training loss, as measured while it ran, is {@code loss} or less. */
public record TargetLoss(double loss) implements StopRule<TargetLoss.Nothing> {
  /** It remembers nothing. */
  public record Nothing() {}

  public TargetLoss {
    Require.notNegative("loss", loss);
  }

  @Override
  public Nothing start() {
    return new Nothing();
  }

  @Override
  public Verdict<Nothing> after(EpochEnded epoch, Nothing memory) {
    return epoch.trainingLoss() <= loss
        ? Verdict.stop(memory, "the training loss reached the target of " + loss)
        : Verdict.goOn(memory);
  }
}
