package io.ganglion.runner.terminal;

import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Started;
import io.ganglion.experiments.run.RunProgress;
import io.ganglion.experiments.text.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Shows how training goes: on a terminal one line with a bar, written anew ten times a second, elsewhere a line now and
 * then, so that a log doesn't fill with them. The time left is what all epochs would take: a stop rule may end it
 * sooner. On a terminal it is shown from when the pace is known.
 */
public final class ProgressLine implements RunProgress {
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long FIRST_LINE_NANOS = 2_000_000_000L;
  private static final long LINE_NANOS = 10_000_000_000L;

  private final Console console;
  private final StatusLine line;
  private final LongSupplier clock;
  private Tempo tempo = new Tempo();
  private int maxEpochs;
  private long start;
  private long next;
  private int epochsBefore;

  /** @param clock nanoseconds, as {@link System#nanoTime} */
  public ProgressLine(Console console, LongSupplier clock) {
    this.console = console;
    this.line = new StatusLine(console);
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
      tempo = new Tempo();
    } else if (event instanceof EpochEnded epoch) {
      epochsBefore = epochsBefore < 0 ? epoch.epoch() - 1 : epochsBefore;
      long now = clock.getAsLong();
      if (now - next >= 0) {
        next = now + (console.errIsTerminal() ? TERMINAL_NANOS : LINE_NANOS);
        show(epoch, (now - start) / 1e9);
      }
    } else {
      line.erase();
    }
  }

  /** Says something while training goes on: above the line, on a terminal. */
  @Override
  public void say(String text) {
    line.erase();
    console.say(text);
  }

  private void show(EpochEnded epoch, double seconds) {
    List<String> parts = new ArrayList<>();
    parts.add(String.format(Locale.ROOT, "epoch %,d/%,d", epoch.epoch(), maxEpochs));
    parts.add("loss " + Format.measure(epoch.trainingLoss()));
    if (epoch.validationLoss().isPresent()) {
      parts.add("validation " + Format.measure(epoch.validationLoss().getAsDouble()));
    }
    if (console.errIsTerminal()) {
      tempo.look(seconds, epoch.epoch());
      OptionalDouble speed = tempo.perSecond();
      if (speed.isPresent()) {
        parts.add(1, left(epoch, speed.getAsDouble()));
        parts.add(speed(speed.getAsDouble()));
      }
      line.show((double) epoch.epoch() / maxEpochs, parts);
    } else {
      double speed = (epoch.epoch() - epochsBefore) / seconds;
      parts.add(speed(speed));
      parts.add(left(epoch, speed));
      console.err().print(String.join("  ", parts) + "\n");
      console.err().flush();
    }
  }

  private static String speed(double speed) {
    return String.format(Locale.ROOT, speed < 10 ? "%.2f epochs/s" : "%,.0f epochs/s", speed);
  }

  private String left(EpochEnded epoch, double speed) {
    return Format.duration((maxEpochs - epoch.epoch()) / speed) + " left";
  }
}
