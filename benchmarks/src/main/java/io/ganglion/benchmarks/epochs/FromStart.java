package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.settings.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether bringing in the vector kernels ever costs an epoch dearly: a JVM that has just started trains from its first
 * epoch on, and so does one without the vector module, which has plain kernels for good. Each epoch is compared with
 * the one that the other JVM trained at that moment of its life, or with that JVM's median epoch if that took longer.
 * By the CPU time of the thread that trains where it is one thread, because the clock includes other processes.
 */
final class FromStart {
  /** Warming up has long ended by then. */
  private static final double SECONDS = 12;

  private FromStart() {}

  static String of(Workload workload, Means means, Path data) throws IOException, InterruptedException {
    double[] vectors = seconds(OneJvm.run(workload, means, data, SECONDS, true), means);
    double[] plain = seconds(OneJvm.run(workload, means, data, SECONDS, false), means);
    double[] again = seconds(OneJvm.run(workload, means, data, SECONDS, false), means);
    return line(workload, means, vectors, plain, again);
  }

  private static double[] seconds(List<Time> samples, Means means) {
    return samples.stream().mapToDouble(means.threads() == 1 ? Time::cpuSeconds : Time::seconds).toArray();
  }

  /** @param again of one more JVM with plain kernels: what its epochs are to the others' is the machine's doing */
  static String line(Workload workload, Means means, double[] vectors, double[] plain, double[] again) {
    Worst worst = Worst.of(vectors, plain);
    TimeMetric metric = workload.metric();
    return String.format(Locale.ROOT, "ganglion %s %s %d %s first %.4g (plain %.4g) median %.4g (%.4g) "
        + "worst %.4g (%.4g), ratio %.2f, after %.1f s; plain beside plain %.2f",
        workload, means.precision() == Precision.FLOAT32 ? "f32" : "f64", means.threads(), metric.unit(),
        metric.of(vectors[0]), metric.of(plain[0]), metric.of(median(vectors)), metric.of(median(plain)),
        metric.of(worst.seconds), metric.of(worst.others), worst.ratio(), worst.at * workload.repetitions(),
        Worst.of(again, plain).ratio());
  }

  /** The epoch that took longest beside that of the other JVM, {@code others}; it began when {@code at} had passed. */
  private record Worst(double seconds, double others, double at) {
    static Worst of(double[] measured, double[] plain) {
      double median = median(plain);
      double[] began = starts(plain);
      double now = 0;
      Worst worst = new Worst(0, median, 0);
      for (double seconds : measured) {
        int same = Arrays.binarySearch(began, now);
        Worst epoch = new Worst(seconds, Math.max(median, plain[same < 0 ? -same - 2 : same]), now);
        worst = epoch.ratio() > worst.ratio() ? epoch : worst;
        now += seconds;
      }
      return worst;
    }

    double ratio() {
      return seconds / others;
    }
  }

  private static double median(double[] seconds) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** When each began, in the time of one epoch of each sample. */
  private static double[] starts(double[] seconds) {
    double[] starts = new double[seconds.length];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + seconds[i - 1];
    }
    return starts;
  }
}
