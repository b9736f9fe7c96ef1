package io.ganglion.engine;

import io.ganglion.api.Loss;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingListener;
import io.ganglion.engine.settings.Keep;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.stop.StopRule;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a training was asked for when it began. Immutable; {@link Training} describes each.
 *
 * @param batchSize 0 for the full batch
 * @param clipNorm infinite where gradients are as long as they are
 * @param monitor null for the loss
 * @param keeper null for no checkpoints
 */
record TrainingSettings(Network network, StartPoint start, Loss loss, Reduction reduction, Penalty penalty, int epochs,
    int batchSize, double clipNorm, boolean shuffle, long seed, int threads, Precision precision, Keep keep,
    @Nullable Monitor monitor, List<StopRule<?>> stopRules,
    List<TrainingListener> listeners, List<EpochObserver> observers, @Nullable CheckpointKeeper keeper,
    BooleanSupplier cancelled) {
  TrainingSettings {
    stopRules = List.copyOf(stopRules);
    listeners = List.copyOf(listeners);
    observers = List.copyOf(observers);
  }

  /** Whether a step is over all of {@code examples} examples. */
  boolean isFullBatch(long examples) {
    return batchSize == 0 || batchSize >= examples;
  }

  void tell(TrainingEvent event) {
    for (TrainingListener listener : listeners) {
      listener.on(event);
    }
  }
}
