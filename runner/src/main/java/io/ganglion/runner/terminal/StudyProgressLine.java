package io.ganglion.runner.terminal;

import io.ganglion.experiments.study.StudyProgress;
import io.ganglion.experiments.text.Format;
import io.ganglion.problem.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Shows how a study goes: how many of its trainings are done, and those that are going on with their epochs. On a
 * terminal it is one line with a bar, written anew, elsewhere a line now and then. The time left is what the rest would
 * take if every training ran all its epochs and was as fast as those so far; on a terminal it is shown from when the
 * pace is known. Safe for concurrent use.
 */
public final class StudyProgressLine implements StudyProgress {
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long FIRST_LINE_NANOS = 2_000_000_000L;
  private static final long LINE_NANOS = 10_000_000_000L;
  /** What is beyond this is cut off. */
  private static final int NAME = 32;
  /** This many of the running trainings are named: they fit on a terminal that isn't narrow. */
  private static final int NAMES = 2;

  private final Console console;
  private final StatusLine line;
  private final Tempo tempo = new Tempo();
  private final LongSupplier clock;
  private final Set<Running> working = new LinkedHashSet<>();
  private long start;
  private volatile long next;
  private boolean started;
  private final Total announced = new Total();
  private final Total expected = new Total();
  private final Total known = new Total();
  private final Total finished = new Total();

  /** @param clock nanoseconds, as {@link System#nanoTime} */
  public StudyProgressLine(Console console, LongSupplier clock) {
    this.console = console;
    this.line = new StatusLine(console);
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
    line.erase();
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
    String trained = String.format(Locale.ROOT, "%,d/%,d trained", known.trainings + finished.trainings,
        Math.max(announced.trainings, expected.trainings));
    long done = done();
    long all = Math.max(announced.epochs, expected.epochs);
    List<String> parts = new ArrayList<>(List.of(trained));
    if (console.errIsTerminal()) {
      tempo.look((now - start) / 1e9, (double) done);
      tempo.perSecond().ifPresent(speed ->
          parts.add(Format.duration((all - known.epochs - done) / speed) + " left"));
    } else {
      parts.add(Format.duration((all - known.epochs - done) * ((now - start) / 1e9) / done) + " left");
    }
    working.stream().limit(NAMES).forEach(each -> parts.add(each.toString()));
    if (working.size() > NAMES) {
      parts.add("and " + (working.size() - NAMES) + " more");
    }
    if (console.errIsTerminal()) {
      line.show((double) (known.epochs + done) / all, parts);
    } else {
      console.err().print(String.join("  ", parts) + "\n");
      console.err().flush();
    }
  }

  /** How many epochs have been run. */
  private long done() {
    long done = finished.epochs;
    for (Running each : working) {
      done += each.epoch;
    }
    return done;
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
