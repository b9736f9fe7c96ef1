package io.ganglion.benchmarks.libtorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Measures one workload in single precision in turn with other processes: says {@code ready} when it is warm, and then
 * answers each line of its standard input with the CPU seconds of all threads and five samples by the clock, both per
 * step, epoch or character.
 */
final class LibtorchPeer {
  private static final int SAMPLES = 5;

  private LibtorchPeer() {}

  /** @param args workload, threads, and for how many seconds to warm up */
  public static void main(String[] args) throws IOException {
    System.setProperty("ai.djl.pytorch.num_threads", args[1]);
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.err.println("libtorch " + Engine.getInstance().getVersion());
    BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      Workload workload = new Workloads(manager).of(args[0]);
      long start = System.nanoTime();
      do {
        workload.sample();
      } while (secondsSince(start) < Double.parseDouble(args[2]));
      System.out.println("ready");
      while (turns.readLine() != null) {
        System.out.println(turn(workload));
      }
    }
  }

  private static String turn(Workload workload) {
    StringBuilder samples = new StringBuilder();
    double units = 0;
    Duration cpuBefore = cpuTime();
    for (int i = 0; i < SAMPLES; i++) {
      long before = System.nanoTime();
      double done = workload.sample();
      samples.append(' ').append(secondsSince(before) / done);
      units += done;
    }
    return cpuTime().minus(cpuBefore).toNanos() * 1e-9 / units + samples.toString();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private static Duration cpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
