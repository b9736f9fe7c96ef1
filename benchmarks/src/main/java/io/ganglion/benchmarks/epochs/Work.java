package io.ganglion.benchmarks.epochs;

/** What is timed. */
@FunctionalInterface
interface Work {
  /**
   * Does the work from the start.
   *
   * @param repetitions epochs, or rows
   * @return how long it took
   */
  double seconds(int repetitions, Means means);
}
