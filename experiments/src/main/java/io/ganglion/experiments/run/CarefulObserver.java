package io.ganglion.experiments.run;

import io.ganglion.engine.EpochObserver;
import io.ganglion.engine.TrainerSteps;
import io.ganglion.plugins.PluginFault;
import io.ganglion.problem.ProblemException;
import java.util.Optional;

/** An observer that is left alone once it has failed: training doesn't depend on what is seen of it. */
final class CarefulObserver implements EpochObserver {
  private final EpochObserver observer;
  private final String what;
  private final Extras extras;
  private boolean failed;

  /** @param what it makes */
  CarefulObserver(EpochObserver observer, String what, Extras extras) {
    this.observer = observer;
    this.what = what;
    this.extras = extras;
  }

  @Override
  public boolean wants(int epoch) {
    return !failed && observer.wants(epoch);
  }

  @Override
  public void observe(int epoch, double[] parameters, Optional<TrainerSteps> steps) {
    if (failed) {
      return;
    }
    try {
      observer.observe(epoch, parameters, steps);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      PluginFault.passOn(e);
      failed = true;
      extras.failed(what + " from epoch " + epoch + " on", e);
    }
  }
}
