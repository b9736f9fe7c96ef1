package io.ganglion.experiments.study;

import io.ganglion.experiments.run.Interruption;
import io.ganglion.experiments.run.PluginFactory;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Trains trials, several at once, each on a thread of its own. A result depends on its trial alone, and results come in
 * the order of the trials: the number of threads has no influence on anything but the time.
 */
public final class TrialPool implements TrialRunner {
  /** How soon it sees that it is to end. */
  private static final long LOOK_MILLIS = 50;

  private final PluginCatalog plugins;
  private final PluginFactory factory;
  private final int threads;
  private final Journal journal;
  private final Interruption interruption;
  private final StudyProgress progress;
  /** The keys of all trials that it was ever given. */
  private final Set<String> expected = new HashSet<>();

  /** What a thread hands back: of the three, one is there, or none if it was interrupted. */
  private record Done(int index, Optional<TrialResult> result, @Nullable Throwable thrown) {}

  /** @param threads how many trials are trained at once, at least 1 */
  public TrialPool(PluginCatalog plugins, int threads, Journal journal, Interruption interruption,
      StudyProgress progress) {
    this.plugins = plugins;
    this.factory = PluginFactory.of(plugins);
    this.threads = threads;
    this.journal = journal;
    this.interruption = interruption;
    this.progress = progress;
  }

  @Override
  public void announce(long trials, long epochs) {
    progress.announce(trials, epochs);
  }

  /** Without a result are those that were not done when the study was interrupted. */
  @Override
  public List<Optional<TrialResult>> run(List<Trial> trials) throws IOException {
    Map<String, TrialResult> results = new HashMap<>();
    Map<String, Trial> open = new HashMap<>();
    List<Trial> left = new ArrayList<>();
    List<String> keys = trials.stream().map(Trial::key).toList();
    for (int i = 0; i < trials.size(); i++) {
      Optional<TrialResult> known = journal.find(trials.get(i));
      if (known.isPresent()) {
        results.put(keys.get(i), known.get());
      } else if (open.putIfAbsent(keys.get(i), trials.get(i)) == null) {
        left.add(trials.get(i));
      }
      if (expected.add(keys.get(i))) {
        progress.expect(trials.get(i).experiment().training().epochs(), known.isPresent());
      }
    }
    train(left, results);
    return keys.stream().map(key -> Optional.ofNullable(results.get(key))).toList();
  }

  private void train(List<Trial> trials, Map<String, TrialResult> results) throws IOException {
    if (trials.isEmpty() || interruption.isAsked()) {
      return;
    }
    TrialData data = new TrialData(trials);
    BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, trials.size()), TrialPool::daemon);
    try {
      for (int i = 0; i < trials.size(); i++) {
        int index = i;
        pool.execute(() -> done.add(train(index, trials.get(index), data)));
      }
      collect(trials, done, results, pool);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ganglion-trial");
    thread.setDaemon(true);
    return thread;
  }

  private Done train(int index, Trial trial, TrialData data) {
    try (StudyProgress.Working working =
        progress.begin(trial.name(), trial.experiment().training().epochs())) {
      return new Done(index,
          new TrialTraining(trial, data.of(trial), plugins, factory, working::epoch).run(), null);
    } catch (Throwable e) { // an Error, too, belongs to the study
      return new Done(index, Optional.empty(), e);
    }
  }

  /** The journal is written here alone: an interrupt would close the file that a training thread writes. */
  private void collect(List<Trial> trials, BlockingQueue<Done> done, Map<String, TrialResult> results,
      ExecutorService pool) throws IOException {
    Throwable[] thrown = new Throwable[trials.size()];
    boolean ending = false;
    int working = trials.size();
    while (working > 0) {
      if (!ending && interruption.isAsked()) {
        ending = true;
        working -= pool.shutdownNow().size();
        continue;
      }
      Optional<Done> next = next(done);
      if (next.isEmpty()) {
        continue;
      }
      working--;
      Trial trial = trials.get(next.get().index());
      if (next.get().result().isPresent()) {
        journal.keep(trial, next.get().result().get());
        results.put(trial.key(), next.get().result().get());
      } else if (!ending) {
        thrown[next.get().index()] = next.get().thrown() != null ? next.get().thrown()
            : PluginFault.interruption();
        ending = true;
        working -= pool.shutdownNow().size();
      }
    }
    for (Throwable e : thrown) {
      if (e != null) {
        throw TrialPool.<RuntimeException>asItIs(e);
      }
    }
  }

  private static Optional<Done> next(BlockingQueue<Done> done) {
    try {
      return Optional.ofNullable(done.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException("a study is ended by its Interruption alone", e);
    }
  }

  @SuppressWarnings("unchecked") // T is an unchecked cast: what a trial threw is rethrown as it is
  private static <T extends Throwable> T asItIs(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
