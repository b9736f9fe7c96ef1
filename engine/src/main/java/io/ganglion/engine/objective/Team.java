package io.ganglion.engine.objective;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that do one task together, again and again, with the caller as member 0. Handing a task
 * over to one other member and hearing that it is done takes 0.13 to 0.56 µs while both are awake (benchmark
 * TeamHandOver): members spin for a moment before they park. The threads are daemons, started at the first task and
 * gone after {@link #close}.
 */
public final class Team implements AutoCloseable {
  /** What each member does. */
  @FunctionalInterface
  public interface Task {
    /** Does the part of {@code member}, from 0 for the caller. */
    void run(int member);
  }

  /** About 20 µs of spinning on a current core: longer than the gap between two tasks of one step. */
  private static final int SPINS = 1000;

  private final int size;
  private final Throwable[] failures;
  private final AtomicIntegerArray parked;
  private final AtomicInteger working = new AtomicInteger();
  /** Without the leader; null before the first task. */
  private Thread @Nullable [] members;
  @SuppressWarnings("NullAway.Init") // there is one before any member looks
  private Task task;
  private volatile @Nullable Thread leader;
  private volatile int generation;
  private volatile boolean closed;

  /** @param size how many members there are, the caller included, at least 1 */
  public Team(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a team has at least one member, not " + size);
    }
    this.size = size;
    this.failures = new Throwable[size];
    this.parked = new AtomicIntegerArray(size);
  }

  int size() {
    return size;
  }

  /**
   * Runs {@code task} once for each member and returns when all are done. If some throw, the exception of the lowest
   * member comes out. One caller at a time.
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one caller at a time
  public void run(Task task) {
    if (closed) {
      throw new IllegalStateException("the team is closed");
    }
    if (size == 1) {
      task.run(0);
      return;
    }
    Thread[] members = this.members == null ? startMembers() : this.members;
    this.task = task;
    leader = Thread.currentThread();
    working.set(size - 1);
    generation++; // only the leader writes it; a member that sees it sees the task
    for (int member = 1; member < size; member++) {
      if (parked.get(member) != 0) {
        LockSupport.unpark(members[member]);
      }
    }
    perform(0);
    int spins = 0;
    while (working.get() > 0) {
      if (spins < SPINS) {
        spins++;
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    rethrow();
  }

  private Thread[] startMembers() {
    Thread[] members = new Thread[size];
    for (int member = 1; member < size; member++) {
      int number = member;
      members[member] = new Thread(() -> serve(number), "ganglion-" + member);
      members[member].setDaemon(true);
      members[member].start();
    }
    this.members = members;
    return members;
  }

  private void serve(int member) {
    int seen = 0;
    while (true) {
      int spins = 0;
      while (generation == seen) {
        if (closed) {
          return;
        }
        if (spins < SPINS) {
          spins++;
          Thread.onSpinWait();
        } else {
          // Set the flag before the last look at the generation: the leader looks in the other order.
          parked.set(member, 1);
          if (generation == seen && !closed) {
            LockSupport.park(this);
          }
          parked.set(member, 0);
        }
      }
      seen++;
      perform(member);
      if (working.decrementAndGet() == 0) {
        LockSupport.unpark(leader);
      }
    }
  }

  private void perform(int member) {
    try {
      task.run(member);
    } catch (Throwable e) { // an Error on a member's thread belongs to the caller as well
      failures[member] = e;
    }
  }

  private void rethrow() {
    Throwable first = null;
    for (int member = size - 1; member >= 0; member--) {
      if (failures[member] != null) {
        first = failures[member];
        failures[member] = null;
      }
    }
    if (first != null) {
      throw Team.<RuntimeException>asItIs(first);
    }
  }

  /** Whatever a task threw, declared or not, comes out as it would on the caller's own thread. */
  @SuppressWarnings("unchecked") // T is a lie that nothing checks: that is how a checked exception comes out
  private static <T extends Throwable> T asItIs(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Ends the threads. */
  @Override
  public void close() {
    closed = true;
    if (members != null) {
      for (int member = 1; member < size; member++) {
        LockSupport.unpark(members[member]);
      }
    }
  }
}
