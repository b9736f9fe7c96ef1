package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.settings.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures one workload in a JVM of its own, as the workload's plan says or from the first epoch on. */
final class OneJvm {
  /** In place of seconds from the start. */
  static final double AS_PLANNED = 0;

  private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

  private OneJvm() {}

  /**
   * The samples that such a JVM takes, per epoch or row.
   *
   * @param fromStart for how many seconds samples are taken, without any warming up; or {@link #AS_PLANNED}
   * @param vectors whether it has vector kernels
   */
  static List<Time> run(Workload workload, Means means, Path data, double fromStart, boolean vectors)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.removeIf(argument -> argument.startsWith("--add-modules"));
    command.addAll(vectors ? VECTORS : List.of());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), OneJvm.class.getName(), workload.name(),
        means.precision().name(), Integer.toString(means.threads()), data.toString(), Double.toString(fromStart)));
    Process jvm = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output;
    try (InputStream samples = jvm.getInputStream()) {
      output = new String(samples.readAllBytes(), StandardCharsets.US_ASCII);
    }
    int exit = jvm.waitFor();
    if (exit != 0) {
      throw new IOException(workload + " failed with exit code " + exit);
    }
    return output.lines().map(OneJvm::sample).toList();
  }

  private static Time sample(String line) {
    String[] numbers = line.split(" ", -1);
    return new Time(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
  }

  /**
   * Prints a line for each sample, with the seconds and the CPU seconds per epoch, or row.
   *
   * @param args workload, precision, threads, the folder of the peers' data and the seconds from the start
   */
  public static void main(String[] args) {
    Workload workload = Workload.valueOf(args[0]);
    Means means = new Means(Precision.valueOf(args[1]), Integer.parseInt(args[2]));
    Work work = workload.prepare(new PeersData(Path.of(args[3])));
    double fromStart = Double.parseDouble(args[4]);
    Plan plan = fromStart == AS_PLANNED ? workload.plan() : new Plan(1, 0, fromStart, 1);
    int repetitions = workload.repetitions();
    StringBuilder samples = new StringBuilder();
    plan.follow(() -> work.time(repetitions, means).over(repetitions),
        time -> samples.append(time.seconds()).append(' ').append(time.cpuSeconds()).append('\n'));
    System.out.print(samples);
  }
}
