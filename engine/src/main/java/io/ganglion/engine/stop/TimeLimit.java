package io.ganglion.engine.stop;

import io.ganglion.api.Require;
import io.ganglion.api.Scratch;
import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import java.util.function.LongSupplier;

/**
 * Ends training after the first epoch that ends after {@code seconds} of training, those before a checkpoint included.
 * Another run may end with another epoch.
 *
 * @param clock in nanoseconds, as {@link System#nanoTime}
 */
public record TimeLimit(double seconds, LongSupplier clock) implements StopRule<TimeLimit.Memory> {
  /** How long was trained, up to when by the clock. */
  public record Memory(double seconds, @Scratch long until) {}

  public TimeLimit {
    Require.positive("seconds", seconds);
  }

  /** By the clock of the machine. */
  public TimeLimit(double seconds) {
    this(seconds, System::nanoTime);
  }

  @Override
  public boolean dependsOnTheClock() {
    return true;
  }

  @Override
  public Memory start() {
    return new Memory(0, clock.getAsLong());
  }

  @Override
  public Verdict<Memory> after(EpochEnded epoch, Memory memory) {
    long now = clock.getAsLong();
    Memory later = new Memory(memory.seconds() + (now - memory.until()) / 1e9, now);
    return later.seconds() >= seconds
        ? Verdict.stop(later, ShortestDecimal.of(seconds) + " s of training were over; another run may stop elsewhere:"
            + " to repeat this one, write epochs: " + epoch.epoch() + " instead")
        : Verdict.goOn(later);
  }

  @Override
  public String toString() {
    return "TimeLimit[seconds=" + ShortestDecimal.of(seconds) + "]";
  }
}
