package io.ganglion.benchmarks;

import io.ganglion.engine.kernel.Kernels;

/** What a benchmark compares. */
public enum WhichKernels {
  PLAIN,
  VECTOR;

  Kernels kernels() {
    return this == PLAIN ? Kernels.plain() : Kernels.vector();
  }
}
