package io.ganglion.experiments.run;

import java.time.Instant;
import java.util.Optional;

/**
 * How long a run has been going, pauses not counted.
 *
 * @param started when it was started
 * @param secondsBefore for how long it had been going when it was stopped last
 * @param since when it went on, as {@link System#nanoTime}
 */
record Stopwatch(Instant started, double secondsBefore, long since) {
  /** Starts with a run, or goes on where a run was stopped. */
  static Stopwatch start(Optional<RunCheckpoint> from) {
    return new Stopwatch(from.map(RunCheckpoint::started).orElseGet(Instant::now),
        from.map(RunCheckpoint::seconds).orElse(0.0), System.nanoTime());
  }

  /** Until now. */
  double seconds() {
    return secondsBefore + (System.nanoTime() - since) / 1e9;
  }
}
