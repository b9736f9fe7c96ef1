package io.ganglion.benchmarks.epochs;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long something took.
 *
 * @param seconds by the wall clock
 * @param cpuSeconds that the calling thread computed: what is left of a measurement when others want the processors too
 */
record Time(double seconds, double cpuSeconds) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** A moment of the calling thread's. */
  static Time now() {
    return new Time(System.nanoTime() * 1e-9, THREADS.getCurrentThreadCpuTime() * 1e-9);
  }

  /** From {@code start} until now. */
  static Time since(Time start) {
    Time now = now();
    return new Time(now.seconds - start.seconds, now.cpuSeconds - start.cpuSeconds);
  }

  Time over(int parts) {
    return new Time(seconds / parts, cpuSeconds / parts);
  }
}
