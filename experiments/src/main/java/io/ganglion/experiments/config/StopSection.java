package io.ganglion.experiments.config;

import io.ganglion.api.Setting;
import io.ganglion.engine.stop.GeneralizationLoss;
import io.ganglion.engine.stop.ProgressQuotient;
import io.ganglion.engine.stop.RisingStrips;
import io.ganglion.engine.stop.SmallGradient;
import io.ganglion.engine.stop.StopRule;
import io.ganglion.engine.stop.TargetLoss;
import io.ganglion.engine.stop.TimeLimit;
import io.ganglion.experiments.binding.ChosenBy;
import io.ganglion.experiments.binding.Required;

/**
 * A rule that ends training before its last epoch: an element of {@code training.stop} in the file, where {@code rule}
 * is the record's name. The engine's rules do the checking. What must be given is null until it is.
 */
@ChosenBy("rule")
public sealed interface StopSection {
  /** The rule itself. */
  StopRule<?> rule();

  /** Stop as soon as the training loss of an epoch is {@code loss} or less. */
  record Target(
      @Setting("stop at this training loss or lower; may be below 0, as losses such as poisson may") Double loss)
      implements StopSection {
    public Target() {
      this(Required.unset());
    }

    public Target {
      if (loss != null) {
        new TargetLoss(loss);
      }
    }

    @Override
    public StopRule<?> rule() {
      return new TargetLoss(loss);
    }
  }

  /** Stop when the validation loss hasn't improved for {@code epochs} epochs in a row. */
  record Patience(
      @Setting("epochs in a row without improvement of the validation loss, ≥ 1") Integer epochs,
      @Setting("the least decrease of the validation loss that counts as an improvement, ≥ 0") double minImprovement)
      implements StopSection {
    public Patience() {
      this(Required.unset(), 0);
    }

    public Patience {
      if (epochs != null) {
        new io.ganglion.engine.stop.Patience(epochs, minImprovement);
      }
    }

    @Override
    public StopRule<?> rule() {
      return new io.ganglion.engine.stop.Patience(epochs, minImprovement);
    }
  }

  /** Prechelt's GL: stop when the validation loss is more than {@code threshold} percent above its best. */
  record Gl(@Setting("percent above the best validation loss, > 0") Double threshold) implements StopSection {
    public Gl() {
      this(Required.unset());
    }

    public Gl {
      if (threshold != null) {
        new GeneralizationLoss(threshold);
      }
    }

    @Override
    public StopRule<?> rule() {
      return new GeneralizationLoss(threshold);
    }
  }

  /** Prechelt's PQ: stop when GL divided by the progress of training is more than {@code threshold}. */
  record Pq(
      @Setting("of GL divided by the progress of training, > 0") Double threshold,
      @Setting("epochs over which progress is measured, ≥ 1") int strip)
      implements StopSection {
    public Pq() {
      this(Required.unset(), 5);
    }

    public Pq {
      if (threshold != null) {
        new ProgressQuotient(threshold, strip);
      }
    }

    @Override
    public StopRule<?> rule() {
      return new ProgressQuotient(threshold, strip);
    }
  }

  /** Prechelt's UP: stop when the validation loss rose over {@code strips} strips of epochs in a row. */
  record Up(
      @Setting("strips in a row over which the validation loss rises, ≥ 1") Integer strips,
      @Setting("epochs in a strip, ≥ 1") int strip)
      implements StopSection {
    public Up() {
      this(Required.unset(), 5);
    }

    public Up {
      if (strips != null) {
        new RisingStrips(strips, strip);
      }
    }

    @Override
    public StopRule<?> rule() {
      return new RisingStrips(strips, strip);
    }
  }

  /** Stop after the first epoch that ends after {@code seconds} seconds of training. */
  record Time(@Setting("training time, > 0; the epoch in which it ends is the last") Double seconds)
      implements StopSection {
    public Time() {
      this(Required.unset());
    }

    public Time {
      if (seconds != null) {
        new TimeLimit(seconds);
      }
    }

    @Override
    public StopRule<?> rule() {
      return new TimeLimit(seconds);
    }
  }

  /** Stop when the gradient over the training part is no longer than {@code norm}. */
  record Gradient(@Setting("norm of the gradient over the training part, penalties included, ≥ 0") Double norm)
      implements StopSection {
    public Gradient() {
      this(Required.unset());
    }

    public Gradient {
      if (norm != null) {
        new SmallGradient(norm);
      }
    }

    @Override
    public StopRule<?> rule() {
      return new SmallGradient(norm);
    }
  }
}
