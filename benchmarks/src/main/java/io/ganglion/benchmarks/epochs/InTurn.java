package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.settings.Precision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Measures one workload in single precision in turn with other processes: says {@code ready} when it is warm, and then
 * answers each line of its standard input with the CPU seconds of all threads and the samples by the clock, both per
 * epoch or row.
 */
final class InTurn {
  private static final double SECONDS = 1;

  private InTurn() {}

  /** @param args the folder of the peers' data, workload, threads, and for how many seconds to warm up */
  public static void main(String[] args) throws IOException {
    Workload workload = Workload.valueOf(args[1]);
    Means means = workload.means(new Means(Precision.FLOAT32, Integer.parseInt(args[2])));
    Work work = workload.prepare(new PeersData(Path.of(args[0])));
    BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    int repetitions = workload.repetitions();
    new Plan(1, 0, Double.parseDouble(args[3]), 1).follow(() -> work.time(repetitions, means), time -> {});
    System.out.println("ready");
    while (turns.readLine() != null) {
      System.out.println(turn(work, repetitions, means));
    }
  }

  /** As many samples as there are in a second, but at least one. */
  private static String turn(Work work, int repetitions, Means means) {
    StringBuilder samples = new StringBuilder();
    Duration cpuBefore = cpuTime();
    int[] count = new int[1];
    new Plan(1, 0, SECONDS, 1).follow(() -> work.time(repetitions, means).over(repetitions), time -> {
      samples.append(' ').append(time.seconds());
      count[0]++;
    });
    double cpuSeconds = cpuTime().minus(cpuBefore).toNanos() * 1e-9;
    return cpuSeconds / count[0] / repetitions + samples.toString();
  }

  private static Duration cpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
