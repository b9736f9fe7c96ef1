package io.ganglion.benchmarks.epochs;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/**
 * For how long a workload is measured.
 *
 * @param jvms how many JVMs measure, one after another
 * @param warmUpSeconds for how long samples are thrown away at first
 * @param seconds for how long samples count
 * @param leastSamples how many count at least, however long they take
 */
record Plan(int jvms, double warmUpSeconds, double seconds, int leastSamples) {
  /** Takes the samples of one of the JVMs. */
  void follow(DoubleSupplier sampler, DoubleConsumer samples) {
    long start = System.nanoTime();
    while (secondsSince(start) < warmUpSeconds) {
      sampler.getAsDouble();
    }
    start = System.nanoTime();
    for (int taken = 0; taken < leastSamples || secondsSince(start) < seconds; taken++) {
      samples.accept(sampler.getAsDouble());
    }
  }

  static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) * 1e-9;
  }
}
