package io.ganglion.engine.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings a group of vector kernels up to speed on a thread of its own, on scratch data.
 *
 * <p>Until C2 has compiled it, vector code makes an object of every vector and is a hundred to a thousand times slower
 * than afterwards: training with it from the start would spend seconds on epochs that plain loops do in milliseconds.
 */
final class WarmUp {
  static final WarmUp DOUBLE_PRODUCTS = new WarmUp("double products", new DoubleProductRehearsal());
  static final WarmUp FLOAT_PRODUCTS = new WarmUp("float products", new FloatProductRehearsal());
  static final WarmUp DOUBLE_FUNCTIONS = new WarmUp("double functions", new DoubleFunctionRehearsal());
  static final WarmUp FLOAT_FUNCTIONS = new WarmUp("float functions", new FloatFunctionRehearsal());

  /** A JVM that hasn't compiled them by then (an interpreter, say) never uses them. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  /** A repetition takes some microseconds once compiled, so this is short; and one undisturbed one is enough. */
  private static final int REPETITIONS = 20;
  /**
   * Vectors gain little on the narrowest pieces and may lose there; uncompiled they lose by twenty times and more.
   */
  private static final int TOLERANCE = 4;
  /** How often all pieces must have been fast in turn: compiling one can throw away the code of another. */
  private static final int ROUNDS = 3;

  /** Short pieces of work that together pass through every path of the kernels. */
  interface Rehearsal {
    int pieces();

    void play(Kernels kernels, int piece);
  }

  private final String name;
  private final Rehearsal rehearsal;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean ready;

  private WarmUp(String name, Rehearsal rehearsal) {
    this.name = name;
    this.rehearsal = rehearsal;
  }

  /** Whether the vector kernels of this group are as fast as they get. */
  boolean ready() {
    return ready;
  }

  /** Starts the thread, unless that has been done. */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      Thread thread = new Thread(this::run, "ganglion-warm-up " + name);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    Kernels plain = Kernels.plain();
    Kernels vector = Kernels.vector();
    long start = System.nanoTime();
    int rounds = 0;
    while (rounds < ROUNDS) {
      boolean fast = true;
      for (int piece = 0; piece < rehearsal.pieces(); piece++) {
        long began = System.nanoTime();
        fast &= best(vector, piece) <= TOLERANCE * best(plain, piece);
        long now = System.nanoTime();
        if (now - start > PATIENCE_NANOS) {
          return;
        }
        // Every other moment belongs to the threads that train: there may be as many of them as processors.
        LockSupport.parkNanos(now - began);
      }
      rounds = fast ? rounds + 1 : 0;
    }
    ready = true;
  }

  private long best(Kernels kernels, int piece) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < REPETITIONS; i++) {
      long start = System.nanoTime();
      rehearsal.play(kernels, piece);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
