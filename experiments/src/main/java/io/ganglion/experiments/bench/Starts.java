package io.ganglion.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Trainings that know nothing of each other, several at once. */
final class Starts {
  private Starts() {}

  /**
   * What {@code start} gives for 0, 1, …, in that order, whatever the number of threads.
   *
   * @param start safe for concurrent use; what it throws is thrown from here
   */
  static <T> List<T> run(int count, int threads, IntFunction<T> start) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count), Starts::daemon);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int index = i;
        futures.add(pool.submit(() -> start.apply(index)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "ganglion-bench");
    thread.setDaemon(true);
    return thread;
  }
}
