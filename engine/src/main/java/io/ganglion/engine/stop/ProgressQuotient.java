package io.ganglion.engine.stop;

import io.ganglion.api.Require;
import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;

/**
 * Prechelt's PQ: ends training when what is lost in generalization outweighs the progress of training, that is, when GL
 * divided by the progress over the last strip of epochs is more than {@code threshold}. Looks at the end of each strip.
 * ("Early stopping — but when?", 1998, section 2.2; P = 1000 (mean training loss of the strip / least of it − 1).)
 *
 * <p>Departures: the training loss is the one that training meets on its way ({@link EpochEnded#trainingLoss}): over
 * the batches of the epoch, each at the parameters before its step, and with penalties; with full batches, it is that
 * of the epoch before. Prechelt's is the error on the whole training set. Losses are taken above their least, as in
 * {@link GeneralizationLoss}. Where there was no progress at all, any loss of generalization is enough.
 *
 * @param threshold α, more than 0
 * @param strip epochs per strip, at least 1; Prechelt's is 5
 */
public record ProgressQuotient(double threshold, int strip) implements StopRule<ProgressQuotient.Memory> {
  /** The best validation loss so far, and of the strip the sum and the least of the training losses. */
  public record Memory(GeneralizationLoss.Memory generalization, double sum, double least) {}

  public ProgressQuotient {
    Require.positive("threshold", threshold);
    Require.atLeast("strip", strip, 1);
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
    return fresh(new GeneralizationLoss.Memory(Double.POSITIVE_INFINITY));
  }

  private static Memory fresh(GeneralizationLoss.Memory generalization) {
    return new Memory(generalization, 0, Double.POSITIVE_INFINITY);
  }

  @Override
  public Verdict<Memory> after(EpochEnded epoch, Memory memory) {
    double loss = epoch.validationLoss().orElseThrow();
    GeneralizationLoss.Memory generalization = memory.generalization().with(loss);
    double sum = memory.sum() + epoch.trainingLoss();
    double least = Math.min(memory.least(), epoch.trainingLoss());
    if (epoch.epoch() % strip != 0) {
      return Verdict.goOn(new Memory(generalization, sum, least));
    }
    double progress = 1000 * GeneralizationLoss.rise(strip * least, sum);
    return generalization.of(loss) / progress > threshold
        ? Verdict.stop(fresh(generalization), "generalization was lost more than " + ShortestDecimal.of(threshold)
            + " times as fast as training progressed (PQ)")
        : Verdict.goOn(fresh(generalization));
  }
}
