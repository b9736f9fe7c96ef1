package io.ganglion.engine.stop;

import io.ganglion.api.Require;
import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;

/**
 * Prechelt's GL: ends training when the validation loss is more than {@code threshold} percent above the best so far
 * ("Early stopping — but when?", in Neural Networks: Tricks of the Trade, 1998, section 2.2).
 *
 * @param threshold α, in percent, more than 0
 */
public record GeneralizationLoss(double threshold) implements StopRule<GeneralizationLoss.Memory> {
  /** The best validation loss so far. */
  public record Memory(double best) {
    /** The memory after {@code loss}. */
    Memory with(double loss) {
      return loss < best ? new Memory(loss) : this;
    }

    /** GL = 100 (loss / best − 1), in percent. */
    double of(double loss) {
      return 100 * (loss / best - 1);
    }
  }

  public GeneralizationLoss {
    Require.positive("threshold", threshold);
  }

  @Override
  public boolean needsValidation() {
    return true;
  }

  @Override
  public Memory start() {
    return new Memory(Double.POSITIVE_INFINITY);
  }

  @Override
  public Verdict<Memory> after(EpochEnded epoch, Memory memory) {
    double loss = epoch.validationLoss().orElseThrow();
    Memory now = memory.with(loss);
    return now.of(loss) > threshold
        ? Verdict.stop(now, "the validation loss rose more than " + ShortestDecimal.of(threshold)
            + " % above its best (GL)")
        : Verdict.goOn(now);
  }
}
