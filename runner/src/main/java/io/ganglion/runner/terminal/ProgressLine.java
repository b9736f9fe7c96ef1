package io.ganglion.runner.terminal;

import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Started;
import io.ganglion.experiments.run.RunProgress;
import io.ganglion.experiments.text.Format;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how training goes: on a terminal one line that is written anew ten times a second, elsewhere a line now and
 * then, so that a log doesn't fill with them. Usual numbers fit into 80 columns. The time left is what all epochs
 * would take: a stop rule may end it sooner.
 */
public final class ProgressLine implements RunProgress {
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long FIRST_LINE_NANOS = 2_000_000_000L;
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final String ERASE_LINE = "\r\033[K";
  // A line that went on in the next row couldn't be erased: the terminal is to cut it off (DECAWM) if it is too long.
  private static final String DO_NOT_WRAP = "\033[?7l";
  private static final String WRAP = "\033[?7h";

  private final Console console;
  private final LongSupplier clock;
  private int maxEpochs;
  private long start;
  private long next;
  private int epochsBefore;
  private boolean lineShown;

  /** @param clock nanoseconds, as {@link System#nanoTime} */
  public ProgressLine(Console console, LongSupplier clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void on(TrainingEvent event) {
    if (console.quiet()) {
      return;
    }
    if (event instanceof Started started) {
      maxEpochs = started.maxEpochs();
      epochsBefore = -1; // the first epoch that ends shows how many a resumed run had done
      start = clock.getAsLong();
      next = start + (console.errIsTerminal() ? TERMINAL_NANOS : FIRST_LINE_NANOS);
    } else if (event instanceof EpochEnded epoch) {
      epochsBefore = epochsBefore < 0 ? epoch.epoch() - 1 : epochsBefore;
      long now = clock.getAsLong();
      if (now - next >= 0) {
        next = now + (console.errIsTerminal() ? TERMINAL_NANOS : LINE_NANOS);
        show(epoch, (now - start) / 1e9);
      }
    } else {
      erase();
    }
  }

  /** Says something while training goes on: above the line, on a terminal. */
  @Override
  public void say(String text) {
    erase();
    console.say(text);
  }

  private void erase() {
    if (lineShown) {
      console.err().print(ERASE_LINE);
      console.err().flush();
      lineShown = false;
    }
  }

  private void show(EpochEnded epoch, double seconds) {
    double speed = (epoch.epoch() - epochsBefore) / seconds;
    StringBuilder line = new StringBuilder(console.errIsTerminal() ? ERASE_LINE + DO_NOT_WRAP : "");
    line.append(String.format(Locale.ROOT, "epoch %,d/%,d  loss %s", epoch.epoch(), maxEpochs,
        Format.measure(epoch.trainingLoss())));
    if (epoch.validationLoss().isPresent()) {
      line.append("  validation ").append(Format.measure(epoch.validationLoss().getAsDouble()));
    }
    line.append(String.format(Locale.ROOT, speed < 10 ? "  %.2f epochs/s" : "  %,.0f epochs/s", speed));
    line.append("  ").append(Format.duration((maxEpochs - epoch.epoch()) / speed)).append(" left");
    lineShown = console.errIsTerminal();
    line.append(lineShown ? WRAP : "\n");
    console.err().print(line);
    console.err().flush();
  }
}
