package io.ganglion.runner.terminal;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Shows how a study goes, with all its trainings: on a terminal one line that is written anew, elsewhere a line now and
 * then. The time left is what the rest would take if every training ran all its epochs and was as fast as those so far.
 * Safe for concurrent use.
 */
public final class StudyProgress {
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long FIRST_LINE_NANOS = 2_000_000_000L;
  private static final long LINE_NANOS = 10_000_000_000L;
  /** What is beyond this is cut off: one training is named among those that are going on. */
  private static final int NAME = 32;
  private static final String ERASE_LINE = "\r\033[K";
  // A line that went on in the next row couldn't be erased: the terminal is to cut it off (DECAWM) if it is too long.
  private static final String DO_NOT_WRAP = "\033[?7l";
  private static final String WRAP = "\033[?7h";

  private final Console console;
  private final LongSupplier clock;
  private final Set<Working> working = new LinkedHashSet<>();
  private long start;
  private volatile long next;
  private boolean started;
  private int expected;
  private int known;
  private int finished;
  private boolean lineShown;

  /** @param clock nanoseconds, as {@link System#nanoTime} */
  public StudyProgress(Console console, LongSupplier clock) {
    this.console = console;
    this.clock = clock;
  }

  /**
   * Says that there are more trainings to be done.
   *
   * @param known how many of them are done already, from before
   */
  public synchronized void expect(int trainings, int known) {
    expected += trainings;
    this.known += known;
    if (!started) {
      started = true;
      start = clock.getAsLong();
      next = start + (console.errIsTerminal() ? TERMINAL_NANOS : FIRST_LINE_NANOS);
    }
  }

  /** Says that one of them begins. */
  public synchronized Working begin(String name, int epochs) {
    Working begun = new Working(name, epochs);
    working.add(begun);
    return begun;
  }

  /** Removes what stands on the terminal. */
  public synchronized void end() {
    if (lineShown) {
      console.err().print(ERASE_LINE);
      console.err().flush();
      lineShown = false;
    }
  }

  /** A training that is going on. */
  public final class Working implements AutoCloseable {
    private final String name;
    private final int epochs;
    private volatile int epoch;

    private Working(String name, int epochs) {
      this.name = name;
      this.epochs = epochs;
    }

    /** Says that an epoch has ended. */
    public void epoch(int ended) {
      epoch = ended;
      if (!console.quiet() && clock.getAsLong() - next >= 0) {
        show(this);
      }
    }

    /** Says that it has ended. */
    @Override
    public void close() {
      synchronized (StudyProgress.this) {
        working.remove(this);
        finished++;
      }
    }
  }

  private synchronized void show(Working shown) {
    long now = clock.getAsLong();
    if (now - next < 0) {
      return; // another thread was faster
    }
    next = now + (console.errIsTerminal() ? TERMINAL_NANOS : LINE_NANOS);
    double done = finished;
    for (Working each : working) {
      done += (double) each.epoch / each.epochs;
    }
    double left = (expected - known - done) * ((now - start) / 1e9) / done;
    String name = shown.name.length() <= NAME ? shown.name : shown.name.substring(0, NAME - 1) + "…";
    StringBuilder line = new StringBuilder(console.errIsTerminal() ? ERASE_LINE + DO_NOT_WRAP : "");
    line.append(String.format(Locale.ROOT, "%,d/%,d done  %s: epoch %,d/%,d  ", known + finished, expected, name,
        shown.epoch, shown.epochs));
    line.append(Numbers.duration(left)).append(" left");
    lineShown = console.errIsTerminal();
    line.append(lineShown ? WRAP : "\n");
    console.err().print(line);
    console.err().flush();
  }
}
