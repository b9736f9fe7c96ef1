package io.ganglion.engine.stop;

import io.ganglion.api.Require;
import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;

/**
 * Prechelt's GL: ends training when the validation loss is more than {@code threshold} percent above the best so far
 * ("Early stopping — but when?", in Neural Networks: Tricks of the Trade, 1998, section 2.2).
 *
 * <p>Departure: his losses are squared errors. Of a loss that can be below 0, or can't come down to it, the percents
 * are of what lies above its least value.
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
      return 100 * rise(best, loss);
    }
  }

  public GeneralizationLoss {
    Require.positive("threshold", threshold);
  }

  /**
   * By how much {@code to} is above {@code from}, as a share of the size of {@code from}: a loss that says nothing of
   * its least value may be below 0.
   */
  static double rise(double from, double to) {
    return from < 0 ? 1 - to / from : to / from - 1;
  }

  @Override
  public boolean needsValidation() {
    return true;
  }

  @Override
  public boolean looksAtRatios() {
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
