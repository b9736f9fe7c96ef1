package io.ganglion.benchmarks.epochs;

import java.nio.file.Path;

/**
 * Measures one workload in this JVM, and prints the seconds per epoch, or row, of every sample: what
 * {@link Epochs} starts.
 */
final class OneJvm {
  private OneJvm() {}

  public static void main(String[] args) {
    Workload workload = Workload.valueOf(args[0]);
    int threads = Integer.parseInt(args[1]);
    Data data = new PeersData(Path.of(args[2]));
    Work work = workload.prepare(data);
    StringBuilder samples = new StringBuilder();
    double[] result = {0};
    workload.plan().follow(() -> {
      long start = System.nanoTime();
      result[0] += work.run(workload.repetitions(), threads);
      return Plan.secondsSince(start) / workload.repetitions();
    }, seconds -> samples.append(seconds).append('\n'));
    if (!Double.isFinite(result[0])) {
      throw new ArithmeticException(workload + " computed " + result[0]);
    }
    System.out.print(samples);
  }
}
