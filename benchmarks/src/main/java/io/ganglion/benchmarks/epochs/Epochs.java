package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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
      System.out.println(line(workload, means, samples(workload, means, request.data())));
    }
  }

  private static double[] samples(Workload workload, Means means, Path data)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), OneJvm.class.getName(), workload.name(),
        means.precision().name(), Integer.toString(means.threads()), data.toString()));
    StringBuilder output = new StringBuilder();
    for (int i = 0; i < workload.plan().jvms(); i++) {
      Process jvm = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (InputStream samples = jvm.getInputStream()) {
        output.append(new String(samples.readAllBytes(), StandardCharsets.US_ASCII));
      }
      int exit = jvm.waitFor();
      if (exit != 0) {
        throw new IOException(workload + " failed with exit code " + exit);
      }
    }
    return output.toString().lines().mapToDouble(Double::parseDouble).toArray();
  }

  /** @param samples seconds, at least one; sorted by this */
  static String line(Workload workload, Means means, double[] samples) {
    Arrays.sort(samples);
    int middle = samples.length / 2;
    double median = samples.length % 2 == 1 ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2;
    Metric metric = workload.metric();
    return String.format(Locale.ROOT, "ganglion %s %s %d %s %.4g %.4g", workload,
        means.precision() == Precision.FLOAT32 ? "f32" : "f64", means.threads(), metric.unit(), metric.of(median),
        metric.of(samples[0]));
  }
}
