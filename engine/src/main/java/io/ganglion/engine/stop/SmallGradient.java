package io.ganglion.engine.stop;

import io.ganglion.api.Require;
import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;

/**
 * Ends training after the first epoch at whose end the gradient over all training examples, penalties included, is no
 * longer than {@code norm} (Euclidean). Costs a pass forward and back an epoch.
 */
public record SmallGradient(double norm) implements StopRule<SmallGradient.Nothing> {
  /** It remembers nothing. */
  public record Nothing() {}

  public SmallGradient {
    Require.notNegative("norm", norm);
  }

  @Override
  public boolean asksForGradient() {
    return true;
  }

  @Override
  public Nothing start() {
    return new Nothing();
  }

  @Override
  public Verdict<Nothing> after(EpochEnded epoch, Nothing memory) {
    return Verdict.goOn(memory);
  }

  @Override
  public Verdict<Nothing> after(EpochEnded epoch, double gradientNorm, Nothing memory) {
    return gradientNorm <= norm
        ? Verdict.stop(memory, "the gradient is no longer than " + ShortestDecimal.of(norm))
        : Verdict.goOn(memory);
  }
}
