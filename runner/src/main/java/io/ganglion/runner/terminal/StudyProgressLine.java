package io.ganglion.runner.terminal;

import io.ganglion.experiments.study.StudyProgress;
import io.ganglion.experiments.text.Format;
import io.ganglion.problem.SafeText;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Shows how a study goes: how many of its trainings are done, and those that are going on with their epochs. On a
 * terminal it is one line that is written anew, elsewhere a line now and then. The time left is what the rest would
 * take if every training ran all its epochs and was as fast as those so far. Safe for concurrent use.
 */
public final class StudyProgressLine implements StudyProgress {
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long FIRST_LINE_NANOS = 2_000_000_000L;
  private static final long LINE_NANOS = 10_000_000_000L;
  /** What is beyond this is cut off. */
  private static final int NAME = 32;
  /** This many of the running trainings are named: they fit on a terminal that isn't narrow. */
  private static final int NAMES = 2;
  private static final String ERASE_LINE = "\r\033[K";
  // A line that went on in the next row couldn't be erased: the terminal is to cut it off (DECAWM) if it is too long.
  private static final String DO_NOT_WRAP = "\033[?7l";
  private static final String WRAP = "\033[?7h";

  private final Console console;
  private final LongSupplier clock;
  private final Set<Running> working = new LinkedHashSet<>();
  private long start;
  private volatile long next;
  private boolean started;
  private final Total announced = new Total();
  private final Total expected = new Total();
  private final Total known = new Total();
  private final Total finished = new Total();
  private boolean lineShown;

  /** @param clock nanoseconds, as {@link System#nanoTime} */
  public StudyProgressLine(Console console, LongSupplier clock) {
    this.console = console;
    this.clock = clock;
  }

  /** Announces how many trainings are expected. */
  @Override
  public synchronized void announce(long trainings, long epochs) {
    announced.add(trainings, epochs);
  }

  /**
   * Says that a training is to be done.
   *
   * @param isKnown whether it is done already, from before
   */
  @Override
  public synchronized void expect(int epochs, boolean isKnown) {
    expected.add(1, epochs);
    known.add(isKnown ? 1 : 0, isKnown ? epochs : 0);
    if (!started) {
      started = true;
      start = clock.getAsLong();
      next = start + (console.errIsTerminal() ? TERMINAL_NANOS : FIRST_LINE_NANOS);
    }
  }

  /** Says that one of them begins. */
  @Override
  public synchronized StudyProgress.Working begin(String name, int epochs) {
    Running begun = new Running(name, epochs);
    working.add(begun);
    return begun;
  }

  /** Removes what stands on the terminal. */
  @Override
  public synchronized void end() {
    if (lineShown) {
      console.err().print(ERASE_LINE);
      console.err().flush();
      lineShown = false;
    }
  }

  /** A training that is going on. */
  private final class Running implements StudyProgress.Working {
    private final String name;
    private final int epochs;
    private volatile int epoch;

    private Running(String name, int epochs) {
      this.name = name;
      this.epochs = epochs;
    }

    /** Says that an epoch has ended. */
    @Override
    public void epoch(int ended) {
      epoch = ended;
      if (!console.quiet() && clock.getAsLong() - next >= 0) {
        show();
      }
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s: epoch %,d/%,d", SafeText.line(name, NAME), epoch, epochs);
    }

    /** Says that it has ended. */
    @Override
    public void close() {
      synchronized (StudyProgressLine.this) {
        working.remove(this);
        finished.add(1, epochs);
      }
    }
  }

  private synchronized void show() {
    long now = clock.getAsLong();
    if (now - next < 0) {
      return; // another thread was faster
    }
    next = now + (console.errIsTerminal() ? TERMINAL_NANOS : LINE_NANOS);
    StringBuilder line = new StringBuilder(console.errIsTerminal() ? ERASE_LINE + DO_NOT_WRAP : "");
    line.append(String.format(Locale.ROOT, "%,d/%,d trained  ", known.trainings + finished.trainings,
        Math.max(announced.trainings, expected.trainings)));
    line.append(Format.duration(left(now))).append(" left");
    working.stream().limit(NAMES).forEach(each -> line.append("  ").append(each));
    line.append(working.size() <= NAMES ? "" : "  and " + (working.size() - NAMES) + " more");
    lineShown = console.errIsTerminal();
    line.append(lineShown ? WRAP : "\n");
    console.err().print(line);
    console.err().flush();
  }

  /** In seconds. */
  private double left(long now) {
    long done = finished.epochs;
    for (Running each : working) {
      done += each.epoch;
    }
    long all = Math.max(announced.epochs, expected.epochs);
    return (all - known.epochs - done) * ((now - start) / 1e9) / done;
  }

  /** Of some trainings. */
  private static final class Total {
    private long trainings;
    private long epochs;

    void add(long moreTrainings, long moreEpochs) {
      trainings += moreTrainings;
      epochs += moreEpochs;
    }
  }
}
