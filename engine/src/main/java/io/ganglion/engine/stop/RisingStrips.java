package io.ganglion.engine.stop;

import io.ganglion.api.Require;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;

/**
 * Prechelt's UP: ends training when the validation loss was higher at the end of each of {@code strips} strips of
 * epochs in a row than at the end of the one before ("Early stopping — but when?", 1998, section 2.2).
 *
 * @param strips s, at least 1
 * @param strip epochs per strip, at least 1; Prechelt's is 5
 */
public record RisingStrips(int strips, int strip) implements StopRule<RisingStrips.Memory> {
  /** The validation loss at the end of the last strip, and how many strips in a row it has risen. */
  public record Memory(double previous, int rises) {}

  public RisingStrips {
    Require.atLeast("strips", strips, 1);
    Require.atLeast("strip", strip, 1);
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
    if (epoch.epoch() % strip != 0) {
      return Verdict.goOn(memory);
    }
    double loss = epoch.validationLoss().orElseThrow();
    Memory now = new Memory(loss, loss > memory.previous() ? memory.rises() + 1 : 0);
    return now.rises() >= strips
        ? Verdict.stop(now, "the validation loss rose over " + strips + (strips == 1 ? " strip" : " strips") + " of "
            + strip + " epochs in a row (UP)")
        : Verdict.goOn(now);
  }
}
