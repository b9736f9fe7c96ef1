package io.ganglion.benchmarks.epochs;

import java.util.function.Consumer;
import java.util.function.Supplier;

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
  void follow(Supplier<Time> sampler, Consumer<Time> samples) {
    Time start = Time.now();
    while (Time.since(start).seconds() < warmUpSeconds) {
      Time unused = sampler.get();
    }
    start = Time.now();
    for (int taken = 0; taken < leastSamples || Time.since(start).seconds() < seconds; taken++) {
      samples.accept(sampler.get());
    }
  }
}
