package io.ganglion.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a large CSV file, has it loaded by a new JVM in as much memory as its numbers need and little more. */
final class Load {
  /** A gigabyte. */
  private static final long BYTES = 1_000_000_000L;
  /** The heap in which the file is loaded, as a multiple of what its numbers and labels need. */
  private static final double HEAP = 1.25;
  /** For new objects, which is garbage collection's business: strings of cells die young. */
  private static final int NEW_MEGABYTES = 64;

  private Load() {}

  /** @param args how many megabytes, if not 1000 */
  public static void main(String[] args) throws IOException, InterruptedException {
    long bytes = args.length == 0 ? BYTES : 1_000_000L * Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("ganglion-load");
    Path file = folder.resolve("big.csv");
    int code;
    try {
      long rows = BigTable.write(file, bytes);
      long numbers = rows * ((BigTable.COLUMNS - 1L) * Double.BYTES + Integer.BYTES);
      code = load(file, numbers);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
    if (code != 0) {
      System.exit(1);
    }
  }

  private static int load(Path file, long numbers) throws IOException, InterruptedException {
    long old = (long) (HEAP * numbers) >> 20;
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
        "-Xmn" + NEW_MEGABYTES + "m", "-Xmx" + (old + NEW_MEGABYTES) + "m", "-cp",
        System.getProperty("java.class.path"),
        OneLoad.class.getName(), file.toString(), Long.toString(numbers)));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
