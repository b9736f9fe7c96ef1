package io.ganglion.engine.stop;

import io.ganglion.api.Require;
import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;

/** Ends training after the first epoch with a training loss of {@code loss} or less, both during and after it. */
public record TargetLoss(double loss) implements StopRule<TargetLoss.Nothing> {
  /** It remembers nothing. */
  public record Nothing() {}

  public TargetLoss {
    Require.finite("loss", loss);
  }

  @Override
  public boolean asksForTrainingLoss() {
    return true;
  }

  @Override
  public Nothing start() {
    return new Nothing();
  }

  @Override
  public Verdict<Nothing> after(EpochEnded epoch, Nothing memory) {
    return epoch.trainingLoss() <= loss
        ? Verdict.stop(memory, "the training loss reached the target of " + ShortestDecimal.of(loss))
        : Verdict.goOn(memory);
  }
}
