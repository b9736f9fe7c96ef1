package io.ganglion.runner.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/**
 * How fast something goes lately: over the last ten seconds, or the last few looks if these are further apart. The
 * first second counts for nothing: what is done in it, the JVM does many times slower than what follows.
 */
final class Tempo {
  private static final double WARM_UP = 1;
  private static final double WINDOW = 10;
  private static final double APART = 0.5;
  private static final int LEAST_LOOKS = 3;

  private final Deque<Look> looks = new ArrayDeque<>();

  /** What was done when. */
  private record Look(double seconds, double done) {}

  /**
   * Looks again.
   *
   * @param seconds since the start
   * @param done so far
   */
  void look(double seconds, double done) {
    if (seconds < WARM_UP || !looks.isEmpty() && seconds - looks.getLast().seconds() < APART) {
      return;
    }
    looks.add(new Look(seconds, done));
    while (looks.size() > LEAST_LOOKS && seconds - looks.getFirst().seconds() > WINDOW) {
      looks.removeFirst();
    }
  }

  /** What is done in a second; empty until that is known. */
  OptionalDouble perSecond() {
    if (looks.size() < 2) {
      return OptionalDouble.empty();
    }
    double done = looks.getLast().done() - looks.getFirst().done();
    return done <= 0 ? OptionalDouble.empty()
        : OptionalDouble.of(done / (looks.getLast().seconds() - looks.getFirst().seconds()));
  }
}
