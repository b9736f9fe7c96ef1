package io.ganglion.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Has a group of vector kernels compiled by running them on scratch data, on a thread of its own.
 *
 * <p>Until C2 has compiled it, vector code allocates an object for every vector and is a hundred to a thousand times
 * slower than afterwards: training with it from the start would spend seconds on epochs that take plain loops
 * milliseconds.
 */
final class WarmUp {
  /**
   * The number of multiplications, or of arguments, from which a warm-up pays off, which takes a processor about a
   * second. Plain kernels do as much in about 50 ms, so short runs never start a warm-up.
   */
  private static final long MUCH_TO_MULTIPLY = 300_000_000;
  private static final long MANY_ARGUMENTS = 6_000_000;

  static final WarmUp DOUBLE_PRODUCTS = new WarmUp(MUCH_TO_MULTIPLY, new DoubleProductRehearsal());
  static final WarmUp FLOAT_PRODUCTS = new WarmUp(MUCH_TO_MULTIPLY, new FloatProductRehearsal());
  static final WarmUp DOUBLE_FUNCTIONS = new WarmUp(MANY_ARGUMENTS, new DoubleFunctionRehearsal());
  static final WarmUp FLOAT_FUNCTIONS =
      new WarmUp(MANY_ARGUMENTS, new FloatFunctionRehearsal(), new ConversionRehearsal());

  /** A group of its own: networks without these units wait for nothing more. */
  static final WarmUp GELUS = new WarmUp(MANY_ARGUMENTS / 3, new GeluRehearsal());

  /**
   * A JVM that hasn't compiled the kernels by then (an interpreter, for example) never uses them. What counts is the
   * work, not the clock: beside eighty other processes, half a minute is a second of work, and compiling takes as much
   * longer.
   */
  static final long PATIENCE_NANOS = 15_000_000_000L;
  /** A repetition takes some microseconds once compiled, so this is short; one undisturbed repetition is enough. */
  static final int REPETITIONS = 20;
  /** The number of rounds in a row in which all pieces must be fast: compiling one can discard the code of another. */
  private static final int ROUNDS = 3;

  /** Short pieces of work that together pass through every path of the kernels. */
  interface Rehearsal {
    int pieces();

    /**
     * The nanoseconds that a piece may take: several times as long as compiled code, and at most half as long as code
     * that isn't compiled. Plain kernels are not timed for comparison: that would take C2's code for the training
     * threads along paths that it has never seen, and C2 would discard that code.
     */
    long allowed(int piece);

    void play(Kernels kernels, int piece);
  }

  /** One thread for all groups: several would fill the compiler's queue, in which training waits, too. */
  private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(WarmUp::thread);
  /** The number of groups that have begun and are not yet rehearsed. */
  private static final AtomicInteger WAITING = new AtomicInteger();
  /** The groups that were rehearsed while others were waiting; used by that thread alone. */
  private static final List<WarmUp> REHEARSED = new ArrayList<>();

  private final long enough;
  private final LongSupplier clock;
  private final LongConsumer pause;
  private final List<Rehearsal> rehearsals;
  private final AtomicLong seen = new AtomicLong();
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean ready;

  /** @param enough the work that takes as long as a warm-up: with less, a warm-up doesn't pay off */
  WarmUp(long enough, Rehearsal... rehearsals) {
    this(enough, System::nanoTime, LockSupport::parkNanos, rehearsals);
  }

  /**
   * With a clock of its own.
   *
   * @param clock nanoseconds since whenever
   * @param pause lets some nanoseconds pass
   */
  WarmUp(long enough, LongSupplier clock, LongConsumer pause, Rehearsal... rehearsals) {
    this.enough = enough;
    this.clock = clock;
    this.pause = pause;
    this.rehearsals = List.of(rehearsals);
  }

  private static Thread thread(Runnable rehearsals) {
    Thread thread = new Thread(rehearsals, "ganglion-warm-up");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether the vector kernels of this group are compiled. */
  boolean ready() {
    return ready;
  }

  /** Adds work of this group that plain kernels did anywhere in this JVM; starts warming up when it is enough. */
  void see(long work) {
    if (!begun.get() && seen.addAndGet(work) > enough) {
      begin();
    }
  }

  /** The work added before it began. */
  long seen() {
    return seen.get();
  }

  /** Starts warming up, unless it has begun already. */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      WAITING.incrementAndGet();
      THREAD.execute(this::run);
    }
  }

  /**
   * Groups that are waiting become ready together: C2 discards code that was compiled with the plain kernels, and so
   * does it only once.
   */
  private void run() {
    if (rehearse(Kernels.vector())) {
      REHEARSED.add(this);
    }
    if (WAITING.decrementAndGet() == 0) {
      REHEARSED.forEach(group -> group.ready = true);
      REHEARSED.clear();
    }
  }

  /** Whether the vector kernels became fast. */
  boolean rehearse(Kernels vector) {
    long worked = 0;
    int rounds = 0;
    while (rounds < ROUNDS) {
      boolean fast = true;
      for (Rehearsal rehearsal : rehearsals) {
        for (int piece = 0; piece < rehearsal.pieces(); piece++) {
          long best = best(rehearsal, vector, piece);
          fast &= best <= rehearsal.allowed(piece);
          worked += best * REPETITIONS;
          if (worked > PATIENCE_NANOS) {
            return false;
          }
          // Half of the time is left to the training threads: there may be as many of them as processors.
          pause.accept(best * REPETITIONS);
        }
      }
      rounds = fast ? rounds + 1 : 0;
    }
    return true;
  }

  /** Of a repetition, the nanoseconds: the fewest, in which other processes had the least part. */
  private long best(Rehearsal rehearsal, Kernels kernels, int piece) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < REPETITIONS; i++) {
      long start = clock.getAsLong();
      rehearsal.play(kernels, piece);
      best = Math.min(best, clock.getAsLong() - start);
    }
    return best;
  }
}
