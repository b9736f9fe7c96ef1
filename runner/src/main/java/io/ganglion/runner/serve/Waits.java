package io.ganglion.runner.serve;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a server, a limited number. A thread that waits for a client too long, to read a request or to write
 * an answer, is interrupted: that closes the client's connection.
 */
final class Waits implements Executor {
  /** Connections that can be served at once (chosen): threads wait for clients for the most part. */
  private static final int THREADS = 128;
  private static final long IDLE_SECONDS = 30;
  private static final long LOOK_MILLIS = 100;
  /** Of the thread itself. */
  private static final ThreadLocal<Wait> CURRENT = new ThreadLocal<>();

  private final Duration patience;
  private final Runnable dropped;
  private final Set<Wait> waiting = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads;
  private final Thread watch;

  /** @param dropped hears of each connection that is closed */
  Waits(Duration patience, Runnable dropped) {
    this.patience = patience;
    this.dropped = dropped;
    AtomicInteger count = new AtomicInteger();
    this.threads = new ThreadPoolExecutor(0, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
        task -> daemon(task, "ganglion-serve-" + count.incrementAndGet()));
    this.watch = daemon(this::watch, "ganglion-serve-watch");
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    watch.start();
  }

  /** @throws RejectedExecutionException if all threads are at work: the server closes the connection then */
  @Override
  public void execute(Runnable task) {
    threads.execute(() -> {
      Wait wait = new Wait(Thread.currentThread());
      CURRENT.set(wait);
      waiting.add(wait);
      wait.begin();
      try {
        task.run();
      } finally {
        wait.end();
        waiting.remove(wait);
        CURRENT.remove();
      }
    });
  }

  /** The thread waits for its client from now on. */
  void begin() {
    Wait wait = CURRENT.get();
    if (wait != null) {
      wait.begin();
    }
  }

  /** It waits no longer. */
  void end() {
    Wait wait = CURRENT.get();
    if (wait != null) {
      wait.end();
    }
  }

  private void watch() {
    while (!threads.isShutdown()) {
      long now = System.nanoTime();
      waiting.forEach(wait -> {
        if (wait.cut(now, patience)) {
          dropped.run();
        }
      });
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  void stop() {
    threads.shutdownNow();
    watch.interrupt();
  }

  /** Of one thread. */
  private static final class Wait {
    private final Thread thread;
    private boolean waits;
    private long since;

    Wait(Thread thread) {
      this.thread = thread;
    }

    synchronized void begin() {
      waits = true;
      since = System.nanoTime();
    }

    /** Forgets an interrupt that comes too late. */
    synchronized void end() {
      waits = false;
      Thread.interrupted();
    }

    synchronized boolean cut(long now, Duration patience) {
      boolean isLate = waits && now - since > patience.toNanos();
      if (isLate) {
        waits = false;
        thread.interrupt();
      }
      return isLate;
    }
  }
}
