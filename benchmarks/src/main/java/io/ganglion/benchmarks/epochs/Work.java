package io.ganglion.benchmarks.epochs;

/** What is timed. */
@FunctionalInterface
interface Work {
  /**
   * Does the work from the start.
   *
   * @param repetitions epochs, or rows
   * @param threads that compute, where the work can use them
   * @return a number that comes out of the work, so that no compiler leaves it out
   */
  double run(int repetitions, int threads);
}
