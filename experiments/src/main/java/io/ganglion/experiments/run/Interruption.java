package io.ganglion.experiments.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Asks a command to end before it is done, as a signal does. A command that can end in good order says so, and then has
 * some time for it. Not the interrupt of its thread: that would also break off the file that it is just writing.
 */
public final class Interruption {
  private final BooleanSupplier cancelled;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean asked;
  private volatile boolean heeded;

  /** By {@link #ask} alone. */
  public Interruption() {
    this(() -> false);
  }

  /** @param cancelled asks, too, from the first time on that it is true; read again and again */
  public Interruption(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  /** Says that from now on {@link #isAsked} is checked regularly, and the command ends when it is true. */
  public void heed() {
    heeded = true;
  }

  /** Whether the command was asked to end. */
  public boolean isAsked() {
    return asked || cancelled.getAsBoolean();
  }

  /** Says that the command has ended, and said what it had to say. */
  public void end() {
    ended.countDown();
  }

  /**
   * Asks the command to end, and waits for it, but only if it checks for that.
   *
   * @return whether it has ended in good order
   */
  public boolean ask(long seconds) {
    asked = true;
    try {
      return ended.await(heeded ? seconds : 0, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
