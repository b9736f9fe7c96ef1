package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.settings.Precision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param data the folder of the peers' data
 * @param workloads in the order in which they were named; all if none was
 * @param fromStart whether the epochs of a JVM that has just started are asked for
 */
record Request(Path data, List<Workload> workloads, Means means, boolean fromStart) {
  /**
   * @param args the folder of the data, and then what the user wrote
   * @throws IllegalArgumentException whose message is for the user
   */
  static Request of(List<String> args) {
    Iterator<String> rest = args.iterator();
    Path data = Path.of(rest.next());
    List<Workload> workloads = new ArrayList<>();
    Precision precision = Precision.FLOAT64;
    int threads = 1;
    boolean fromStart = false;
    while (rest.hasNext()) {
      String arg = rest.next();
      switch (arg) {
        case "--precision" -> precision = precision(valueAfter(arg, rest));
        case "--from-start" -> fromStart = true;
        case "--threads" -> threads = threads(valueAfter(arg, rest));
        default -> workloads.add(workload(arg));
      }
    }
    return new Request(data, workloads.isEmpty() ? List.of(Workload.values()) : List.copyOf(workloads),
        new Means(precision, threads), fromStart);
  }

  private static String valueAfter(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static Precision precision(String text) {
    return switch (text) {
      case "float32" -> Precision.FLOAT32;
      case "float64" -> Precision.FLOAT64;
      default -> throw new IllegalArgumentException("--precision takes float32 or float64, not '" + text + "'");
    };
  }

  private static int threads(String text) {
    if (!text.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException("--threads takes a number from 1 to 999, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static Workload workload(String name) {
    for (Workload workload : Workload.values()) {
      if (workload.name().equals(name)) {
        return workload;
      }
    }
    throw new IllegalArgumentException("there is no workload '" + name + "'; there are " + names());
  }

  private static String names() {
    return Arrays.stream(Workload.values()).map(Workload::name).collect(Collectors.joining(", "));
  }
}
