package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.Precision;
import java.nio.file.Path;

/**
 * What {@link Epochs} starts: measures one workload, and prints a line for each sample, with the seconds and the CPU
 * seconds per epoch, or row.
 */
final class OneJvm {
  private OneJvm() {}

  /** @param args workload, precision, threads and the folder of the peers' data */
  public static void main(String[] args) {
    Workload workload = Workload.valueOf(args[0]);
    Means means = new Means(Precision.valueOf(args[1]), Integer.parseInt(args[2]));
    Work work = workload.prepare(new PeersData(Path.of(args[3])));
    int repetitions = workload.repetitions();
    StringBuilder samples = new StringBuilder();
    workload.plan().follow(() -> work.time(repetitions, means).over(repetitions),
        time -> samples.append(time.seconds()).append(' ').append(time.cpuSeconds()).append('\n'));
    System.out.print(samples);
  }
}
