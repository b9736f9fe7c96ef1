package io.ganglion.experiments.config;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.Changes;
import io.ganglion.experiments.binding.OrWord;
import java.util.OptionalInt;

/**
 * When a run keeps a checkpoint: {@code training.checkpoint} in the file. Both are empty for {@code never}. Changes no
 * result.
 *
 * <p>The default is chosen: half a minute is little to do again, and writing one takes well under a second.
 */
public record CheckpointSection(
    @Setting("every this many seconds, ≥ 1; a signal saves one, too") @OrWord("never") OptionalInt seconds,
    @Setting("every this many epochs, ≥ 1") @OrWord("never") OptionalInt epochs) {
  public CheckpointSection() {
    this(OptionalInt.of(30), OptionalInt.empty());
  }

  public CheckpointSection {
    if (seconds.isPresent()) {
      Require.atLeast("seconds", seconds.getAsInt(), 1);
    }
    if (epochs.isPresent()) {
      Require.atLeast("epochs", epochs.getAsInt(), 1);
    }
  }
}
