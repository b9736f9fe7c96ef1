package io.ganglion.engine.objective;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the members of a team add their results one at a time, in ascending order of turn numbers. Members wait for each
 * other less than at a barrier after every round: one that falls behind stays behind, without making others wait again.
 */
public final class Turns {
  private static final int GIVEN_UP = -1;
  /** As in {@link Team}. */
  private static final int SPINS = 1000;
  private static final long PAUSE_NANOS = 20_000;

  private final AtomicInteger next = new AtomicInteger();

  /** The next turn is 0; no member waits for one. */
  void begin() {
    next.set(0);
  }

  /** Waits until all turns before this have ended; returns false if one never will. */
  boolean await(int turn) {
    int spins = 0;
    for (int now = next.get(); now != turn; now = next.get()) {
      if (now == GIVEN_UP) {
        return false;
      }
      if (spins < SPINS) {
        spins++;
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(this, PAUSE_NANOS);
      }
    }
    return true;
  }

  /** Ends a turn that was waited for. */
  void end(int turn) {
    next.compareAndSet(turn, turn + 1);
  }

  /** Lets go all who wait, and those who will, until turns begin again. */
  void giveUp() {
    next.set(GIVEN_UP);
  }
}
