package io.ganglion.runner.wiring;

import io.ganglion.engine.store.Disk;
import java.util.function.LongSupplier;

/**
 * What a command needs of the machine, beside its streams.
 *
 * @param disk by whose operations results are written
 * @param clock nanoseconds, as {@link System#nanoTime}: by it, a command says how far it is
 */
public record Machine(Disk disk, LongSupplier clock) {
  /** That on which the command runs. */
  public static final Machine REAL = new Machine(Disk.REAL, System::nanoTime);
}
