package io.ganglion.benchmarks.epochs;

/** What is timed. */
@FunctionalInterface
interface Work {
  /**
   * Does the work from the start; returns how long it took.
   *
   * @param repetitions epochs, or rows
   */
  Time time(int repetitions, Means means);
}
