package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.settings.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures workloads and prints a line for each, such as {@code ganglion W5a f64 2 s/epoch 0.5612 0.5587}: workload,
 * precision, threads, metric, median and best. Each has a JVM of its own, so that none runs with what the compiler
 * learned from another.
 */
final class Epochs {
  private static final int USAGE = 2;

  private Epochs() {}

  /** @param args the folder of the peers' data, and then those of the command {@code benchmarks/epochs} */
  public static void main(String[] args) throws IOException, InterruptedException {
    Request request;
    try {
      request = Request.of(Arrays.asList(args));
    } catch (IllegalArgumentException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(USAGE);
      return;
    }
    for (Workload workload : request.workloads()) {
      Means means = workload.means(request.means());
      if (request.fromStart()) {
        System.out.println(FromStart.of(workload, means, request.data()));
        continue;
      }
      List<Time> samples = samples(workload, means, request.data());
      System.out.println(line(workload, means, samples));
      if (means.threads() == 1) {
        System.err.println(cpuLine(workload, samples));
      }
    }
  }

  private static List<Time> samples(Workload workload, Means means, Path data)
      throws IOException, InterruptedException {
    List<Time> samples = new ArrayList<>();
    for (int i = 0; i < workload.plan().jvms(); i++) {
      samples.addAll(OneJvm.run(workload, means, data, OneJvm.AS_PLANNED, true));
    }
    return samples;
  }

  static String line(Workload workload, Means means, List<Time> samples) {
    double[] seconds = samples.stream().mapToDouble(Time::seconds).sorted().toArray();
    TimeMetric metric = workload.metric();
    return String.format(Locale.ROOT, "ganglion %s %s %d %s %.4g %.4g", workload,
        means.precision() == Precision.FLOAT32 ? "f32" : "f64", means.threads(), metric.unit(),
        metric.of(median(seconds)), metric.of(seconds[0]));
  }

  /** With one thread, its CPU time says whether others were in the way. */
  static String cpuLine(Workload workload, List<Time> samples) {
    double[] seconds = samples.stream().mapToDouble(Time::cpuSeconds).sorted().toArray();
    TimeMetric metric = workload.metric();
    return String.format(Locale.ROOT, "%s: by CPU time, the median of %d samples is %.4g %s", workload, seconds.length,
        metric.of(median(seconds)), metric.unit());
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
