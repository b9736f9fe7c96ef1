package io.ganglion.api.host;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts calls that come back from plug-ins, for each thread: by that, something that looks now and then sees whether a
 * thread is still in the same call. Nothing is counted until something looks. Threads share counts if there are more
 * than {@value #THREADS} of them, and then a call that doesn't come back may be seen later.
 */
public final class PluginCalls {
  private static final int THREADS = 64;
  /** Counts of different threads lie on different cache lines. */
  private static final int APART = 16;
  /** For each thread: calls that came back, steps that did, evaluations of an objective. */
  private static final AtomicLongArray COUNTS = new AtomicLongArray(THREADS * APART);
  private static final int CALL = 0;
  private static final int STEP = 1;
  private static final int EVALUATION = 2;
  /** Not volatile: threads that are started later see it, and steps of a few nanoseconds don't wait for it. */
  private static boolean isCounting;

  private PluginCalls() {}

  /** Begins to count, on this thread and on those that are started after it. */
  public static void begin() {
    isCounting = true;
  }

  /** Says that a call of a plug-in has come back to the current thread. */
  public static void returned() {
    count(CALL);
  }

  /** Says that a step of a trainer has come back to the current thread. */
  public static void stepped() {
    count(STEP);
  }

  /** Says that an objective has been evaluated by the current thread. */
  public static void evaluated() {
    count(EVALUATION);
  }

  private static void count(int what) {
    if (isCounting) {
      add(what);
    }
  }

  private static void add(int what) {
    int at = at(Thread.currentThread(), what);
    COUNTS.lazySet(at, COUNTS.getPlain(at) + 1); // one thread writes it, or an error of one does no harm
  }

  private static int at(Thread thread, int what) {
    return (int) (thread.getId() % THREADS) * APART + what;
  }

  /** How many calls have come back to a thread. */
  public static long returned(Thread thread) {
    return COUNTS.get(at(thread, CALL));
  }

  /** How many steps have come back to a thread. */
  public static long stepped(Thread thread) {
    return COUNTS.get(at(thread, STEP));
  }

  /** How many evaluations of objectives a thread has made. */
  public static long evaluated(Thread thread) {
    return COUNTS.get(at(thread, EVALUATION));
  }
}
