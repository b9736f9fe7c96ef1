package io.ganglion.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings a group of vector kernels up to speed on a thread of its own, on scratch data.
 *
 * <p>Until C2 has compiled it, vector code makes an object of every vector and is a hundred to a thousand times slower
 * than afterwards: training with it from the start would spend seconds on epochs that plain loops do in milliseconds.
 */
final class WarmUp {
  /**
   * Multiplications, and arguments, before vectors are worth their warming up, which takes a processor about a
   * second: some 50 ms with plain kernels, so that short runs never begin it.
   */
  private static final long MUCH_TO_MULTIPLY = 300_000_000;
  private static final long MANY_ARGUMENTS = 6_000_000;

  static final WarmUp DOUBLE_PRODUCTS = new WarmUp(MUCH_TO_MULTIPLY, new DoubleProductRehearsal());
  static final WarmUp FLOAT_PRODUCTS = new WarmUp(MUCH_TO_MULTIPLY, new FloatProductRehearsal());
  static final WarmUp DOUBLE_FUNCTIONS = new WarmUp(MANY_ARGUMENTS, new DoubleFunctionRehearsal());
  static final WarmUp FLOAT_FUNCTIONS =
      new WarmUp(MANY_ARGUMENTS, new FloatFunctionRehearsal(), new ConversionRehearsal());

  /** A JVM that hasn't compiled them by then (an interpreter, say) never uses them. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  /** A repetition takes some microseconds once compiled, so this is short; and one undisturbed one is enough. */
  private static final int REPETITIONS = 20;
  /** How often all pieces must have been fast in turn: compiling one can throw away the code of another. */
  private static final int ROUNDS = 3;

  /** Short pieces of work that together pass through every path of the kernels. */
  interface Rehearsal {
    int pieces();

    /**
     * The nanoseconds that a piece is allowed: several times what it takes when it has been compiled, and half of what
     * it takes before at most. It is no comparison with plain kernels: playing those, too, would lead C2's code for
     * the threads that train where it has never been, and that code would be thrown away.
     */
    long allowed(int piece);

    void play(Kernels kernels, int piece);
  }

  /** One thread for all groups: several at once would fill the compiler's queue, and training waits in it, too. */
  private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(WarmUp::thread);
  /** Asked for and not yet rehearsed. */
  private static final AtomicInteger WAITING = new AtomicInteger();
  /** Rehearsed while others were waiting; touched by the one thread alone. */
  private static final List<WarmUp> REHEARSED = new ArrayList<>();

  private final long enough;
  private final List<Rehearsal> rehearsals;
  private final AtomicLong seen = new AtomicLong();
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean ready;

  /** @param enough work that is as long as warming up: before as much has been seen, it isn't worth the processor */
  WarmUp(long enough, Rehearsal... rehearsals) {
    this.enough = enough;
    this.rehearsals = List.of(rehearsals);
  }

  private static Thread thread(Runnable rehearsals) {
    Thread thread = new Thread(rehearsals, "ganglion-warm-up");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether the vector kernels of this group are as fast as they get. */
  boolean ready() {
    return ready;
  }

  /** Notes work of this group that was done by plain kernels anywhere in this JVM; begins when that is enough. */
  void see(long work) {
    if (!begun.get() && seen.addAndGet(work) > enough) {
      begin();
    }
  }

  /** The work noted before it began. */
  long seen() {
    return seen.get();
  }

  /** Starts warming up, unless that has been done. */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      WAITING.incrementAndGet();
      THREAD.execute(this::run);
    }
  }

  /**
   * Groups that wait for one another become ready together: when a kernel changes, what was compiled with the other is
   * thrown away, and so that happens once.
   */
  private void run() {
    if (rehearse()) {
      REHEARSED.add(this);
    }
    if (WAITING.decrementAndGet() == 0) {
      REHEARSED.forEach(group -> group.ready = true);
      REHEARSED.clear();
    }
  }

  /** Whether the vector kernels became fast. */
  private boolean rehearse() {
    Kernels vector = Kernels.vector();
    long start = System.nanoTime();
    int rounds = 0;
    while (rounds < ROUNDS) {
      boolean fast = true;
      for (Rehearsal rehearsal : rehearsals) {
        for (int piece = 0; piece < rehearsal.pieces(); piece++) {
          long began = System.nanoTime();
          fast &= best(rehearsal, vector, piece) <= rehearsal.allowed(piece);
          long now = System.nanoTime();
          if (now - start > PATIENCE_NANOS) {
            return false;
          }
          // Every other moment belongs to the threads that train: there may be as many of them as processors.
          LockSupport.parkNanos(now - began);
        }
      }
      rounds = fast ? rounds + 1 : 0;
    }
    return true;
  }

  private static long best(Rehearsal rehearsal, Kernels kernels, int piece) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < REPETITIONS; i++) {
      long start = System.nanoTime();
      rehearsal.play(kernels, piece);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
