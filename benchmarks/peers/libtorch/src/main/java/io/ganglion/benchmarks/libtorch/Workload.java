package io.ganglion.benchmarks.libtorch;

/** What is timed: one call is one sample. */
@FunctionalInterface
interface Workload {
  /** Computes, and gives how many of the workload's units that was: steps, epochs or characters. */
  double sample();
}
