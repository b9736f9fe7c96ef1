package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.data.Examples;


/** Where the examples of a workload come from. */
@FunctionalInterface
interface Data {
  /** The first {@code count} of a set: {@code inputs} numbers each, and as many targets as classes, a 1 among zeros. */
  Examples examples(String set, int count, int inputs, int classes);
}
