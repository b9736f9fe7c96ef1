package io.ganglion.runner.config;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;

/**
 * A rule that ends training before its last epoch: an element of {@code training.stop} in the file, where {@code rule}
 * is the record's name.
 */
@ChosenBy("rule")
public sealed interface StopSection {
  /** Stop as soon as the training loss of an epoch is {@code loss} or less. */
  record Target(@Setting("stop at this training loss or less, ≥ 0") Double loss) implements StopSection {
    public Target() {
      this(null);
    }

    public Target {
      if (loss != null) {
        Require.notNegative("loss", loss);
      }
    }
  }

  /** Stop when the validation loss hasn't improved for {@code epochs} epochs in a row. */
  record Patience(
      @Setting("epochs in a row without improvement of the validation loss, ≥ 1") Integer epochs,
      @Setting("a smaller decrease of the validation loss is none, ≥ 0") double minImprovement)
      implements StopSection {
    public Patience() {
      this(null, 0);
    }

    public Patience {
      if (epochs != null) {
        Require.atLeast("epochs", epochs, 1);
      }
      Require.notNegative("minImprovement", minImprovement);
    }
  }
}
