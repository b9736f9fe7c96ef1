package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.settings.Precision;

/** With what a workload is computed. */
record Means(Precision precision, int threads) {}
