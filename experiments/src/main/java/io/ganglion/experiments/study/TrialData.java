package io.ganglion.experiments.study;

import io.ganglion.experiments.config.DataSection;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LossSection;
import io.ganglion.experiments.config.NetworkSection;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.data.PreparedData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The examples of trials, prepared once for all trials that have them in common, and forgotten after the last of these.
 * Safe for concurrent use.
 */
final class TrialData {
  /** All that preparation depends on. */
  private record Key(long seed, DataSection data, NetworkSection network, LossSection loss) {
    static Key of(Experiment experiment) {
      return new Key(experiment.seed(), experiment.data(), experiment.network(), experiment.loss());
    }
  }

  private static final class Entry {
    int users;
    @Nullable PreparedData data;
  }

  private final Map<Key, Entry> entries = new HashMap<>();

  /** @param trials each of which is to be served once */
  TrialData(List<Trial> trials) {
    for (Trial trial : trials) {
      entries.computeIfAbsent(Key.of(trial.experiment()), key -> new Entry()).users++;
    }
  }

  /** The examples of a trial; another thread that wants the same ones waits for them. */
  PreparedData of(Trial trial) {
    Entry entry = entry(trial);
    synchronized (entry) {
      if (entry.data == null) {
        entry.data = DataPreparation.prepare(trial.experiment(), trial.places());
      }
      return entry.data;
    }
  }

  private synchronized Entry entry(Trial trial) {
    Key key = Key.of(trial.experiment());
    Entry entry = Objects.requireNonNull(entries.get(key));
    entry.users--;
    if (entry.users == 0) {
      entries.remove(key);
    }
    return entry;
  }
}
