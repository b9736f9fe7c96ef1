package io.ganglion.experiments.run;

import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingEvent.Ended;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Started;
import io.ganglion.engine.event.TrainingListener;
import org.apache.logging.log4j.Logger;

/** Logs how training goes, at epochs 1, 2, 5, 10, 20, 50 and so on: every size of run gives a readable log. */
public final class EpochLog implements TrainingListener {
  private final Logger log;
  private int next = 1;

  public EpochLog(Logger log) {
    this.log = log;
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof Started started) {
      log.info("training starts: {} parameters, at most {} epochs", started.parameters(), started.maxEpochs());
    } else if (event instanceof EpochEnded epoch) {
      while (next < epoch.epoch()) { // the run goes on from a checkpoint
        next = after(next);
      }
      if (epoch.epoch() == next) {
        next = after(next);
        if (epoch.monitored().isPresent()) {
          log.info("epoch {}: training loss {}, validation loss {}, validation {} {}", epoch.epoch(),
              epoch.trainingLoss(), epoch.validationLoss().orElse(Double.NaN), epoch.judgedBy(),
              epoch.monitored().get().value());
        } else if (epoch.validationLoss().isPresent()) {
          log.info("epoch {}: training loss {}, validation loss {}", epoch.epoch(), epoch.trainingLoss(),
              epoch.validationLoss().getAsDouble());
        } else {
          log.info("epoch {}: training loss {}", epoch.epoch(), epoch.trainingLoss());
        }
      }
    } else if (event instanceof Ended ended) {
      log.info("training ended after epoch {}, kept epoch {}: {}", ended.epochs(), ended.keptEpoch(),
          ended.stopReason());
    }
  }

  /** 1 → 2 → 5 → 10 → 20 and so on; stays at the greatest int rather than overflow. */
  private static int after(int epoch) {
    int leading = epoch;
    while (leading >= 10) {
      leading /= 10;
    }
    long following = leading == 2 ? epoch / 2L * 5 : epoch * 2L;
    return (int) Math.min(following, Integer.MAX_VALUE);
  }
}
