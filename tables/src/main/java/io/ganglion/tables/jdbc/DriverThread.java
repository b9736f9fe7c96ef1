package io.ganglion.tables.jdbc;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Waits for work in a driver, which may block without heeding interrupts: the work is done on a thread of its own, and
 * the caller's stops waiting once it is interrupted or nothing has happened for too long.
 */
final class DriverThread {
  /** Between two attempts to cancel, how many there are, and how long the caller waits for them (chosen). */
  private static final int MILLIS = 100;
  private static final int CANCELS = 100;
  private static final int MILLIS_TO_WAIT = 1000;

  private final int seconds;
  private final AtomicLong steps = new AtomicLong();

  /** @param seconds without a step after which the work has failed; 0 for never */
  DriverThread(int seconds) {
    this.seconds = seconds;
  }

  /** Says that the work has gone on. */
  void step() {
    steps.incrementAndGet();
  }

  /**
   * Does the work.
   *
   * @param cancel makes the work end soon; called from another thread than that of the work
   * @throws TimeoutException if nothing happened for too long
   * @throws InterruptedException if the caller's thread was interrupted
   * @throws ExecutionException with what the work threw
   */
  <T> T call(Callable<T> work, ClassLoader classes, Runnable cancel)
      throws TimeoutException, InterruptedException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "ganglion-database");
    thread.setDaemon(true);
    thread.setContextClassLoader(classes);
    thread.start();
    try {
      return result(task);
    } catch (TimeoutException | InterruptedException e) {
      endSoon(thread, cancel);
      throw e;
    }
  }

  /**
   * Cancels until the thread has ended: what is to be cancelled may not have begun yet. The caller waits a short time,
   * for the process may end next.
   */
  private static void endSoon(Thread thread, Runnable cancel) throws InterruptedException {
    Thread canceller = new Thread(() -> {
      try {
        for (int i = 0; i < CANCELS && thread.isAlive(); i++) {
          cancel.run();
          thread.join(MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }, "ganglion-database-cancel");
    canceller.setDaemon(true);
    canceller.start();
    canceller.join(MILLIS_TO_WAIT);
  }

  private <T> T result(FutureTask<T> task) throws TimeoutException, InterruptedException, ExecutionException {
    if (seconds == 0) {
      return task.get();
    }
    while (true) {
      long before = steps.get();
      try {
        return task.get(seconds, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        if (steps.get() == before) {
          throw e;
        }
      }
    }
  }
}
